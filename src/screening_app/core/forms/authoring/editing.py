# SPDX-License-Identifier: EUPL-1.2
"""The steps in which a draft is made in the window: each gives a new value, and each can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Self

from screening_app.core.forms.authoring.draft import (
    GROUPS,
    WITH_OPTIONS,
    Draft,
    DraftOption,
    DraftQuestion,
    DraftScore,
    Kind,
    ShownIf,
)
from screening_app.core.forms.authoring.tidying import in_order, next_code, next_name, next_score
from screening_app.core.forms.model import Texts
from screening_app.errors import CannotNow, Code


@dataclass(frozen=True, slots=True)
class Editing:
    """A draft with the ones before it and the ones undone, nearest last. `mark` names what the last step was about."""

    draft: Draft
    earlier: tuple[Draft, ...] = ()
    later: tuple[Draft, ...] = ()
    mark: str = ""

    def to(self, draft: Draft, mark: str = "") -> Self:
        """Return the editing gone on to this draft; what was undone is gone. The same draft changes nothing.

        A step of the same mark as the last one goes into that: a text is undone as a whole, not letter by letter.
        """
        if draft == self.draft:
            return self
        if mark and mark == self.mark:
            return replace(self, draft=draft, later=())
        return replace(self, draft=draft, earlier=(*self.earlier, self.draft), later=(), mark=mark)

    def undone(self) -> Self:
        """Return the step before, or the same where there is none."""
        if not self.earlier:
            return self
        later = (*self.later, self.draft)
        return replace(self, draft=self.earlier[-1], earlier=self.earlier[:-1], later=later, mark="")

    def redone(self) -> Self:
        """Return the step that was undone last, or the same where there is none."""
        if not self.later:
            return self
        earlier = (*self.earlier, self.draft)
        return replace(self, draft=self.later[-1], earlier=earlier, later=self.later[:-1], mark="")


# ---- questions


def question_named(draft: Draft, name: str) -> DraftQuestion:
    """Return the question of this name. Raises QUESTION_UNKNOWN."""
    for question in draft.questions:
        if question.name == name:
            return question
    raise CannotNow(Code.QUESTION_UNKNOWN)


def add_question(draft: Draft, question: DraftQuestion, after: str = "") -> Draft:
    """Return the draft with the question after another and in the same group, or last in the group that is named.

    Without `after`, or when there is no such question, it comes last of all. One without a name gets the first that
    is free.
    """
    named = replace(question, name=question.name or next_name(question.kind, names_of(draft)))
    beside = next((each for each in draft.questions if each.name == after), None)
    if beside is None:
        return replace(draft, questions=(*draft.questions, named))
    inside = beside.kind in GROUPS
    named = replace(named, parent=beside.name if inside else beside.parent)
    place = len(draft.questions) if inside else draft.questions.index(beside) + 1
    questions = [*draft.questions[:place], named, *draft.questions[place:]]
    return replace(draft, questions=in_order(questions))


def change(draft: Draft, name: str, /, **fields: Any) -> Draft:
    """Return the draft with some fields of a question changed; for another name use `rename`."""
    changed = replace(question_named(draft, name), **fields)
    return replace(draft, questions=tuple(changed if each.name == name else each for each in draft.questions))


def set_kind(draft: Draft, name: str, kind: Kind) -> Draft:
    """Return the draft with a question of another kind, without what cannot stand with that kind.

    A question with answers to choose begins with two empty ones. What stood in a group that is none any more stands
    beside it.
    """
    old = question_named(draft, name)
    ordered = kind in (Kind.INTEGER, Kind.DECIMAL, Kind.DATE) and kind is old.kind
    written, counted = kind in (Kind.STRING, Kind.TEXT), kind in (Kind.CHECK, Kind.REPEATING)
    options: tuple[DraftOption, ...] = ()
    if kind in WITH_OPTIONS:
        options = old.options or (DraftOption("a1", {}), DraftOption("a2", {}))
    if kind is not Kind.CHECK:
        options = tuple(replace(each, exclusive=False) for each in options)
    made = change(
        draft,
        name,
        kind=kind,
        options=options,
        help={} if kind is Kind.DISPLAY else old.help,
        required=old.required and kind is not Kind.DISPLAY,
        concept="" if kind in {*GROUPS, Kind.DISPLAY} else old.concept,
        minimum=old.minimum if ordered else "",
        maximum=old.maximum if ordered else "",
        shortest=old.shortest if written else None,
        longest=old.longest if written else None,
        pattern=old.pattern if written else "",
        least=old.least if counted else None,
        most=old.most if counted else None,
        unit=old.unit if kind is Kind.QUANTITY else "",
    )
    if kind in GROUPS:
        return made
    questions = [replace(each, parent=old.parent) if each.parent == name else each for each in made.questions]
    return replace(made, questions=in_order(questions))


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


def into_group(draft: Draft, name: str) -> Draft:
    """Return the draft with a question last in the group just above it; the same where there is none."""
    question = question_named(draft, name)
    siblings = [each for each in draft.questions if each.parent == question.parent]
    at = siblings.index(question)
    if at == 0 or siblings[at - 1].kind not in GROUPS:
        return draft
    rest = [each for each in draft.questions if each.name != name]
    return replace(draft, questions=in_order([*rest, replace(question, parent=siblings[at - 1].name)]))


def out_of_group(draft: Draft, name: str) -> Draft:
    """Return the draft with a question just after the group that it stands in; the same where it stands in none."""
    question = question_named(draft, name)
    group = next((each for each in draft.questions if each.name == question.parent), None)
    if group is None:
        return draft
    rest = [each for each in draft.questions if each.name != name]
    rest.insert(rest.index(group) + 1, replace(question, parent=group.parent))
    return replace(draft, questions=in_order(rest))


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


# ---- answers to choose


def add_option(draft: Draft, name: str) -> Draft:
    """Return the draft with one more empty answer, under the first code that is free."""
    options = question_named(draft, name).options
    code = next_code({option.code for option in options})
    return change(draft, name, options=(*options, DraftOption(code, {})))


def change_option(draft: Draft, name: str, code: str, /, **fields: Any) -> Draft:
    """Return the draft with some fields of an answer changed; for another code use `recode`."""
    options = question_named(draft, name).options
    return change(
        draft, name, options=tuple(replace(each, **fields) if each.code == code else each for each in options)
    )


def recode(draft: Draft, name: str, code: str, new: str) -> Draft:
    """Return the draft with an answer under another code, in conditions too; "" takes the first that is free.

    An answer that had the code before gets one that is free: no two answers of a question have the same.
    """
    codes = {option.code for option in question_named(draft, name).options}
    new = new or next_code(codes)
    if new in codes and new != code:
        draft = recode(draft, name, new, "")
    made = change_option(draft, name, code, code=new, system="")

    def condition(shown_if: ShownIf | None) -> ShownIf | None:
        if shown_if is None:
            return None
        lines = tuple(
            replace(line, answer=new) if (line.question, line.answer) == (name, code) else line
            for line in shown_if.lines
        )
        return replace(shown_if, lines=lines)

    return replace(made, questions=tuple(replace(each, shown_if=condition(each.shown_if)) for each in made.questions))


def move_option(draft: Draft, name: str, code: str, steps: int) -> Draft:
    """Return the draft with an answer some places earlier (negative) or later."""
    options = list(question_named(draft, name).options)
    at = next(place for place, each in enumerate(options) if each.code == code)
    options.insert(max(0, min(len(options) - 1, at + steps)), options.pop(at))
    return change(draft, name, options=tuple(options))


def remove_option(draft: Draft, name: str, code: str) -> Draft:
    """Return the draft without an answer; a condition that asks for it is then a fault and is shown as such."""
    options = question_named(draft, name).options
    return change(draft, name, options=tuple(each for each in options if each.code != code))


# ---- sums


def score_named(draft: Draft, name: str) -> DraftScore:
    """Return the sum of this name. Raises QUESTION_UNKNOWN."""
    for score in draft.scores:
        if score.name == name:
            return score
    raise CannotNow(Code.QUESTION_UNKNOWN)


def add_score(draft: Draft, score: DraftScore) -> Draft:
    """Return the draft with one more sum, last; one without a name gets the first that is free."""
    named = replace(score, name=score.name or next_score(names_of(draft)))
    return replace(draft, scores=(*draft.scores, named))


def change_score(draft: Draft, name: str, /, **fields: Any) -> Draft:
    """Return the draft with some fields of a sum changed."""
    changed = replace(score_named(draft, name), **fields)
    return replace(draft, scores=tuple(changed if each.name == name else each for each in draft.scores))


def remove_score(draft: Draft, name: str) -> Draft:
    """Return the draft without a sum."""
    return replace(draft, scores=tuple(each for each in draft.scores if each.name != name))


# ---- languages


def languages_of(draft: Draft) -> tuple[str, ...]:
    """Return the languages that the draft has any text or source in, its own first."""
    found: dict[str, None] = {draft.language: None} | dict.fromkeys(draft.language_sources)

    def look(texts: Texts) -> Texts:
        found.update(dict.fromkeys(texts))
        return texts

    _each_text(draft, look)
    return tuple(found)


def without_language(draft: Draft, tag: str) -> Draft:
    """Return the draft without a language: every text in it, and where it came from."""

    def less(texts: Texts) -> Texts:
        return {key: text for key, text in texts.items() if key != tag}

    sources = {key: each for key, each in draft.language_sources.items() if key != tag}
    return _each_text(replace(draft, language_sources=sources), less)


def _each_text(draft: Draft, act: Callable[[Texts], Texts]) -> Draft:
    questions = tuple(
        replace(
            each,
            text=act(each.text),
            help=act(each.help),
            options=tuple(replace(option, text=act(option.text)) for option in each.options),
        )
        for each in draft.questions
    )
    scores = tuple(replace(each, text=act(each.text), cut_off_source=act(each.cut_off_source)) for each in draft.scores)
    sources = {tag: replace(each, source=act(each.source)) for tag, each in draft.language_sources.items()}
    return replace(
        draft,
        title=act(draft.title),
        purpose=act(draft.purpose),
        copyright=act(draft.copyright),
        language_sources=sources,
        questions=questions,
        scores=scores,
    )


def names_of(draft: Draft) -> tuple[str, ...]:
    """Return the names of all questions and sums, in order."""
    return (*(each.name for each in draft.questions), *(score.name for score in draft.scores))
