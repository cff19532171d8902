# SPDX-License-Identifier: EUPL-1.2
"""What this program does with each extension and each element of a questionnaire, as data.

SUPPORTED ones are read by parsing.py; REFUSED ones change what a form means and are named in the
refusal; DEGRADED ones are shown in the ordinary way, with a note
(entryFormat, shortText and optionPrefix are read in their own place); IGNORED ones are publishers'
tooling, kept in the document without a note. An unknown extension is kept with a note.
"""

from __future__ import annotations

from enum import StrEnum

_HL7 = "http://hl7.org/fhir/StructureDefinition/"
_SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

TRANSLATION = _HL7 + "translation"
OPTION_EXCLUSIVE = _HL7 + "questionnaire-optionExclusive"
ITEM_CONTROL = _HL7 + "questionnaire-itemControl"
HIDDEN = _HL7 + "questionnaire-hidden"
MIN_VALUE = _HL7 + "minValue"
MAX_VALUE = _HL7 + "maxValue"
MIN_QUANTITY = _SDC + "sdc-questionnaire-minQuantity"
MAX_QUANTITY = _SDC + "sdc-questionnaire-maxQuantity"
MIN_LENGTH = _HL7 + "minLength"
MAX_DECIMAL_PLACES = _HL7 + "maxDecimalPlaces"
REGEX = _HL7 + "regex"
MIN_OCCURS = _HL7 + "questionnaire-minOccurs"
MAX_OCCURS = _HL7 + "questionnaire-maxOccurs"
UNIT = _HL7 + "questionnaire-unit"
UNIT_OPTION = _HL7 + "questionnaire-unitOption"
ENTRY_FORMAT = _HL7 + "entryFormat"
SHORT_TEXT = _SDC + "sdc-questionnaire-shortText"
OPTION_PREFIX = _HL7 + "questionnaire-optionPrefix"
WEIGHTS = frozenset({_HL7 + "ordinalValue", _HL7 + "itemWeight"})
CALCULATED = _SDC + "sdc-questionnaire-calculatedExpression"
ENABLE_EXPRESSION = _SDC + "sdc-questionnaire-enableWhenExpression"
VARIABLE = _HL7 + "variable"
LAUNCH_CONTEXT = _SDC + "sdc-questionnaire-launchContext"
CONSTRAINT = _HL7 + "questionnaire-constraint"
TARGET_CONSTRAINTS = frozenset({_HL7 + "targetConstraint", _SDC + "sdc-questionnaire-targetConstraint"})
LANGUAGE_SOURCE = "urn:rutinstod:language-source"
MODIFIED_FROM = "urn:rutinstod:modified-from"
SKELETON = "urn:rutinstod:skeleton"
DATA_ABSENT_REASON = _HL7 + "data-absent-reason"


class Treatment(StrEnum):
    """What happens to a form that has it."""

    SUPPORTED = "supported"
    REFUSED = "refused"
    DEGRADED = "degraded"
    IGNORED = "ignored"


def _class(treatment: Treatment, prefix: str, names: str) -> dict[str, Treatment]:
    return {prefix + name: treatment for name in names.split()}


