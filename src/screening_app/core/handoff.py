# SPDX-License-Identifier: EUPL-1.2
"""Neutral Swedish text about one conversation, to paste into the system of record.

Every sentence, and which blocks a long and a short text have, comes from forms/hand-over.yaml; this module
makes the blocks. What the staff noted and what the person said stand apart: own words are quotes in a block
of their own. The layout is the one that reports/handover.py prints: blocks apart by a blank line, a block's
first line its heading, list lines starting with "- ".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from screening_app.core.acting import StepMark, StepState
from screening_app.core.forms.filling import Filling
from screening_app.core.handoff_answers import all_answers, own_words, title_of, told
from screening_app.core.outcomes import outcome_over, time_is_open
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import Conversation, Correction, Occasion, Outcome, Unit
from screening_app.core.routines import Routine
from screening_app.core.sentences import LONG, NOT_ASKED, Sentences, day, fill, joined


@dataclass(frozen=True, slots=True)
class Matter:
    """All that a text is about. `with_time` False (tally mode) names only the month and no member of staff.

    `fillings` are the answers to each of its forms, in order. Times are written as they stand in the conversation: pass
    local time. `asked_next` is the day and the occasion on which the person is asked again. `corrections` are what was
    found to be wrong after the answers were sealed.
    """

    conversation: Conversation
    fillings: Sequence[Filling]
    routine: Routine | None
    unit: Unit
    with_time: bool = True
    asked_next: tuple[date, Occasion] | None = None
    reason: NotAskedReason | None = None
    corrections: Sequence[Correction] = ()


def hand_over_text(sentences: Sentences, matter: Matter, template: str = LONG) -> str:
    """Return the text about a conversation that was held, in the blocks of this template.

    Answers are the form's Swedish texts; in a long text a blank is said to be blank. A score is said only where the
    form has one.
    """
    return joined(block for name in sentences["templates"][template] for block in _BLOCKS[str(name)](sentences, matter))


def not_asked_text(sentences: Sentences, matter: Matter) -> str:
    """Return the text about a contact that ended without the question, with its reason."""
    return hand_over_text(sentences, matter, NOT_ASKED)


def reminders(sentences: Sentences) -> tuple[str, ...]:
    """Return what to think of when the text is put where it belongs."""
    return tuple(str(line) for line in sentences["reminders"])


def opening(sentences: Sentences, matter: Matter) -> list[str]:
    """Return the title, the unit and when it was, without the title's own meaning: the first block of any text."""
    contact = matter.conversation.contact
    lines = [sentences["title"], fill(sentences["unit"], unit=matter.unit.name)]
    if contact.case_reference is not None:
        lines.append(fill(sentences["case_reference"], case_reference=contact.case_reference))
    lines.append(when(sentences, matter.conversation, matter.with_time))
    if contact.attempt > 1:
        lines.append(fill(sentences["attempt"], attempt=contact.attempt))
    return lines


def when(sentences: Sentences, conversation: Conversation, with_time: bool) -> str:
    """Return when the contact was; entered from paper, when it was asked and when it was entered."""
    contact, started = conversation.contact, conversation.started_at
    if not with_time:
        month = {"month": sentences["months"][contact.month - 1], "year": contact.year}
        return fill(sentences["with_month" if conversation.asked_on is None else "on_paper_month"], **month)
    if conversation.asked_on is not None:
        days = {"asked_on": conversation.asked_on.isoformat(), "entered_on": day(started), "user": conversation.by}
        return fill(sentences["on_paper"], **days)
    words = {"date": day(started), "time": f"{started:%H.%M}", "user": conversation.by}
    return fill(sentences["with_time"], **words)


def outcome_line(sentences: Sentences, matter: Matter) -> str:
    """Return what was told; of a yes without a time no more than that, though it counts as ongoing."""
    fillings = matter.fillings
    outcome = matter.conversation.outcome or outcome_over(fillings)
    if outcome is Outcome.ONGOING and time_is_open(fillings):
        return str(sentences["time_open"])
    return fill(sentences["outcome"][outcome], reason=sentences["no_reason"])


