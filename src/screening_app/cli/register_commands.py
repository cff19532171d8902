# SPDX-License-Identifier: EUPL-1.2
"""Commands about the register of routines in a store: what the window does with them, without a window."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from screening_app.cli.routines_commands import said
from screening_app.cli.terminal import bytes_of, opened, show
from screening_app.core.contacts import ContactCard
from screening_app.core.register import RoutineEntry
from screening_app.output import write_files

if TYPE_CHECKING:
    from screening_app.core.routine_changes import Change

_OPTIONAL: Final = ("hours", "languages", "source", "note")
_TEXTS: Final = ("name", "audience", *_OPTIONAL)


def list_all(chosen: argparse.Namespace) -> None:
    """List the routines of a store with how each stands."""
    with opened(chosen) as workspace:
        entries = workspace.register.entries()
    show(chosen, [_entry(each) for each in entries], "\n".join(_line(each) for each in entries) or "None.")


def bring_in(chosen: argparse.Namespace) -> None:
    """Bring a routine in as a draft: YAML as it is, Word and text placed on the 19 points."""
    with opened(chosen) as workspace:
        register = workspace.register
        content = bytes_of(chosen.file)
        unplaced: list[str] = []
        missing: tuple[str, ...] = ()
        if chosen.file.suffix.lower() in (".yaml", ".yml"):
            document = register.read_file(content)
        else:
            placing = register.place(content, chosen.file.name)
            document = placing.document(register.points, workspace.unit.kind.value)
            unplaced, missing = placing.unplaced, placing.missing
        if chosen.draft_of:
            register.entry(chosen.draft_of)
            register.save_draft(chosen.draft_of, document)
        made = chosen.draft_of or register.add(document)
    words = [f"Kept as the draft {made}.", *(f"  without a place: {text}" for text in unplaced)]
    words += [f"  point {key} is missing" for key in missing]
    show(chosen, {"ok": True, "id": made, "unplaced": unplaced, "missing": list(missing)}, "\n".join(words))


def export(chosen: argparse.Namespace) -> None:
    """Write a routine as YAML, or as PDF where the file is called so."""
    with opened(chosen) as workspace:
        is_pdf = chosen.out.suffix.lower() == ".pdf"
        content = workspace.register.pdf(chosen.id) if is_pdf else workspace.register.source(chosen.id)
    written = write_files(chosen.out.parent, {chosen.out.name: content})
    show(chosen, {"files": [str(file) for file in written]}, "\n".join(str(file) for file in written))


def adapt(chosen: argparse.Namespace) -> None:
    """Begin a unit's adaptation of the organisation's routine as a draft."""
    with opened(chosen) as workspace:
        made = workspace.register.adapt(chosen.id, chosen.unit_name, chosen.title)
    show(chosen, {"ok": True, "id": made}, f"Kept as the draft {made}.")


def decide(chosen: argparse.Namespace) -> None:
    """Put the draft of a routine, else what holds, into use as decided by a role on a day."""
    with opened(chosen) as workspace:
        on = chosen.on or workspace.register.today
        entry = workspace.register.decide(
            chosen.id, by=chosen.by, on=on, valid_to=chosen.valid_to, responsible=chosen.responsible
        )
    show(chosen, _entry(entry), _line(entry))


def follow_up(chosen: argparse.Namespace) -> None:
    """Note that a routine was followed up."""
    with opened(chosen) as workspace:
        entry = workspace.register.follow_up(chosen.id, chosen.on or workspace.register.today)
    show(chosen, _entry(entry), _line(entry))


def retire(chosen: argparse.Namespace) -> None:
    """Take a routine out of use."""
    with opened(chosen) as workspace:
        workspace.register.retire(chosen.id)
        entry = workspace.register.entry(chosen.id)
    show(chosen, _entry(entry), _line(entry))


def discard(chosen: argparse.Namespace) -> None:
    """Throw the draft of a routine away."""
    with opened(chosen) as workspace:
        workspace.register.discard_draft(chosen.id)
    show(chosen, {"discarded": chosen.id}, f"The draft of {chosen.id} is gone.")


def compare(chosen: argparse.Namespace) -> None:
    """Show what differs between two versions, up to the draft, or from the organisation's routine."""
    with opened(chosen) as workspace:
        register = workspace.register
        if chosen.organisation:
            found = register.difference_from_organisation(chosen.id)
        else:
            numbers = [kept.number if kept else 0 for kept, _ in register.versions(chosen.id)]
            older = chosen.older if chosen.older is not None else next(iter(numbers), 0)
            found = register.difference(chosen.id, older, chosen.newer)
    show(chosen, [_change(each) for each in found], "\n".join(_words(each) for each in found) or "They say the same.")


