# SPDX-License-Identifier: EUPL-1.2
"""Neutral Swedish text about one conversation, to paste into the system of record.

Every sentence comes from forms/hand-over.yaml; this module decides which are said and in what order.
The layout is the one that reports/handover.py prints: blocks apart by a blank line, a block's first
line its heading, list lines starting with "- ".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from screening_app.core.forms.filling import AnswerState, Filling
from screening_app.core.forms.instances import Instance
from screening_app.core.forms.model import (
    Answer,
    Coding,
    DateTime,
    Item,
    ItemType,
    PartialDate,
    Quantity,
    Time,
    in_language,
    same_answer,
)
from screening_app.core.forms.scoring import Score
from screening_app.core.outcomes import outcome_over, time_is_open
from screening_app.core.readiness import Alone, Interpreter, NotAskedReason, Readiness
from screening_app.core.records import Conversation, Correction, CorrectionReason, Outcome, StepMark, StepState, Unit
from screening_app.core.routines import Routine, read_yaml, refused

Sentences = Mapping[str, Any]
"""The parsed hand-over.yaml, as `parse_sentences` returns it."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LANGUAGE: Final = "sv"
_LINES: Final[Mapping[str, frozenset[str]]] = {
    "title": frozenset(),
    "unit": frozenset({"unit"}),
    "case_reference": frozenset({"case_reference"}),
    "with_time": frozenset({"date", "time", "user"}),
    "with_month": frozenset({"month", "year"}),
    "attempt": frozenset({"attempt"}),
    "on_paper": frozenset({"asked_on", "entered_on", "user"}),
    "on_paper_month": frozenset({"month", "year"}),
    "instrument": frozenset({"title", "version", "language"}),
    "no_instrument": frozenset(),
    "routine": frozenset({"title", "decided_on"}),
    "no_reason": frozenset(),
    "time_open": frozenset(),
    "answer": frozenset({"question", "answer"}),
    "declined": frozenset(),
    "blank": frozenset(),
    "true": frozenset(),
    "false": frozenset(),
    "quote": frozenset({"text"}),
    "answers_of": frozenset({"heading", "title"}),
    "row": frozenset({"group", "number"}),
    "score": frozenset({"score", "value"}),
    "score_incomplete": frozenset({"score", "answered", "of"}),
    "score_unknown": frozenset({"score"}),
    "cut_off": frozenset({"source", "value"}),
    "step_date": frozenset({"line", "date"}),
    "no_steps": frozenset(),
    "unknown_step": frozenset({"step_id"}),
    "correction": frozenset({"date", "user", "reason", "text"}),
}
_TABLES: Final[Mapping[str, tuple[tuple[str, ...], frozenset[str]]]] = {
    "headings": (("outcome", "readiness", "answers", "corrections", "steps", "reminders"), frozenset()),
    "outcome": (tuple(Outcome), frozenset({"reason"})),
    "reason": (tuple(NotAskedReason), frozenset()),
    "correction_reason": (tuple(CorrectionReason), frozenset()),
    "alone": (tuple(Alone), frozenset()),
    "interpreter": (tuple(Interpreter), frozenset()),
    "language": (("sv", "en"), frozenset()),
    "step": (tuple(StepState), frozenset({"step"})),
}
_LISTS: Final[Mapping[str, int]] = {"months": 12, "reminders": 1}


def parse_sentences(text: str) -> Sentences:
    """Return the sentences of hand-over.yaml.

    Raises CannotNow(ROUTINE_REFUSED, document="hand-over", problems=...) when a sentence is missing or asks for
    a {word} that the program does not have.
    """
    raw = read_yaml(text, "hand-over")
    problems = tuple(_problems(raw)) if isinstance(raw, dict) else (("", "type"),)
    if problems:
        raise refused("hand-over", problems)
    return dict(raw)


