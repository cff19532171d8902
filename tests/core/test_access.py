# SPDX-License-Identifier: EUPL-1.2
"""Which role may do what."""

from __future__ import annotations

import pytest

from screening_app.core.access import Permission, permissions, require
from screening_app.core.records import Account, Role
from screening_app.errors import CannotNow, Code


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.SCREENER, {Permission.ASK, Permission.COUNT}),
        (Role.COORDINATOR, {Permission.COUNT, Permission.MANAGE_INSTRUMENTS, Permission.MANAGE_ROUTINES}),
        (
            Role.ADMINISTRATOR,
            {Permission.ADMINISTER, Permission.READ_LOG, Permission.MANAGE_INSTRUMENTS, Permission.MANAGE_ROUTINES},
        ),
    ],
)
def test_each_role_has_its_own_work(role: Role, expected: set[Permission]) -> None:
    assert permissions([role]) == expected


def test_several_roles_add_up_and_none_allows_nothing() -> None:
    assert permissions([Role.SCREENER, Role.ADMINISTRATOR]) == set(Permission)
    assert permissions([]) == frozenset()


def test_only_a_screener_may_hold_conversations() -> None:
    for role in Role:
        account = Account("a", frozenset({role}), reads_records=True)
        if role is Role.SCREENER:
            require(account, Permission.ASK)
            continue
        with pytest.raises(CannotNow) as refused:
            require(account, Permission.ASK)
        assert (refused.value.code, refused.value.facts) == (Code.NOT_PERMITTED, {"permission": "ask"})