def contacts(chosen: argparse.Namespace) -> None:
    """List the contact cards, after doing with one of them, or with those of a file, what was asked for."""
    with opened(chosen) as workspace:
        register, cards = workspace.register, workspace.register.contacts
        if chosen.cards is not None:
            for card in cards.read(bytes_of(chosen.cards)):
                cards.save(card)
        if chosen.add:
            made = cards.add(_changed(ContactCard("", "", (), "", None, None, None, None, local=True), chosen))
            print(f"Added as {made.id}.", file=sys.stderr)
        if chosen.change:
            cards.save(_changed(cards.card(chosen.change), chosen))
        if chosen.verify:
            cards.verify(chosen.verify, tuple(chosen.number), chosen.by)
        if chosen.remove:
            named = cards.named_in(chosen.remove)
            cards.remove(chosen.remove)
            print("\n".join(f"Named in: {title}" for title in named), file=sys.stderr)
        if chosen.put_back:
            cards.put_back(chosen.put_back)
        found = tuple(register.cards().values())
    show(chosen, [_card(each) for each in found], "\n".join(_card_line(each) for each in found))


def _changed(card: ContactCard, chosen: argparse.Namespace) -> ContactCard:
    """Return the card with what is given; an empty text takes away what may be left out."""
    texts: dict[str, Any] = {}
    for name in _TEXTS:
        text = getattr(chosen, name)
        if text is not None:
            texts[name] = text.strip() or (None if name in _OPTIONAL else "")
    made = replace(card, **texts)
    made = replace(made, numbers=tuple(chosen.number)) if chosen.number else made
    return made if chosen.local is None else replace(made, local=chosen.local)


def window(chosen: argparse.Namespace) -> None:
    """Show for how many months a routine counts as current, perhaps after setting it."""
    with opened(chosen) as workspace:
        if chosen.months is not None:
            workspace.register.set_months(chosen.months)
        months = workspace.register.months
    show(chosen, {"months": months}, f"A routine counts as current for {months} months.")


def _entry(entry: RoutineEntry) -> dict[str, object]:
    state = entry.standing
    return {
        "id": entry.id,
        "title": entry.title,
        "unit": entry.unit,
        "kind": str(entry.unit_kind),
        "inherits": entry.inherits,
        "status": str(entry.status),
        "version": entry.number,
        "draft": entry.has_draft,
        "shipped": entry.shipped,
        "here": entry.here,
        "decidedBy": entry.decided_by,
        "responsible": entry.responsible,
        "validity": str(state.validity),
        "current": state.validity.is_current,
        "lastDay": state.last_day.isoformat() if state.last_day else None,
        "daysLeft": state.days_left,
        "findings": [{"code": str(each.code), "where": each.where, "message": said(each)} for each in entry.findings],
    }


def _line(entry: RoutineEntry) -> str:
    here = " (followed here)" if entry.here else ""
    whose = entry.unit or "the whole organisation"
    state = "draft" if entry.status == "draft" else entry.standing.validity
    return f"{entry.status:8} {entry.id} {entry.number}: {entry.title}, {whose}: {state}{here}"


def _change(change: Change) -> dict[str, object]:
    return {
        "section": change.section,
        "key": change.key,
        "removed": list(change.removed),
        "added": list(change.added),
    }


def _words(change: Change) -> str:
    marks = {"removed": "-", "added": "+"}
    lines = [f"  {marks[line.kind]} {line.text}" for line in change.lines if line.kind in marks]
    return "\n".join([f"{change.section} {change.key}", *lines])


def _card(card: ContactCard) -> dict[str, object]:
    return {
        "id": card.id,
        "name": card.name,
        "numbers": list(card.numbers),
        "audience": card.audience,
        "hours": card.hours,
        "languages": card.languages,
        "source": card.source,
        "note": card.note,
        "verifiedOn": card.verified_on.isoformat() if card.verified_on else None,
        "verifiedBy": card.verified_by,
        "local": card.local,
    }


def _card_line(card: ContactCard) -> str:
    checked = f"verified {card.verified_on} by {card.verified_by or '?'}" if card.verified_on else "not verified"
    return f"{card.id}: {card.name}: {', '.join(card.numbers) or 'to be filled in'} ({checked})"