def hand_over_text(
    sentences: Sentences,
    *,
    conversation: Conversation,
    fillings: Sequence[Filling],
    routine: Routine | None,
    unit: Unit,
    corrections: Sequence[Correction] = (),
    with_time: bool = True,
) -> str:
    """Return the text about a conversation that was held: what was asked, answered and done, and the reminders.

    `fillings` are the answers to each of its forms, in order. `with_time` False (tally mode) names only the month and
    no member of staff. Times are written as they stand in the conversation: pass local time. Answers are the form's
    Swedish texts; a blank is said to be blank, and a score is said only where the form has one.
    """
    headings = sentences["headings"]
    blocks = [
        _opening(sentences, conversation, unit, with_time),
        [*_instruments(sentences, conversation, fillings), *_routine(sentences, routine)],
        [headings["outcome"], _outcome(sentences, conversation.outcome or outcome_over(fillings), fillings)],
        _readiness(sentences, conversation.readiness),
        *(_answers(sentences, filling, titled=len(fillings) > 1) for filling in fillings),
        _corrections(sentences, corrections),
        _steps(sentences, conversation.steps, routine, with_time),
        [headings["reminders"], *(f"- {line}" for line in sentences["reminders"])],
    ]
    return _joined(blocks)


def not_asked_text(
    sentences: Sentences,
    *,
    conversation: Conversation,
    reason: NotAskedReason | None,
    routine: Routine | None,
    unit: Unit,
    with_time: bool = True,
) -> str:
    """Return the text about a contact that ended without the question, with its reason; else as `hand_over_text`."""
    headings = sentences["headings"]
    why = sentences["reason"][reason] if reason is not None else sentences["no_reason"]
    blocks = [
        _opening(sentences, conversation, unit, with_time),
        _routine(sentences, routine),
        [headings["outcome"], _fill(sentences["outcome"][Outcome.NOT_ASKED], reason=why)],
        _readiness(sentences, conversation.readiness),
        _steps(sentences, conversation.steps, routine, with_time),
        [headings["reminders"], *(f"- {line}" for line in sentences["reminders"])],
    ]
    return _joined(blocks)


def _corrections(sentences: Sentences, corrections: Sequence[Correction]) -> list[str]:
    if not corrections:
        return []
    lines = [
        _fill(
            sentences["correction"],
            date=_day(each.at),
            user=each.by,
            reason=sentences["correction_reason"][each.reason],
            text=" ".join(each.text.split()),
        )
        for each in corrections
    ]
    return [sentences["headings"]["corrections"], *(f"- {line}" for line in lines)]


def _fill(sentence: str, **words: object) -> str:
    """Put words into a sentence; what is put in is never read as a placeholder itself."""
    return _PLACEHOLDER.sub(lambda found: str(words.get(found.group(1), found.group())), sentence)


def _joined(blocks: Iterable[list[str]]) -> str:
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _opening(sentences: Sentences, conversation: Conversation, unit: Unit, with_time: bool) -> list[str]:
    contact = conversation.contact
    lines = [sentences["title"], _fill(sentences["unit"], unit=unit.name)]
    if contact.case_reference is not None:
        lines.append(_fill(sentences["case_reference"], case_reference=contact.case_reference))
    lines.append(_when(sentences, conversation, with_time))
    if contact.attempt > 1:
        lines.append(_fill(sentences["attempt"], attempt=contact.attempt))
    return lines


def _when(sentences: Sentences, conversation: Conversation, with_time: bool) -> str:
    """Return when the contact was; entered from paper, when it was asked and when it was entered."""
    contact, started = conversation.contact, conversation.started_at
    if not with_time:
        month = {"month": sentences["months"][contact.month - 1], "year": contact.year}
        return _fill(sentences["with_month" if conversation.asked_on is None else "on_paper_month"], **month)
    if conversation.asked_on is not None:
        days = {"asked_on": conversation.asked_on.isoformat(), "entered_on": _day(started), "user": conversation.by}
        return _fill(sentences["on_paper"], **days)
    words = {"date": _day(started), "time": f"{started:%H.%M}", "user": conversation.by}
    return _fill(sentences["with_time"], **words)


