# SPDX-License-Identifier: EUPL-1.2
"""Units' counts are put together before anything is written: looked at file by file, seen as a table, then written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from screening_app.core.exchange import KeyKind
from screening_app.core.figures.ledger import Reason
from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder
from screening_app.workspace import Workspace
from screening_app.workspace.regional import Wanted
from units_sent import Sender, small_forms, year_of

REGION = Wanted("Regionen")

pytestmark = pytest.mark.slow


@pytest.fixture
def collator(open_unit: Callable[..., Workspace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Return a store with a key for collating, whose plan has one table."""
    forms = small_forms(tmp_path)
    monkeypatch.setattr("screening_app.paths.data_folder", lambda kind: forms if kind == "forms" else data_folder(kind))
    workspace = open_unit()
    workspace.exchange.key(KeyKind.COLLATOR)
    return workspace


def sealed(collator: Workspace, folder: Path, number: int, contacts: int = 40) -> Path:
    """Return the sealed year of a made-up unit that is trusted from now on."""
    unit = Sender(year_of(number, contacts), bytes([number]) * 32)
    if unit.year.unit not in {one.key.name for one in collator.exchange.trusted(KeyKind.UNIT)}:
        collator.exchange.trust(unit.text, KeyKind.UNIT, unit.key.fingerprint)
    file = folder / f"{number}-{contacts}.sealed"
    file.write_bytes(unit.seal(collator.exchange.key(KeyKind.COLLATOR), collator.plan(2026)))
    return file


def test_a_table_is_seen_before_anything_is_written_or_kept(collator: Workspace, tmp_path: Path) -> None:
    files = [sealed(collator, tmp_path, number) for number in (3, 4)]
    made = collator.collating.together(files, REGION)
    assert (made.units, made.missing, made.needs_reason, made.entries) == (("Enhet 3", "Enhet 4"), (), False, ())
    assert collator.publishing.entries() == ()
    assert "counts-collated" not in {line.action for line in collator.store.log_entries()}

    for formats in (("csv",), ("xlsx", "json")):
        assert collator.collating.write(made, tmp_path / "out", formats=formats).units == made.units
    kept = collator.store.ledger.entries()
    assert [entry.formats for entry in kept] == [("csv",), ("xlsx", "json")]
    assert {entry.edition.number for entry in kept} == {1}


def test_a_table_that_another_has_overtaken_is_not_written(collator: Workspace, tmp_path: Path) -> None:
    three, four = (sealed(collator, tmp_path, number) for number in (3, 4))
    before = collator.collating.together([three, four], REGION)
    more = collator.collating.together([three, sealed(collator, tmp_path, 4, 60)], REGION)
    collator.collating.write(before, tmp_path / "one", formats=("csv",))
    with pytest.raises(CannotNow) as caught:
        collator.collating.write(more, tmp_path / "two", formats=("csv",), reason=Reason.LATE_RECORDS)
    assert caught.value.code is Code.CHANGED_ELSEWHERE
    assert not (tmp_path / "two").exists()


def test_what_was_chosen_is_told_apart_file_by_file(collator: Workspace, tmp_path: Path) -> None:
    good = sealed(collator, tmp_path, 3)
    half, gone, other = tmp_path / "half.sealed", tmp_path / "gone.sealed", tmp_path / "letter.txt"
    half.write_bytes(good.read_bytes()[:-30])
    other.write_text("hej", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    looked = [collator.collating.look_at(file) for file in (good, half, gone, other, tmp_path / "folder")]
    assert (looked[0].unit, looked[0].period, looked[0].counted_to) == ("Enhet 3", "2026", "2026-12-31")
    assert [None if one.problem is None else one.problem.code for one in looked] == [
        None,
        Code.COUNTS_UNREADABLE,
        Code.FIGURES_UNREADABLE,
        Code.COUNTS_UNREADABLE,
        Code.FIGURES_UNREADABLE,
    ]


def test_a_year_is_sealed_to_a_trusted_collator_by_name_and_to_no_other(
    open_unit: Callable[..., Workspace], collator: Workspace
) -> None:
    unit = open_unit()
    key = collator.exchange.key(KeyKind.COLLATOR)
    unit.exchange.trust(collator.exchange.key_text(KeyKind.COLLATOR), KeyKind.COLLATOR, key.fingerprint)
    assert unit.exchange.own(KeyKind.UNIT) is None
    content = unit.exchange.seal_to(unit.unit_year(2026), unit.plan(2026), key.name)
    own = unit.exchange.own(KeyKind.UNIT)
    assert own is not None
    collator.exchange.trust(unit.exchange.key_text(KeyKind.UNIT), KeyKind.UNIT, own.fingerprint)
    assert collator.exchange.open_all({"a": content}, collator.plan(2026))
    with pytest.raises(CannotNow) as caught:
        unit.exchange.seal_to(unit.unit_year(2026), unit.plan(2026), "Någon annan")
    assert caught.value.code is Code.KEY_UNKNOWN
