# SPDX-License-Identifier: EUPL-1.2
"""Commands about the way after the answer: what is left, steps, support, the duty to report, hand-over."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from screening_app.cli.terminal import opened, password_of, show
from screening_app.core.acting import NoReport, Person, StepState, ViolenceType, WhyNot

if TYPE_CHECKING:
    from screening_app.core.views import ConversationView, LeftToDo, StepView, Today


def today(chosen: argparse.Namespace) -> None:
    """Say what is left: steps, whom to ask again and what is unfinished; for a coordinator numbers only."""
    from screening_app.core.access import Permission, permissions

    with opened(chosen) as workspace:
        left = workspace.conversations.left_to_do()
        asks = Permission.ASK in permissions(workspace.account.roles)
        day = workspace.today() if asks else None
    machine, words = _left(left)
    if day is not None:
        more, lines = _day(day)
        machine |= more
        words += lines
    show(chosen, machine, "\n".join(words))


def view(chosen: argparse.Namespace) -> None:
    """Say how one conversation stands: outcome, steps, support, report."""
    with opened(chosen) as workspace:
        found = workspace.conversations.get(chosen.id)
    _show(chosen, found)


def step(chosen: argparse.Namespace) -> None:
    """Note what was done about one step of the routine."""
    state = None if chosen.state == "clear" else StepState(chosen.state)
    why = WhyNot(chosen.why) if chosen.why else None
    with opened(chosen) as workspace:
        mark = workspace.conversations.mark_step
        found = mark(chosen.id, chosen.step, state, why=why, note=chosen.note, due=chosen.due)
    _show(chosen, found)


def support(chosen: argparse.Namespace) -> None:
    """Note that support was offered, or take such a note away."""
    kind = (ViolenceType(chosen.type), Person(chosen.person), chosen.decision == "with")
    with opened(chosen) as workspace:
        held = workspace.conversations
        found = (held.take_back_support if chosen.take_back else held.offer_support)(chosen.id, *kind)
    _show(chosen, found)


def report(chosen: argparse.Namespace) -> None:
    """Print the facts for a report of concern, or note what came of the duty to report."""
    with opened(chosen) as workspace:
        held = workspace.conversations
        if chosen.reported is None and chosen.not_reported is None and not chosen.clear:
            text = held.concern_text(chosen.id)
            show(chosen, {"text": text}, text)
            return
        why = NoReport(chosen.not_reported) if chosen.not_reported else None
        found = held.note_report(chosen.id, reported_on=chosen.reported, why_not=why)
    _show(chosen, found)


def ask_next(chosen: argparse.Namespace) -> None:
    """Set the day on which the person is asked next, or take it away."""
    with opened(chosen) as workspace:
        found = workspace.conversations.ask_next(chosen.id, chosen.on)
    _show(chosen, found)


def hand_over(chosen: argparse.Namespace) -> None:
    """Print the text to hand over with what to think of, or write it as a PDF."""
    with opened(chosen) as workspace:
        held = workspace.conversations
        if chosen.pdf is not None:
            file = held.save_hand_over(chosen.id, chosen.pdf, chosen.length, password_of(chosen.pdf_password_file))
            show(chosen, {"file": str(file)}, str(file))
            return
        text, reminders = held.hand_over_text(chosen.id, chosen.length), held.reminders()
    show(chosen, {"text": text, "reminders": list(reminders)}, "\n".join([text, *(f"! {line}" for line in reminders)]))


def end(chosen: argparse.Namespace) -> None:
    """Mark as handed over and end the contact; in tally mode the answers are deleted."""
    with opened(chosen) as workspace:
        workspace.conversations.finish(chosen.id, chosen.handed_over)
    show(chosen, {"ok": True}, "Ended.")


def register_figures(chosen: argparse.Namespace) -> None:
    """Print the register as a figure; a number that is null is under five, perhaps none."""
    with opened(chosen) as workspace:
        found = workspace.register_figures(chosen.year)
    routines = [
        {"person": str(r.person), "type": str(r.violence_type), "here": r.here, "units": r.units, "of": r.of}
        for r in found.routines
    ]
    supports = [
        {
            "person": str(s.person),
            "type": str(s.violence_type),
            "decision": "with" if s.with_decision else "without",
            "offered": s.offered,
        }
        for s in found.supports
    ]
    machine = {
        "year": found.year,
        "askedPerCent": found.asked,
        "stepsDonePerCent": found.steps_done,
        "routines": routines,
        "supports": supports,
        "instruments": [{"title": title, "times": times} for title, times in found.instruments],
    }
    lines = [f"{found.year}: asked {found.asked} %, steps done {found.steps_done} %"]
    lines += [f"  routine  {r['person']}  {r['type']}  here {r['here']}  {r['units']} of {r['of']}" for r in routines]
    lines += [f"  support  {s['person']}  {s['type']}  {s['decision']}  {_least(s['offered'])}" for s in supports]
    lines += [f"  used  {title}  {_least(times)}" for title, times in found.instruments]
    show(chosen, machine, "\n".join(lines))


def _least(number: object) -> object:
    return "under 5" if number is None else number


def _show(chosen: argparse.Namespace, found: ConversationView) -> None:
    conversation, concern = found.conversation, found.conversation.concern
    steps = [_step(each) for each in found.steps]
    supports = [
        {"type": str(s.violence_type), "person": str(s.person), "decision": "with" if s.with_decision else "without"}
        for s in conversation.supports
    ]
    machine = {
        "id": conversation.id,
        "outcome": found.outcome and str(found.outcome),
        "mustReport": found.must_report,
        "reportedOn": concern and concern.reported_on and concern.reported_on.isoformat(),
        "notReported": concern and concern.why_not and str(concern.why_not),
        "askedNext": found.asked_next and found.asked_next.isoformat(),
        "handedOverOn": conversation.handed_over_on and conversation.handed_over_on.isoformat(),
        "steps": steps,
        "supports": supports,
    }
    lines = [f"{machine['id']}: {machine['outcome']}"]
    lines += [f"  {name}: {machine[name]}" for name in ("reportedOn", "notReported", "askedNext", "handedOverOn")]
    lines += [f"  {s['id']}  {s['state'] or '-'}  {s['why'] or s['due'] or ''}  {s['text']}" for s in steps]
    lines += [f"  support: {s['type']}, {s['person']}, {s['decision']} decision" for s in supports]
    show(chosen, machine, "\n".join(line for line in lines if not line.endswith(": None")))


def _step(found: StepView) -> dict[str, str | None]:
    mark = found.mark
    said = {"id": found.step.id, "text": found.step.text, "kind": str(found.step.kind)}
    if mark is None:
        return {**said, "state": None, "why": None, "due": None, "by": None}
    why, due = (mark.why and str(mark.why)), (mark.due and mark.due.isoformat())
    return {**said, "state": str(mark.state), "why": why or None, "due": due or None, "by": mark.by}


def _left(left: LeftToDo) -> tuple[dict[str, object], list[str]]:
    machine: dict[str, object] = {
        "stepsLeft": left.steps,
        "stepsPutOff": left.put_off,
        "stepsOverdue": left.overdue,
        "askAgain": left.ask_again,
    }
    words = (
        f"Steps left: {left.steps}, put off: {left.put_off}, overdue: {left.overdue}. To ask again: {left.ask_again}."
    )
    return machine, [words]


def _day(day: Today) -> tuple[dict[str, object], list[str]]:
    steps = [
        {
            "conversation": each.conversation_id,
            "caseReference": each.case_reference,
            "step": each.step.id,
            "due": each.due and each.due.isoformat(),
        }
        for each in day.steps_due
    ]
    again = [{"id": a.id, "due": a.due.isoformat(), "reason": a.reason and str(a.reason)} for a in day.ask_again]
    unfinished = [{"id": c.id, "stage": str(c.stage)} for c in day.unfinished]
    lines = [f"  {s['due'] or '-'}  {s['conversation']}  {s['step']}" for s in steps]
    lines += [f"  {a['due']}  {a['id']}  ask again" for a in again]
    lines += [f"  unfinished  {c['id']}  {c['stage']}" for c in unfinished]
    machine: dict[str, object] = {
        "contacts": day.contacts,
        "asked": day.asked,
        "occasions": {str(occasion): n for occasion, n in day.occasions.items()},
        "stepsDue": steps,
        "waiting": again,
        "unfinished": unfinished,
    }
    return machine, [f"Asked {day.asked} of {day.contacts} contacts this year.", *lines]
