# SPDX-License-Identifier: EUPL-1.2
"""One conversation's answers so far: what is asked next, what is left, and the response that is kept.

A blank question, a declined one and an answer are three different things. Answers to questions that
branching has since disabled are kept in a draft, count for nothing, and are left out when completed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from screening_app.core.forms.fhirpath.expression import Expression
from screening_app.core.forms.graph import Worked, work_out
from screening_app.core.forms.instances import Instance, Tree, below, grow
from screening_app.core.forms.model import Answer, Form, Item, ItemType, Quantity, same_answer
from screening_app.core.forms.nesting import moved_below
from screening_app.core.forms.patterns import Patience
from screening_app.core.forms.reading import MAX_ITEM_DEPTH
from screening_app.core.forms.response_parts import entry_values, is_declined, objects
from screening_app.core.forms.scoring import BrokenRule, Score
from screening_app.core.forms.values import exclusive_clash, faults, fits_pattern, has_type
from screening_app.core.forms.writing import Writing
from screening_app.errors import Bug, CannotNow, Code


class Declined:
    """The type of DECLINED: the person does not want to answer, which is neither an answer nor a blank."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "DECLINED"


DECLINED = Declined()
MAX_ROWS = 100
"""Rows of one repeating group; more would be a list kept in the wrong place."""

_MOST_PLACES = 200_000
_T = TypeVar("_T")


