# SPDX-License-Identifier: EUPL-1.2
"""The same program without Qt: commands for the store, the content and the figures.

Machine output goes to standard output (`--json`), words to standard error. Exit status 0 done, 1 refused or
something found wrong, 2 wrong usage. A passphrase is never an argument. To add a command: a parser in
`_parsers`, a function `_<command>_<verb>`, a line in `_COMMANDS`.
"""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from screening_app import __version__
from screening_app.errors import Bug, CannotNow, Code, ScreeningError
from screening_app.paths import data_folder, default_store

if TYPE_CHECKING:
    from screening_app.workspace import Workspace

#: One sentence and a way out for every code; `{…}` are facts of the error.
SENTENCES: dict[Code, str] = {
    Code.WRONG_LOGIN: "The user name or the passphrase is wrong. Try again, or use `store recover` with two shares.",
    Code.PASSPHRASE_SHORT: "The passphrase is too short: use at least 12 characters, several words are best.",
    Code.USER_NAME_INVALID: "A user name is 1-40 letters, digits, dots or hyphens. Choose another.",
    Code.USER_EXISTS: "There is already an account of that name. Choose another.",
    Code.NOT_PERMITTED: "This account may not do that. Log in with one that may.",
    Code.SHARES_INVALID: "These shares do not open the store. Check each word; two different shares are needed.",
    Code.UNIT_NAME_INVALID: "A unit's name is 2-60 characters.",
    Code.MODE_NOT_FOR_UNIT: "Maternity care keeps tallies only. Choose --mode tally.",
    Code.STORE_EXISTS: "There is already a store in this folder. Choose an empty folder.",
    Code.STORE_MISSING: "There is no store in this folder. Check --store, or make one with `store create`.",
    Code.STORE_IN_USE: "The store is open in another window or program. Close or lock it there first.",
    Code.STORE_DAMAGED: "The store's file is damaged. Nothing was changed. Restore the latest backup.",
    Code.STORE_MISMATCH: "The key file and the store do not belong together. Put back the pair from the same backup.",
    Code.STORE_NEWER: "The store was made by a newer version of the program. Install that version.",
    Code.STORE_READ_ONLY: "The store's folder cannot be written to. Ask IT for write permission.",
    Code.KEY_FILE_DAMAGED: "The key file is damaged. Put back its copy from a backup.",
    Code.VALUE_ALTERED: "A record was altered outside the program. Restore the latest backup.",
    Code.DISK_FULL: "The disk is full. Nothing was written. Make room and try again.",
    Code.DISK_FAILED: "The disk failed. Nothing was written. Try again, or ask IT to check the disk.",
    Code.MEMORY_SHORT: "There is too little memory to check the passphrase. Close other programs and try again.",
    Code.CASE_REFERENCE_INVALID: "That is no case reference: use up to 32 letters, digits, dots, slashes or hyphens.",
    Code.CASE_REFERENCE_IS_PERSON: "That looks like a personal identity number. Use the unit's own case reference.",
    Code.CONVERSATION_UNKNOWN: "There is no such conversation. It may have been ended.",
    Code.CONVERSATION_SEALED: "The conversation is sealed and cannot change.",
    Code.WRONG_STAGE: "That cannot be done at this stage of the conversation.",
    Code.READINESS_INCOMPLETE: "Answer every readiness question first.",
    Code.NOT_READY: "It is not safe to ask now. Choose a reason and a date to ask again.",
    Code.GAPS_LEFT: "{count} question(s) have no answer.",
    Code.DATE_PAST: "The date has passed. Choose today or later.",
    Code.QUESTION_UNKNOWN: "That question is not part of this conversation now.",
    Code.ANSWER_REFUSED: "That answer does not fit the question. The earlier answer is kept.",
    Code.FORM_REFUSED: "The questionnaire cannot be used; run `forms check` on it for the reasons.",
    Code.FORM_UNKNOWN: "The questionnaire is not among this unit's instruments. Put its file back.",
    Code.ROUTINE_REFUSED: "The routine cannot be used; run `routines check` on it for the reasons.",
    Code.ROUTINE_MISSING: "The unit has no routine for this. Add one to the content folder.",
    Code.CONTENT_MISSING: "The file {file} is missing or unreadable. Install the program again.",
    Code.FIGURES_UNSAFE: "A small count could be worked out from the table, so nothing was written.",
    Code.OUTPUT_REFUSED: "The files could not be written to {folder}. Nothing was left behind. Choose another folder.",
    Code.BROKEN_PROMISE: "The program broke a promise of its own and stopped. The data are as they were. Report this.",
}


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with status 2."""
    return _parsers().parse_args(arguments)


def run(chosen: argparse.Namespace, work: Callable[[], object] | None = None) -> int:
    """Carry out a parsed command (or the given work in its place), turn errors into sentences, return the status."""
    try:
        found = work() if work is not None else _COMMANDS[chosen.command, chosen.verb](chosen)
    except (CannotNow, Bug) as problem:
        print(_sentence(problem), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Cancelled.", file=sys.stderr)
        return 1
    except Exception as problem:
        # The command line's last line of defence: the type only, since a message could hold a value.
        print(f"Unexpected error ({type(problem).__name__}). The data are as they were.", file=sys.stderr)
        if os.environ.get("SCREENING_TRACE"):
            raise
        return 1
    return 1 if found is False else 0


def _sentence(problem: ScreeningError) -> str:
    return SENTENCES[problem.code].format_map({k: str(v) for k, v in problem.facts.items()} | {"code": problem.code})


def _common_options() -> argparse.ArgumentParser:
    # Made anew for the top parser: set_defaults would change the options that the others share.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--json", action="store_const", const=True, help="machine output on standard output")
    common.add_argument("--store", type=Path, metavar="DIR", help="folder of the store")
    common.add_argument("--user", help="user name (else the prompt asks)")
    common.add_argument("--passphrase-file", type=Path, metavar="FILE", help="file whose first line is the passphrase")
    return common


def _parsers() -> argparse.ArgumentParser:
    common = _common_options()
    top = argparse.ArgumentParser(
        prog="screening-app", parents=[_common_options()], description="Rutinstöd, without a window"
    )
    # Options may stand before or after the command: only the top parser has defaults, so none is set back.
    top.set_defaults(json=False, store=default_store(), user="", passphrase_file=None)
    top.add_argument("--version", action="version", version=f"Rutinstöd {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands (none opens the window)")

    demo = commands.add_parser("demo", parents=[common], help="run the whole main job on synthetic contacts")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help="empty or new folder for the results")
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument("--contacts", type=int, default=400)

    def verbs(name: str, text: str) -> argparse._SubParsersAction[argparse.ArgumentParser]:
        return commands.add_parser(name, help=text).add_subparsers(dest="verb", metavar="VERB", required=True)

    store = verbs("store", "the encrypted store")
    create = store.add_parser("create", parents=[common], help="make a store and print its three recovery shares")
    create.add_argument("--mode", choices=["tally", "case"], default="tally")
    create.add_argument("--unit", required=True, help="name of the unit")
    create.add_argument("--kind", choices=["intake", "maternity"], default="intake")
    store.add_parser("verify", parents=[common], help="check every page, every seal and the log chain")
    store.add_parser("recover", parents=[common], help="open with two recovery shares and set a new passphrase")
    users = store.add_parser("users", parents=[common], help="list accounts, or add one")
    users.add_argument("--add", metavar="USER")
    users.add_argument("--role", choices=["screener", "coordinator", "administrator"], action="append", default=[])

    forms = verbs("forms", "questionnaires")
    for group, text in (
        (forms, "load questionnaires or say why not"),
        (verbs("routines", "routines"), "check routines"),
    ):
        check = group.add_parser("check", parents=[common], help=text)
        check.add_argument("paths", type=Path, nargs="+", metavar="PATH")

    export = verbs("figures", "yearly counts").add_parser("export", parents=[common], help="write the protected table")
    export.add_argument("--year", type=int, required=True)
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    log = verbs("log", "the access log")
    log.add_parser("check", parents=[common], help="check the chain of the access log")
    return top


def _show(chosen: argparse.Namespace, machine: object, words: str) -> None:
    if chosen.json:
        print(json.dumps(machine, ensure_ascii=False, sort_keys=True))
    elif words:
        print(words, file=sys.stderr)


def _user(chosen: argparse.Namespace) -> str:
    return str(chosen.user) or input("User: ")


def _passphrase(chosen: argparse.Namespace, prompt: str = "Passphrase: ") -> str:
    if chosen.passphrase_file is not None:
        try:
            return str(chosen.passphrase_file.read_text(encoding="utf-8").splitlines()[0])
        except (OSError, IndexError, UnicodeDecodeError) as problem:
            raise CannotNow(Code.CONTENT_MISSING, file=chosen.passphrase_file.name) from problem
    return os.environ.get("SCREENING_PASSPHRASE") or getpass.getpass(prompt)


def _open(chosen: argparse.Namespace) -> Workspace:
    from screening_app.workspace import unlock

    return unlock(chosen.store, _user(chosen), _passphrase(chosen))


def _store_create(chosen: argparse.Namespace) -> None:
    from screening_app.core.records import DataMode, UnitKind
    from screening_app.workspace import NewStore, create

    user, passphrase = _user(chosen), _passphrase(chosen, "New passphrase: ")
    new = NewStore(DataMode(chosen.mode), chosen.unit, UnitKind(chosen.kind), user, passphrase)
    workspace, shares = create(chosen.store, new)
    workspace.close()
    words = "\n".join(f"Recovery share {n} of 3 (any two open the store):\n  {s}" for n, s in enumerate(shares, 1))
    _show(chosen, {"store": str(chosen.store), "shares": list(shares)}, words)


def _store_verify(chosen: argparse.Namespace) -> bool:
    workspace = _open(chosen)
    try:
        found = workspace.verify()
    finally:
        workspace.close()
    _show(chosen, {"ok": not found, "found": list(found)}, f"Found: {', '.join(found)}" if found else "Sound.")
    return not found


def _store_recover(chosen: argparse.Namespace) -> None:
    from screening_app.workspace import recover

    shares = [input("First share: "), input("Second share: ")]
    recover(chosen.store, shares, _user(chosen), _passphrase(chosen, "New passphrase: ")).close()
    _show(chosen, {"ok": True}, "The new passphrase is set.")


def _store_users(chosen: argparse.Namespace) -> None:
    from screening_app.core.records import Role

    workspace = _open(chosen)
    try:
        if chosen.add:
            roles = frozenset(Role(role) for role in chosen.role or ["screener"])
            workspace.add_account(chosen.add, roles, getpass.getpass(f"Passphrase of {chosen.add}: "))
        found = [(a.user, sorted(str(r) for r in a.roles)) for a in workspace.accounts()]
    finally:
        workspace.close()
    lines = "\n".join(f"{user}: {', '.join(roles)}" for user, roles in found)
    _show(chosen, [{"user": user, "roles": roles} for user, roles in found], lines)


def _forms_check(chosen: argparse.Namespace) -> bool:
    from screening_app.core.forms.definition import check

    sound = True
    for path in _files(chosen.paths, "*.json"):
        form, problems = check(path.read_bytes())
        listed = [
            {"code": p.code, "severity": str(p.severity), "linkId": p.link_id, "pointer": p.pointer, "message": p.code}
            for p in problems
        ]
        lines = [f"  {p.severity} {p.code} {p.link_id or ''} {p.pointer}" for p in problems]
        _show(
            chosen,
            {"file": str(path), "ok": form is not None, "problems": listed},
            "\n".join([f"{path}: {'refused' if form is None else 'ok'}", *lines]),
        )
        sound = sound and form is not None
    return sound


def _routines_check(chosen: argparse.Namespace) -> bool:
    from screening_app.content import check_routine

    sound = True
    for path in _files(chosen.paths, "*.yaml"):
        wrong, notes = check_routine(path, data_folder("forms"), datetime.now().date())
        lines = [f"  {line}" for line in (*wrong, *notes)]
        _show(
            chosen,
            {"file": str(path), "ok": not wrong, "problems": list(wrong), "notes": list(notes)},
            "\n".join([f"{path}: {'found' if wrong else 'ok'}", *lines]),
        )
        sound = sound and not wrong
    return sound


def _figures_export(chosen: argparse.Namespace) -> None:
    workspace = _open(chosen)
    try:
        written = workspace.export_figures(chosen.year, chosen.out)
    finally:
        workspace.close()
    _show(chosen, {"files": [str(file) for file in written]}, "\n".join(str(file) for file in written))


def _log_check(chosen: argparse.Namespace) -> bool:
    workspace = _open(chosen)
    try:
        # A damaged file or a foreign one says nothing good about its log either.
        found = tuple(code for code in workspace.verify() if code != "seals")
    finally:
        workspace.close()
    _show(chosen, {"ok": not found, "found": list(found)}, f"Found: {', '.join(found)}" if found else "Sound.")
    return not found


def _files(paths: list[Path], pattern: str) -> list[Path]:
    files = [file for path in paths for file in (sorted(path.rglob(pattern)) if path.is_dir() else [path])]
    missing = [file for file in files if not file.is_file()]
    if missing or not files:
        raise CannotNow(Code.CONTENT_MISSING, file=(missing or paths)[0].name)
    return files


_COMMANDS: dict[tuple[str, str], Callable[[argparse.Namespace], object]] = {
    ("store", "create"): _store_create,
    ("store", "verify"): _store_verify,
    ("store", "recover"): _store_recover,
    ("store", "users"): _store_users,
    ("forms", "check"): _forms_check,
    ("routines", "check"): _routines_check,
    ("figures", "export"): _figures_export,
    ("log", "check"): _log_check,
}
