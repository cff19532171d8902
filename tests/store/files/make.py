# SPDX-License-Identifier: EUPL-1.2
"""Makes the small store of one schema that every later version must open: run once at each new schema, then kept.

`python tests/store/files/make.py` writes tests/store/files/SCHEMA with the program as it is now. All in it is made up.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from screening_app.core.acting import StepMark, StepState
from screening_app.core.readiness import Alone, Interpreter, NotAskedReason, Readiness
from screening_app.core.records import (
    AskAgain,
    AskAgainHow,
    Contact,
    Conversation,
    DataMode,
    Fact,
    InstrumentRef,
    Outcome,
    Role,
    Stage,
    Unit,
    UnitKind,
)
from screening_app.store import KdfCost, create_store, migrate

NOW = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
USER, PASSPHRASE = "anna", "sju lugna hästar"
READY = Readiness(Alone.YES, True, Interpreter.NOT_NEEDED, True, True)
FACT = Fact(2026, 3, Outcome.NO, None, Interpreter.NOT_NEEDED, 1)
NOT_ASKED = Fact(2026, 3, Outcome.NOT_ASKED, NotAskedReason.NO_TIME, None, 1)
DRAFT = Conversation(
    id="draft",
    contact=Contact("contact-1", "IFO 2026-1", 2026, 3),
    stage=Stage.ASK,
    started_at=NOW,
    by=USER,
    saved_at=NOW + timedelta(minutes=4),
    readiness=READY,
    instrument=InstrumentRef("urn:rutinstod:form:prov", "1.0", "ab" * 32),
    position="q2",
    response={"item": [{"linkId": "q1", "answer": [{"valueString": "åäö – prov"}]}]},
)
SEALED = replace(
    DRAFT,
    id="sealed",
    contact=Contact("contact-2", "IFO 2026-2", 2026, 3, attempt=2),
    stage=Stage.ACT,
    sealed_at=NOW + timedelta(minutes=9),
    outcome=Outcome.NO,
    routine_id="intake",
    routine_sha256="cd" * 32,
    steps=(StepMark("contact", StepState.DONE, USER, NOW + timedelta(minutes=12)),),
)
PROMISE = AskAgain(
    "contact-3",
    Contact("contact-3", "IFO 2026-3", 2026, 3),
    date(2026, 4, 1),
    NotAskedReason.NO_TIME,
    AskAgainHow.NEXT_VISIT,
    NOT_ASKED,
)


def main(folder: Path) -> None:
    """Make the store of the schema in use."""
    folder = folder / migrate.HEAD
    shutil.rmtree(folder, ignore_errors=True)
    store, _ = create_store(
        folder,
        mode=DataMode.CASE,
        unit=Unit("unit-1", "Provenheten", UnitKind.INTAKE),
        user=USER,
        roles=frozenset({Role.SCREENER, Role.ADMINISTRATOR}),
        passphrase=PASSPHRASE,
        now=NOW,
        cost=KdfCost.FLOOR,
    )
    store.save(DRAFT)
    store.save(SEALED, add=FACT, log="sealed")
    store.save(replace(DRAFT, id="gone", contact=PROMISE.contact))
    store.conclude("gone", keep=False, ask_again=PROMISE, add=NOT_ASKED, log="not-asked")
    store.close()
    for name in ("unit.lock", "unit.head", "unit.attempts"):
        (folder / name).unlink(missing_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
