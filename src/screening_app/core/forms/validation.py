# SPDX-License-Identifier: EUPL-1.2
"""Everything wrong with a response, at the place where it stands; the kinds are those of the published test cases.

A draft (in-progress) may hold disabled answers, and what it lacks or has too many of is a warning.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from screening_app.core.forms.extensions import DATA_ABSENT_REASON
from screening_app.core.forms.graph import work_out
from screening_app.core.forms.instances import Tree, below, grow
from screening_app.core.forms.model import Answer, Form, Item, ItemType
from screening_app.core.forms.moments import compare_moments
from screening_app.core.forms.patterns import Patience
from screening_app.core.forms.values import exclusive_clash, faults, fits_pattern, read_value

_STATUS_KINDS = {"draft": "questionnaireDraft", "retired": "questionnaireRetired"}
_SOFT_IN_DRAFTS = frozenset({"required", "tooManyAnswers", "minOccurs"})
_MOST_ROWS = 2_000
_MOST_ANSWERS = 2_000
"""What is looked at in one place; a response with more of it has maxOccurs there, whatever the form says."""


@dataclass(frozen=True, slots=True)
class AnswerError:
    """One fault. `path` is item[0].answer[1] and so on; a missing item has its parent's path."""

    link_id: str | None
    path: str
    kind: str
    severity: Literal["error", "warning"]


def errors(form: Form, response: Any, now: datetime | None = None) -> tuple[AnswerError, ...]:
    """Return every fault in document order; none for no response. Never raises, whatever the JSON values."""
    if response is None:
        return ()
    if not isinstance(response, Mapping):
        return (AnswerError(None, "", "type", "error"),)
    return _Check(form, response, now).result()


class _Check:
    def __init__(self, form: Form, response: Mapping[str, Any], now: datetime | None) -> None:
        self._form = form
        self._response = response
        self._draft = response.get("status") == "in-progress"
        self._found: list[AnswerError] = []
        self._answers, declined, self._tree = gathered(form, response)
        self._settled = declined | self._answers.keys()
        self._enabled = work_out(form, self._answers, self._tree, now).enabled
        self._touched = _all_above(self._tree, self._settled)
        self._patience = Patience()
        self._numbers: dict[str, int] = {}

    def result(self) -> tuple[AnswerError, ...]:
        """Return the faults in the order of the response."""
        self._about_form()
        self._level(_objects(self._response, "item"), self._form.items, "", "")
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

    def _level(self, entries: Sequence[dict[str, Any] | None], items: Sequence[Item], path: str, prefix: str) -> None:
        expected = {item.link_id: item for item in items}
        present: dict[str, int] = {}
        for index, entry in enumerate(entries):
            where = f"{path}.item[{index}]" if path else f"item[{index}]"
            link_id = entry.get("linkId") if entry is not None else None
            item = expected.get(link_id) if isinstance(link_id, str) else None
            if entry is None or item is None:
                self._add(link_id if isinstance(link_id, str) else None, where, "unknownLinkId")
                continue
            seen = present.get(item.link_id, 0)
            present[item.link_id] = seen + 1
            if item.is_repeating_group:
                if seen == min(_MOST_ROWS, _MOST_ROWS if item.max_occurs is None else item.max_occurs):
                    self._add(item.link_id, where, "maxOccurs")
                if seen < _MOST_ROWS:
                    self._entry(entry, item, where, f"{prefix}{item.link_id}[{seen}]", prefix)
                continue
            if seen:
                self._add(item.link_id, where, "tooManyAnswers")
            self._entry(entry, item, where, prefix + item.link_id, prefix)
        for item in items:
            self._too_few(item, present.get(item.link_id, 0), path, prefix)

    def _too_few(self, item: Item, count: int, path: str, prefix: str) -> None:
        """Report what is not there at all, and a repeating group with fewer rows than the form needs."""
        if not count:
            self._missing(item, path, prefix)
        elif item.is_repeating_group and item.min_occurs is not None and count < item.min_occurs:
            self._add(item.link_id, path, "minOccurs")

    def _missing(self, item: Item, path: str, prefix: str) -> None:
        here = f"{prefix}{item.link_id}[0]" if item.is_repeating_group else prefix + item.link_id
        if not self._enabled.get(here, False):
            return
        if item.required and item.min_occurs in (None, 0, 1):
            self._add(item.link_id, path, "required")
        elif item.min_occurs:
            self._add(item.link_id, path, "minOccurs")
        if item.type is ItemType.GROUP:
            for child in item.items:
                self._missing(child, path, here + "/" if item.is_repeating_group else prefix)

    def _entry(self, entry: dict[str, Any], item: Item, where: str, here: str, prefix: str) -> None:
        inner = here + "/" if item.is_repeating_group else prefix
        if item.is_question:
            self._question(entry, item, where, here, inner)
            return
        if "answer" in entry:
            is_group = item.type is ItemType.GROUP
            self._add(item.link_id, where + ".answer" * is_group, "answerOnGroup" if is_group else "answerOnDisplay")
        if item.required and self._enabled.get(here, False) and here not in self._touched:
            self._add(item.link_id, where, "required")
        self._level(_objects(entry, "item"), item.items, where, inner)

    def _question(self, entry: dict[str, Any], item: Item, where: str, here: str, prefix: str) -> None:
        for index, _ in enumerate(_objects(entry, "item")):
            # R4 holds what stands below a question under its answers; it is read all the same.
            self._add(item.link_id, f"{where}.item[{index}]", "unknownLinkId")
        answers = _objects(entry, "answer")
        if len(answers) > _MOST_ANSWERS:
            self._add(item.link_id, where, "maxOccurs")
            answers = answers[:_MOST_ANSWERS]
        given = [answer for answer in answers if answer is None or not _only_nests(answer)]
        if here not in self._enabled:
            # It stands below an answer too many, which has been named.
            return
        if not self._enabled[here]:
            if given and not self._draft:
                self._add(item.link_id, where, "answerOnDisabled")
        elif here not in self._settled and not given and (item.required or item.min_occurs):
            many = (item.min_occurs or 0) > 1 or not item.required
            self._add(item.link_id, where, "minOccurs" if many else "required")
        elif given and item.min_occurs is not None and len(given) < item.min_occurs:
            self._add(item.link_id, where, "minOccurs")
        if len(given) > 1 and not item.repeats:
            self._add(item.link_id, where, "tooManyAnswers")
        elif item.max_occurs is not None and len(given) > item.max_occurs:
            self._add(item.link_id, where, "maxOccurs")
        self._values(answers, item, where)
        for index, answer in enumerate(answers):
            before = self._numbers.get(here, 0)
            if answer is None or (item.nests and not _is_usable(item, answer, before + len(answers))):
                continue
            entries = _objects(answer, "item")
            has_value = not _only_nests(answer)
            under = below(here, prefix, before) if item.nests else prefix
            if entries or index == 0 or (item.nests and has_value):
                self._level(entries, item.items, f"{where}.answer[{index}]", under)
            self._numbers[here] = before + has_value

    def _values(self, answers: Sequence[dict[str, Any] | None], item: Item, where: str) -> None:
        values: list[Answer] = []
        indices: list[int] = []
        for index, answer in enumerate(answers):
            if answer is not None and _only_nests(answer):
                if item.nests and len(answers) > 1:
                    self._add(item.link_id, f"{where}.answer[{index}]", "type")
                continue
            value = None if answer is None else read_value(item, answer)
            if value is None:
                self._add(item.link_id, f"{where}.answer[{index}]", "type")
                continue
            values.append(value)
            indices.append(index)
            for kind in faults(item, value):
                self._add(item.link_id, f"{where}.answer[{index}]", kind)
            fits = fits_pattern(item, value, self._patience)
            if not fits:
                # What could not be settled in time is neither right nor wrong and stops nobody.
                self._add(item.link_id, f"{where}.answer[{index}]", "regex", soft=fits is None)
        clash = exclusive_clash(item, values)
        if clash is not None:
            self._add(item.link_id, f"{where}.answer[{indices[clash]}]", "exclusiveOption")


