# SPDX-License-Identifier: EUPL-1.2
"""From a draft to a questionnaire; equal drafts give equal documents, whoever made them."""

from __future__ import annotations

from typing import Any

from screening_app.core.forms import extensions as ext
from screening_app.core.forms.authoring.draft import (
    GROUPS,
    WITH_OPTIONS,
    Compared,
    Comparison,
    Draft,
    DraftQuestion,
    DraftScore,
    Kind,
)
from screening_app.core.forms.authoring.faults import faults
from screening_app.core.forms.authoring.pieces import (
    CONCEPT,
    contexts,
    control,
    number,
    put_texts,
    system_of,
    to_bytes,
)
from screening_app.core.forms.authoring.sums import sum_expression
from screening_app.core.forms.authoring.tidying import read_answer, tidy
from screening_app.core.forms.model import Texts
from screening_app.errors import CannotNow, Code

__all__ = ["build", "to_bytes"]

CUT_OFF = "urn:rutinstod:cut-off"
_HL7 = "http://hl7.org/fhir/StructureDefinition/"
_TYPES = {
    Kind.YES_NO: "boolean",
    Kind.CHECK: "choice",
    Kind.DROP_DOWN: "choice",
    Kind.DATE_TIME: "dateTime",
    Kind.REPEATING: "group",
}
_OPERATORS = {
    Comparison.IS: "=",
    Comparison.IS_NOT: "!=",
    Comparison.MORE: ">",
    Comparison.LESS: "<",
    Comparison.AT_LEAST: ">=",
    Comparison.AT_MOST: "<=",
}
_VALUES = {
    Kind.YES_NO: "Boolean",
    Kind.INTEGER: "Integer",
    Kind.DECIMAL: "Decimal",
    Kind.DATE: "Date",
    Kind.STRING: "String",
    Kind.TEXT: "String",
}


def build(draft: Draft) -> dict[str, Any]:
    """Return the questionnaire as JSON values, a draft in status too. Raises FORM_REFUSED with `problems`."""
    found = faults(draft)
    if found:
        raise CannotNow(Code.FORM_REFUSED, problems=found)
    return _Building(tidy(draft)).document()


