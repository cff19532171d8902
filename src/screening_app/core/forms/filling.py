# SPDX-License-Identifier: EUPL-1.2
"""One conversation's answers so far: what is asked next, what is left, and the response that is kept.

A blank question, a declined one and an answer are three different things. Answers to questions that
branching has since disabled are kept in a draft, count for nothing, and are left out when completed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from screening_app.core.forms.conditions import enabled as enabled_items
from screening_app.core.forms.extensions import DATA_ABSENT_REASON
from screening_app.core.forms.instances import Instance
from screening_app.core.forms.model import Answer, Form, Item, ItemType, in_language, same_answer
from screening_app.core.forms.values import exclusive_clash, faults, has_type, read_value, write_value
from screening_app.errors import Bug, CannotNow, Code


class Declined:
    """The type of DECLINED: the person does not want to answer, which is neither an answer nor a blank."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "DECLINED"


DECLINED = Declined()
DECLINED_CODE = "asked-declined"


class AnswerState(StrEnum):
    """What has become of one question."""

    ANSWERED = "answered"
    DECLINED = "declined"
    BLANK = "blank"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Filling:
    """The answers to one form. Every change gives a new value; the repr never shows an answer.

    `enabled` is worked out once, when the value is made; `questions` are the enabled questions in
    document order.
    """

    form: Form
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict, repr=False)
    declined: frozenset[str] = field(default=frozenset(), repr=False)
    enabled: Mapping[str, bool] = field(init=False, repr=False, compare=False)
    questions: tuple[Instance, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
        is_on = enabled_items(self.form, self.answers)
        object.__setattr__(self, "enabled", MappingProxyType(dict(is_on)))
        asked = tuple(
            Instance(item.link_id, item, self.form.parents[item.link_id])
            for item in self.form.ordered
            if is_on[item.link_id] and item.is_question
        )
        object.__setattr__(self, "questions", asked)

    def answered(self, link_id: str, values: Sequence[Answer]) -> Filling:
        """Return the filling with this answer, repeats dropped; no values at all clear the question.

        Raises CannotNow(QUESTION_UNKNOWN), or CannotNow(ANSWER_REFUSED, kind=...) with the kinds of `faults` and
        type, tooManyAnswers, exclusiveOption, answerOnDisabled.
        """
        item = self._asked(link_id)
        kept: list[Answer] = []
        for value in values:
            if not has_type(item, value):
                raise CannotNow(Code.ANSWER_REFUSED, link_id=link_id, kind="type")
            for kind in faults(item, value):
                raise CannotNow(Code.ANSWER_REFUSED, link_id=link_id, kind=kind)
            if not any(same_answer(value, other) for other in kept):
                kept.append(value)
        if len(kept) > 1 and not item.repeats:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=link_id, kind="tooManyAnswers")
        if exclusive_clash(item, kept) is not None:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=link_id, kind="exclusiveOption")
        return self._with(link_id, tuple(kept))

    def declines(self, link_id: str) -> Filling:
        """Return the filling with this question declined; an earlier answer to it is gone. Raises as `answered`."""
        self._asked(link_id)
        return self._with(link_id, declined=True)

    def cleared(self, link_id: str) -> Filling:
        """Return the filling with this question blank. Raises CannotNow(QUESTION_UNKNOWN)."""
        self._question(link_id)
        return self._with(link_id)

    def _question(self, link_id: str) -> Item:
        item = self.form.by_link_id.get(link_id)
        if item is None or not item.is_question:
            raise CannotNow(Code.QUESTION_UNKNOWN, link_id=link_id)
        return item

    def _asked(self, link_id: str) -> Item:
        item = self._question(link_id)
        if not self.enabled[link_id]:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=link_id, kind="answerOnDisabled")
        return item

    def _with(self, link_id: str, values: tuple[Answer, ...] = (), *, declined: bool = False) -> Filling:
        """Return the filling with this one question as given; made in one step, as each works out what is asked."""
        answers = {key: kept for key, kept in self.answers.items() if key != link_id}
        if values:
            answers[link_id] = values
        others = self.declined - {link_id}
        return replace(self, answers=answers, declined=others | {link_id} if declined else others)

    def instance(self, path: str) -> Instance:
        """Return one place of the form. Raises CannotNow(QUESTION_UNKNOWN)."""
        item = self.form.by_link_id.get(path)
        if item is None:
            raise CannotNow(Code.QUESTION_UNKNOWN, link_id=path)
        return Instance(path, item, self.form.parents[path])

    @property
    def instances(self) -> tuple[Instance, ...]:
        """Every place of the form."""
        return tuple(self.instance(item.link_id) for item in self.form.ordered)

    @property
    def scores(self) -> tuple[Any, ...]:
        """The sums of the form."""
        return ()

    @property
    def broken(self) -> tuple[Any, ...]:
        """The rules that do not hold."""
        return ()

    def row_of(self, path: str) -> Instance | None:
        """Return the innermost row the question stands in."""
        return None

    def add_row(self, group_path: str) -> Filling:
        """Return the filling with one row more."""
        raise CannotNow(Code.QUESTION_UNKNOWN, link_id=group_path)

    def remove_row(self, row_path: str) -> Filling:
        """Return the filling without a row."""
        raise CannotNow(Code.QUESTION_UNKNOWN, link_id=row_path)

    def state_of(self, link_id: str) -> AnswerState:
        """Return what has become of a question. Raises CannotNow(QUESTION_UNKNOWN)."""
        self._question(link_id)
        if not self.enabled[link_id]:
            return AnswerState.NOT_APPLICABLE
        if self.answers.get(link_id):
            return AnswerState.ANSWERED
        return AnswerState.DECLINED if link_id in self.declined else AnswerState.BLANK

    @property
    def first(self) -> str | None:
        """The linkId of the first question, None for a form that asks nothing now."""
        return self.questions[0].link_id if self.questions else None

    def after(self, link_id: str) -> str | None:
        """Return the next enabled question after any item, None after the last. Raises CannotNow(QUESTION_UNKNOWN)."""
        place = self._place(link_id)
        later = self.form.ordered[place + 1 :]
        return next((item.link_id for item in later if item.is_question and self.enabled[item.link_id]), None)

    def before(self, link_id: str) -> str | None:
        """Return the enabled question before any item, None before the first. Raises CannotNow(QUESTION_UNKNOWN)."""
        earlier = self.form.ordered[: self._place(link_id)]
        return next(
            (item.link_id for item in reversed(earlier) if item.is_question and self.enabled[item.link_id]), None
        )

    def _place(self, link_id: str) -> int:
        for place, item in enumerate(self.form.ordered):
            if item.link_id == link_id:
                return place
        raise CannotNow(Code.QUESTION_UNKNOWN, link_id=link_id)

    @property
    def gaps(self) -> tuple[str, ...]:
        """The enabled questions that are neither answered nor declined, in order."""
        return tuple(item.link_id for item in self.questions if self.state_of(item.link_id) is AnswerState.BLANK)

    def introductions(self, link_id: str) -> tuple[Item, ...]:
        """Return the headings and texts shown just before this question and after the question before it.

        A text that stands below a question is shown with that question. Raises CannotNow(QUESTION_UNKNOWN).
        """
        item, place = self._question(link_id), self._place(link_id)
        previous = self.before(link_id)
        start = 0 if previous is None else self._place(previous) + 1
        between = self._shown(self.form.ordered[start:place], self._above(link_id))
        return (*between, *(child for child in item.items if self._is_plain_text(child)))

    @property
    def closing(self) -> tuple[Item, ...]:
        """The headings and texts that come after the last question."""
        last = self.questions[-1].link_id if self.questions else None
        start = 0 if last is None else self._place(last) + 1
        return self._shown(self.form.ordered[start:], frozenset())

    def _shown(self, items: Sequence[Item], above: frozenset[str]) -> tuple[Item, ...]:
        texts = [item for item in items if self._is_plain_text(item) and not self._below_question(item)]
        leading = above.union(*(self._above(item.link_id) for item in texts))
        shown = {item.link_id for item in texts} | leading
        return tuple(item for item in items if item.link_id in shown and item.text and not item.is_question)

    def _is_plain_text(self, item: Item) -> bool:
        return item.type is ItemType.DISPLAY and not item.is_help and self.enabled[item.link_id]

    def _below_question(self, item: Item) -> bool:
        parent = self.form.parents[item.link_id]
        return parent is not None and self.form.item(parent).is_question

    def _above(self, link_id: str) -> frozenset[str]:
        found = set()
        parent = self.form.parents[link_id]
        while parent is not None:
            found.add(parent)
            parent = self.form.parents[parent]
        return frozenset(found)

    def response(self, status: str, authored: datetime, language: str) -> dict[str, Any]:
        """Return the R4 QuestionnaireResponse as JSON values, the same bytes for the same answers.

        `status` is an R4 code; only "in-progress" keeps what disabled questions once were answered. A declined
        question carries data-absent-reason on its item; a blank one is absent. Raises Bug for a time without
        an offset from UTC, which R4 cannot write.
        """
        if authored.utcoffset() is None:
            raise Bug(Code.BROKEN_PROMISE, what="authored-without-offset")
        items = self._written(self.form.items, language, keep_disabled=status == "in-progress")
        made: dict[str, Any] = {
            "resourceType": "QuestionnaireResponse",
            "language": language,
            "questionnaire": f"{self.form.url}|{self.form.version}",
            "status": status,
            "authored": authored.isoformat(timespec="seconds"),
        }
        if items:
            made["item"] = items
        return made

    def _written(self, items: Sequence[Item], language: str, *, keep_disabled: bool) -> list[dict[str, Any]]:
        found = []
        for item in items:
            below = self._written(item.items, language, keep_disabled=keep_disabled)
            here = keep_disabled or self.enabled[item.link_id]
            values = self.answers.get(item.link_id, ()) if here else ()
            declined = here and item.link_id in self.declined
            if not (below or values or declined):
                continue
            made: dict[str, Any] = {"linkId": item.link_id}
            if declined:
                made["extension"] = [{"url": DATA_ABSENT_REASON, "valueCode": DECLINED_CODE}]
            if item.text:
                made["text"] = in_language(item.text, language, self.form.language)
            written = [write_value(item, value, language, self.form.language) for value in values]
            if item.is_question and below:
                written = written or [{}]
                written[0]["item"] = below
            if written:
                made["answer"] = written
            if below and not item.is_question:
                made["item"] = below
            found.append(made)
        return found