def _all_above(tree: Tree, paths: Collection[str]) -> set[str]:
    """Return every place that one of these stands in."""
    found: set[str] = set()
    for path in paths:
        above = tree.by_path[path].parent
        while above is not None and above not in found:
            found.add(above)
            above = tree.by_path[above].parent
    return found


def _is_usable(item: Item, answer: Mapping[str, Any], count: int) -> bool:
    """Whether one of `count` answers has a place of its own for what is nested in it; without a value only if alone."""
    return (_only_nests(answer) and count == 1) or read_value(item, answer) is not None


def _only_nests(answer: Mapping[str, Any]) -> bool:
    return "item" in answer and not any(key.startswith("value") for key in answer)


def _objects(owner: Mapping[str, Any], key: str) -> list[dict[str, Any] | None]:
    """Return the entries of an array, None for one that is no object; anything but an array is one such entry."""
    values = owner.get(key, [])
    if not isinstance(values, list):
        return [None]
    return [value if isinstance(value, dict) else None for value in values]


def gathered(form: Form, response: Mapping[str, Any]) -> tuple[dict[str, tuple[Answer, ...]], set[str], Tree]:
    """Return the usable answers by path, the declined paths, and the places with as many rows as the response has.

    Whatever stands where the form has no such place is left out; `errors` names it. Never raises.
    """
    answers: dict[str, list[Answer]] = {}
    declined: set[str] = set()
    rows: dict[str, int] = {}
    layer = [("", entry) for entry in _objects(response, "item")]
    while layer:
        under: list[tuple[str, dict[str, Any] | None]] = []
        for outer, entry in layer:
            prefix = outer
            link_id = entry.get("linkId") if entry is not None else None
            item = form.by_link_id.get(link_id) if isinstance(link_id, str) else None
            if entry is None or item is None:
                continue
            path = prefix + item.link_id
            if item.is_repeating_group:
                if rows.get(path, 0) == _MOST_ROWS:
                    continue
                rows[path] = rows.get(path, 0) + 1
                prefix = f"{path}[{rows[path] - 1}]/"
            under += [(prefix, each) for each in _objects(entry, "item")]
            given = _objects(entry, "answer")[: max(0, _MOST_ANSWERS - len(answers.get(path, ())))]
            for answer in given:
                if answer is None:
                    continue
                if not item.nests:
                    under += [(prefix, each) for each in _objects(answer, "item")]
                elif _is_usable(item, answer, len(given) + (before := len(answers.get(path, ())))):
                    here = below(path, outer, before)
                    under += [(here, each) for each in _objects(answer, "item")]
                value = read_value(item, answer)
                if value is not None:
                    answers.setdefault(path, []).append(value)
            reasons = [extension for extension in _objects(entry, "extension") if extension is not None]
            if any(reason.get("url") == DATA_ABSENT_REASON for reason in reasons):
                declined.add(path)
        layer = under
    tree = grow(form, {key: count for key, count in rows.items() if count != 1}, answers)
    known = tree.by_path
    return (
        {path: tuple(values) for path, values in answers.items() if path in known},
        {path for path in declined if path in known and path not in answers},
        tree,
    )


def _is_before(one: str | None, other: str | None) -> bool:
    """Whether one FHIR date or time lies before another, to the precision that both have."""
    return one is not None and other is not None and compare_moments(one, other) == -1
