# SPDX-License-Identifier: EUPL-1.2
"""What kinds, comparisons, meanings and faults are called while a questionnaire is made."""

from __future__ import annotations

from screening_app.core.forms.authoring.draft import GROUPS, Comparison, Draft, Kind
from screening_app.core.forms.authoring.faults import DraftProblem
from screening_app.gui.pages.instrument_words import shortened
from screening_app.gui.text import translate


def kind_names() -> dict[Kind, str]:
    """Return what each kind of question is called, those used most first."""
    return {
        Kind.YES_NO: translate("Rutinstod", "Yes or no"),
        Kind.CHOICE: translate("Rutinstod", "One of several answers"),
        Kind.CHECK: translate("Rutinstod", "Several answers may be chosen"),
        Kind.OPEN_CHOICE: translate("Rutinstod", "One of several answers, or own words"),
        Kind.DROP_DOWN: translate("Rutinstod", "One answer from a long list"),
        Kind.TEXT: translate("Rutinstod", "Own words, a longer text"),
        Kind.STRING: translate("Rutinstod", "Own words, one line"),
        Kind.INTEGER: translate("Rutinstod", "A whole number"),
        Kind.DECIMAL: translate("Rutinstod", "A number with decimals"),
        Kind.QUANTITY: translate("Rutinstod", "A number with a unit"),
        Kind.DATE: translate("Rutinstod", "A date"),
        Kind.TIME: translate("Rutinstod", "A time of day"),
        Kind.DATE_TIME: translate("Rutinstod", "A date and a time"),
        Kind.DISPLAY: translate("Rutinstod", "A text to read, no question"),
        Kind.GROUP: translate("Rutinstod", "A group of questions"),
        Kind.REPEATING: translate("Rutinstod", "A group asked once for each, such as for each child"),
    }


def comparison_names() -> dict[Comparison, str]:
    """Return how a comparison reads in the middle of a sentence."""
    return {
        Comparison.IS: translate("Rutinstod", "is"),
        Comparison.IS_NOT: translate("Rutinstod", "is not"),
        Comparison.AT_LEAST: translate("Rutinstod", "is at least"),
        Comparison.AT_MOST: translate("Rutinstod", "is at most"),
        Comparison.MORE: translate("Rutinstod", "is more than"),
        Comparison.LESS: translate("Rutinstod", "is less than"),
        Comparison.ANSWERED: translate("Rutinstod", "has been answered"),
        Comparison.NOT_ANSWERED: translate("Rutinstod", "has not been answered"),
    }


def concept_names() -> dict[str, str]:
    """Return what the outcome and the routine may read a question as."""
    return {
        "": translate("Rutinstod", "Nothing in particular"),
        "consent": translate("Rutinstod", "Whether the person wants to be asked"),
        "exposure": translate("Rutinstod", "Being exposed to violence"),
        "exposure-time": translate("Rutinstod", "When it happened, and whether it goes on"),
        "exposure-told": translate("Rutinstod", "What has happened, told without a time"),
        "feels-safe": translate("Rutinstod", "Whether the person is safe (no counts as exposed)"),
        "acute": translate("Rutinstod", "Whether there is acute danger"),
        "child": translate("Rutinstod", "Whether a child is concerned"),
        "uses-violence": translate("Rutinstod", "Using violence oneself"),
        "pregnancy": translate("Rutinstod", "Pregnancy"),
        "violence-type": translate("Rutinstod", "In which relation or context"),
        "form-of-violence": translate("Rutinstod", "Which forms of violence"),
        "safe-contact": translate("Rutinstod", "How to make contact safely"),
        "danger-marker": translate("Rutinstod", "A marker of danger"),
    }


def meaning_names() -> dict[str, str]:
    """Return what an answer may count as; the same in every questionnaire."""
    return {
        "": translate("Rutinstod", "Nothing in particular"),
        "no": translate("Rutinstod", "No"),
        "yes": translate("Rutinstod", "Yes"),
        "earlier": translate("Rutinstod", "Earlier"),
        "ongoing": translate("Rutinstod", "Now"),
        "unsure": translate("Rutinstod", "Unsure"),
        "not-relevant": translate("Rutinstod", "Does not fit the person"),
    }


