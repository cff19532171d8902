# SPDX-License-Identifier: EUPL-1.2
"""Everything wrong with a response, at the place where it stands; the kinds are those of the published test cases.

A draft (in-progress) may hold disabled answers, and what it lacks or has too many of is a warning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from screening_app.core.forms.conditions import enabled
from screening_app.core.forms.extensions import DATA_ABSENT_REASON
from screening_app.core.forms.model import Answer, Form, Item, ItemType
from screening_app.core.forms.values import exclusive_clash, faults, read_value

_STATUS_KINDS = {"draft": "questionnaireDraft", "retired": "questionnaireRetired"}
_SOFT_IN_DRAFTS = frozenset({"required", "tooManyAnswers"})


@dataclass(frozen=True, slots=True)
class AnswerError:
    """One fault. `path` is item[0].answer[1] and so on; a missing item has its parent's path."""

    link_id: str | None
    path: str
    kind: str
    severity: Literal["error", "warning"]


def errors(form: Form, response: Mapping[str, Any] | None) -> tuple[AnswerError, ...]:
    """Return every fault in document order; none for no response. Never raises, whatever the JSON values."""
    return () if response is None else _Check(form, response).result()


class _Check:
    def __init__(self, form: Form, response: Mapping[str, Any]) -> None:
        self._form = form
        self._response = response
        self._draft = response.get("status") == "in-progress"
        self._found: list[AnswerError] = []
        self._answers, self._settled = _gather(form, response)
        self._enabled = enabled(form, self._answers)

    def result(self) -> tuple[AnswerError, ...]:
        """Return the faults in the order of the response."""
        self._about_form()
        self._level(_objects(self._response, "item"), self._form.items, "")
        return tuple(self._found)

    def _add(self, link_id: str | None, path: str, kind: str, *, soft: bool = False) -> None:
        soft = soft or (self._draft and kind in _SOFT_IN_DRAFTS)
        self._found.append(AnswerError(link_id, path, kind, "warning" if soft else "error"))

    def _about_form(self) -> None:
        kind = _STATUS_KINDS.get(self._form.status)
        if kind is not None:
            self._add(None, "questionnaire", kind, soft=True)
        authored = self._response.get("authored")
        start, end = self._form.effective
        if isinstance(authored, str) and (_is_before(authored, start) or _is_before(end, authored)):
            self._add(None, "authored", "outsideEffectivePeriod", soft=True)

    def _level(self, entries: Sequence[dict[str, Any] | None], items: Sequence[Item], path: str) -> None:
        expected = {item.link_id: item for item in items}
        present: set[str] = set()
        for index, entry in enumerate(entries):
            where = f"{path}.item[{index}]" if path else f"item[{index}]"
            link_id = entry.get("linkId") if entry is not None else None
            item = expected.get(link_id) if isinstance(link_id, str) else None
            if entry is None or item is None:
                self._add(link_id if isinstance(link_id, str) else None, where, "unknownLinkId")
                continue
            if item.link_id in present:
                self._add(item.link_id, where, "tooManyAnswers")
            present.add(item.link_id)
            self._entry(entry, item, where)
        for item in items:
            if item.link_id not in present:
                self._missing(item, path)

    def _missing(self, item: Item, path: str) -> None:
        if not self._enabled[item.link_id]:
            return
        if item.required:
            self._add(item.link_id, path, "required")
        if item.type is ItemType.GROUP:
            for child in item.items:
                self._missing(child, path)

    def _entry(self, entry: dict[str, Any], item: Item, where: str) -> None:
        if item.is_question:
            self._question(entry, item, where)
            return
        if "answer" in entry:
            is_group = item.type is ItemType.GROUP
            self._add(item.link_id, where + ".answer" * is_group, "answerOnGroup" if is_group else "answerOnDisplay")
        if item.required and self._enabled[item.link_id] and not self._any_settled(item):
            self._add(item.link_id, where, "required")
        self._level(_objects(entry, "item"), item.items, where)

    def _any_settled(self, item: Item) -> bool:
        return any(child.link_id in self._settled or self._any_settled(child) for child in item.items)

    def _question(self, entry: dict[str, Any], item: Item, where: str) -> None:
        answers = _objects(entry, "answer")
        given = [answer for answer in answers if answer is None or not _only_nests(answer)]
        if not self._enabled[item.link_id]:
            if given and not self._draft:
                self._add(item.link_id, where, "answerOnDisabled")
        elif item.required and item.link_id not in self._settled and not given:
            self._add(item.link_id, where, "required")
        if len(given) > 1 and not item.repeats:
            self._add(item.link_id, where, "tooManyAnswers")
        self._values(answers, item, where)
        nested = [(index, _objects(answer, "item")) for index, answer in enumerate(answers) if answer is not None]
        for index, below in nested:
            if below or index == 0:
                self._level(below, item.items, f"{where}.answer[{index}]")

    def _values(self, answers: Sequence[dict[str, Any] | None], item: Item, where: str) -> None:
        values: list[Answer] = []
        indices: list[int] = []
        for index, answer in enumerate(answers):
            if answer is not None and _only_nests(answer):
                continue
            value = None if answer is None else read_value(item, answer)
            if value is None:
                self._add(item.link_id, f"{where}.answer[{index}]", "type")
                continue
            values.append(value)
            indices.append(index)
            for kind in faults(item, value):
                self._add(item.link_id, f"{where}.answer[{index}]", kind)
        clash = exclusive_clash(item, values)
        if clash is not None:
            self._add(item.link_id, f"{where}.answer[{indices[clash]}]", "exclusiveOption")


def _only_nests(answer: Mapping[str, Any]) -> bool:
    return "item" in answer and not any(key.startswith("value") for key in answer)


def _objects(owner: Mapping[str, Any], key: str) -> list[dict[str, Any] | None]:
    """Return the entries of an array, None for one that is no object; anything but an array is one such entry."""
    values = owner.get(key, [])
    if not isinstance(values, list):
        return [None]
    return [value if isinstance(value, dict) else None for value in values]


def _gather(form: Form, response: Mapping[str, Any]) -> tuple[dict[str, tuple[Answer, ...]], set[str]]:
    """Return the usable answers by linkId, and the linkIds that are answered or declined."""
    answers: dict[str, tuple[Answer, ...]] = {}
    declined: set[str] = set()
    layer = _objects(response, "item")
    while layer:
        below: list[dict[str, Any] | None] = []
        for entry in layer:
            if entry is None:
                continue
            below += _objects(entry, "item")
            link_id = entry.get("linkId")
            item = form.by_link_id.get(link_id) if isinstance(link_id, str) else None
            for answer in _objects(entry, "answer"):
                if answer is None:
                    continue
                below += _objects(answer, "item")
                value = None if item is None else read_value(item, answer)
                if item is not None and value is not None:
                    answers[item.link_id] = (*answers.get(item.link_id, ()), value)
            reasons = [extension for extension in _objects(entry, "extension") if extension is not None]
            if item is not None and any(reason.get("url") == DATA_ABSENT_REASON for reason in reasons):
                declined.add(item.link_id)
        layer = below
    return answers, declined | answers.keys()


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether one FHIR date lies before another, to the precision that both have."""
    if one is None or other is None:
        return False
    length = min(len(one), len(other), 10)
    return one[:length] < other[:length]
