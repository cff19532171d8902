# SPDX-License-Identifier: EUPL-1.2
"""What the terminal says about each problem of a form, and about each fault of an answer; `{…}` are facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screening_app.core.forms.model import Problem

#: One sentence for every code that core/forms finds about a form; a test holds that none is missing.
MESSAGES: Mapping[str, str] = {
    # The file
    "not-json": "This is no readable JSON file.",
    "repeated-key": "The element {element} stands twice in the same place.",
    "not-a-questionnaire": "This is no FHIR Questionnaire.",
    "other-format": "This is written for {format}; the program reads FHIR R4.",
    "limit": "There is more of {what} than the program takes in; the limit is {limit}.",
    "wrong-type": "The element {element} has the wrong JSON type; it should be {expected}.",
    "unknown-element": "FHIR R4 has no element {element} here.",
    "missing-element": "The element {element} is missing.",
    "blank-text": "The element {element} is empty.",
    "not-for-type": "The element {element} says nothing on this type of item; it is not used.",
    "status-missing": "The form does not say whether it is a draft, in use or retired.",
    "status-unknown": "The status must be draft, active, retired or unknown.",
    "direction-marks": (
        "The element {element} holds hidden marks that change the reading direction, so it is not what it looks like."
    ),
    "direction-marks-removed": "Hidden marks that change the reading direction were taken out of a text.",
    "bundle-language": "Each questionnaire in the Bundle must have a language of its own.",
    "bundle-logic-differs": (
        "The questionnaire in {language} differs from the first in more than its words ({element})."
    ),
    "contained-ignored": "What the form carries inside itself is kept and not used.",
    "element-degraded": "The element {element} is kept and shown in the ordinary way.",
    "extension-degraded": "The extension {construct} is kept, and the item is shown in the ordinary way.",
    "extension-unknown": "The program does not know the extension {url}; it is kept.",
    "control-degraded": "There is no control {control}; the ordinary one is used.",
    "population-ignored": "Nothing is fetched from other systems, so the field begins empty.",
    "not-supported": "The program does not do {construct}, and the form would mean something else without it.",
    # Items
    "missing-linkId": "The item has no linkId.",
    "duplicate-linkId": "More than one item has this linkId.",
    "unknown-type": "FHIR R4 has no such item type.",
    "text-missing": "The question has no text.",
    "group-empty": "The group holds nothing.",
    "items-under-display": "Nothing can stand below a text that is only shown.",
    "texts-under-display": "Texts stand below a text that is only shown; they are shown after it.",
    "hidden-required": "The item is hidden and must be answered, so nobody can finish the form.",
    "required-read-only": "The item must be answered and cannot be.",
    "range-empty": "No value lies between the smallest and the largest that are allowed.",
    "regex-invalid": "The pattern for the answer cannot be used.",
    "regex-not-settled": (
        "The pattern for the answer can take so long to try that some answers are not checked against it."
    ),
    "maxValue-type": "A limit is of another type than the answer.",
    "unit-missing": "The quantity has no unit.",
    # Options
    "options-missing": "The question has no options to choose from.",
    "option-and-valueset": "The question has options of its own and a value set; it can only have one of them.",
    "option-without-value": "An option has no value.",
    "option-without-text": "An option has no text.",
    "duplicate-option": "Two options have the same value.",
    "coding-without-system": "A code has no system, so it can only be told from others by its text.",
    "valueset-missing": "The value set {url} is named but not in the file.",
    "valueset-external": "The options are published elsewhere ({url}); put them into the form.",
    "valueset-unknown": "The form carries no value set of that name.",
    "valueset-unusable": "The value set inside the form is not a plain list of codes.",
    "ordinal-missing-on-some-options": "Some options have a weight and some have none.",
    "initial-with-options": "A starting value and options marked as chosen cannot stand together.",
    "initial-many": "There are several starting values for a question with one answer.",
    "initial-not-allowed": "This item cannot have a starting value.",
    "initial-not-an-option": "The starting value is none of the options.",
    # Conditions
    "enableWhen-missing-question": "A condition names no question.",
    "enableWhen-unknown-linkId": "A condition names {question}, which is not in the form.",
    "enableWhen-not-a-question": "A condition names {question}, which is no question.",
    "enableWhen-answer": "A condition must have exactly one answer to compare with.",
    "enableWhen-cycle": "Conditions depend on each other in a circle.",
    "enableBehavior-missing": "With several conditions the form must say whether all or any must hold.",
    "enableBehavior-unknown": "The form can only ask for all conditions or for any.",
    "operator-unknown": "FHIR R4 has no such comparison.",
    "operator-not-for-type": "The comparison {operator} does not suit this type of answer.",
    "answer-type-mismatch": "A condition compares with another type of answer than the question has.",
    "condition-not-an-option": "A condition on {question} compares with an answer that cannot be chosen.",
    "not-equal-without-exists": "“Not equal” holds while {question} is unanswered too; add a condition that it exists.",
    # Expressions
    "expression-unsupported": "An expression uses something that the program does not do ({what}).",
    "expression-invalid": "An expression cannot be read.",
    "expression-undefined-variable": "An expression uses {what}, which is not defined.",
    "expression-cycle": "Expressions depend on each other in a circle.",
    "expression-language": "An expression is written in another language than FHIRPath.",
    "score-without-completeness-guard": "The sum is made while questions are unanswered too, and would be too low.",
    "constraint-incomplete": "A rule lacks its key, its severity, its text or its expression.",
    # Languages and about
    "language-missing": "The form does not say which language it is written in.",
    "language-invalid": "That is no language tag.",
    "translation-incomplete": "{missing} text(s) are not translated into {language}, so it is not offered.",
    "translation-unusable": "A translation lacks its language or its text.",
    "translation-repeated": "A text is translated into {language} more than once.",
    "title-missing": "The form has no title.",
    "copyright-missing": "The form does not say who holds the rights to it.",
    "url-missing": "The form has no url; it gets one made from its content.",
    "version-missing": "The form has no version; it gets one made from its content.",
    "same-version-different-content": "Another form has the same url and version.",
    # Trials
    "trial-failed": "Filled in for trial ({answers}), the form could not be worked out ({failure}).",
    "trial-slow": "Filled in for trial ({answers}), the form took too long.",
}

#: What is wrong with an answer, by the kinds of core/forms/validation.
FAULTS: Mapping[str, str] = {
    "type": "That is not the kind of answer this question takes.",
    "required": "This question must be answered.",
    "tooManyAnswers": "This question takes one answer.",
    "minOccurs": "More answers are needed.",
    "maxOccurs": "There are too many answers.",
    "notAnOption": "That is none of the options.",
    "notInValueSet": "That is none of the options.",
    "exclusiveOption": "That answer cannot stand together with another.",
    "minValue": "That is less than is allowed.",
    "maxValue": "That is more than is allowed.",
    "minLength": "That is too short.",
    "maxLength": "That is too long.",
    "maxDecimalPlaces": "That has too many decimals.",
    "regex": "That is not written in the way the form asks for.",
    "newlineInString": "This answer stands on one line.",
    "url": "That is no address.",
    "unit": "That unit cannot be used here.",
    "answerOnDisabled": "This question is not asked now.",
}


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def message(problem: Problem) -> str:
    """Return what is wrong, in one sentence; a code without a sentence stands for itself."""
    return MESSAGES.get(problem.code, problem.code).format_map(_Facts(problem.facts))


def fault(kind: str) -> str:
    """Return what is wrong with an answer."""
    return FAULTS.get(kind, kind)
