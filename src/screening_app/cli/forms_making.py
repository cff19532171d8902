# SPDX-License-Identifier: EUPL-1.2
"""Commands about making questionnaires: out to Excel, and those of a store that nobody has finished yet."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from screening_app.cli.sentences import sentence_of
from screening_app.cli.terminal import bytes_of, opened, show
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files

if TYPE_CHECKING:
    from screening_app.core.records import InstrumentEntry, UnfinishedInstrument
    from screening_app.workspace import Begun, Workspace


def to_excel(chosen: argparse.Namespace) -> bool:
    """Write a questionnaire as a workbook, from which the same file can be made, or say what it cannot hold."""
    from screening_app.core.forms.authoring.reopening import draft_of
    from screening_app.core.forms.authoring.sheets_out import sheets_of
    from screening_app.core.forms.definition import load
    from screening_app.workbooks import write_workbook

    form = load(bytes_of(chosen.form))
    try:
        content = write_workbook(sheets_of(draft_of(form.document)))
    except CannotNow as problem:
        return _refused(chosen, problem)
    _written(chosen, content)
    return True


def unfinished(chosen: argparse.Namespace) -> bool:
    """List what is being made or adapted in a store, after going on with a file, finishing or throwing one away."""
    with opened(chosen) as workspace:
        if chosen.begin is not None:
            try:
                _begin(chosen, workspace)
            except CannotNow as problem:
                return _refused(chosen, problem)
        if chosen.keep:
            try:
                entry = _kept(chosen.keep, workspace)
            except CannotNow as problem:
                return _refused(chosen, problem)
            show(chosen, {"url": entry.url, "version": entry.version}, f"A draft now: {entry.url} {entry.version}")
            return True
        if chosen.discard:
            _dropped(chosen.discard, workspace)
        if chosen.to_excel:
            content = workspace.building.workbook(workspace.building.open(chosen.to_excel[0]).draft)
            _written(chosen, content, chosen.to_excel[1])
            return True
        made, begun = workspace.building.unfinished(), workspace.adaptations.unfinished()
    machine = [_machine(each) for each in made] + [_machine(each.about) | _source(each) for each in begun]
    lines = [*map(_line, made), *(f"{_line(each.about)}, changes to {each.url} {each.version}" for each in begun)]
    show(chosen, machine, "\n".join(lines) or "Nothing is unfinished.")
    return True


def _kept(key: str, workspace: Workspace) -> InstrumentEntry:
    begun = _begun(key, workspace)
    if begun is not None:
        return workspace.adaptations.keep(workspace.adaptations.open(begun.url, begun.version))
    made = workspace.building.open(key)
    return workspace.building.finish(made.key, made.draft)


def _dropped(key: str, workspace: Workspace) -> None:
    begun = _begun(key, workspace)
    if begun is not None:
        workspace.adaptations.drop(begun.url, begun.version)
    else:
        workspace.building.discard(key)


def _begun(key: str, workspace: Workspace) -> Begun | None:
    return next((each for each in workspace.adaptations.unfinished() if each.about.id == key), None)


def _begin(chosen: argparse.Namespace, workspace: Workspace) -> None:
    from screening_app.core.forms.authoring.reopening import draft_of
    from screening_app.core.forms.definition import load

    content = bytes_of(chosen.begin)
    if chosen.begin.suffix.lower() == ".xlsx":
        workspace.building.from_workbook(content)
    else:
        workspace.building.begin(draft_of(load(content).document))


def _refused(chosen: argparse.Namespace, problem: CannotNow) -> bool:
    """Say what stands in the way, item by item; whatever is named no further is left to the caller."""
    reasons = problem.facts.get("reasons") or problem.facts.get("questions") or problem.facts.get("problems")
    if problem.code is Code.WORKBOOK_REFUSED or not isinstance(reasons, tuple):
        raise problem
    named = [_named(each) for each in reasons]
    machine = [{"linkId": where or None, "what": what} for where, what in named]
    lines = [f"  {where or 'the whole'}{': ' * bool(what)}{what}" for where, what in named]
    words = "\n".join([sentence_of(problem), *lines])
    show(chosen, {"ok": False, "code": str(problem.code), "reasons": machine}, words)
    return False


def _named(reason: object) -> tuple[str, str]:
    """Return where a reason stands and what it is."""
    from screening_app.core.forms.authoring.faults import DraftProblem
    from screening_app.core.forms.authoring.reopening import Beyond

    if isinstance(reason, Beyond):
        return reason.link_id or "", reason.what
    if isinstance(reason, DraftProblem):
        return reason.question, f"{reason.part}: {reason.code}"
    return str(reason), ""


def _written(chosen: argparse.Namespace, content: bytes, file: str | None = None) -> None:
    from pathlib import Path

    out = chosen.out if file is None else Path(file)
    written = write_files(out.parent, {out.name: content})
    show(chosen, {"ok": True, "files": [str(each) for each in written]}, "\n".join(map(str, written)))


def _machine(each: UnfinishedInstrument) -> dict[str, str]:
    return {"id": each.id, "title": each.title, "updatedBy": each.updated_by, "updatedAt": each.updated_at.isoformat()}


def _source(each: Begun) -> dict[str, str]:
    return {"url": each.url, "version": each.version}


def _line(each: UnfinishedInstrument) -> str:
    return f"{each.id} {each.updated_at:%Y-%m-%d %H.%M} {each.updated_by}: {each.title or '(no title yet)'}"
