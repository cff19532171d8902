# SPDX-License-Identifier: EUPL-1.2
"""Commands about who can open the store: accounts, passphrases, handing over the records key, recovery shares."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from screening_app.cli.terminal import new_passphrase_of, opened, passphrase_of, server_of, show, user_of
from screening_app.errors import CannotNow, Code

if TYPE_CHECKING:
    from collections.abc import Callable

    from screening_app.core.records import Account
    from screening_app.workspace import Workspace

#: What the state of an account is called, in the machine output too.
ACTIVE, FIRST, WAITING, DISABLED = "active", "first-log-in", "waits-for-key", "disabled"


def users(chosen: argparse.Namespace) -> None:
    """List the accounts, perhaps after a change. Who may not manage accounts sees those who wait for a key."""
    from screening_app.core.access import Permission, allowed

    with opened(chosen) as workspace:
        _change(chosen, workspace)
        manages = Permission.ADMINISTER in allowed(workspace.account)
        found = workspace.accounts.listed() if manages else workspace.accounts.waiting()
    machine = [
        {
            "user": account.user,
            "roles": sorted(str(role) for role in account.roles),
            "state": _state(account),
            "fingerprint": account.fingerprint,
        }
        for account in found
    ]
    lines = (f"{a.user}: {', '.join(sorted(str(r) for r in a.roles))} ({_state(a)})" for a in found)
    show(chosen, machine, "\n".join(lines) or "Nobody waits for a key.")


def passphrase(chosen: argparse.Namespace) -> None:
    """Change one's own passphrase; at the first log-in too."""
    from screening_app.workspace import unlock

    user, old = user_of(chosen), passphrase_of(chosen)
    new = new_passphrase_of(chosen, "New passphrase: ", again=True)
    unlock(chosen.store, user, old, new_passphrase=new).close()
    show(chosen, {"ok": True}, "The new passphrase is set.")


def recover(chosen: argparse.Namespace) -> None:
    """Open with two shares and set a new passphrase."""
    from screening_app.workspace import recover as recovered

    shares = [input("First share: "), input("Second share: ")]
    recovered(chosen.store, shares, user_of(chosen), passphrase_of(chosen, "New passphrase: ")).close()
    show(chosen, {"ok": True}, "The new passphrase is set.")


def recovery(chosen: argparse.Namespace) -> bool:
    """Say how it stands with the recovery shares; or make new ones, confirm them, or try two."""
    with opened(chosen) as workspace:
        if chosen.new:
            show_shares(chosen, workspace.recovery.renew())
            return True
        if chosen.confirm:
            workspace.recovery.confirm(_typed(("First", "Second", "Third")))
        if chosen.drill:
            workspace.recovery.drill(_typed(("First", "Second")))
        state = workspace.recovery.state
    tried = None if state.tried is None else state.tried.isoformat()
    words = "The shares are on paper" if state.is_confirmed else "The shares have not been typed back yet"
    lines = [f"{words}. Last tried: {tried or 'never'}."]
    if state.is_due:
        lines.append("Try them now: `store recovery --drill`.")
    show(chosen, {"confirmed": state.is_confirmed, "tried": tried, "due": state.is_due}, "\n".join(lines))
    return state.is_confirmed


def rekey(chosen: argparse.Namespace) -> None:
    """Give the store new keys throughout; shows the new recovery shares, once."""
    with opened(chosen) as workspace:
        if not chosen.yes:
            print("Every key becomes new. The recovery shares in use open nothing afterwards.", file=sys.stderr)
            if input("To go on, write REKEY: ").strip().casefold() != "rekey":
                raise CannotNow(Code.CANCELLED)
        if chosen.left:
            workspace.accounts.disable(chosen.left)
        shares = workspace.rekey(_progress(), server=server_of(chosen))
        show_shares(chosen, shares)
        if sys.stdin.isatty() and not chosen.json:
            confirm_now(workspace)


def confirm_now(workspace: Workspace) -> None:
    """Let whoever sits at the terminal type all three shares back, until they are right."""
    print("Type each share back from the paper you wrote it on.", file=sys.stderr)
    while True:
        try:
            workspace.recovery.confirm(_typed(("First", "Second", "Third")))
        except CannotNow as problem:
            if problem.code not in {Code.SHARE_WRONG, Code.SHARES_INVALID}:
                raise
            from screening_app.cli.sentences import sentence_of

            print(sentence_of(problem), file=sys.stderr)
        else:
            return


def show_shares(chosen: argparse.Namespace, shares: tuple[str, str, str]) -> None:
    """Show three shares, once."""
    words = "\n".join(f"Recovery share {n} of 3 (any two open the store):\n  {s}" for n, s in enumerate(shares, 1))
    show(chosen, {"store": str(chosen.store), "shares": list(shares)}, words)


def _progress() -> Callable[[str, int, int], None]:
    words = {"copy": "Copying under new keys", "seal": "Sealing anew", "check": "Checking the copy"}
    told: set[str] = set()

    def tell(step: str, _done: int, _total: int) -> None:
        if step not in told:
            told.add(step)
            print(f"{words[step]} …", file=sys.stderr)

    return tell


def _change(chosen: argparse.Namespace, workspace: Workspace) -> None:
    from screening_app.core.records import Role

    accounts = workspace.accounts
    roles = frozenset(Role(role) for role in chosen.role)
    if chosen.add:
        first = new_passphrase_of(chosen, f"First passphrase of {chosen.add}: ")
        accounts.add(chosen.add, roles or frozenset({Role.SCREENER}), first, typed_by_owner=chosen.typed_by_owner)
    if chosen.reset:
        accounts.reset(chosen.reset, new_passphrase_of(chosen, f"First passphrase of {chosen.reset}: "))
    if chosen.disable:
        accounts.disable(chosen.disable)
    if chosen.enable:
        accounts.enable(chosen.enable)
    if chosen.set_roles:
        accounts.set_roles(chosen.set_roles, roles)
    if chosen.hand_over:
        accounts.hand_over(chosen.hand_over, chosen.fingerprint or _compared(workspace, chosen.hand_over))


def _compared(workspace: Workspace, user: str) -> str:
    """Return the account's fingerprint after somebody has said that it is the same on the colleague's screen."""
    account = next((each for each in workspace.accounts.waiting() if each.user == user.casefold()), None)
    if account is None or account.fingerprint is None:
        raise CannotNow(Code.ACCOUNT_CHANGED)
    print(f"{account.user} must see exactly this on their screen: {account.fingerprint}", file=sys.stderr)
    if input("Is it the same? Write yes: ").strip().casefold() != "yes":
        raise CannotNow(Code.ACCOUNT_CHANGED)
    return account.fingerprint


def _typed(numbers: tuple[str, ...]) -> list[str]:
    return [input(f"{number} share: ") for number in numbers]


def _state(account: Account) -> str:
    if account.is_disabled:
        return DISABLED
    if account.is_first:
        return FIRST
    return WAITING if account.waits_for_key else ACTIVE
