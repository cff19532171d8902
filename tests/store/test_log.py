# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import timedelta

import pytest


@pytest.fixture
def logged(desk):
    store = desk.create()
    for action, subject in (
        ("read", "IFO 2025-17"),
        ("read", "ifo 2025-17"),
        ("read", "IFO 2025-18"),
        ("exported", None),
    ):
        store.append_log(action, subject)
    return desk


def test_a_line_says_who_did_what_when_and_to_which_case_without_naming_it(logged):
    first, *lines = logged.opened[0].log_entries()
    assert [line.seq for line in lines] == [2, 3, 4, 5]
    assert {(line.user, line.role) for line in lines} == {("anna", "administrator+screener")}
    assert timedelta() <= first.at - logged.now < timedelta(minutes=1)
    subjects = [line.subject for line in lines]
    assert subjects[0] == subjects[1] != subjects[2]
    assert subjects[3] is None
    assert all(len(subject) == 32 for subject in subjects[:3])


def test_a_subject_in_the_log_does_not_point_at_the_contact_row(logged, conversation):
    logged.opened[0].save(conversation(), log="saved")
    logged.opened[0].close()
    with logged.raw() as raw:
        (index,) = raw.execute("SELECT case_index FROM contact").fetchone()
        subjects = {subject for (subject,) in raw.execute("SELECT subject FROM access_log")}
    assert index.hex() not in subjects


@pytest.mark.parametrize("act", ["UPDATE access_log SET action = 'x'", "DELETE FROM access_log"])
def test_the_log_refuses_every_change(logged, act):
    logged.opened[0].close()
    with logged.raw() as raw, pytest.raises(Exception, match="append only"):
        raw.execute(act)


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE access_log SET \"user\" = 'berit' WHERE seq = 3",
        "UPDATE access_log SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 1",
        "UPDATE access_log SET subject = NULL WHERE seq = 2",
        "DELETE FROM access_log WHERE seq = 3",
        "DELETE FROM access_log WHERE seq = 1",
        'INSERT INTO access_log SELECT 6, at, "user", role, action, subject, mac FROM access_log WHERE seq = 5',
    ],
)
def test_a_change_past_the_triggers_breaks_the_chain(logged, act):
    logged.opened[0].close()
    with logged.raw() as raw:
        raw.execute("DROP TRIGGER access_log_no_update")
        raw.execute("DROP TRIGGER access_log_no_delete")
        raw.execute(act)
    assert logged.open().verify() == ("log",)
