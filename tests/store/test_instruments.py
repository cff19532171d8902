# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires and trusted publishers in a real store: what was kept once stays what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from screening_app.core.records import InstrumentStatus, KeptInstrument, Publisher, Role
from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.store import KdfCost, NewAccount
from screening_app.store.instruments_table import STATUS_CODES

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DRAFT = KeptInstrument("urn:f", "1.0.0", "aa", InstrumentStatus.DRAFT, False, b"{}", "anna", NOW)
SHIPPED = KeptInstrument("urn:s", "1.0.0", "bb", InstrumentStatus.ACTIVE, shipped=True)
PUBLISHER = Publisher("Region Ek", bytes(32), "", "anna", NOW)


def test_what_is_kept_comes_back_byte_for_byte(desk):
    store = desk.create()
    store.instruments.add(DRAFT, b"{ }\r\n", "instrument-added")
    store.close()
    again = desk.open()
    assert again.instruments.listed() == (DRAFT,)
    assert again.instruments.content("urn:f", "1.0.0") == b"{ }\r\n"
    assert again.instruments.content("urn:f", "2.0.0") is None
    assert "instrument-added" in [entry.action for entry in again.log_entries()]


def test_a_version_is_kept_once(desk):
    store = desk.create()
    store.instruments.add(DRAFT, b"one", "x")
    with pytest.raises(CannotNow) as caught:
        store.instruments.add(replace(DRAFT, sha256="cc"), b"two", "x")
    assert caught.value.code is Code.INSTRUMENT_EXISTS
    assert store.instruments.content("urn:f", "1.0.0") == b"one"


def test_a_status_changes_and_the_bytes_do_not(desk):
    store = desk.create()
    store.instruments.add(DRAFT, b"one", "x")
    active = replace(DRAFT, status=InstrumentStatus.ACTIVE, activated_by="sam", activated_at=NOW)
    store.instruments.change(active, "x")
    assert store.instruments.listed() == (active,)
    with pytest.raises(ScreeningError):
        store.instruments.change(replace(active, sha256="cc"), "x")
    assert store.instruments.listed() == (active,)
    with pytest.raises(CannotNow, match="form-unknown"):
        store.instruments.change(replace(DRAFT, version="9"), "x")


def test_a_draft_that_was_never_activated_gives_way_to_other_bytes(desk):
    store = desk.create()
    store.instruments.add(DRAFT, b"one", "x")
    other = replace(DRAFT, sha256="cc", signature=None, added_by="bo")
    store.instruments.replace_draft(other, b"two", "saved")
    assert store.instruments.listed() == (other,)
    assert store.instruments.content("urn:f", "1.0.0") == b"two"
    assert store.log_entries()[-1].action == "saved"


@pytest.mark.parametrize(
    "kept",
    [
        SHIPPED,
        replace(SHIPPED, status=InstrumentStatus.DRAFT),
        replace(DRAFT, status=InstrumentStatus.RETIRED),
        replace(DRAFT, activated_by="anna", activated_at=NOW),
    ],
)
def test_any_other_version_keeps_its_bytes(desk, kept):
    store = desk.create()
    store.instruments.add(kept, b"one", "x")
    with pytest.raises(CannotNow, match="instrument-exists"):
        store.instruments.replace_draft(replace(kept, sha256="cc"), b"two", "x")
    with pytest.raises(CannotNow, match="instrument-exists"):
        store.instruments.replace_draft(replace(kept, version="9"), b"two", "x")
    assert store.instruments.content(kept.url, kept.version) == b"one"
    assert store.instruments.listed() == (kept,)


def test_only_a_draft_can_be_deleted(desk):
    store = desk.create()
    store.instruments.add(DRAFT, b"one", "x")
    store.instruments.add(SHIPPED, b"two", "x")
    with pytest.raises(CannotNow, match="instrument-in-use"):
        store.instruments.discard("urn:s", "1.0.0", "x")
    store.instruments.discard("urn:f", "1.0.0", "x")
    assert store.instruments.listed() == (SHIPPED,)


def test_a_form_is_archived_with_the_conversation_or_not_at_all(desk, conversation):
    store = desk.create()
    store.save(conversation(), archive=[(SHIPPED, b"two")])
    assert store.instruments.listed() == (SHIPPED,)
    sealed = conversation("samtal-2", sealed_at=NOW)
    store.save(sealed)
    with pytest.raises(CannotNow, match="conversation-sealed"):
        store.save(replace(sealed, language="en"), archive=[(DRAFT, b"one")])
    assert store.instruments.listed() == (SHIPPED,)


def test_what_is_archived_already_stays(desk, conversation):
    store = desk.create()
    store.save(conversation(), archive=[(SHIPPED, b"two")])
    store.save(conversation(), archive=[(replace(SHIPPED, sha256="cc"), b"other"), (DRAFT, b"one")])
    assert store.instruments.content("urn:s", "1.0.0") == b"two"
    assert store.instruments.listed() == (DRAFT, SHIPPED)


def test_an_account_without_the_records_key_can_look_after_them(desk):
    store = desk.create()
    store.accounts.add(NewAccount("sam", frozenset({Role.COORDINATOR}), "samordnarens fras", KdfCost.FLOOR))
    store.close()
    coordinator = desk.open("sam", "samordnarens fras")
    coordinator.instruments.add(DRAFT, b"one", "x")
    coordinator.instruments.trust(PUBLISHER, "x")
    assert coordinator.instruments.listed() == (DRAFT,)
    assert coordinator.verify() == ()


def test_publishers_are_kept_by_name(desk):
    store = desk.create()
    store.instruments.trust(PUBLISHER, "x")
    assert store.instruments.publishers() == (PUBLISHER,)
    with pytest.raises(CannotNow, match="publisher-exists"):
        store.instruments.trust(replace(PUBLISHER, key=bytes([1]) * 32), "x")
    store.instruments.distrust("Region Ek", "x")
    assert store.instruments.publishers() == ()
    with pytest.raises(CannotNow, match="publisher-unknown"):
        store.instruments.distrust("Region Ek", "x")


def test_codes_in_existing_stores_never_change():
    assert {str(status): number for status, number in STATUS_CODES.items()} == {"draft": 1, "active": 2, "retired": 3}
