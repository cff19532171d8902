# SPDX-License-Identifier: EUPL-1.2
"""The program's own words on a paper form, in the language of the form where there are any, else in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SWEDISH: Final[Mapping[str, str]] = {
    "title": "Frågeformulär",
    "version": "Version {version}. Språk: {language}.",
    "sv": "svenska",
    "en": "engelska",
    "not-validated": "Ordalydelsen är inte validerad på det här språket.",
    "how": "Sätt kryss vid det svar som passar. Du väljer själv vad du vill svara på.",
    "decline": "Vill inte svara",
    "yes": "Ja",
    "no": "Nej",
    "other": "Annat, med egna ord:",
    "several": "Flera svar går bra.",
    "only": "Svara bara om {rule}.",
    "only-some": "Frågan gäller bara ibland. Programmet säger när svaren förs in.",
    "all": " och ",
    "any": " eller ",
    "exists": "fråga {number} har ett svar",
    "missing": "fråga {number} saknar svar",
    "=": "svaret på fråga {number} är {answer}",
    "!=": "svaret på fråga {number} inte är {answer}",
    ">": "svaret på fråga {number} är mer än {answer}",
    "<": "svaret på fråga {number} är mindre än {answer}",
    ">=": "svaret på fråga {number} är {answer} eller mer",
    "<=": "svaret på fråga {number} är {answer} eller mindre",
    "quoted": "”{answer}”",
    "date": "Datum (år-månad-dag)",
    "dateTime": "Datum (år-månad-dag) och klockslag",
    "time": "Klockslag (timme.minut)",
    "integer": "Heltal",
    "decimal": "Tal",
    "text": "Svar",
    "between": "{hint}, från {least} till {most}",
    "least": "{hint}, minst {least}",
    "most": "{hint}, högst {most}",
    "row": "{group} – {number}",
    "more-rows": "Behövs fler, fortsätt på ett eget papper.",
    "page": "Sida {page} av {pages}",
}
_ENGLISH: Final[Mapping[str, str]] = {
    "title": "Questionnaire",
    "version": "Version {version}. Language: {language}.",
    "sv": "Swedish",
    "en": "English",
    "not-validated": "The wording has not been validated in this language.",
    "how": "Put a cross at the answer that fits. You choose what you want to answer.",
    "decline": "Does not want to answer",
    "yes": "Yes",
    "no": "No",
    "other": "Other, in own words:",
    "several": "More than one answer is fine.",
    "only": "Answer only if {rule}.",
    "only-some": "The question applies only at times. The program says so when the answers are entered.",
    "all": " and ",
    "any": " or ",
    "exists": "question {number} has an answer",
    "missing": "question {number} has no answer",
    "=": "the answer to question {number} is {answer}",
    "!=": "the answer to question {number} is not {answer}",
    ">": "the answer to question {number} is more than {answer}",
    "<": "the answer to question {number} is less than {answer}",
    ">=": "the answer to question {number} is {answer} or more",
    "<=": "the answer to question {number} is {answer} or less",
    "quoted": "“{answer}”",
    "date": "Date (year-month-day)",
    "dateTime": "Date (year-month-day) and time",
    "time": "Time (hour.minute)",
    "integer": "Whole number",
    "decimal": "Number",
    "text": "Answer",
    "between": "{hint}, from {least} to {most}",
    "least": "{hint}, at least {least}",
    "most": "{hint}, at most {most}",
    "row": "{group} – {number}",
    "more-rows": "If more are needed, go on on a paper of your own.",
    "page": "Page {page} of {pages}",
}
_BY_LANGUAGE: Final = {"sv": _SWEDISH, "en": _ENGLISH}


def words_in(language: str) -> Mapping[str, str]:
    """Return the words for a language tag."""
    return _BY_LANGUAGE.get(language.split("-", 1)[0], _ENGLISH)