def _instruments(sentences: Sentences, conversation: Conversation, fillings: Sequence[Filling]) -> list[str]:
    if not fillings:
        return [sentences["no_instrument"]]
    parts = conversation.parts
    spoken = [part.language for part in parts] if len(parts) == len(fillings) else [conversation.language]
    lines = []
    for number, filling in enumerate(fillings):
        tag = spoken[number % len(spoken)]
        words = {"title": _title(filling), "version": filling.form.version}
        lines.append(_fill(sentences["instrument"], language=sentences["language"].get(tag, tag), **words))
    return lines


def _title(filling: Filling) -> str:
    return in_language(filling.form.title, _LANGUAGE, filling.form.language)


def _routine(sentences: Sentences, routine: Routine | None) -> list[str]:
    if routine is None or routine.decided_on is None:
        return []
    return [_fill(sentences["routine"], title=routine.title, decided_on=routine.decided_on.isoformat())]


def _outcome(sentences: Sentences, outcome: Outcome, fillings: Sequence[Filling]) -> str:
    """Return what was told; of a yes without a time no more than that, though it counts as ongoing."""
    if outcome is Outcome.ONGOING and time_is_open(fillings):
        return str(sentences["time_open"])
    return _fill(sentences["outcome"][outcome], reason=sentences["no_reason"])


def _readiness(sentences: Sentences, readiness: Readiness) -> list[str]:
    lines = []
    if readiness.alone is not None:
        lines.append(sentences["alone"][readiness.alone])
    if readiness.interpreter is not None:
        lines.append(sentences["interpreter"][readiness.interpreter])
    return [sentences["headings"]["readiness"], *lines] if lines else []


def _answers(sentences: Sentences, filling: Filling, *, titled: bool) -> list[str]:
    """Return the block of one form: every question with its answer, row by row, and then its scores."""
    lines: list[str] = []
    row: str | None = None
    for place in filling.questions:
        here = filling.row_of(place.path)
        if here is not None and here.path != row:
            number = (here.row or 0) + 1
            lines.append(_fill(sentences["row"], group=_text(filling, here.item), number=number))
        row = None if here is None else here.path
        said = _answer(sentences, filling, place)
        lines.append("- " + _fill(sentences["answer"], question=_question(sentences, filling, place), answer=said))
    lines += _scores(sentences, filling)
    if not lines:
        return []
    heading = sentences["headings"]["answers"]
    if titled:
        heading = _fill(sentences["answers_of"], heading=heading, title=_title(filling))
    return [heading, *lines]


def _scores(sentences: Sentences, filling: Filling) -> Iterator[str]:
    """Yield a line for each score with its published cut-offs, and then what the form itself says at that score."""
    for score in filling.scores:
        item = filling.instance(score.path).item
        if item.calculated is None:
            continue
        yield "- " + " ".join([_score(sentences, filling, score), *_cut_offs(sentences, filling, score)])
        if score.value is None:
            continue
        for told in filling.instances:
            follows = any(condition.question == item.link_id for condition in told.item.conditions)
            if told.item.type is ItemType.DISPLAY and follows and filling.enabled[told.path] and told.item.text:
                yield "- " + _text(filling, told.item)


def _question(sentences: Sentences, filling: Filling, place: Instance) -> str:
    """Return what was asked, with the answer that it is about where it is asked for each of several."""
    question, above = _text(filling, place.item), filling.answer_above(place.path)
    if above is None:
        return question
    return f"{question} ({_value(sentences, *above, filling.form.language)})"