def _opening(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    return [opening(sentences, matter)]


def _instruments(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    conversation, fillings = matter.conversation, matter.fillings
    lines = [] if fillings or matter.reason is not None else [sentences["no_instrument"]]
    parts = conversation.parts
    spoken = [part.language for part in parts] if len(parts) == len(fillings) else [conversation.language]
    for number, filling in enumerate(fillings):
        tag = spoken[number % len(spoken)]
        words = {"title": title_of(filling), "version": filling.form.version}
        lines.append(fill(sentences["instrument"], language=sentences["language"].get(tag, tag), **words))
    routine = matter.routine
    if routine is not None and routine.decided_on is not None:
        lines.append(fill(sentences["routine"], title=routine.title, decided_on=routine.decided_on.isoformat()))
    return [lines]


def _outcome(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    line = outcome_line(sentences, matter)
    if matter.reason is not None:
        line = fill(sentences["outcome"][Outcome.NOT_ASKED], reason=sentences["reason"][matter.reason])
    return [[sentences["headings"]["outcome"], line]]


def _readiness(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    lines, readiness = [], matter.conversation.readiness
    if readiness.alone is not None:
        lines.append(sentences["alone"][readiness.alone])
    if readiness.interpreter is not None:
        lines.append(sentences["interpreter"][readiness.interpreter])
    return [_headed(sentences, "readiness", lines)]


def _told(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    lines = [line for filling in matter.fillings for line in told(sentences, filling)]
    gaps = sum(len(filling.gaps) for filling in matter.fillings)
    if gaps:
        lines.append(fill(sentences["gaps"], count=gaps))
    return [_headed(sentences, "told", lines)]


def _answers(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    """Yield a block for each form; what was said in own words has a block of its own."""
    for filling in matter.fillings:
        lines = list(all_answers(sentences, filling))
        heading = sentences["headings"]["answers"]
        if len(matter.fillings) > 1:
            heading = fill(sentences["answers_of"], heading=heading, title=title_of(filling))
        yield [heading, *lines] if lines else []


def _own_words(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    lines = [line for filling in matter.fillings for line in own_words(sentences, filling)]
    return [_headed(sentences, "own_words", lines)]


def corrected(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    """Return the block of what has been corrected since, if anything has."""
    lines = [
        fill(
            sentences["correction"],
            date=day(each.at),
            user=each.by,
            reason=sentences["correction_reason"][each.reason],
            text=" ".join(each.text.split()),
        )
        for each in matter.corrections
    ]
    return [_headed(sentences, "corrections", [f"- {line}" for line in lines])]


def _steps(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    marks = matter.conversation.steps
    lines = [f"- {_mark(sentences, mark, matter)}" for mark in marks] or [sentences["no_steps"]]
    marked = {mark.step_id for mark in marks}
    unmarked = sum(each.step_id not in marked for each in matter.conversation.waiting)
    if marks and unmarked:
        lines.append(fill(sentences["steps_open"], count=unmarked))
    return [_headed(sentences, "steps", lines)]


def _mark(sentences: Sentences, mark: StepMark, matter: Matter) -> str:
    step = matter.routine.step(mark.step_id) if matter.routine is not None else None
    name = step.text if step is not None else fill(sentences["unknown_step"], step_id=mark.step_id)
    line = fill(sentences["step"][mark.state], step=name)
    if mark.state is StepState.LATER and mark.due is not None:
        line = fill(sentences["step_due"], line=line, due=mark.due.isoformat())
    if mark.why is not None:
        why = sentences["why_not"][mark.why]
        line = fill(sentences["step_why"], line=line, why=f"{why} ({mark.note})" if mark.note else why)
    return fill(sentences["step_date"], line=line, date=day(mark.at)) if matter.with_time else line


def _support(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    lines = [
        "- "
        + fill(
            sentences["support"],
            violence_type=sentences["violence_type"][each.violence_type],
            person=sentences["person"][each.person],
            decision=sentences["with_decision" if each.with_decision else "without_decision"],
        )
        for each in matter.conversation.supports
    ]
    return [_headed(sentences, "support", lines)]


def _report(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    concern = matter.conversation.concern
    if concern is None:
        return []
    if concern.reported_on is not None:
        line = fill(sentences["reported"], date=concern.reported_on.isoformat())
    else:
        line = fill(sentences["not_reported"], why=sentences["no_report"][concern.why_not])
    return [_headed(sentences, "report", [line])]


def _next(sentences: Sentences, matter: Matter) -> Iterable[list[str]]:
    if matter.asked_next is None:
        return []
    due, occasion = matter.asked_next
    line = fill(sentences["ask_next"], date=due.isoformat(), occasion=sentences["occasion"][occasion])
    return [_headed(sentences, "next", [line])]


def _reminders(sentences: Sentences, _matter: Matter) -> Iterable[list[str]]:
    return [_headed(sentences, "reminders", [f"- {line}" for line in reminders(sentences)])]


def _headed(sentences: Sentences, name: str, lines: list[str]) -> list[str]:
    return [str(sentences["headings"][name]), *lines] if lines else []


_BLOCKS: Mapping[str, Callable[[Sentences, Matter], Iterable[list[str]]]] = {
    "opening": _opening,
    "instruments": _instruments,
    "outcome": _outcome,
    "readiness": _readiness,
    "told": _told,
    "answers": _answers,
    "own-words": _own_words,
    "corrections": corrected,
    "steps": _steps,
    "support": _support,
    "report": _report,
    "next": _next,
    "reminders": _reminders,
}
