# SPDX-License-Identifier: EUPL-1.2
"""The log notes every opening, its head proves it whole, and a sample of it is checked with a protocol."""

from __future__ import annotations

import io
import shutil
from datetime import date

import pypdf
import pytest

from screening_app.core.access_log import Decision
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Workspace, backups, unlock
from talk import hold

PASSPHRASE = "korrekt häst batteri klammer"
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def acts(unit: Workspace) -> list[str]:
    return [line.action for line in reversed(unit.log.lines(*YEAR))]


def test_opening_and_searching_are_noted_with_the_case_and_without_its_name(case_unit):
    key = hold(case_unit, case_reference="IFO 1").conversation.id
    case_unit.conversations.get(key)
    case_unit.conversations.find("IFO 1")
    case_unit.conversations.find("IFO 2")
    lines = [line for line in reversed(case_unit.log.lines(*YEAR)) if line.subject]
    assert [line.action for line in lines][-3:] == ["record-opened", "records-searched", "records-searched"]
    assert lines[-3].subject == lines[-2].subject != lines[-1].subject
    assert "IFO" not in repr(lines)
    assert acts(case_unit)[-1] == "log-read"


def test_the_head_on_paper_fits_until_something_is_cut_off(case_unit, around):
    hold(case_unit, case_reference="IFO 1")
    head = case_unit.log.head()
    assert case_unit.log.has_head(head.text)
    hold(case_unit, case_reference="IFO 2")
    later = case_unit.log.head()
    assert case_unit.log.has_head(head.text)
    assert not case_unit.log.has_head(f"{later.seq} {head.text.partition(' ')[2]}")
    folder = case_unit.folder
    case_unit.close()
    # Somebody with the file key cuts the newest lines off; the chain that is left is whole.
    cut_after(folder, head.seq)
    unit = unlock(folder, "anna", PASSPHRASE, around)
    try:
        assert "log" not in unit.verify()
        assert unit.log.has_head(head.text)
        assert not unit.log.has_head(later.text)
    finally:
        unit.close()


def cut_after(folder, seq):
    import sqlcipher3.dbapi2 as driver

    from screening_app.store import vault

    keys = vault.unlock(vault.read(folder / "unit.keys"), "anna", PASSPHRASE)[1]
    raw = driver.connect(folder / "unit.db", isolation_level=None)
    raw.execute("PRAGMA cipher_log_level=NONE")
    raw.execute(f"PRAGMA key = \"x'{keys.file.hex()}'\"")
    raw.execute("DROP TRIGGER access_log_no_delete")
    raw.execute("DELETE FROM access_log WHERE seq > ?", (seq,))
    raw.close()


def test_a_log_cut_off_since_the_last_backup_is_noticed_by_the_next(case_unit, around):
    backups.daily(case_unit)
    hold(case_unit, case_reference="IFO 1")
    folder = case_unit.folder
    made = backups.overview(case_unit).automatic[0]
    case_unit.close()
    cut_after(folder, made.log_lines - 1)
    yesterday = made.file.with_name("rutinstod-2026-11-21.backup")
    shutil.move(made.file, yesterday)
    unit = unlock(folder, "anna", PASSPHRASE, around)
    try:
        assert backups.daily(unit).found == ("log",)
    finally:
        unit.close()


def test_a_sample_is_decided_line_by_line_and_its_protocol_can_be_drawn_again(case_unit, tmp_path):
    for number in range(8):
        hold(case_unit, case_reference=f"IFO {number}")
    drawn = case_unit.log.sample(*YEAR, 5)
    assert len(drawn.lines) == 5
    assert drawn.among == 16
    assert case_unit.log.sample(*YEAR, 5, drawn.seed).lines == drawn.lines
    decisions = {line.seq: Decision.HAD_CAUSE for line in drawn.lines}
    for bad in ({}, dict(list(decisions.items())[1:]), decisions | {1: Decision.HAD_CAUSE}):
        with pytest.raises(CannotNow) as caught:
            case_unit.log.keep_review(drawn, bad)
        assert caught.value.code is Code.SAMPLE_UNDECIDED
    decisions[drawn.lines[0].seq] = Decision.LOOK_INTO
    review = case_unit.log.keep_review(drawn, decisions)
    assert case_unit.log.reviews() == (review,)
    file = case_unit.log.save_protocol(review, tmp_path / "p.pdf")
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages)
    assert drawn.seed in text
    assert case_unit.log.head().text in text
    assert text.count("Hade anledning") == 5
    assert text.count("Utreds vidare") == 2
    assert "IFO" not in text
    assert acts(case_unit).count("log-reviewed") == 1
    assert case_unit.verify() == ()


def test_whoever_may_not_read_the_log_may_do_nothing_with_it(case_unit, around):
    from screening_app.core.records import Role

    case_unit.accounts.add("karin", frozenset({Role.COORDINATOR}), PASSPHRASE, typed_by_owner=True)
    folder = case_unit.folder
    case_unit.close()
    unit = unlock(folder, "karin", PASSPHRASE, around)
    try:
        for act in (unit.log.head, unit.log.reviews, lambda: unit.log.lines(*YEAR), lambda: unit.log.sample(*YEAR, 5)):
            with pytest.raises(CannotNow) as caught:
                act()
            assert caught.value.code is Code.NOT_PERMITTED
    finally:
        unit.close()
