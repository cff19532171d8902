# SPDX-License-Identifier: EUPL-1.2
"""Made-up units that seal their year to a collator, each with a key of its own and no store."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from screening_app.core.exchange import Cover, KeyKind, PublicKey
from screening_app.core.figures.plan import Plan, parse_plan
from screening_app.core.figures.table import Publication
from screening_app.core.figures.unit_counts import Sent, definitions, to_bytes
from screening_app.core.figures.unit_year import UnitYear
from screening_app.core.readiness import Interpreter
from screening_app.core.records import DataMode, Fact, Outcome, UnitKind
from screening_app.core.routines import read_yaml
from screening_app.store import envelope
from screening_app.store.public_keys import as_text, public_key

PLAN_FILE = Path(__file__).parents[1] / "forms" / "sheets" / "2026.yaml"
OUTCOMES = (Outcome.NO, Outcome.EARLIER, Outcome.ONGOING, Outcome.UNCLEAR, Outcome.DECLINED)


@cache
def small_plan() -> Plan:
    """Return the plan of 2026 with one of its tables, so that a test takes no minutes."""
    whole = parse_plan(read_yaml(PLAN_FILE.read_text(encoding="utf-8"), "sheets"))
    tables = tuple(table for table in whole.tables if table.name == "outcomes")
    return replace(whole, tables=tables, sheets=tuple(sheet for sheet in whole.sheets if sheet.name == "outcomes"))


def small_forms(folder: Path) -> Path:
    """Return a copy of the program's forms in which the plan of 2026 is the small one, for whole stories on screen."""
    forms = folder / "forms"
    shutil.copytree(PLAN_FILE.parents[1], forms)
    told = read_yaml(PLAN_FILE.read_text(encoding="utf-8"), "sheets")
    told |= {part: [one for one in told[part] if one["name"] == "outcomes"] for part in ("tables", "sheets")}
    (forms / "sheets" / "2026.yaml").write_text(json.dumps(told), encoding="utf-8")
    return forms


def year_of(number: int, contacts: int = 40, *, unit_id: str = "", cut_off: str = "2026-12-31") -> UnitYear:
    """Return a year in tally mode with so many contacts."""
    dice = random.Random(number)
    facts = Counter(
        Fact(2026, 1 + place % 12, dice.choices(OUTCOMES, (70, 12, 8, 4, 6))[0], None, Interpreter.NOT_NEEDED, 1)
        for place in range(contacts)
    )
    return UnitYear(
        f"Enhet {number}",
        unit_id or f"enhet-{number:02}",
        UnitKind.INTAKE,
        DataMode.TALLY,
        2026,
        cut_off,
        dict(facts),
        {},
        {},
        {},
        {},
        {},
    )


@dataclass(frozen=True)
class Sender:
    """A unit with its private signing key."""

    year: UnitYear
    private: bytes

    @property
    def key(self) -> PublicKey:
        public = Ed25519PrivateKey.from_private_bytes(self.private).public_key().public_bytes_raw()
        return public_key(KeyKind.UNIT, self.year.unit_id, self.year.unit, public)

    @property
    def text(self) -> bytes:
        return as_text(self.key)

    def seal(self, to: PublicKey, plan: Plan, published: tuple[Publication, ...] = (), /, **changes: object) -> bytes:
        """Return the sealed year; `changes` are made to the cover before it is sealed."""
        year = self.year
        cover = Cover(
            to.fingerprint,
            self.key.fingerprint,
            year.unit_id,
            year.unit,
            year.year,
            plan.version,
            definitions(plan),
            year.cut_off,
        )
        return envelope.seal(to_bytes(Sent(year, published)), replace(cover, **changes), self.private, to.key)


def senders(count: int) -> list[Sender]:
    """Return so many units, the first two of them smaller than ten."""
    return [Sender(year_of(number, 6 if number < 2 else 25 + 7 * number), os.urandom(32)) for number in range(count)]


def with_text(file: bytes, name: str, value: object) -> bytes:
    """Return a sealed file with another word on its cover."""
    return json.dumps({**json.loads(file), name: value}).encode()