def numbers_of(draft: Draft) -> dict[str, str]:
    """Return the number of each question that is asked, in order, as on paper."""
    asked = [each.name for each in draft.questions if each.kind not in {*GROUPS, Kind.DISPLAY}]
    return {name: str(number) for number, name in enumerate(asked, 1)}


def all_called(draft: Draft, most: int) -> dict[str, str]:
    """Return what each question and sum is called in lists: its number and the beginning of its text."""
    numbers, unnamed = numbers_of(draft), translate("Rutinstod", "(no text yet)")
    texts = {each.name: each.text for each in draft.questions} | {each.name: each.text for each in draft.scores}
    found = {}
    for name, text in texts.items():
        words = text.get(draft.language) or next((each for each in text.values() if each), "")
        words = shortened(words, most) or unnamed
        found[name] = f"{numbers[name]}. {words}" if name in numbers else words
    return found


def called(draft: Draft, name: str, most: int = 60) -> str:
    """Return what one question or sum is called; so much for one that is no longer there."""
    return all_called(draft, most).get(name, translate("Rutinstod", "(a question that is gone)"))


def fault_place(draft: Draft, fault: DraftProblem) -> str:
    """Return where a fault is, in words."""
    return called(draft, fault.question) if fault.question else translate("Rutinstod", "The questionnaire")


def fault_words(fault: DraftProblem) -> str:
    """Return what is to be done about a fault."""
    if fault.code == "missing":
        return _missing(fault)
    words = {
        "name-taken": translate("Rutinstod", "The short name is used by something else. Choose another."),
        "code-taken": translate("Rutinstod", "Two of the answers count as the same. Change one of them."),
        "group-unknown": translate("Rutinstod", "It stands in a group that is not there. Take it out of the group."),
        "group-empty": translate("Rutinstod", "The group is empty. Put a question into it, or remove it."),
        "not-for-kind": translate("Rutinstod", "This cannot stand with this kind of question. Take it away."),
        "not-a-number": translate("Rutinstod", "The number is too long."),
        "limit-unusable": translate("Rutinstod", "The limit does not fit this kind of answer."),
        "pattern-unusable": translate("Rutinstod", "The pattern cannot be read. Mend it, or take it away."),
        "limits-crossed": translate("Rutinstod", "The upper limit is below the lower one."),
        "condition-question-unknown": translate("Rutinstod", "Choose the question that the condition looks at."),
        "condition-asked-later": translate(
            "Rutinstod", "The condition looks at a question that comes later. Move one of them."
        ),
        "condition-in-rows": translate(
            "Rutinstod", "The condition looks into a group that is asked several times. Choose another question."
        ),
        "condition-answer": translate("Rutinstod", "Choose an answer that the question can have."),
        "condition-is-not-among-any": translate(
            "Rutinstod", "“Is not” works only when all conditions must hold, or as the only one."
        ),
        "score-questions": translate("Rutinstod", "Choose the questions to add up."),
        "score-question-unknown": translate("Rutinstod", "A question of the sum has no answers with points."),
        "weight-missing": translate("Rutinstod", "Some answers of a question in the sum have no points."),
        "score-in-rows": translate("Rutinstod", "A question that is asked several times cannot be added up."),
    }
    return words[fault.code]


def _missing(fault: DraftProblem) -> str:
    if fault.part.startswith("source-"):
        return translate("Rutinstod", "Say where the wording comes from in the questionnaire's own language too.")
    words = {
        "url": translate("Rutinstod", "Write the address."),
        "version": translate("Rutinstod", "Write the version."),
        "language": translate("Rutinstod", "Choose the questionnaire's own language."),
        "title": translate("Rutinstod", "Write what it is called."),
        "questions": translate("Rutinstod", "Add a question."),
        "text": translate("Rutinstod", "Write the text in the questionnaire's own language."),
        "help": translate("Rutinstod", "Write the help in the questionnaire's own language too."),
        "purpose": translate("Rutinstod", "Write the purpose in the questionnaire's own language too."),
        "copyright": translate("Rutinstod", "Write the rights in the questionnaire's own language too."),
        "options": translate("Rutinstod", "Add the answers to choose from."),
        "option-text": translate("Rutinstod", "Write the text of every answer."),
        "unit": translate("Rutinstod", "Write the unit."),
        "cut_off": translate("Rutinstod", "Write the cut-off that the source is about."),
        "cut_off_source": translate("Rutinstod", "Say where the cut-off comes from."),
    }
    return words[fault.part]
