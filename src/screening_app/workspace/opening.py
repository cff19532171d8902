# SPDX-License-Identifier: EUPL-1.2
"""How a Workspace comes to be: a new store, the right passphrase, or two recovery shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from screening_app import store as storage
from screening_app.content import read_content
from screening_app.core.passphrase import require_strong
from screening_app.core.records import DataMode, Role, Unit, UnitKind
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder
from screening_app.workspace.surroundings import Surroundings
from screening_app.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NewStore:
    """What a new store is made of."""

    mode: DataMode
    unit_name: str
    unit_kind: UnitKind
    user: str
    passphrase: str
    #: Where its tables lie and who makes them, for a unit with several desks; else they are one file in the folder.
    server: storage.ServerLogin | None = None


def create(
    folder: Path, new: NewStore, surroundings: Surroundings | None = None
) -> tuple[Workspace, tuple[str, str, str]]:
    """Make a store with its first account (screener and administrator) and return the three recovery shares.

    Maternity care keeps no record of its own beside the patient record, so only tally mode is open to it.
    """
    around = surroundings or Surroundings()
    require_strong(new.passphrase, (new.user, new.unit_name))
    name = " ".join(new.unit_name.split())
    if not 2 <= len(name) <= 60:
        raise CannotNow(Code.UNIT_NAME_INVALID)
    if new.unit_kind is UnitKind.MATERNITY and new.mode is not DataMode.TALLY:
        raise CannotNow(Code.MODE_NOT_FOR_UNIT)
    content = read_content(data_folder("forms"), folder / "content")
    store, shares = storage.create_store(
        folder,
        mode=new.mode,
        unit=Unit(around.new_id(), name, new.unit_kind),
        user=new.user,
        roles=frozenset({Role.SCREENER, Role.ADMINISTRATOR}),
        passphrase=new.passphrase,
        now=around.clock(),
        cost=around.cost,
        server=new.server,
    )
    return Workspace(store, content, around), shares


def join(folder: Path, file: Path) -> None:
    """Let this desk open the unit on a server that another desk's `unit.server` names; then log in. STORE_EXISTS."""
    storage.join_store(folder, file)


def bring_server_up_to_date(folder: Path, login: storage.ServerLogin) -> bool:
    """Give a unit's tables on its server the form of this program, as their owner; whether anything was changed."""
    return storage.bring_server_up_to_date(folder, login)


def unlock(
    folder: Path,
    user: str,
    passphrase: str,
    surroundings: Surroundings | None = None,
    *,
    new_passphrase: str | None = None,
) -> Workspace:
    """Open a store; CannotNow(WRONG_LOGIN) is the same for an unknown user and a wrong passphrase.

    PASSPHRASE_FIRST asks for a `new_passphrase`, which is then set; LOG_IN_TOO_SOON says how many seconds are left.
    """
    around = surroundings or Surroundings()
    if new_passphrase is not None:
        require_strong(new_passphrase, (user,))
    content = read_content(data_folder("forms"), folder / "content")
    store = storage.open_store(
        folder, user, passphrase, around.clock(), new_passphrase=new_passphrase, cost=around.cost
    )
    return Workspace(store, content, around)


def recover(
    folder: Path, shares: Sequence[str], user: str, passphrase: str, surroundings: Surroundings | None = None
) -> Workspace:
    """Open a store with two of its three recovery shares and give `user` a new passphrase."""
    around = surroundings or Surroundings()
    require_strong(passphrase, (user,))
    content = read_content(data_folder("forms"), folder / "content")
    store = storage.recover_store(folder, shares, user, passphrase, around.clock(), cost=around.cost)
    return Workspace(store, content, around)
