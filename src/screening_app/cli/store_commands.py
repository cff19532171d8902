# SPDX-License-Identifier: EUPL-1.2
"""Commands about the encrypted store."""

from __future__ import annotations

import argparse
import sys

from screening_app.cli.accounts_commands import confirm_now, show_shares
from screening_app.cli.terminal import opened, passphrase_of, server_of, show, user_of


def create(chosen: argparse.Namespace) -> None:
    """Make a store and show its three recovery shares, once; at a terminal they are then typed back."""
    from screening_app.core.records import DataMode, UnitKind
    from screening_app.workspace import NewStore
    from screening_app.workspace import create as make

    user, passphrase = user_of(chosen), passphrase_of(chosen, "New passphrase: ")
    new = NewStore(
        DataMode(chosen.mode), chosen.unit, UnitKind(chosen.kind), user, passphrase, server=server_of(chosen)
    )
    workspace, shares = make(chosen.store, new)
    try:
        show_shares(chosen, shares)
        if sys.stdin.isatty() and not chosen.json:
            confirm_now(workspace)
    finally:
        workspace.close()


def join(chosen: argparse.Namespace) -> None:
    """Let this desk open a unit that is on a server; the key file comes from there at the first log-in."""
    from screening_app.workspace import join as come_in

    come_in(chosen.store, chosen.file)
    show(chosen, {"store": str(chosen.store)}, "This desk knows the unit now. Log in.")


def migrate(chosen: argparse.Namespace) -> None:
    """Bring the tables on a server up to date, as their owner."""
    from screening_app.workspace import bring_server_up_to_date

    login = server_of(chosen)
    changed = login is not None and bring_server_up_to_date(chosen.store, login)
    show(chosen, {"changed": changed}, "Brought up to date." if changed else "They are up to date already.")


def verify(chosen: argparse.Namespace) -> bool:
    """Check every page, every seal and the log chain."""
    with opened(chosen) as workspace:
        found = workspace.verify()
    return _found(chosen, found)


def _found(chosen: argparse.Namespace, found: tuple[str, ...]) -> bool:
    show(chosen, {"ok": not found, "found": list(found)}, f"Found: {', '.join(found)}" if found else "Sound.")
    return not found
