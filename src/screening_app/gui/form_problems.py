# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a form, in words: a sentence for every code that the loader gives, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from screening_app.core.forms.definition import Form
from screening_app.core.forms.model import Problem
from screening_app.gui.controls.words import text_in
from screening_app.gui.pages.choose_form import language_inside
from screening_app.gui.text import CONTEXT, QT_TRANSLATE_NOOP, counted, translate

_NONE: Mapping[str, str] = {}
_LONG = 80
#: The same words as the command line's, so that what is read out on the telephone can be found.
SENTENCES: Mapping[str, str] = {
    "not-json": QT_TRANSLATE_NOOP("Rutinstod", "This is no readable JSON file."),
    "repeated-key": QT_TRANSLATE_NOOP("Rutinstod", "The element {element} stands twice in the same place."),
    "not-a-questionnaire": QT_TRANSLATE_NOOP("Rutinstod", "This is no FHIR Questionnaire."),
    "other-format": QT_TRANSLATE_NOOP("Rutinstod", "This is written for {format}; the program reads FHIR R4."),
    "limit": QT_TRANSLATE_NOOP("Rutinstod", "There is more of {what} than the program takes in; the limit is {limit}."),
    "wrong-type": QT_TRANSLATE_NOOP(
        "Rutinstod", "The element {element} has the wrong JSON type; it should be {expected}."
    ),
    "unknown-element": QT_TRANSLATE_NOOP("Rutinstod", "FHIR R4 has no element {element} here."),
    "missing-element": QT_TRANSLATE_NOOP("Rutinstod", "The element {element} is missing."),
    "blank-text": QT_TRANSLATE_NOOP("Rutinstod", "The element {element} is empty."),
    "not-for-type": QT_TRANSLATE_NOOP(
        "Rutinstod", "The element {element} says nothing on this type of item; it is not used."
    ),
    "status-missing": QT_TRANSLATE_NOOP("Rutinstod", "The form does not say whether it is a draft, in use or retired."),
    "status-unknown": QT_TRANSLATE_NOOP("Rutinstod", "The status must be draft, active, retired or unknown."),
    "direction-marks": QT_TRANSLATE_NOOP(
        "Rutinstod",
        "The element {element} holds hidden marks that change the reading direction, so it is not what it looks like.",
    ),
    "direction-marks-removed": QT_TRANSLATE_NOOP(
        "Rutinstod", "Hidden marks that change the reading direction were taken out of a text."
    ),
    "bundle-language": QT_TRANSLATE_NOOP(
        "Rutinstod", "Each questionnaire in the Bundle must have a language of its own."
    ),
    "bundle-logic-differs": QT_TRANSLATE_NOOP(
        "Rutinstod", "The questionnaire in {language} differs from the first in more than its words ({element})."
    ),
    "contained-ignored": QT_TRANSLATE_NOOP("Rutinstod", "What the form carries inside itself is kept and not used."),
    "element-degraded": QT_TRANSLATE_NOOP("Rutinstod", "The element {element} is kept and shown in the ordinary way."),
    "extension-degraded": QT_TRANSLATE_NOOP(
        "Rutinstod", "The extension {construct} is kept, and the item is shown in the ordinary way."
    ),
    "extension-unknown": QT_TRANSLATE_NOOP("Rutinstod", "The program does not know the extension {url}; it is kept."),
    "control-degraded": QT_TRANSLATE_NOOP("Rutinstod", "There is no control {control}; the ordinary one is used."),
    "population-ignored": QT_TRANSLATE_NOOP(
        "Rutinstod", "Nothing is fetched from other systems, so the field begins empty."
    ),
    "not-supported": QT_TRANSLATE_NOOP(
        "Rutinstod", "The program does not do {construct}, and the form would mean something else without it."
    ),
    "missing-linkId": QT_TRANSLATE_NOOP("Rutinstod", "The item has no linkId."),
    "duplicate-linkId": QT_TRANSLATE_NOOP("Rutinstod", "More than one item has this linkId."),
    "unknown-type": QT_TRANSLATE_NOOP("Rutinstod", "FHIR R4 has no such item type."),
    "text-missing": QT_TRANSLATE_NOOP("Rutinstod", "The question has no text."),
    "group-empty": QT_TRANSLATE_NOOP("Rutinstod", "The group holds nothing."),
    "items-under-display": QT_TRANSLATE_NOOP("Rutinstod", "Nothing can stand below a text that is only shown."),
    "texts-under-display": QT_TRANSLATE_NOOP(
        "Rutinstod", "Texts stand below a text that is only shown; they are shown after it."
    ),
    "hidden-required": QT_TRANSLATE_NOOP(
        "Rutinstod", "The item is hidden and must be answered, so nobody can finish the form."
    ),
    "required-read-only": QT_TRANSLATE_NOOP("Rutinstod", "The item must be answered and cannot be."),
    "range-empty": QT_TRANSLATE_NOOP(
        "Rutinstod", "No value lies between the smallest and the largest that are allowed."
    ),
    "regex-invalid": QT_TRANSLATE_NOOP("Rutinstod", "The pattern for the answer cannot be used."),
    "regex-not-settled": QT_TRANSLATE_NOOP(
        "Rutinstod", "The pattern for the answer can take so long to try that some answers are not checked against it."
    ),
    "maxValue-type": QT_TRANSLATE_NOOP("Rutinstod", "A limit is of another type than the answer."),
    "unit-missing": QT_TRANSLATE_NOOP("Rutinstod", "The quantity has no unit."),
    "options-missing": QT_TRANSLATE_NOOP("Rutinstod", "The question has no options to choose from."),
    "option-and-valueset": QT_TRANSLATE_NOOP(
        "Rutinstod", "The question has options of its own and a value set; it can only have one of them."
    ),
    "option-without-value": QT_TRANSLATE_NOOP("Rutinstod", "An option has no value."),
    "option-without-text": QT_TRANSLATE_NOOP("Rutinstod", "An option has no text."),
    "duplicate-option": QT_TRANSLATE_NOOP("Rutinstod", "Two options have the same value."),
    "coding-without-system": QT_TRANSLATE_NOOP(
        "Rutinstod", "A code has no system, so it can only be told from others by its text."
    ),
    "valueset-missing": QT_TRANSLATE_NOOP("Rutinstod", "The value set {url} is named but not in the file."),
    "valueset-external": QT_TRANSLATE_NOOP(
        "Rutinstod", "The options are published elsewhere ({url}); put them into the form."
    ),
    "valueset-unknown": QT_TRANSLATE_NOOP("Rutinstod", "The form carries no value set of that name."),
    "valueset-unusable": QT_TRANSLATE_NOOP("Rutinstod", "The value set inside the form is not a plain list of codes."),
    "ordinal-missing-on-some-options": QT_TRANSLATE_NOOP("Rutinstod", "Some options have a weight and some have none."),
    "cut-off-unusable": QT_TRANSLATE_NOOP("Rutinstod", "A cut-off lacks its value or its source. It is not shown."),
    "initial-with-options": QT_TRANSLATE_NOOP(
        "Rutinstod", "A starting value and options marked as chosen cannot stand together."
    ),
    "initial-many": QT_TRANSLATE_NOOP("Rutinstod", "There are several starting values for a question with one answer."),
    "initial-not-allowed": QT_TRANSLATE_NOOP("Rutinstod", "This item cannot have a starting value."),
    "initial-not-an-option": QT_TRANSLATE_NOOP("Rutinstod", "The starting value is none of the options."),
    "enableWhen-missing-question": QT_TRANSLATE_NOOP("Rutinstod", "A condition names no question."),
    "enableWhen-unknown-linkId": QT_TRANSLATE_NOOP(
        "Rutinstod", "A condition names {question}, which is not in the form."
    ),
    "enableWhen-not-a-question": QT_TRANSLATE_NOOP("Rutinstod", "A condition names {question}, which is no question."),
    "enableWhen-answer": QT_TRANSLATE_NOOP("Rutinstod", "A condition must have exactly one answer to compare with."),
    "enableWhen-cycle": QT_TRANSLATE_NOOP("Rutinstod", "Conditions depend on each other in a circle."),
    "enableBehavior-missing": QT_TRANSLATE_NOOP(
        "Rutinstod", "With several conditions the form must say whether all or any must hold."
    ),
    "enableBehavior-unknown": QT_TRANSLATE_NOOP("Rutinstod", "The form can only ask for all conditions or for any."),
    "operator-unknown": QT_TRANSLATE_NOOP("Rutinstod", "FHIR R4 has no such comparison."),
    "operator-not-for-type": QT_TRANSLATE_NOOP(
        "Rutinstod", "The comparison {operator} does not suit this type of answer."
    ),
    "answer-type-mismatch": QT_TRANSLATE_NOOP(
        "Rutinstod", "A condition compares with another type of answer than the question has."
    ),
    "condition-not-an-option": QT_TRANSLATE_NOOP(
        "Rutinstod", "A condition on {question} compares with an answer that cannot be chosen."
    ),
    "not-equal-without-exists": QT_TRANSLATE_NOOP(
        "Rutinstod", "“Not equal” holds while {question} is unanswered too; add a condition that it exists."
    ),
    "expression-unsupported": QT_TRANSLATE_NOOP(
        "Rutinstod", "An expression uses something that the program does not do ({what})."
    ),
    "expression-invalid": QT_TRANSLATE_NOOP("Rutinstod", "An expression cannot be read."),
    "expression-undefined-variable": QT_TRANSLATE_NOOP("Rutinstod", "An expression uses {what}, which is not defined."),
    "expression-cycle": QT_TRANSLATE_NOOP("Rutinstod", "Expressions depend on each other in a circle."),
    "expression-language": QT_TRANSLATE_NOOP(
        "Rutinstod", "An expression is written in another language than FHIRPath."
    ),
    "score-without-completeness-guard": QT_TRANSLATE_NOOP(
        "Rutinstod", "The sum is made while questions are unanswered too, and would be too low."
    ),
    "constraint-incomplete": QT_TRANSLATE_NOOP(
        "Rutinstod", "A rule lacks its key, its severity, its text or its expression."
    ),
    "language-missing": QT_TRANSLATE_NOOP("Rutinstod", "The form does not say which language it is written in."),
    "language-invalid": QT_TRANSLATE_NOOP("Rutinstod", "That is no language tag."),
    "translation-unusable": QT_TRANSLATE_NOOP("Rutinstod", "A translation lacks its language or its text."),
    "translation-repeated": QT_TRANSLATE_NOOP("Rutinstod", "A text is translated into {language} more than once."),
    "title-missing": QT_TRANSLATE_NOOP("Rutinstod", "The form has no title."),
    "copyright-missing": QT_TRANSLATE_NOOP("Rutinstod", "The form does not say who holds the rights to it."),
    "url-missing": QT_TRANSLATE_NOOP("Rutinstod", "The form has no url; it gets one made from its content."),
    "version-missing": QT_TRANSLATE_NOOP("Rutinstod", "The form has no version; it gets one made from its content."),
    "same-version-different-content": QT_TRANSLATE_NOOP("Rutinstod", "Another form has the same url and version."),
    "trial-failed": QT_TRANSLATE_NOOP(
        "Rutinstod", "Filled in for trial ({answers}), the form could not be worked out ({failure})."
    ),
    "trial-slow": QT_TRANSLATE_NOOP("Rutinstod", "Filled in for trial ({answers}), the form took too long."),
}
SEVERITIES = ("refuse", "warn", "note")


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentence(problem: Problem, words: Mapping[str, str] = _NONE) -> str:
    """Return what is wrong, in one sentence of the language in use; a code without words stands for itself.

    `words` are those of the items by linkId: another question is then called by its words.
    """
    facts = _Facts({name: _said(name, value, words) for name, value in problem.facts.items()})
    if problem.code == "translation-incomplete":
        missing = problem.facts.get("missing")
        said = counted(
            QT_TRANSLATE_NOOP(
                "Rutinstod", "%n text(s) are not translated into {language}, so it is not offered.", None, 1
            ),
            missing if isinstance(missing, int) else 0,
        )
        return said.format_map(facts)
    found = SENTENCES.get(problem.code)
    return problem.code if found is None else translate(CONTEXT, found).format_map(facts)