def begun(form: Form, now: datetime | None = None) -> Filling:
    """Return the filling of a form that nobody has answered yet."""
    return Filling(form)


def from_response(form: Form, response: Mapping[str, Any] | None, now: datetime | None = None) -> Filling:
    """Return the filling that a kept response holds; None and absent items are blank questions.

    Disabled answers in it are kept as they are. Raises CannotNow(QUESTION_UNKNOWN) for a linkId the form does
    not have, and CannotNow(ANSWER_REFUSED, kind="type") for anything that is not such an answer.
    """
    answers: dict[str, tuple[Answer, ...]] = {}
    declined: set[str] = set()
    layer = _objects(response or {}, "item")
    while layer:
        below: list[dict[str, Any]] = []
        for entry in layer:
            link_id = entry.get("linkId")
            item = form.by_link_id.get(link_id) if isinstance(link_id, str) else None
            if item is None:
                raise CannotNow(Code.QUESTION_UNKNOWN)
            below += _objects(entry, "item")
            values = _entry_values(item, entry, below)
            if values:
                answers[item.link_id] = answers.get(item.link_id, ()) + values
            elif item.is_question and _is_declined(entry):
                declined.add(item.link_id)
        layer = below
    for link_id, given in answers.items():
        if len(given) > 1 and not form.item(link_id).repeats:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=link_id, kind="tooManyAnswers")
    return Filling(form, answers, frozenset(declined - answers.keys()))


def _entry_values(item: Item, entry: Mapping[str, Any], below: list[dict[str, Any]]) -> tuple[Answer, ...]:
    values = []
    for answer in _objects(entry, "answer"):
        nested = _objects(answer, "item")
        below += nested
        value = read_value(item, answer)
        if value is not None:
            values.append(value)
        elif not nested or any(key.startswith("value") for key in answer):
            raise CannotNow(Code.ANSWER_REFUSED, link_id=item.link_id, kind="type")
    return tuple(values)


def _is_declined(entry: Mapping[str, Any]) -> bool:
    return any(
        extension.get("url") == DATA_ABSENT_REASON and extension.get("valueCode") == DECLINED_CODE
        for extension in _objects(entry, "extension")
    )


def _objects(owner: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    values = owner.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise CannotNow(Code.ANSWER_REFUSED, kind="type")
    return values
