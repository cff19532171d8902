# SPDX-License-Identifier: EUPL-1.2
"""Commands about the encrypted store."""

from __future__ import annotations

import argparse
import sys

from screening_app.cli.accounts_commands import confirm_now, show_shares
from screening_app.cli.terminal import opened, passphrase_of, show, user_of


def create(chosen: argparse.Namespace) -> None:
    """Make a store and show its three recovery shares, once; at a terminal they are then typed back."""
    from screening_app.core.records import DataMode, UnitKind
    from screening_app.workspace import NewStore
    from screening_app.workspace import create as make

    user, passphrase = user_of(chosen), passphrase_of(chosen, "New passphrase: ")
    new = NewStore(DataMode(chosen.mode), chosen.unit, UnitKind(chosen.kind), user, passphrase)
    workspace, shares = make(chosen.store, new)
    try:
        show_shares(chosen, shares)
        if sys.stdin.isatty() and not chosen.json:
            confirm_now(workspace)
    finally:
        workspace.close()


def verify(chosen: argparse.Namespace) -> bool:
    """Check every page, every seal and the log chain."""
    with opened(chosen) as workspace:
        found = workspace.verify()
    return _found(chosen, found)


def _found(chosen: argparse.Namespace, found: tuple[str, ...]) -> bool:
    show(chosen, {"ok": not found, "found": list(found)}, f"Found: {', '.join(found)}" if found else "Sound.")
    return not found
