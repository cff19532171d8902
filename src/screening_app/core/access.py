# SPDX-License-Identifier: EUPL-1.2
"""Who may do what. What an account can read is decided by its keys; this only decides what is offered."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from screening_app.core.records import Account, Role
from screening_app.errors import CannotNow, Code


class Permission(StrEnum):
    """One kind of work: conversations, figures, accounts and policy, the access log, questionnaires, routines."""

    ASK = "ask"
    COUNT = "count"
    ADMINISTER = "administer"
    READ_LOG = "read-log"
    MANAGE_INSTRUMENTS = "manage-instruments"
    MANAGE_ROUTINES = "manage-routines"


_BY_ROLE = {
    Role.SCREENER: frozenset({Permission.ASK, Permission.COUNT}),
    Role.COORDINATOR: frozenset({Permission.COUNT, Permission.MANAGE_INSTRUMENTS, Permission.MANAGE_ROUTINES}),
    Role.ADMINISTRATOR: frozenset(
        {Permission.ADMINISTER, Permission.READ_LOG, Permission.MANAGE_INSTRUMENTS, Permission.MANAGE_ROUTINES}
    ),
}


def permissions(roles: Iterable[Role]) -> frozenset[Permission]:
    """Return everything that any of the roles may do."""
    return frozenset[Permission]().union(*(_BY_ROLE[role] for role in roles))


def require(account: Account, permission: Permission) -> None:
    """Raise CannotNow(NOT_PERMITTED, permission=...) unless one of the account's roles allows it."""
    if permission not in permissions(account.roles):
        raise CannotNow(Code.NOT_PERMITTED, permission=str(permission))
