# SPDX-License-Identifier: EUPL-1.2
"""A draft as it is built: every name and code given, every text cleaned, everything said in one way only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from screening_app.core.forms.authoring.draft import (
    GROUPS,
    Compared,
    Comparison,
    Draft,
    DraftLanguage,
    DraftOption,
    DraftQuestion,
    DraftScore,
    Kind,
    ShownIf,
    clean,
    clean_texts,
)
from screening_app.core.forms.authoring.pieces import number, system_of

_BARE = frozenset({Comparison.ANSWERED, Comparison.NOT_ANSWERED})


def tidy(draft: Draft) -> Draft:
    """Return the draft as it is built; twice changes nothing more, and what it cannot be built with stays."""
    taken = {question.name for question in draft.questions} | {score.name for score in draft.scores}
    url = clean(draft.url)
    questions = []
    for question in draft.questions:
        name = clean(question.name) or next_name(question.kind, taken)
        taken.add(name)
        questions.append(_question(question, name, url))
    kinds = {question.name: question.kind for question in questions}
    scores = []
    for score in draft.scores:
        name = clean(score.name) or next_score(taken)
        taken.add(name)
        scores.append(_score(score, name))
    return replace(
        draft,
        url=url,
        version=clean(draft.version),
        name=clean(draft.name),
        publisher=clean(draft.publisher),
        title=clean_texts(draft.title),
        purpose=clean_texts(draft.purpose),
        copyright=clean_texts(draft.copyright),
        language_sources={
            tag: DraftLanguage(clean_texts(each.source), each.validated) for tag, each in draft.language_sources.items()
        },
        questions=in_order(replace(each, shown_if=_condition(each.shown_if, kinds)) for each in questions),
        scores=tuple(scores),
    )


def next_name(kind: Kind, taken: Sequence[str] | set[str]) -> str:
    """Return the first free name for a question of this kind."""
    return _free("g" if kind in GROUPS else "n" if kind is Kind.DISPLAY else "q", taken)


def next_score(taken: Sequence[str] | set[str]) -> str:
    """Return the first free name for a sum."""
    return _free("s", taken)


def next_code(taken: Sequence[str] | set[str]) -> str:
    """Return the first free code for an answer to choose."""
    return _free("a", taken)


def in_order(questions: Iterable[DraftQuestion]) -> tuple[DraftQuestion, ...]:
    """Return the questions as they are asked: each group followed by what stands in it, what has no group last."""
    under: dict[str, list[DraftQuestion]] = {}
    for question in questions:
        under.setdefault(question.parent, []).append(question)

    def below(parent: str) -> list[DraftQuestion]:
        found = []
        for question in under.pop(parent, ()):
            found += [question, *(below(question.name) if question.kind in GROUPS else ())]
        return found

    ordered = below("")
    return (*ordered, *(question for left in list(under.values()) for question in left))


def read_answer(kind: Kind, text: str) -> bool | int | float | str | None:
    """Return the JSON value of an answer as it is written in a condition or a limit; None where it is none."""
    if kind is Kind.YES_NO:
        return {"yes": True, "no": False}.get(text)
    if kind in (Kind.INTEGER, Kind.DECIMAL):
        try:
            value = Decimal(text)
        except InvalidOperation:
            return None
        if not value.is_finite() or len(value.as_tuple().digits) > 15 or abs(value) >= 2**31:
            return None
        whole = value == value.to_integral_value()
        return int(value) if whole else float(value) if kind is Kind.DECIMAL else None
    if kind is Kind.DATE:
        try:
            return date.fromisoformat(text).isoformat() if len(text) == 10 else None
        except ValueError:
            return None
    return text or None


def _free(letter: str, taken: Sequence[str] | set[str]) -> str:
    place = 1
    while f"{letter}{place}" in taken:
        place += 1
    return f"{letter}{place}"


def _question(question: DraftQuestion, name: str, url: str) -> DraftQuestion:
    taken = {option.code for option in question.options}
    options = []
    for option in question.options:
        code = clean(option.code) or next_code(taken)
        taken.add(code)
        options.append(_option(option, code, url))
    return replace(
        question,
        name=name,
        text=clean_texts(question.text),
        help=clean_texts(question.help),
        options=tuple(options),
        concept=clean(question.concept),
        minimum=_written(question.kind, question.minimum),
        maximum=_written(question.kind, question.maximum),
        unit=clean(question.unit),
    )


def _option(option: DraftOption, code: str, url: str) -> DraftOption:
    system = clean(option.system)
    system = "" if system == system_of(code, url) else system
    return DraftOption(code, clean_texts(option.text), _plain(option.weight), option.exclusive, system)


def _score(score: DraftScore, name: str) -> DraftScore:
    source = clean_texts(score.cut_off_source)
    return DraftScore(name, clean_texts(score.text), score.questions, _plain(score.cut_off), source)


def _plain(value: Decimal | None) -> Decimal | None:
    """Return the number that a file can hold for this one."""
    return Decimal(str(number(value))) if value is not None and value.is_finite() else value


def _written(kind: Kind, text: str) -> str:
    """Return a number as it is written in a file, 1.0 as 1; any other text as it is."""
    found = read_answer(kind, clean(text))
    return clean(text) if found is None or isinstance(found, bool) else str(found)


def _condition(shown_if: ShownIf | None, kinds: dict[str, Kind]) -> ShownIf | None:
    """Return the condition with every line once and none that another one says already."""
    if shown_if is None:
        return None
    found: list[Compared] = []
    for line in shown_if.lines:
        kind = kinds.get(line.question)
        answer = "" if line.comparison in _BARE else clean(line.answer) if kind is None else _written(kind, line.answer)
        made = Compared(clean(line.question), line.comparison, answer)
        if made not in found:
            found.append(made)
    if not (shown_if.any_line and len(found) > 1):
        # "Is not" says that there is an answer.
        named = {line.question for line in found if line.comparison is Comparison.IS_NOT}
        found = [line for line in found if not (line.comparison is Comparison.ANSWERED and line.question in named)]
    return ShownIf(tuple(found), shown_if.any_line and len(found) > 1) if found else None
