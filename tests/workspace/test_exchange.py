# SPDX-License-Identifier: EUPL-1.2
"""Exact counts travel sealed from units to a collator: nothing in the clear, and whatever is odd is refused by name."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from screening_app.core.exchange import KeyKind
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.protection import Wish
from screening_app.core.figures.table import TOTAL
from screening_app.errors import CannotNow, Code
from screening_app.store import envelope
from screening_app.store.tables import own_key
from screening_app.workspace import Workspace
from screening_app.workspace.regional import Collating, Wanted
from units_sent import Sender, senders, small_plan, with_text, year_of

PLAN = small_plan()
REGION = Wanted("Regionen")


@pytest.fixture
def collator(open_unit: Callable[..., Workspace]) -> Workspace:
    """Return a store with a key for collating that trusts three units."""
    workspace = open_unit()
    workspace.exchange.key(KeyKind.COLLATOR)
    return workspace


def trusting(collator: Workspace, units: list[Sender]) -> list[Sender]:
    for unit in units:
        collator.exchange.trust(unit.text, KeyKind.UNIT, unit.key.fingerprint)
    return units


def files_of(collator: Workspace, units: list[Sender], folder: Path) -> list[Path]:
    to = collator.exchange.key(KeyKind.COLLATOR)
    folder.mkdir(exist_ok=True)
    for unit in units:
        (folder / f"{unit.year.unit_id}.sealed").write_bytes(unit.seal(to, PLAN))
    return sorted(folder.iterdir())


def collate(collator: Workspace, files: list[Path], folder: Path, wanted: Wanted = REGION):
    """Collate by a plan with one table."""
    own = Collating(collator.store, collator.now, collator.exchange, lambda _: PLAN, dict)
    return own.collate(files, folder, wanted)


def refused(collator: Workspace, content: bytes, **options: bool) -> CannotNow:
    with pytest.raises(CannotNow) as caught:
        collator.exchange.open_all({"a file": content}, PLAN, **options)
    return caught.value


def actions(workspace: Workspace) -> list[str]:
    return [line.action for line in workspace.store.log_entries()]


@pytest.mark.slow
def test_twelve_units_become_one_protected_edition(collator: Workspace, tmp_path: Path) -> None:
    units = trusting(collator, senders(12))
    files = files_of(collator, units, tmp_path / "in")
    written, edition = collate(collator, files, tmp_path / "out")
    assert written.units == tuple(sorted((unit.year.unit for unit in units), key=str.casefold))
    cells = edition.publications[0].tables[0].cells
    assert all(cell.count == 0 or cell.count >= 5 for cell in cells)
    shown = {cell.dimensions: cell.count for cell in cells}
    everybody = sum(sum(unit.year.facts.values()) for unit in units)
    assert shown[TOTAL, TOTAL] == everybody
    rows = {cell.dimensions[0] for cell in cells}
    assert not {"enhet-00", "enhet-01"} & rows
    assert "Övriga" in rows
    assert (tmp_path / "out" / "manifest.json").is_file()
    assert actions(collator)[-1] == "counts-collated"
    assert {"collator-key-made", "unit-trusted"} <= set(actions(collator))
    assert collator.verify() == ()


@pytest.mark.slow
def test_a_real_store_seals_to_another_that_must_be_heard_first(open_unit: Callable[..., Workspace]) -> None:
    unit, collator = open_unit(), open_unit()
    to = collator.exchange.key_text(KeyKind.COLLATOR)
    digits = collator.exchange.key(KeyKind.COLLATOR).fingerprint
    year = replace(year_of(3), unit_id=unit.unit.id, unit=unit.unit.name)
    for heard, code in (("", Code.FINGERPRINT_NEEDED), ("12345 " * 6, Code.FINGERPRINT_WRONG)):
        with pytest.raises(CannotNow) as caught:
            unit.exchange.seal(year, PLAN, to, heard)
        assert caught.value.code == code
    sealed = unit.exchange.seal(year, PLAN, to, digits)
    assert unit.exchange.seal(year, PLAN, to)
    error = refused(collator, sealed)
    assert (error.code, error.facts["unit"]) == (Code.COUNTS_SENDER_UNKNOWN, "Provenheten")
    assert error.facts["fingerprint"] == unit.exchange.key(KeyKind.UNIT).fingerprint
    heard = unit.exchange.key(KeyKind.UNIT).fingerprint.replace(" ", "-")
    collator.exchange.trust(unit.exchange.key_text(KeyKind.UNIT), KeyKind.UNIT, heard, "Mottagning Ek")
    (opened,) = collator.exchange.open_all({"a": sealed}, PLAN)
    assert (opened.name, dict(opened.year.facts)) == ("Mottagning Ek", dict(year.facts))
    assert [line for line in actions(unit) if "key" in line or "seal" in line or "trust" in line] == [
        "collator-trusted",
        "unit-key-made",
        "counts-sealed",
        "counts-sealed",
    ]


@pytest.mark.slow
def test_no_count_lies_in_the_clear_anywhere(open_unit: Callable[..., Workspace], tmp_path: Path) -> None:
    unit, collator = open_unit(), open_unit()
    to, digits = collator.exchange.key_text(KeyKind.COLLATOR), collator.exchange.key(KeyKind.COLLATOR).fingerprint
    year = replace(year_of(3), unit_id=unit.unit.id, instruments={"urn:spår:åäö-4711": 4711})
    (tmp_path / "out.sealed").write_bytes(unit.exchange.seal(year, PLAN, to, digits))
    unit.close()
    collator.close()
    marks = [b"4711", "urn:spår".encode(), b"urn:sp\\u00e5r", b'"ongoing"', b"not-needed"]
    for file in tmp_path.rglob("*"):
        if file.is_file() and "content" not in file.parts:
            content = file.read_bytes()
            assert [mark for mark in marks if mark in content] == [], file


@pytest.mark.slow
def test_every_changed_byte_is_refused_and_so_is_half_a_file(collator: Workspace) -> None:
    (unit,) = trusting(collator, senders(1))
    good = unit.seal(collator.exchange.key(KeyKind.COLLATOR), PLAN)
    dice = random.Random(1)
    for _ in range(300):
        bad = bytearray(good)
        at = dice.randrange(len(bad))
        bad[at] ^= 1 << dice.randrange(8)
        with suppress(CannotNow):
            # Only white space of the JSON can differ without harm.
            if envelope.read_cover(bytes(bad)) == envelope.read_cover(good):
                continue
        assert str(refused(collator, bytes(bad)).code).startswith("counts-")
    for length in (0, 1, 100, len(good) // 2, len(good) - 3):
        assert refused(collator, good[:length]).code == Code.COUNTS_UNREADABLE


@pytest.mark.slow
def test_hostile_files_are_refused_with_a_code(collator: Workspace) -> None:
    (unit,) = trusting(collator, senders(1))
    to = collator.exchange.key(KeyKind.COLLATOR)
    good = unit.seal(to, PLAN)
    twice = good.replace(b'{\n "format"', b'{\n "year": 2026,\n "format"')
    for bad in (
        b"",
        b"[]",
        b"[" * 100_000,
        b"\xff\xfe",
        b"{}",
        b" " * 10_000_000,
        twice,
        with_text(good, "unit", "\ud800"),
    ):
        assert refused(collator, bad).code == Code.COUNTS_UNREADABLE
    assert refused(collator, with_text(good, "v", 2)).code == Code.COUNTS_NEWER
    assert refused(collator, with_text(good, "unit", "Enhet X")).code == Code.COUNTS_ALTERED
    assert refused(collator, with_text(good, "sealed", "AAAA")).code == Code.COUNTS_ALTERED
    for count in (-1, 10**30, True, 1.5, None, "5"):
        odd = replace(unit, year=replace(unit.year, facts={next(iter(unit.year.facts)): count}))
        assert refused(collator, odd.seal(to, PLAN)).code == Code.COUNTS_UNREADABLE
    assert refused(collator, unit.seal(to, PLAN, cut_off="2026-06-30")).code == Code.COUNTS_ALTERED


@pytest.mark.slow
def test_another_key_plan_or_year_is_refused_by_name(collator: Workspace) -> None:
    one, other, stranger = senders(3)
    trusting(collator, [one, other])
    to = collator.exchange.key(KeyKind.COLLATOR)
    old = one.seal(to, PLAN)
    assert refused(collator, stranger.seal(to, PLAN)).code == Code.COUNTS_SENDER_UNKNOWN
    posing = replace(stranger, year=replace(stranger.year, unit_id=one.year.unit_id))
    assert refused(collator, posing.seal(to, PLAN)).code == Code.COUNTS_SENDER_UNKNOWN
    # Signed by another trusted unit, under the name of the first.
    assert refused(collator, replace(other, year=one.year).seal(to, PLAN)).code == Code.COUNTS_SENDER_UNKNOWN
    assert refused(collator, replace(other, year=one.year).seal(to, PLAN, sender=one.key.fingerprint)).code == (
        Code.COUNTS_ALTERED
    )
    for what, changes in (
        ("year", {"year": 2025}),
        ("plan", {"plan": "2025.9"}),
        ("definitions", {"definitions": "x"}),
    ):
        error = refused(collator, one.seal(to, PLAN, **changes))
        assert (error.code, error.facts["what"], error.facts["files"]) == (Code.COUNTS_MIXED, what, ("a file",))
    collator.exchange.key(KeyKind.COLLATOR, new=True)
    error = refused(collator, old)
    assert (error.code, error.facts["fingerprint"]) == (Code.COUNTS_NOT_FOR_US, to.fingerprint)


@pytest.mark.slow
def test_a_unit_that_is_there_twice_needs_a_word_and_the_later_day_counts(collator: Workspace) -> None:
    (unit,) = trusting(collator, senders(1))
    to = collator.exchange.key(KeyKind.COLLATOR)
    early = replace(unit, year=replace(unit.year, cut_off="2026-06-30", facts={}))
    files = {"late": unit.seal(to, PLAN), "early": early.seal(to, PLAN)}
    with pytest.raises(CannotNow) as caught:
        collator.exchange.open_all(files, PLAN)
    assert (caught.value.code, caught.value.facts["files"]) == (Code.COUNTS_TWICE, ("late", "early"))
    (opened,) = collator.exchange.open_all(files, PLAN, newest=True)
    assert opened.file == "late"
    with pytest.raises(CannotNow):
        collator.exchange.open_all({**files, "again": files["late"]}, PLAN, newest=True)


@pytest.mark.slow
def test_missing_units_are_named_and_nothing_is_written(collator: Workspace, tmp_path: Path) -> None:
    files = files_of(collator, trusting(collator, senders(3)), tmp_path / "in")
    wanted = replace(REGION, expected=("enhet  2", "Enhet 7"))
    with pytest.raises(CannotNow) as caught:
        collate(collator, files, tmp_path / "out", wanted)
    assert (caught.value.code, caught.value.facts["units"]) == (Code.COUNTS_MISSING, ("Enhet 7",))
    assert not (tmp_path / "out").exists()
    written, _ = collate(collator, files, tmp_path / "out", replace(wanted, incomplete=True))
    assert written.missing == ("Enhet 7",)


@pytest.mark.slow
def test_a_table_that_gives_a_unit_away_beside_its_own_is_refused(collator: Workspace, tmp_path: Path) -> None:
    units = trusting(collator, [Sender(year_of(n, 30), bytes([n]) * 32) for n in range(1, 6)])
    to = collator.exchange.key(KeyKind.COLLATOR)
    files = []
    for unit in units:
        own = make_edition(PLAN, [unit.year], Wish(), organisation=Organisation(unit.year.unit))
        files.append(tmp_path / unit.year.unit_id)
        files[-1].write_bytes(unit.seal(to, PLAN, own.publications))
    collator.publishing.decide("rounding", 3, "förvaltningschefen")
    with pytest.raises(CannotNow) as caught:
        collate(collator, files, tmp_path / "out")
    assert caught.value.code == Code.COUNTS_TELL_OF_UNIT
    assert str(caught.value.facts["unit"]).startswith("Enhet ")
    assert not (tmp_path / "out").exists()
    collator.publishing.decide("rounding", 5, "")
    written, edition = collate(collator, files, tmp_path / "out", replace(REGION, sums_only=True))
    assert len(written.units) == 5
    assert all("unit" not in table.dimensions for one in edition.publications for table in one.tables)


@pytest.mark.slow
def test_a_key_is_not_replaced_by_another_of_the_same_unit(collator: Workspace) -> None:
    one, other = senders(2)
    trusting(collator, [one])
    newer = replace(one, private=other.private)
    with pytest.raises(CannotNow) as caught:
        collator.exchange.trust(newer.text, KeyKind.UNIT, newer.key.fingerprint, "Another name")
    assert caught.value.code == Code.KEY_KNOWN
    collator.exchange.distrust(KeyKind.UNIT, one.year.unit)
    collator.exchange.trust(newer.text, KeyKind.UNIT, newer.key.fingerprint)
    assert "unit-distrusted" in actions(collator)
    for text in (
        one.text.replace(b'"unit"', b'"collator"'),
        one.text.replace(b"enhet-00", b"enhet-99"),
        b"{",
        b"[" * 9_000,
    ):
        with pytest.raises(CannotNow) as caught:
            collator.exchange.read_key(text, KeyKind.UNIT)
        assert caught.value.code == Code.PUBLIC_KEY_UNREADABLE


@pytest.mark.slow
def test_sealed_counts_open_after_the_store_has_new_keys_and_an_altered_key_is_found(collator: Workspace) -> None:
    (unit,) = trusting(collator, senders(1))
    sealed = unit.seal(collator.exchange.key(KeyKind.COLLATOR), PLAN)
    with collator.store._database.reading() as connection:
        before = connection.execute(sa.select(own_key.c.private)).scalar_one()
    collator.rekey()
    (opened,) = collator.exchange.open_all({"a": sealed}, PLAN)
    assert dict(opened.year.facts) == dict(unit.year.facts)
    assert collator.verify() == ()
    with collator.store._database.writing() as connection:
        connection.execute(own_key.update().values(private=before))
    assert collator.verify() == ("keys", "counts")