class _Building:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._by_name = {question.name: question for question in draft.questions}

    def document(self) -> dict[str, Any]:
        draft = self._draft
        made: dict[str, Any] = {"resourceType": "Questionnaire"}
        sources = [
            self._language(tag) for tag in sorted(draft.language_sources, key=lambda t: (t != draft.language, t))
        ]
        if sources:
            made["extension"] = sources
        made |= {"url": draft.url, "version": draft.version}
        if draft.name:
            made["name"] = draft.name
        self._texts(made, "title", draft.title)
        made |= {"status": "draft", "language": draft.language}
        if draft.publisher:
            made["publisher"] = draft.publisher
        if draft.use_contexts:
            made["useContext"] = contexts(draft.use_contexts)
        self._texts(made, "purpose", draft.purpose)
        self._texts(made, "copyright", draft.copyright)
        made["item"] = [*self._items(""), *(self._score(score) for score in draft.scores)]
        return made

    def _texts(self, owner: dict[str, Any], key: str, texts: Texts) -> None:
        put_texts(owner, key, texts, self._draft.language)

    def _language(self, tag: str) -> dict[str, Any]:
        entry = self._draft.language_sources[tag]
        source: dict[str, Any] = {"url": "source"}
        self._texts(source, "valueString", entry.source)
        told = [source] if len(source) > 1 else []
        parts = [{"url": "lang", "valueCode": tag}, *told, {"url": "validated", "valueBoolean": entry.validated}]
        return {"url": ext.LANGUAGE_SOURCE, "extension": parts}

    def _items(self, parent: str) -> list[dict[str, Any]]:
        return [self._item(question) for question in self._draft.questions if question.parent == parent]

    def _item(self, question: DraftQuestion) -> dict[str, Any]:
        extensions = list(_extensions(question, self._draft.url))
        made: dict[str, Any] = {"extension": extensions} if extensions else {}
        made["linkId"] = question.name
        if question.concept:
            made["code"] = [{"system": CONCEPT, "code": question.concept}]
        self._texts(made, "text", question.text)
        made["type"] = _TYPES.get(question.kind, str(question.kind))
        self._condition(made, question)
        if question.required:
            made["required"] = True
        if question.kind in (Kind.CHECK, Kind.REPEATING):
            made["repeats"] = True
        if question.longest is not None:
            made["maxLength"] = question.longest
        if question.options:
            made["answerOption"] = self._options(question)
        below = self._items(question.name) if question.kind in GROUPS else []
        if question.help:
            below.insert(0, self._help(question))
        if below:
            made["item"] = below
        return made

    def _help(self, question: DraftQuestion) -> dict[str, Any]:
        made: dict[str, Any] = {"extension": [control("help")], "linkId": f"{question.name}-help"}
        self._texts(made, "text", question.help)
        return made | {"type": "display"}

    def _options(self, question: DraftQuestion) -> list[dict[str, Any]]:
        found = []
        for option in question.options:
            extensions: list[dict[str, Any]] = []
            if option.weight is not None:
                extensions.append({"url": _HL7 + "ordinalValue", "valueDecimal": number(option.weight)})
            if option.exclusive:
                extensions.append({"url": ext.OPTION_EXCLUSIVE, "valueBoolean": True})
            made: dict[str, Any] = {"extension": extensions} if extensions else {}
            coding: dict[str, Any] = self._coding(question, option.code)
            self._texts(coding, "display", option.text)
            found.append(made | {"valueCoding": coding})
        return found

    def _coding(self, question: DraftQuestion, code: str) -> dict[str, Any]:
        given = next((option.system for option in question.options if option.code == code), "")
        return {"system": given or system_of(code, self._draft.url), "code": code}

    def _condition(self, made: dict[str, Any], question: DraftQuestion) -> None:
        if question.shown_if is None or not question.shown_if.lines:
            return
        rows: list[dict[str, Any]] = []
        for line in question.shown_if.lines:
            rows += [row for row in self._rows(line) if row not in rows]
        made["enableWhen"] = rows
        if len(rows) > 1:
            several = len(question.shown_if.lines) > 1
            made["enableBehavior"] = "any" if several and question.shown_if.any_line else "all"

    def _rows(self, line: Compared) -> list[dict[str, Any]]:
        exists = {"question": line.question, "operator": "exists", "answerBoolean": True}
        if line.comparison is Comparison.ANSWERED:
            return [exists]
        if line.comparison is Comparison.NOT_ANSWERED:
            return [exists | {"answerBoolean": False}]
        source = self._by_name[line.question]
        row: dict[str, Any] = {"question": line.question, "operator": _OPERATORS[line.comparison]}
        if source.kind in WITH_OPTIONS:
            row["answerCoding"] = self._coding(source, line.answer)
        else:
            row["answer" + _VALUES[source.kind]] = read_answer(source.kind, line.answer)
        return [exists, row] if line.comparison is Comparison.IS_NOT else [row]

    def _score(self, score: DraftScore) -> dict[str, Any]:
        text = sum_expression(self._draft, score)
        expression = {"language": "text/fhirpath", "expression": text}
        extensions: list[dict[str, Any]] = [{"url": ext.CALCULATED, "valueExpression": expression}]
        if score.cut_off is not None:
            source: dict[str, Any] = {"url": "source"}
            self._texts(source, "valueString", score.cut_off_source)
            value = {"url": "value", "valueDecimal": number(score.cut_off)}
            extensions.append({"url": CUT_OFF, "extension": [value, source]})
        made: dict[str, Any] = {"extension": extensions, "linkId": score.name}
        self._texts(made, "text", score.text)
        return made | {"type": "decimal", "readOnly": True}


def _extensions(question: DraftQuestion, url: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if question.kind is Kind.DROP_DOWN:
        found.append(control("drop-down"))
    for address, limit in ((ext.MIN_VALUE, question.minimum), (ext.MAX_VALUE, question.maximum)):
        if limit:
            found.append({"url": address, "value" + _VALUES[question.kind]: read_answer(question.kind, limit)})
    counts = ((ext.MIN_LENGTH, question.shortest), (ext.MIN_OCCURS, question.least), (ext.MAX_OCCURS, question.most))
    found += [{"url": address, "valueInteger": count} for address, count in counts if count is not None]
    if question.pattern:
        found.append({"url": ext.REGEX, "valueString": question.pattern})
    if question.unit:
        coding = {"system": f"{url}/units", "code": question.unit, "display": question.unit}
        found.append({"url": ext.UNIT, "valueCoding": coding})
    return found
