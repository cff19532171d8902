# SPDX-License-Identifier: EUPL-1.2
"""The command line: the same program without Qt, through the same Workspace.

Machine output goes to standard output (`--json`), words to standard error. Exit status 0 done, 1 refused or
something found wrong, 2 wrong usage. A passphrase is never an argument. To add a command: its words in
`arguments.py`, a function in the module of its kind, a line in `_COMMANDS`.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable

from screening_app.cli.arguments import check, parser
from screening_app.cli.sentences import SENTENCES, sentence_of
from screening_app.errors import Bug, CannotNow

__all__ = ["SENTENCES", "parse", "run"]


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with status 2."""
    top = parser()
    chosen = top.parse_args(arguments)
    check(top, chosen)
    return chosen


def run(chosen: argparse.Namespace, work: Callable[[], object] | None = None) -> int:
    """Carry out a parsed command (or the given work in its place), turn errors into sentences, return the status."""
    try:
        found = work() if work is not None else _command(chosen)
    except (CannotNow, Bug) as problem:
        print(sentence_of(problem), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Cancelled.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has gone; there is nobody to tell.
        sys.stderr.close()
        return 1
    except Exception as problem:
        # The command line's last line of defence: the type only, since a message could hold a value.
        print(f"Unexpected error ({type(problem).__name__}). The data are as they were.", file=sys.stderr)
        if os.environ.get("SCREENING_TRACE"):
            raise
        return 1
    return 1 if found is False else 0


def _command(chosen: argparse.Namespace) -> object:
    module, name = _COMMANDS[chosen.command, chosen.verb]
    return getattr(importlib.import_module(f"screening_app.cli.{module}"), name)(chosen)


#: Command and verb to module and function; a module is loaded when its command is given.
_COMMANDS: dict[tuple[str, str], tuple[str, str]] = {
    ("store", "create"): ("store_commands", "create"),
    ("store", "join"): ("store_commands", "join"),
    ("store", "migrate"): ("store_commands", "migrate"),
    ("store", "verify"): ("store_commands", "verify"),
    ("store", "backup"): ("backup_commands", "backup"),
    ("store", "backups"): ("backup_commands", "backups"),
    ("store", "restore"): ("backup_commands", "restore"),
    ("store", "recover"): ("accounts_commands", "recover"),
    ("store", "recovery"): ("accounts_commands", "recovery"),
    ("store", "rekey"): ("accounts_commands", "rekey"),
    ("store", "users"): ("accounts_commands", "users"),
    ("store", "passphrase"): ("accounts_commands", "passphrase"),
    ("store", "purge"): ("purge_commands", "purge"),
    ("log", "check"): ("log_commands", "check"),
    ("log", "head"): ("log_commands", "head"),
    ("log", "sample"): ("log_commands", "draw"),
    ("contacts", "today"): ("contacts_commands", "today"),
    ("contacts", "view"): ("contacts_commands", "view"),
    ("contacts", "step"): ("contacts_commands", "step"),
    ("contacts", "support"): ("contacts_commands", "support"),
    ("contacts", "report"): ("contacts_commands", "report"),
    ("contacts", "ask-next"): ("contacts_commands", "ask_next"),
    ("contacts", "hand-over"): ("contacts_commands", "hand_over"),
    ("contacts", "end"): ("contacts_commands", "end"),
    ("routines", "check"): ("routines_commands", "check"),
    ("routines", "list"): ("register_commands", "list_all"),
    ("routines", "import"): ("register_commands", "bring_in"),
    ("routines", "export"): ("register_commands", "export"),
    ("routines", "adapt"): ("register_commands", "adapt"),
    ("routines", "decide"): ("register_commands", "decide"),
    ("routines", "follow-up"): ("register_commands", "follow_up"),
    ("routines", "retire"): ("register_commands", "retire"),
    ("routines", "discard"): ("register_commands", "discard"),
    ("routines", "compare"): ("register_commands", "compare"),
    ("routines", "contacts"): ("register_commands", "contacts"),
    ("routines", "window"): ("register_commands", "window"),
    ("figures", "export"): ("figures_commands", "export"),
    ("figures", "ledger"): ("figures_commands", "ledger"),
    ("figures", "decide"): ("figures_commands", "decide"),
    ("figures", "adults"): ("figures_commands", "adults"),
    ("figures", "protect"): ("figures_commands", "protect"),
    ("figures", "attack"): ("figures_commands", "attack"),
    ("figures", "collate"): ("collate_commands", "collate"),
    ("figures", "collator-key"): ("collate_commands", "collator_key"),
    ("figures", "unit-key"): ("collate_commands", "unit_key"),
    ("figures", "keys"): ("collate_commands", "keys"),
    ("figures", "seal"): ("collate_commands", "seal"),
    ("figures", "register"): ("contacts_commands", "register_figures"),
    ("forms", "check"): ("forms_commands", "check"),
    ("forms", "evaluate"): ("forms_commands", "evaluate"),
    ("forms", "fill"): ("forms_fill", "fill"),
    ("forms", "list"): ("forms_commands", "list_all"),
    ("forms", "import"): ("forms_commands", "bring_in"),
    ("forms", "activate"): ("forms_commands", "activate"),
    ("forms", "retire"): ("forms_commands", "retire"),
    ("forms", "discard"): ("forms_commands", "discard"),
    ("forms", "export"): ("forms_commands", "export"),
    ("forms", "sign"): ("forms_commands", "sign"),
    ("forms", "new-key"): ("forms_commands", "new_key"),
    ("forms", "publishers"): ("forms_commands", "publishers"),
    ("forms", "from-excel"): ("forms_excel", "from_excel"),
    ("forms", "to-excel"): ("forms_making", "to_excel"),
    ("forms", "unfinished"): ("forms_making", "unfinished"),
    ("forms", "strings"): ("forms_excel", "strings"),
    ("forms", "translate"): ("forms_excel", "translate"),
    ("forms", "adapt"): ("forms_adapt", "adapt"),
}