class AnswerState(StrEnum):
    """What has become of one question."""

    ANSWERED = "answered"
    DECLINED = "declined"
    BLANK = "blank"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Filling:
    """The answers to one form. Every change gives a new value; the repr never shows an answer.

    Answers are kept by path (docs/decisions/0021). `rows` counts the rows of those repeating groups that have another
    number than one. `now` is what today() means in the form's expressions. `tree` and `enabled` are worked out
    once, when the value is made, `previous` only saves work at that;
    `questions` are the enabled places that a person is asked about, in document order.
    """

    form: Form
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict, repr=False)
    declined: frozenset[str] = field(default=frozenset(), repr=False)
    rows: Mapping[str, int] = field(default_factory=dict, repr=False)
    now: datetime | None = field(default=None, repr=False, compare=False)
    previous: Worked | None = field(default=None, repr=False, compare=False)
    tree: Tree = field(init=False, repr=False, compare=False)
    worked: Worked = field(init=False, repr=False, compare=False)
    enabled: Mapping[str, bool] = field(init=False, repr=False, compare=False)
    questions: tuple[Instance, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))
        object.__setattr__(self, "rows", MappingProxyType({key: n for key, n in self.rows.items() if n != 1}))
        tree = grow(self.form, self.rows, self.answers)
        worked = work_out(self.form, self.answers, tree, self.now, self.previous)
        object.__setattr__(self, "previous", None)
        is_on = worked.enabled
        object.__setattr__(self, "worked", worked)
        object.__setattr__(self, "tree", tree)
        object.__setattr__(self, "enabled", MappingProxyType(is_on))
        asked = tuple(place for place in tree.ordered if is_on[place.path] and place.item.is_asked)
        object.__setattr__(self, "questions", asked)

    @property
    def instances(self) -> tuple[Instance, ...]:
        """Every place of the form, all rows, in document order."""
        return self.tree.ordered

    def instance(self, path: str) -> Instance:
        """Return one place of the form. Raises CannotNow(QUESTION_UNKNOWN)."""
        place = self.tree.by_path.get(path)
        if place is None:
            raise CannotNow(Code.QUESTION_UNKNOWN, link_id=path)
        return place

    # ---- answers

    def answered(self, path: str, values: Sequence[Answer]) -> Filling:
        """Return the filling with this answer, repeats dropped; no values at all clear the question.

        Raises CannotNow(QUESTION_UNKNOWN), or CannotNow(ANSWER_REFUSED, kind=...) with the kinds of `faults` and
        type, tooManyAnswers, maxOccurs, exclusiveOption, answerOnDisabled, readOnly.
        """
        item = self._asked(path)
        kept: list[Answer] = []
        for value in values:
            if not has_type(item, value):
                raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind="type")
            for kind in faults(item, value):
                raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind=kind)
            if fits_pattern(item, value) is False:
                raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind="regex")
            if not any(same_answer(value, other) for other in kept):
                kept.append(value)
        if len(kept) > 1 and not item.repeats:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind="tooManyAnswers")
        if item.max_occurs is not None and len(kept) > item.max_occurs:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind="maxOccurs")
        if exclusive_clash(item, kept) is not None:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind="exclusiveOption")
        filling = self._carried(path, kept) if item.nests and kept else self
        return filling._with(path, tuple(kept))

    def declines(self, path: str) -> Filling:
        """Return the filling with this question declined; an earlier answer to it is gone. Raises as `answered`."""
        self._asked(path)
        return self._with(path, declined=True)

    def cleared(self, path: str) -> Filling:
        """Return the filling with this question blank. Raises as `answered` where nobody may answer it."""
        self._own(path)
        return self._with(path)

    def _question(self, path: str) -> Item:
        item = self.instance(path).item
        if not item.is_question:
            raise CannotNow(Code.QUESTION_UNKNOWN, link_id=path)
        return item

    def _own(self, path: str) -> Item:
        item = self._question(path)
        if item.read_only or item.calculated is not None:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind="readOnly")
        return item

    def _asked(self, path: str) -> Item:
        item = self._own(path)
        if not self.enabled[path]:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind="answerOnDisabled")
        return item

    def _carried(self, path: str, values: Sequence[Answer]) -> Filling:
        """Return the filling with what stands below each answer where that answer will stand."""
        new = moved_below(self.tree, self.tree.by_path[path], self.answers.get(path, ()), values)
        return self._renamed(lambda key: new.get(key, key)) if new else self

    def _with(self, path: str, values: tuple[Answer, ...] = (), *, declined: bool = False) -> Filling:
        """Return the filling with this one question as given; made in one step, as each works out what is asked."""
        answers = {key: kept for key, kept in self.answers.items() if key != path}
        if values:
            answers[path] = values
        others = self.declined - {path}
        declined_now = others | {path} if declined else others
        return replace(self, answers=answers, declined=declined_now, previous=self.worked)

    # ---- rows

    def answer_above(self, path: str) -> tuple[Item, Answer] | None:
        """Return the question and the one of its several answers that a place stands below; None where it is plain."""
        above = self.tree.answer_above(self.instance(path).path)
        if above is None:
            return None
        given = self.answers.get(above[0].path, ())
        return (above[0].item, given[above[1]]) if len(given) > 1 else None

    def row_of(self, path: str) -> Instance | None:
        """Return the innermost row that a place stands in, None outside repeating groups."""
        above = self.tree.rows_above(self.instance(path).path)
        return self.tree.by_path[above[-1]] if above else None

    def ends_row(self, path: str) -> bool:
        """Whether this is the last enabled question of the row it stands in."""
        row = self.row_of(path)
        if row is None:
            return False
        within = [place.path for place in self.questions if row.path in self.tree.rows_above(place.path)]
        return bool(within) and within[-1] == path

    def can_add_row(self, group: str) -> bool:
        """Whether one more row of this repeating group fits, by the form and within MAX_ROWS."""
        count = self.tree.groups.get(group)
        if count is None or not self.enabled.get(group, False):
            return False
        most = self.tree.by_path[f"{group}[0]"].item.max_occurs
        return count < min(MAX_ROWS, MAX_ROWS if most is None else most)

    def add_row(self, group: str) -> Filling:
        """Return the filling with one empty row more at the end. Raises CannotNow(ROW_REFUSED)."""
        if not self.can_add_row(group):
            raise CannotNow(Code.ROW_REFUSED, link_id=group)
        return replace(self, rows={**self.rows, group: self.tree.groups[group] + 1})

    def can_remove_row(self, path: str) -> bool:
        """Whether this row may go: the form's least number stays, and always one."""
        place = self.tree.by_path.get(path)
        if place is None or place.group is None:
            return False
        return self.tree.groups[place.group] > max(1, place.item.min_occurs or 1)

    def remove_row(self, path: str) -> Filling:
        """Return the filling without a row and its answers; later rows move up. Raises CannotNow(ROW_REFUSED)."""
        if not self.can_remove_row(path):
            raise CannotNow(Code.ROW_REFUSED, link_id=path)
        place = self.tree.by_path[path]
        group, gone = str(place.group), int(place.row or 0)
        moved = {f"{group}[{row}]/": f"{group}[{row - 1}]/" for row in range(gone + 1, self.tree.groups[group])}

        def renamed(key: str) -> str | None:
            if key.startswith(path + "/"):
                return None
            old = next((prefix for prefix in moved if key.startswith(prefix)), None)
            return key if old is None else moved[old] + key[len(old) :]

        made = self._renamed(renamed)
        return replace(made, rows={**made.rows, group: self.tree.groups[group] - 1})

    def _renamed(self, renamed: Callable[[str], str | None]) -> Filling:
        """Return the filling with every answer, refusal and number of rows under its new path, or gone for None."""

        def kept(values: Mapping[str, _T]) -> dict[str, _T]:
            return {new: value for key, value in values.items() if (new := renamed(key)) is not None}

        return replace(
            self,
            answers=kept(self.answers),
            declined=frozenset(kept(dict.fromkeys(self.declined))),
            rows=kept(self.rows),
        )

    # ---- what is left and what comes next

    def state_of(self, path: str) -> AnswerState:
        """Return what has become of a question. Raises CannotNow(QUESTION_UNKNOWN)."""
        self._question(path)
        if not self.enabled[path]:
            return AnswerState.NOT_APPLICABLE
        if self.answers.get(path):
            return AnswerState.ANSWERED
        return AnswerState.DECLINED if path in self.declined else AnswerState.BLANK

    @property
    def first(self) -> str | None:
        """The path of the first question, None for a form that asks nothing now."""
        return self.questions[0].path if self.questions else None

    def after(self, path: str) -> str | None:
        """Return the next question after any place, None after the last. Raises CannotNow(QUESTION_UNKNOWN)."""
        here = self._place(path)
        return next((place.path for place in self.questions if self.tree.places[place.path] > here), None)

    def before(self, path: str) -> str | None:
        """Return the question before any place, None before the first. Raises CannotNow(QUESTION_UNKNOWN)."""
        here = self._place(path)
        return next((place.path for place in reversed(self.questions) if self.tree.places[place.path] < here), None)

    def _place(self, path: str) -> int:
        return self.tree.places[self.instance(path).path]

    @property
    def gaps(self) -> tuple[str, ...]:
        """The questions that are neither answered nor declined, in order."""
        return tuple(place.path for place in self.questions if self.state_of(place.path) is AnswerState.BLANK)

    @property
    def required_gaps(self) -> tuple[str, ...]:
        """Those gaps that the form needs an answer to."""
        return tuple(path for path in self.gaps if self.tree.by_path[path].item.required)

    @property
    def calculated(self) -> Mapping[str, tuple[Answer, ...]]:
        """The values that the form works out, by path; those of disabled items are not there."""
        return self.worked.calculated

    @property
    def scores(self) -> tuple[Score, ...]:
        """The sums that the form works out from weights, each with how many of its questions are answered."""
        return tuple(
            score
            for place in self.tree.ordered
            if place.item.calculated is not None
            and self.enabled[place.path]
            and (score := self._score(place, place.item.calculated)) is not None
        )

    def _score(self, place: Instance, expression: Expression) -> Score | None:
        if not expression.functions & {"weight", "ordinal"}:
            return None
        sources = self.form.plan.sources[place.link_id]
        needed = [
            source
            for item in self.form.ordered
            if any(option.weight is not None for option in item.options)
            and (sources.reaches_all or item.link_id in sources.link_ids)
            for source in self.tree.nearest(place.path, item.link_id)
            if self.enabled[source.path]
        ]
        answered = sum(1 for source in needed if self.answers.get(source.path))
        value = next(iter(self.calculated.get(place.path, ())), None)
        number = value.value if isinstance(value, Quantity) else value
        if answered < len(needed) or not isinstance(number, (int, Decimal)):
            return Score(place.path, None, answered, len(needed))
        return Score(place.path, Decimal(number), answered, len(needed))

    def is_unchecked(self, path: str) -> bool:
        """Whether it could not be settled in time if the answer is written as the form wants; tried when asked."""
        item = self._question(path)
        patience = Patience()
        return any(fits_pattern(item, value, patience) is None for value in self.answers.get(path, ()))

    @property
    def broken(self) -> tuple[BrokenRule, ...]:
        """The rules of the form that the answers do not keep."""
        return self.worked.broken()

    # ---- texts around the questions

    def introductions(self, path: str) -> tuple[Item, ...]:
        """Return the headings and texts shown just before this question and after the question before it.

        A text that stands below a question is shown with that question. Raises CannotNow(QUESTION_UNKNOWN).
        """
        item, here = self._question(path), self._place(path)
        previous = self.before(path)
        start = 0 if previous is None else self._place(previous) + 1
        between = self._shown(self.tree.ordered[start:here], self._above(path))
        below = [place for place in self.tree.ordered[here + 1 :] if place.parent == path] if item.items else []
        return (*between, *(p.item for p in below if not p.answer and self._is_plain_text(p)))

    @property
    def closing(self) -> tuple[Item, ...]:
        """The headings and texts that come after the last question."""
        last = self.questions[-1].path if self.questions else None
        start = 0 if last is None else self._place(last) + 1
        return self._shown(self.tree.ordered[start:], frozenset())

    def _shown(self, places: Sequence[Instance], above: frozenset[str]) -> tuple[Item, ...]:
        texts = [place for place in places if self._is_plain_text(place) and not self._below_question(place)]
        leading = above.union(*(self._above(place.path) for place in texts))
        shown = {place.path for place in texts} | leading
        return tuple(p.item for p in places if p.path in shown and p.item.text and not p.item.is_question)

    def _is_plain_text(self, place: Instance) -> bool:
        item = place.item
        return item.type is ItemType.DISPLAY and not item.is_help and not item.hidden and self.enabled[place.path]

    def _below_question(self, place: Instance) -> bool:
        return place.parent is not None and self.tree.by_path[place.parent].item.is_question

    def _above(self, path: str) -> frozenset[str]:
        found = set()
        parent = self.tree.by_path[path].parent
        while parent is not None:
            found.add(parent)
            parent = self.tree.by_path[parent].parent
        return frozenset(found)

    def response(self, status: str, authored: datetime, language: str) -> dict[str, Any]:
        """Return the R4 QuestionnaireResponse as JSON values, the same bytes for the same answers.

        `status` is an R4 code; only "in-progress" keeps what disabled questions once were answered. A declined
        question carries data-absent-reason on its item; a blank one is absent. Raises Bug for a time without
        an offset from UTC, which R4 cannot write.
        """
        if authored.utcoffset() is None:
            raise Bug(Code.BROKEN_PROMISE, what="authored-without-offset")
        incomplete = {score.path for score in self.scores if score.value is None}
        values = {path: kept for path, kept in self.calculated.items() if path not in incomplete}
        values |= {path: kept for path, kept in self.answers.items() if not self._is_calculated(path)}
        return Writing(self.form, self.tree, values, self.declined, self.enabled).response(status, authored, language)

    def _is_calculated(self, path: str) -> bool:
        place = self.tree.by_path.get(path)
        return place is not None and place.item.calculated is not None