def _said(name: str, value: object, words: Mapping[str, str]) -> object:
    """Return one fact as people say it."""
    text = str(value)
    if name == "language":
        return language_inside(text)
    if name == "question" and text in words:
        return translate("Rutinstod", "“{text}”").format(text=_shortened(words[text]))
    if name == "expected":
        return _json_type(text)
    if name == "construct":
        called = _construct(text)
        return f"{called} ({text})" if called else text
    return value


def _shortened(words: str) -> str:
    """Return the words of a question, short enough to stand inside a sentence."""
    return words if len(words) <= _LONG else f"{words[:_LONG].rstrip()} …"


def _json_type(name: str) -> str:
    called = {
        "bool": translate("Rutinstod", "true or false"),
        "str": translate("Rutinstod", "a text"),
        "string": translate("Rutinstod", "a text"),
        "int": translate("Rutinstod", "a whole number"),
        "integer": translate("Rutinstod", "a whole number"),
        "decimal": translate("Rutinstod", "a number"),
        "list": translate("Rutinstod", "a list"),
        "dict": translate("Rutinstod", "an object"),
    }
    return called.get(name, name)


def _construct(name: str) -> str:
    """Return what a construct of the format is for, "" where only its name can be said."""
    kind = name.removeprefix("sdc-").removeprefix("questionnaire-").split("-", 1)[0]
    called = {
        "type": {
            "type-attachment": translate("Rutinstod", "files attached as answers"),
            "type-reference": translate("Rutinstod", "answers that point at other records"),
        }.get(name, ""),
        "referenceResource": translate("Rutinstod", "answers that point at other records"),
        "answerValueSet": translate("Rutinstod", "a list of answers for this type of question"),
        "answerOption": translate("Rutinstod", "answers of this kind to choose among"),
        "answerExpression": translate("Rutinstod", "answers to choose among that are worked out"),
        "answerOptionsToggleExpression": translate("Rutinstod", "answers that come and go"),
        "subQuestionnaire": translate("Rutinstod", "a questionnaire fetched from elsewhere"),
        "enableWhen": translate("Rutinstod", "a condition of this kind"),
        "modifierExtension": translate("Rutinstod", "an extension that changes what the form means"),
        "calculatedExpression": translate("Rutinstod", "a worked-out value in this place"),
        "unitValueSet": translate("Rutinstod", "units published elsewhere"),
    }
    return called.get(kind, "")


def severity_name(severity: str) -> str:
    """Return the heading above the problems of one severity."""
    names = {
        "refuse": translate("Rutinstod", "Must be mended before it can be used"),
        "warn": translate("Rutinstod", "Should be looked at"),
        "note": translate("Rutinstod", "Good to know"),
    }
    return names[severity]


def place(problem: Problem, form: Form | None, language: str, words: Mapping[str, str] = _NONE) -> str:
    """Return where it stands: the question's words where there are any, else its linkId; "" for the whole form.

    `words` are those that a file has by linkId, for a form that is refused.
    """
    link_id = problem.link_id
    if link_id is None:
        return ""
    item = form.by_link_id.get(link_id) if form is not None else None
    found = text_in(form, item.text, language) if form is not None and item is not None else words.get(link_id, "")
    return f"{found} ({link_id})" if found else link_id


def by_severity(problems: Iterable[Problem]) -> tuple[tuple[str, tuple[Problem, ...]], ...]:
    """Return the problems under their severity, the gravest first; severities without any are left out."""
    found = tuple(problems)
    grouped = ((name, tuple(each for each in found if each.severity == name)) for name in SEVERITIES)
    return tuple((name, those) for name, those in grouped if those)