EXTENSIONS: dict[str, Treatment] = {
    TRANSLATION: Treatment.SUPPORTED,
    OPTION_EXCLUSIVE: Treatment.SUPPORTED,
    ITEM_CONTROL: Treatment.SUPPORTED,
    HIDDEN: Treatment.SUPPORTED,
    MIN_VALUE: Treatment.SUPPORTED,
    MAX_VALUE: Treatment.SUPPORTED,
    LANGUAGE_SOURCE: Treatment.SUPPORTED,
    MODIFIED_FROM: Treatment.SUPPORTED,
    SKELETON: Treatment.SUPPORTED,
    "urn:rutinstod:cut-off": Treatment.IGNORED,
    **_class(
        Treatment.SUPPORTED,
        _HL7,
        "minLength regex maxDecimalPlaces ordinalValue itemWeight variable questionnaire-minOccurs "
        "questionnaire-maxOccurs questionnaire-unit questionnaire-unitOption questionnaire-constraint "
        "targetConstraint",
    ),
    **_class(
        Treatment.SUPPORTED,
        _SDC,
        "sdc-questionnaire-calculatedExpression sdc-questionnaire-enableWhenExpression "
        "sdc-questionnaire-minQuantity sdc-questionnaire-maxQuantity sdc-questionnaire-targetConstraint",
    ),
    **_class(
        Treatment.REFUSED,
        _HL7,
        "maxSize mimeType cqf-expression cqf-library questionnaire-unitValueSet questionnaire-referenceResource "
        "questionnaire-referenceProfile questionnaire-referenceFilter questionnaire-usageMode "
        " questionnaire-optionRestriction questionnaire-baseType "
        "cqf-calculatedValue cqf-initialValue",
    ),
    **_class(
        Treatment.REFUSED,
        _SDC,
        "sdc-questionnaire-answerExpression sdc-questionnaire-answerOptionsToggleExpression "
        "sdc-questionnaire-subQuestionnaire sdc-questionnaire-unitOpen sdc-questionnaire-unitSupplementalSystem "
        "sdc-questionnaire-isSubject sdc-questionnaire-itemAnswerMedia sdc-questionnaire-itemMedia",
    ),
    **_class(
        Treatment.DEGRADED,
        _HL7,
        "entryFormat rendering-style rendering-xhtml rendering-markdown rendering-styleSensitive designNote "
        "questionnaire-choiceOrientation questionnaire-optionPrefix questionnaire-displayCategory "
        "questionnaire-sliderStepValue questionnaire-supportLink questionnaire-signatureRequired preferredLanguage",
    ),
    **_class(
        Treatment.DEGRADED,
        _SDC,
        "sdc-questionnaire-initialExpression sdc-questionnaire-candidateExpression "
        "sdc-questionnaire-contextExpression sdc-questionnaire-launchContext sdc-questionnaire-sourceQueries "
        "sdc-questionnaire-itemPopulationContext sdc-questionnaire-shortText sdc-questionnaire-openLabel "
        "sdc-questionnaire-choiceColumn sdc-questionnaire-columnCount sdc-questionnaire-width "
        "sdc-questionnaire-preferredTerminologyServer sdc-questionnaire-lookupQuestionnaire "
        "sdc-questionnaire-keyboard sdc-questionnaire-collapsible sdc-questionnaire-optionalDisplay",
    ),
    **_class(
        Treatment.IGNORED,
        _HL7,
        "structuredefinition-fmm structuredefinition-wg structuredefinition-standards-status "
        "structuredefinition-normative-version cqf-knowledgeCapability cqf-knowledgeRepresentationLevel "
        "cqf-scope resource-approvalDate resource-lastReviewDate resource-effectivePeriod artifact-author "
        "questionnaire-definitionBased elementdefinition-label cqf-definitionTerm",
    ),
    **_class(
        Treatment.IGNORED,
        _SDC,
        "sdc-questionnaire-assemble-expectation sdc-questionnaire-assembledFrom sdc-questionnaire-assembleContext "
        "sdc-questionnaire-definitionExtract sdc-questionnaire-definitionExtractValue "
        "sdc-questionnaire-itemExtractionContext sdc-questionnaire-observationExtract "
        "sdc-questionnaire-observation-extract-category sdc-questionnaire-observationLinkPeriod "
        "sdc-questionnaire-targetStructureMap sdc-questionnaire-sourceStructureMap sdc-questionnaire-endpoint "
        "sdc-questionnaire-performerType sdc-questionnaire-templateExtract sdc-questionnaire-isCollection",
    ),
}

ROOT_ELEMENTS: dict[str, Treatment] = {
    **_class(
        Treatment.SUPPORTED,
        "",
        "resourceType url version name title status language copyright useContext effectivePeriod item extension "
        "modifierExtension contained implicitRules publisher purpose description",
    ),
    **_class(
        Treatment.IGNORED,
        "",
        "id meta text identifier derivedFrom experimental subjectType date contact jurisdiction "
        "approvalDate lastReviewDate code",
    ),
}

ITEM_ELEMENTS: dict[str, Treatment] = {
    **_class(
        Treatment.SUPPORTED,
        "",
        "linkId type text code enableWhen enableBehavior required repeats readOnly maxLength answerOption "
        "answerValueSet initial item extension modifierExtension prefix",
    ),
    **_class(Treatment.IGNORED, "", "id definition"),
}

OPTION_ELEMENTS: dict[str, Treatment] = _class(
    Treatment.SUPPORTED,
    "",
    "id extension modifierExtension initialSelected valueCoding valueString valueInteger valueDate valueTime "
    "valueReference",
)

INITIAL_ELEMENTS: dict[str, Treatment] = _class(
    Treatment.SUPPORTED,
    "",
    "id extension modifierExtension valueBoolean valueDecimal valueInteger valueDate valueDateTime valueTime "
    "valueString valueUri valueAttachment valueCoding valueQuantity valueReference",
)

CONDITION_ELEMENTS: dict[str, Treatment] = _class(
    Treatment.SUPPORTED,
    "",
    "id extension modifierExtension question operator answerBoolean answerDecimal answerInteger answerDate "
    "answerDateTime answerTime answerString answerCoding answerQuantity answerReference",
)

OPERATORS = frozenset({"exists", "=", "!=", ">", "<", ">=", "<="})

FOREIGN_ITEM_ELEMENTS: dict[str, str] = {
    "option": "STU3",
    "options": "STU3",
    "answerConstraint": "R5",
    "disabledDisplay": "R5",
    "hidden": "Aidbox",
    "itemControl": "Aidbox",
    "calculatedExpression": "Aidbox",
    "initialExpression": "Aidbox",
    "enableWhenExpression": "Aidbox",
    "unit": "Aidbox",
}
"""Elements of an item that give away another format than FHIR R4."""

FOREIGN_ROOT_ELEMENTS: dict[str, str] = {
    "versionAlgorithmString": "R5",
    "versionAlgorithmCoding": "R5",
    "copyrightLabel": "R5",
    "launchContext": "Aidbox",
    "assembledFrom": "Aidbox",
}
