# SPDX-License-Identifier: EUPL-1.2
"""Commands about the encrypted store, its accounts, its log and figures."""

from __future__ import annotations

import argparse
import getpass

from screening_app.cli.terminal import opened, passphrase_of, show, user_of


def create(chosen: argparse.Namespace) -> None:
    """Make a store and show its three recovery shares, once."""
    from screening_app.core.records import DataMode, UnitKind
    from screening_app.workspace import NewStore
    from screening_app.workspace import create as make

    user, passphrase = user_of(chosen), passphrase_of(chosen, "New passphrase: ")
    new = NewStore(DataMode(chosen.mode), chosen.unit, UnitKind(chosen.kind), user, passphrase)
    workspace, shares = make(chosen.store, new)
    workspace.close()
    words = "\n".join(f"Recovery share {n} of 3 (any two open the store):\n  {s}" for n, s in enumerate(shares, 1))
    show(chosen, {"store": str(chosen.store), "shares": list(shares)}, words)


def verify(chosen: argparse.Namespace) -> bool:
    """Check every page, every seal and the log chain."""
    with opened(chosen) as workspace:
        found = workspace.verify()
    return _found(chosen, found)


def recover(chosen: argparse.Namespace) -> None:
    """Open with two shares and set a new passphrase."""
    from screening_app.workspace import recover as recovered

    shares = [input("First share: "), input("Second share: ")]
    recovered(chosen.store, shares, user_of(chosen), passphrase_of(chosen, "New passphrase: ")).close()
    show(chosen, {"ok": True}, "The new passphrase is set.")


def users(chosen: argparse.Namespace) -> None:
    """List the accounts, perhaps after adding one."""
    from screening_app.core.records import Role

    with opened(chosen) as workspace:
        if chosen.add:
            roles = frozenset(Role(role) for role in chosen.role or ["screener"])
            workspace.add_account(chosen.add, roles, getpass.getpass(f"Passphrase of {chosen.add}: "))
        found = [(a.user, sorted(str(r) for r in a.roles)) for a in workspace.accounts()]
    lines = "\n".join(f"{user}: {', '.join(roles)}" for user, roles in found)
    show(chosen, [{"user": user, "roles": roles} for user, roles in found], lines)


def log_check(chosen: argparse.Namespace) -> bool:
    """Check the chain of the access log."""
    with opened(chosen) as workspace:
        # A damaged file or a foreign one says nothing good about its log either.
        found = tuple(code for code in workspace.verify() if code != "seals")
    return _found(chosen, found)


def figures_export(chosen: argparse.Namespace) -> None:
    """Write the year's protected table."""
    with opened(chosen) as workspace:
        written = workspace.export_figures(chosen.year, chosen.out)
    show(chosen, {"files": [str(file) for file in written]}, "\n".join(str(file) for file in written))


def _found(chosen: argparse.Namespace, found: tuple[str, ...]) -> bool:
    show(chosen, {"ok": not found, "found": list(found)}, f"Found: {', '.join(found)}" if found else "Sound.")
    return not found