def begun(form: Form, now: datetime | None = None) -> Filling:
    """Return the filling before the first question: initial values stand as answers, least numbers of rows are there.

    R4 gives initial values when a response begins; one of a question that is not asked yet waits in the draft.
    """
    rows = _least_rows(form)
    answers: dict[str, tuple[Answer, ...]] = {}
    for place in grow(form, rows).ordered:
        given = initial_of(place.item)
        if given and place.item.calculated is None:
            answers[place.path] = given
    return Filling(form, answers, rows=rows, now=now)


def _least_rows(form: Form) -> dict[str, int]:
    """Return the rows to begin with, the outer groups first; what would make too many places gets one row."""
    rows: dict[str, int] = {}
    for _ in range(MAX_ITEM_DEPTH):
        tree, found = grow(form, rows), dict[str, int]()
        for place in tree.ordered:
            least = min(place.item.min_occurs or 1, MAX_ROWS)
            if place.group is not None and place.row == 0 and least > 1 and place.group not in rows:
                found[place.group] = least
        if not found or len(tree.ordered) * max(found.values()) > _MOST_PLACES:
            break
        rows |= found
    return rows


def initial_of(item: Item) -> tuple[Answer, ...]:
    """Return the answers that an item begins with."""
    chosen = tuple(option.value for option in item.options if option.initial)
    return item.initial or (chosen if item.repeats else chosen[:1])


