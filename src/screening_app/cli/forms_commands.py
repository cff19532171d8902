# SPDX-License-Identifier: EUPL-1.2
"""Commands about questionnaires: check, evaluate, bring into a store, sign."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from screening_app.cli.forms_words import message
from screening_app.cli.terminal import bytes_of, files_of, opened, say_to_machine, show
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from screening_app.core.forms.model import Problem
    from screening_app.core.records import InstrumentEntry
    from screening_app.workspace import Workspace

_MOST_LINE = 16_000_000


def check(chosen: argparse.Namespace) -> bool:
    """Load each questionnaire or say, item by item, why not."""
    from screening_app.core.forms.definition import check as checked

    sound = True
    for path in files_of(chosen.paths, "*.json"):
        form, problems = checked(bytes_of(path))
        words = "\n".join([f"{path}: {'refused' if form is None else 'ok'}", *_lines(problems)])
        machine = {"file": str(path), "ok": form is not None, "problems": [_machine(each) for each in problems]}
        show(chosen, machine, words)
        sound = sound and form is not None
    return sound


def evaluate(chosen: argparse.Namespace) -> None:
    """Evaluate what comes on standard input; an unusable line is answered as refused, and the next is read."""
    lines = iter(sys.stdin.buffer.readline, b"") if chosen.batch else iter([sys.stdin.buffer.read()])
    for line in lines:
        if chosen.batch and not line.strip():
            continue
        say_to_machine(_evaluated(line))


def _evaluated(line: bytes) -> dict[str, Any]:
    from datetime import datetime

    from screening_app.core.forms.evaluation import evaluate as evaluated
    from screening_app.core.forms.evaluation import refused

    try:
        if len(line) > _MOST_LINE:
            raise ValueError
        asked = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return {"id": None, **refused("not-json")}
    if not isinstance(asked, dict) or not isinstance(asked.get("questionnaire"), dict):
        known = asked.get("id") if isinstance(asked, dict) else None
        return {"id": known, **refused("not-a-questionnaire")}
    response = asked.get("response")
    if response is not None and not isinstance(response, dict):
        return {"id": asked.get("id"), **refused("not-a-response")}
    # As bytes, so that the limits of a file hold here too.
    questionnaire = json.dumps(asked["questionnaire"]).encode("ascii")
    return {"id": asked.get("id"), **evaluated(questionnaire, response, datetime.now().astimezone())}


def _no_number(_text: str) -> float:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError


def list_all(chosen: argparse.Namespace) -> None:
    """List the questionnaires of a store."""
    with opened(chosen) as workspace:
        found = workspace.instruments.entries()
    show(chosen, [_entry(each) for each in found], "\n".join(_line(each) for each in found))


def bring_in(chosen: argparse.Namespace) -> bool:
    """Bring a questionnaire into a store as a draft, and say everything that was found about it."""
    from screening_app.signatures import ENDING

    content = bytes_of(chosen.file)
    beside = chosen.file.with_name(chosen.file.name + ENDING)
    signature = bytes_of(beside) if beside.is_file() else None
    with opened(chosen) as workspace:
        report = workspace.instruments.examine(content)
        if report.form is None:
            machine = {"ok": False, "problems": [_machine(each) for each in report.problems]}
            show(chosen, machine, "\n".join([f"{chosen.file}: refused", *_lines(report.problems)]))
            return False
        if chosen.replace:
            entry = workspace.instruments.save_draft(content)
        else:
            entry = workspace.instruments.add(content, signature)
    words = [_line(entry), *_lines(report.problems), "It is a draft: `forms activate` lets it be asked."]
    machine = {"ok": True, "instrument": _entry(entry), "problems": [_machine(each) for each in report.problems]}
    show(chosen, machine, "\n".join(words))
    return True


def activate(chosen: argparse.Namespace) -> None:
    """Let a questionnaire be asked, in the name of who is logged in."""
    with opened(chosen) as workspace:
        entry = workspace.instruments.activate(chosen.url, _version(workspace, chosen))
    show(chosen, _entry(entry), _line(entry))


def retire(chosen: argparse.Namespace) -> None:
    """Let no more conversations begin with a questionnaire."""
    with opened(chosen) as workspace:
        entry = workspace.instruments.retire(chosen.url, _version(workspace, chosen))
    show(chosen, _entry(entry), _line(entry))


def discard(chosen: argparse.Namespace) -> None:
    """Take an imported draft away again."""
    with opened(chosen) as workspace:
        version = _version(workspace, chosen)
        workspace.instruments.discard(chosen.url, version)
    show(chosen, {"discarded": [chosen.url, version]}, f"Discarded: {chosen.url} {version}")


def export(chosen: argparse.Namespace) -> None:
    """Write the exact bytes of a questionnaire, and beside them the signature that came with it."""
    from screening_app.signatures import ENDING

    with opened(chosen) as workspace:
        version = _version(workspace, chosen)
        files = {chosen.out.name: workspace.instruments.source(chosen.url, version)}
        signature = workspace.instruments.signature(chosen.url, version)
    if signature is not None:
        files[chosen.out.name + ENDING] = signature
    written = write_files(chosen.out.parent, files)
    show(chosen, {"files": [str(file) for file in written]}, "\n".join(str(file) for file in written))


def sign(chosen: argparse.Namespace) -> None:
    """Sign a questionnaire that can be asked; the signature is written beside it."""
    from screening_app import signatures
    from screening_app.core.forms.definition import load

    content = bytes_of(chosen.file)
    load(content)
    made = signatures.sign(content, bytes_of(chosen.key), chosen.publisher)
    written = write_files(chosen.file.parent, {chosen.file.name + signatures.ENDING: made})
    show(chosen, {"files": [str(file) for file in written]}, "\n".join(str(file) for file in written))


def new_key(chosen: argparse.Namespace) -> None:
    """Make a key pair; the private half is readable by its owner alone."""
    from screening_app import signatures

    made = signatures.new_key()
    names = ("instruments-private.pem", "instruments-public.txt")
    if any((chosen.out / name).exists() for name in names):
        raise CannotNow(Code.OUTPUT_REFUSED, folder=chosen.out)
    written = write_files(chosen.out, {names[0]: made.private_pem, names[1]: f"{made.public_text}\n".encode()})
    machine = {"files": [str(file) for file in written], "fingerprint": made.fingerprint, "public": made.public_text}
    words = ["Keep the private key where only you can read it; give out the public one.", *map(str, written)]
    show(chosen, machine, "\n".join([*words, f"Fingerprint: {made.fingerprint}"]))


def publishers(chosen: argparse.Namespace) -> None:
    """List the trusted publishers, perhaps after trusting one or trusting it no longer."""
    with opened(chosen) as workspace:
        if chosen.trust:
            text = bytes_of(Path(chosen.trust[1])).decode("utf-8", "replace")
            workspace.instruments.trust_publisher(chosen.trust[0], text)
        if chosen.distrust:
            workspace.instruments.distrust_publisher(chosen.distrust)
        found = workspace.instruments.publishers()
    machine = [{"name": each.name, "key": each.fingerprint, "addedBy": each.added_by} for each in found]
    show(chosen, machine, "\n".join(f"{each.name}: {each.fingerprint}" for each in found) or "None is trusted.")


def _version(workspace: Workspace, chosen: argparse.Namespace) -> str:
    """Return the version that is meant: the one named, else the newest there is of that url."""
    if chosen.form_version:
        return str(chosen.form_version)
    newest = next((each for each in workspace.instruments.entries() if each.url == chosen.url), None)
    if newest is None:
        raise CannotNow(Code.FORM_UNKNOWN)
    return newest.version


def _machine(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "linkId": problem.link_id,
        "pointer": problem.pointer,
        "message": message(problem),
    }


def _lines(problems: Sequence[Problem]) -> list[str]:
    found = []
    for each in problems:
        where = f"{each.link_id}: " if each.link_id is not None else ""
        found.append(f"  {each.severity} {each.code}: {where}{message(each)}")
    return found


def _entry(entry: InstrumentEntry) -> dict[str, object]:
    return {
        "url": entry.url,
        "version": entry.version,
        "title": dict(entry.title),
        "status": str(entry.status),
        "shipped": entry.shipped,
        "languages": list(entry.languages),
        "questions": entry.questions,
        "publisher": entry.publisher,
        "signature": entry.signature,
        "signedBy": entry.signed_by,
        "skeleton": entry.skeleton,
        "followUp": entry.follow_up,
        "record": entry.record,
        "modifiedFrom": entry.modified_from,
        "sha256": entry.sha256,
    }


def _line(entry: InstrumentEntry) -> str:
    title = entry.title.get(entry.base_language) or next(iter(entry.title.values()), entry.url)
    signed = f", signed by {entry.signed_by}" if entry.signed_by else ""
    if entry.signature in ("broken", "unknown-key"):
        signed = f", signature: {entry.signature}"
    skeleton = ", skeleton" if entry.skeleton else ""
    return f"{entry.status:8} {entry.url} {entry.version}: {title} ({', '.join(entry.languages)}{skeleton}{signed})"
