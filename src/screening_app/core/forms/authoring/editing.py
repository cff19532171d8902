# SPDX-License-Identifier: EUPL-1.2
"""The steps in which a draft is made in the window: each gives a new value, and each can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

from screening_app.core.forms.authoring.draft import Draft, DraftQuestion, DraftScore, ShownIf
from screening_app.core.forms.authoring.tidying import in_order, next_name
from screening_app.errors import CannotNow, Code


@dataclass(frozen=True, slots=True)
class Editing:
    """A draft with the ones before it and the ones undone, nearest last."""

    draft: Draft
    earlier: tuple[Draft, ...] = ()
    later: tuple[Draft, ...] = ()

    def to(self, draft: Draft) -> Self:
        """Return the editing gone on to this draft; what was undone is gone. The same draft changes nothing."""
        return (
            self if draft == self.draft else replace(self, draft=draft, earlier=(*self.earlier, self.draft), later=())
        )

    def undone(self) -> Self:
        """Return the step before, or the same where there is none."""
        if not self.earlier:
            return self
        return replace(self, draft=self.earlier[-1], earlier=self.earlier[:-1], later=(*self.later, self.draft))

    def redone(self) -> Self:
        """Return the step that was undone last, or the same where there is none."""
        if not self.later:
            return self
        return replace(self, draft=self.later[-1], earlier=(*self.earlier, self.draft), later=self.later[:-1])


def question_named(draft: Draft, name: str) -> DraftQuestion:
    """Return the question of this name. Raises QUESTION_UNKNOWN."""
    for question in draft.questions:
        if question.name == name:
            return question
    raise CannotNow(Code.QUESTION_UNKNOWN)


def add_question(draft: Draft, question: DraftQuestion) -> Draft:
    """Return the draft with the question last; one without a name gets the first that is free."""
    taken = {each.name for each in draft.questions} | {score.name for score in draft.scores}
    named = replace(question, name=question.name or next_name(question.kind, taken))
    return replace(draft, questions=(*draft.questions, named))


def change(draft: Draft, name: str, **fields: Any) -> Draft:
    """Return the draft with some fields of a question changed; for another name use `rename`."""
    changed = replace(question_named(draft, name), **fields)
    return replace(draft, questions=tuple(changed if each.name == name else each for each in draft.questions))


def set_text(draft: Draft, name: str, language: str, text: str) -> Draft:
    """Return the draft with the text of a question in one language."""
    return change(draft, name, text={**question_named(draft, name).text, language: text})


def rename(draft: Draft, name: str, new: str) -> Draft:
    """Return the draft with a question under a new name, in conditions, groups and scores too."""
    question_named(draft, name)

    def named(old: str) -> str:
        return new if old == name else old

    def condition(shown_if: ShownIf | None) -> ShownIf | None:
        if shown_if is None:
            return None
        return replace(shown_if, lines=tuple(replace(line, question=named(line.question)) for line in shown_if.lines))

    questions = tuple(
        replace(each, name=named(each.name), parent=named(each.parent), shown_if=condition(each.shown_if))
        for each in draft.questions
    )
    scores = tuple(replace(each, questions=tuple(map(named, each.questions))) for each in draft.scores)
    return replace(draft, questions=questions, scores=scores)


def move(draft: Draft, name: str, steps: int) -> Draft:
    """Return the draft with a question some places earlier (negative) or later among those of its group."""
    question = question_named(draft, name)
    places = [place for place, each in enumerate(draft.questions) if each.parent == question.parent]
    siblings = [draft.questions[place] for place in places]
    at = siblings.index(question)
    siblings.insert(max(0, min(len(siblings) - 1, at + steps)), siblings.pop(at))
    questions = list(draft.questions)
    for place, each in zip(places, siblings, strict=True):
        questions[place] = each
    return replace(draft, questions=in_order(questions))


def remove(draft: Draft, name: str) -> Draft:
    """Return the draft without the question and what stands in it; conditions and scores that name it lose it."""
    gone = {name}
    for each in draft.questions:
        if each.parent in gone:
            gone.add(each.name)
    kept = []
    for each in draft.questions:
        if each.name in gone:
            continue
        lines = tuple(line for line in each.shown_if.lines if line.question not in gone) if each.shown_if else ()
        shown_if = replace(each.shown_if, lines=lines) if each.shown_if and lines else None
        kept.append(replace(each, shown_if=shown_if))
    scores = tuple(
        replace(each, questions=tuple(question for question in each.questions if question not in gone))
        for each in draft.scores
    )
    return replace(draft, questions=tuple(kept), scores=scores)


def add_score(draft: Draft, score: DraftScore) -> Draft:
    """Return the draft with one more sum, last."""
    return replace(draft, scores=(*draft.scores, score))
