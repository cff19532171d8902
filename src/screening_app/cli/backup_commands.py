# SPDX-License-Identifier: EUPL-1.2
"""Commands that make, list, try out and restore backups."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from screening_app.cli.terminal import opened, passphrase_of, show, user_of
from screening_app.store import Bundle


def backup(chosen: argparse.Namespace) -> None:
    """Write a backup to a file and say what it holds."""
    from screening_app.workspace import backups as use

    with opened(chosen) as workspace:
        made = use.make(workspace, chosen.file, _progress(chosen))
    show(chosen, _machine(made), f"Written and checked: {_words(made)}")


def backups(chosen: argparse.Namespace) -> None:
    """List the daily backups, perhaps after deciding how many are kept."""
    from screening_app.workspace import backups as use

    with opened(chosen) as workspace:
        if chosen.keep is not None:
            use.set_keep(workspace, chosen.keep)
        found = use.overview(workspace)
    lines = [f"{found.folder} (the last {found.keep} days are kept)", *map(_words, found.automatic)]
    if found.elsewhere is not None:
        lines.append(f"Last one elsewhere: {found.elsewhere[0]:%Y-%m-%d %H:%M} in {found.elsewhere[1]}")
    else:
        lines.append("None has been made outside this folder.")
    machine = {
        "folder": str(found.folder),
        "keep": found.keep,
        "automatic": [_machine(each) for each in found.automatic],
        "elsewhere": None
        if found.elsewhere is None
        else {"at": found.elsewhere[0].isoformat(), "folder": found.elsewhere[1]},
    }
    show(chosen, machine, "\n".join(lines))


def restore(chosen: argparse.Namespace) -> bool:
    """Restore a backup, or only its key file, or only try it out."""
    from screening_app.workspace import backups as use

    if chosen.key_file:
        kept = use.restore_key_file(chosen.store, chosen.file)
        show(chosen, {"kept": None if kept is None else str(kept)}, "The key file is back. Log in.")
        return True
    user, passphrase = user_of(chosen), passphrase_of(chosen)
    if chosen.drill:
        tried = use.try_out(chosen.file, user, passphrase, _progress(chosen))
        words = f"Found: {', '.join(tried.found)}" if tried.found else f"Sound: {_words(tried.bundle)}"
        machine = _machine(tried.bundle) | {"unit": tried.unit_name, "found": list(tried.found), "ok": not tried.found}
        show(chosen, machine, words)
        return not tried.found
    workspace, aside = use.restore(chosen.store, chosen.file, user, passphrase, _progress(chosen))
    workspace.close()
    said = "Restored." if aside is None else f"Restored. What was there is kept in {aside}."
    show(chosen, {"kept": None if aside is None else str(aside)}, said)
    return True


def _progress(chosen: argparse.Namespace) -> Callable[[float], None] | None:
    """Return what shows the share done on a terminal; Ctrl+C ends the work and leaves nothing."""
    if chosen.json or not sys.stderr.isatty():
        return None
    return lambda share: print(f"\r{share:4.0%}", end="" if share < 1 else "\n", file=sys.stderr, flush=True)


def _words(bundle: Bundle) -> str:
    return f"{bundle.file}  {bundle.made_at:%Y-%m-%d %H:%M}  {bundle.size / 1e6:.1f} MB"


def _machine(bundle: Bundle) -> dict[str, object]:
    return {
        "file": str(bundle.file),
        "store": bundle.store_id,
        "made_at": bundle.made_at.isoformat(),
        "schema": bundle.schema,
        "changes": bundle.changes,
        "log_lines": bundle.log_lines,
        "bytes": bundle.size,
    }