def from_response(form: Form, response: Mapping[str, Any] | None, now: datetime | None = None) -> Filling:
    """Return the filling that a kept response holds; None and absent items are blank questions.

    Disabled answers in it are kept as they are. Raises CannotNow(QUESTION_UNKNOWN) for a linkId the form does
    not have there, and CannotNow(ANSWER_REFUSED, kind="type") for anything that is not such an answer.
    """
    found: dict[str, list[Answer]] = {}
    declined: set[str] = set()
    rows: dict[str, int] = {}
    layer = [("", entry) for entry in objects(response or {}, "item")]
    while layer:
        under: list[tuple[str, dict[str, Any]]] = []
        for outer, entry in layer:
            prefix = outer
            link_id = entry.get("linkId")
            item = form.by_link_id.get(link_id) if isinstance(link_id, str) else None
            if item is None:
                raise CannotNow(Code.QUESTION_UNKNOWN)
            path = prefix + item.link_id
            if item.is_repeating_group:
                rows[path] = rows.get(path, 0) + 1
                prefix = f"{path}[{rows[path] - 1}]/"
            under += [(prefix, each) for each in objects(entry, "item")]
            values, nested = entry_values(item, entry, len(found.get(path, ())))
            under += [(below(path, outer, number) if item.nests else prefix, each) for number, each in nested]
            if values and item.calculated is None:
                found.setdefault(path, []).extend(values)
            elif item.is_question and is_declined(entry):
                declined.add(path)
        layer = under
    answers = {path: tuple(values) for path, values in found.items()}
    tree = grow(form, {key: count for key, count in rows.items() if count != 1}, answers)
    for path in (*answers, *declined):
        place = tree.by_path.get(path)
        if place is None:
            raise CannotNow(Code.QUESTION_UNKNOWN)
        if len(answers.get(path, ())) > 1 and not place.item.repeats:
            raise CannotNow(Code.ANSWER_REFUSED, link_id=path, kind="tooManyAnswers")
    return Filling(form, answers, frozenset(declined - answers.keys()), rows, now)