def _score(sentences: Sentences, filling: Filling, score: Score) -> str:
    words: dict[str, object] = {"score": _text(filling, filling.instance(score.path).item)}
    if not score.is_complete:
        return _fill(sentences["score_incomplete"], answered=score.answered, of=score.of, **words)
    if score.value is None:
        return _fill(sentences["score_unknown"], **words)
    return _fill(sentences["score"], value=_number(score.value), **words)


def _cut_offs(sentences: Sentences, filling: Filling, score: Score) -> Iterator[str]:
    for cut_off in score.cut_offs:
        source = in_language(cut_off.source, _LANGUAGE, filling.form.language)
        yield _fill(sentences["cut_off"], source=source, value=_number(cut_off.value))


def _text(filling: Filling, item: Item) -> str:
    return in_language(item.text, _LANGUAGE, filling.form.language) or item.link_id


def _answer(sentences: Sentences, filling: Filling, place: Instance) -> str:
    state = filling.state_of(place.path)
    if state is AnswerState.ANSWERED:
        given = filling.answers[place.path]
        return "; ".join(_value(sentences, place.item, answer, filling.form.language) for answer in given)
    return str(sentences["declined"] if state is AnswerState.DECLINED else sentences["blank"])


def _value(sentences: Sentences, item: Item, answer: Answer, language: str) -> str:
    for option in item.options:
        if same_answer(option.value, answer):
            return in_language(option.text, _LANGUAGE, language)
    if isinstance(answer, bool):
        return str(sentences["true" if answer else "false"])
    if isinstance(answer, str):
        return _fill(sentences["quote"], text=" ".join(answer.split()))
    return _plain(answer)


def _plain(answer: Answer) -> str:
    """Return an answer that is no text and none of the form's options, as it is written in Swedish."""
    if isinstance(answer, Quantity):
        return f"{_number(answer.value)} {answer.unit or answer.code or ''}".rstrip()
    if isinstance(answer, DateTime):
        day, _, clock = answer.text.partition("T")
        return f"{day} {clock[:5].replace(':', '.')}".rstrip()
    if isinstance(answer, Time):
        return answer.text[:5].replace(":", ".")
    if isinstance(answer, PartialDate):
        return answer.text
    if isinstance(answer, date):
        return answer.isoformat()
    return answer.code if isinstance(answer, Coding) else _number(Decimal(str(answer)))


def _number(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",").replace("-", "−")


def _steps(sentences: Sentences, marks: tuple[StepMark, ...], routine: Routine | None, with_time: bool) -> list[str]:
    heading = sentences["headings"]["steps"]
    if not marks:
        return [heading, sentences["no_steps"]]
    return [heading, *(f"- {_mark(sentences, mark, routine, with_time)}" for mark in marks)]


def _mark(sentences: Sentences, mark: StepMark, routine: Routine | None, with_time: bool) -> str:
    step = routine.step(mark.step_id) if routine is not None else None
    name = step.text if step is not None else _fill(sentences["unknown_step"], step_id=mark.step_id)
    line = _fill(sentences["step"][mark.state], step=name)
    return _fill(sentences["step_date"], line=line, date=_day(mark.at)) if with_time else line


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _problems(raw: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, words in _LINES.items():
        yield from _sentence(f"/{key}", raw.get(key), words)
    for key, (codes, words) in _TABLES.items():
        table = raw.get(key)
        for code in codes:
            yield from _sentence(f"/{key}/{code}", table.get(code) if isinstance(table, dict) else None, words)
    for key, least in _LISTS.items():
        lines = raw.get(key)
        if not isinstance(lines, list) or len(lines) < least or not all(isinstance(line, str) for line in lines):
            yield f"/{key}", "missing"


def _sentence(pointer: str, sentence: object, words: frozenset[str]) -> Iterator[tuple[str, str]]:
    if not isinstance(sentence, str) or not sentence:
        yield pointer, "missing"
    elif not set(_PLACEHOLDER.findall(sentence)) <= words:
        yield pointer, "unknown-placeholder"
