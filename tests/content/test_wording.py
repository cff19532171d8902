# SPDX-License-Identifier: EUPL-1.2
"""Every shipped questionnaire says what it is and speaks plainly, without blame, in both languages."""

from __future__ import annotations

import re

import pytest

from screening_app.core.forms.model import Coding
from screening_app.core.outcomes import ANSWER
from screening_app.paths import data_folder
from shipped_forms import COMPLETE, DOCUMENTS, FOLDER, SKELETONS, english, extensions, form, items, parts_of, texts

NOTICES = (data_folder("forms") / "NOTICES.md").read_text("utf-8")
NAMED = sorted(DOCUMENTS)
#: Words of blame, of the court room, of scores that we do not make, and words that reduce a person to what happened.
FORBIDDEN = {
    "sv": re.compile(
        r"\b(varför|misshandelsfall\w*|offret|offer|förövare\w*|påstå\w*|hustrumisshandel\w*|kvinnomisshandel\w*"
        r"|riskpoäng|låg risk|hög risk|provocera\w*|sanningen|ljug\w*|skylla?\w*|tyvärr|gärningsm\w*)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(why|victims?|perpetrators?|offenders?|alleged\w*|claims?|low risk|high risk|provok\w*|lying|blamed)\b",
        re.IGNORECASE,
    ),
}
SENTENCE_WORDS = 25
QUESTION_LENGTH = 200
READ_ALOUD_LENGTH = 400
ALLOWED_IN_SKELETONS = {"text-missing", "option-without-text"}


@pytest.mark.parametrize("name", COMPLETE)
def test_it_loads_without_a_problem_in_both_languages(name: str) -> None:
    loaded = form(name)
    assert [problem for problem in loaded.problems if problem.severity != "note"] == []
    assert loaded.languages == ("sv", "en")
    assert loaded.status == "active"


@pytest.mark.parametrize("name", sorted(SKELETONS & set(DOCUMENTS)))
def test_a_skeleton_is_a_draft_that_lacks_nothing_but_its_wording(name: str) -> None:
    loaded = form(name)
    assert {problem.code for problem in loaded.problems if problem.severity != "note"} <= ALLOWED_IN_SKELETONS
    assert loaded.status == "draft"
    assert extensions(DOCUMENTS[name], "urn:rutinstod:skeleton")[0]["valueBoolean"] is True


@pytest.mark.parametrize("name", NAMED)
def test_it_says_whose_it_is_what_it_is_for_and_where_its_structure_comes_from(name: str) -> None:
    document = DOCUMENTS[name]
    assert document["url"] == f"https://rutinstod.example/fhir/Questionnaire/{name}"
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["version"])
    for key in ("title", "purpose", "description", "copyright"):
        assert document[key]
        assert english(document, key)
    assert "Syfte:" in document["purpose"]
    assert "Målgrupp:" in document["purpose"]
    assert "CC BY 4.0" in document["copyright"]


@pytest.mark.parametrize("name", NAMED)
def test_each_language_says_where_it_comes_from_and_that_it_is_not_validated(name: str) -> None:
    sources = [parts_of(each) for each in extensions(DOCUMENTS[name], "urn:rutinstod:language-source")]
    assert [source["lang"] for source in sources] == ["sv", "en"]
    assert all(source["source"] and source["validated"] is False for source in sources)


@pytest.mark.parametrize("name", NAMED)
def test_the_notices_name_it(name: str) -> None:
    assert f"instruments/{name}.json" in NOTICES


@pytest.mark.parametrize("name", NAMED)
def test_nothing_is_answered_or_demanded_beforehand(name: str) -> None:
    for item in items(DOCUMENTS[name]):
        assert "initial" not in item
        assert item.get("required", False) is False
        assert not any("initialSelected" in option for option in item.get("answerOption", []))


@pytest.mark.parametrize("name", NAMED)
def test_not_wanting_to_answer_is_never_an_option(name: str) -> None:
    for item in items(DOCUMENTS[name]):
        for option in item.get("answerOption", []):
            shown = option["valueCoding"].get("display", "").lower()
            assert not re.search(r"vill inte (svara|säga)|avstår", shown)


@pytest.mark.parametrize("name", NAMED)
def test_every_text_is_there_in_english_too(name: str) -> None:
    assert [swedish for _, swedish, translated in texts(DOCUMENTS[name]) if not translated] == []


@pytest.mark.parametrize("name", NAMED)
def test_no_word_blames_or_judges(name: str) -> None:
    for _, swedish, translated in texts(DOCUMENTS[name]):
        assert not FORBIDDEN["sv"].search(swedish), swedish
        assert not FORBIDDEN["en"].search(translated or ""), translated


@pytest.mark.parametrize("name", NAMED)
def test_no_sentence_is_too_long_to_say(name: str) -> None:
    spoken = [text for kind, *both in texts(DOCUMENTS[name]) if kind in ("text", "display") for text in both if text]
    sentences = [sentence for text in spoken for sentence in re.split(r"(?<=[.?!:])\s+", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > SENTENCE_WORDS] == []


@pytest.mark.parametrize("name", NAMED)
def test_a_question_fits_the_smallest_screen(name: str) -> None:
    for item in items(DOCUMENTS[name]):
        most = READ_ALOUD_LENGTH if item["type"] == "display" else QUESTION_LENGTH
        for text in (item.get("text", ""), english(item, "text") or ""):
            assert len(text) <= most, item["linkId"]


@pytest.mark.parametrize("name", NAMED)
def test_every_choice_is_coded_so_that_the_rule_understands_it(name: str) -> None:
    for item in form(name).questions:
        values = [option.value for option in item.options]
        assert all(isinstance(value, Coding) and value.system == ANSWER for value in values)


@pytest.mark.parametrize("name", COMPLETE)
def test_staff_get_help_with_every_question(name: str) -> None:
    assert [item.link_id for item in form(name).questions if set(item.help or {}) != {"sv", "en"}] == []


@pytest.mark.parametrize("name", COMPLETE)
def test_an_answer_that_excludes_the_others_says_so(name: str) -> None:
    for item in form(name).questions:
        if item.repeats:
            alone = {option.value.code for option in item.options if option.exclusive}
            codes = {option.value.code for option in item.options}
            assert alone == codes & {"unsure", "none", "nobody", "nothing"}, item.link_id


def test_earlier_versions_are_kept_beside() -> None:
    for path in (FOLDER / "earlier").glob("*.json"):
        now = DOCUMENTS[path.stem.rpartition("-")[0]]
        assert path.stem.rpartition("-")[2] != now["version"]
