# SPDX-License-Identifier: EUPL-1.2
"""A unit with a year of 400 contacts behind it: unlocking, the first page, figures, export, hand-over."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median
from typing import Any

from screening_app.core.records import DataMode, UnitKind
from screening_app.practice import PRACTICE_DAY
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, unlock
from talk import hold
from units import ready_unit

ROUNDS = 30
YEAR = PRACTICE_DAY.year


def derive_key() -> None:
    """Derive one key at the default cost, as a login does."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    cost = KdfCost.DEFAULT
    kdf = Argon2id(salt=os.urandom(16), length=32, iterations=cost.time, lanes=cost.lanes, memory_cost=cost.memory_kib)
    kdf.derive(b"korrekt")


def test_the_practice_year(meter: Any, year: Any) -> None:
    total = sum(year.per_contact) / 1000
    meter.row(f"one of {len(year.per_contact) + 1} practice contacts", year.per_contact, f"{total:.1f} s for the year")


def test_the_first_page(meter: Any, year: Any) -> None:
    meter.row("the first page (today)", meter.times(year.practice.workspace.today, ROUNDS))


def test_yearly_figures_and_export(meter: Any, year: Any, tmp_path: Path) -> None:
    unit = year.practice.workspace
    meter.row("the yearly figures, protected and attacked", meter.times(lambda: unit.publishing.edition(YEAR), 5))
    times = meter.times(lambda: unit.publishing.export(YEAR, tmp_path / "export"), 5)
    meter.row("the yearly export as CSV, read back and flushed", times)


def test_unlocking(meter: Any, tmp_path: Path) -> None:
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, "anna", "korrekt häst batteri klammer")
    ready_unit(tmp_path / "store", new).close()
    whole, keys = [], []
    derive_key()
    for _ in range(ROUNDS // 2):
        keys.append(meter.once(derive_key))
        whole.append(meter.once(lambda: unlock(tmp_path / "store", new.user, new.passphrase).close()))
    cost = KdfCost.DEFAULT
    meter.row(f"Argon2id, {cost.memory_kib // 1024} MiB, {cost.time} passes, {cost.lanes} lanes", keys)
    meter.row("unlock and lock again", whole, f"{median(keys) / median(whole):.0%} of it Argon2id")


def test_hand_over_pdf(meter: Any, year: Any) -> None:
    unit = year.practice.workspace
    view = hold(unit, "earlier")
    key = view.conversation.id
    meter.row("the hand-over PDF", meter.times(lambda: unit.conversations.hand_over_pdf(key), ROUNDS))
