# SPDX-License-Identifier: EUPL-1.2
"""Real encrypted stores in a temporary folder, with the cheapest key derivation that is allowed."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from postgres import Server
from screening_app.core.readiness import Alone, Interpreter, Readiness
from screening_app.core.records import (
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
from screening_app.store import KdfCost, create_store, open_store, vault
from screening_app.store.vault import Keys

NOW = datetime(2025, 3, 4, 9, 30, tzinfo=UTC)
UNIT = Unit("enhet-1", "Mottagning Ek", UnitKind.INTAKE)
BOTH = frozenset({Role.SCREENER, Role.ADMINISTRATOR})


@dataclass
class Desk:
    """One store folder and the words that open it; closes what it opened."""

    folder: Path
    user: str = "anna"
    passphrase: str = "sju lugna hästar"
    now: datetime = NOW
    unit: Unit = UNIT
    shares: tuple[str, ...] = ()
    opened: list = field(default_factory=list)
    server: Server | None = None

    def create(self, mode=DataMode.CASE, roles=BOTH):
        store, self.shares = create_store(
            self.folder,
            mode=mode,
            unit=self.unit,
            user=self.user,
            roles=roles,
            passphrase=self.passphrase,
            now=self.now,
            cost=KdfCost.FLOOR,
            server=self.server and self.server.login(),
        )
        self.opened.append(store)
        return store

    def beside(self, name):
        """Another folder without a store, which keeps its tables in the same kind of place."""
        return Desk(self.folder.with_name(name), server=self.server)

    def open(self, user=None, passphrase=None):
        store = open_store(self.folder, user or self.user, passphrase or self.passphrase, self.now)
        self.opened.append(store)
        return store

    def keys(self, user=None, passphrase=None) -> Keys:
        keyfile = vault.read(self.folder / "unit.keys")
        return vault.unlock(keyfile, user or self.user, passphrase or self.passphrase)[1]

    @contextmanager
    def raw(self):
        """The database through the bare driver, as somebody with the file key and no program would open it.

        On a server: as its administrator.
        """
        if self.server is not None:
            with self.server.raw(self.folder) as connection:
                yield connection
            return
        connection = driver.connect(self.folder / "unit.db", isolation_level=None)
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key = \"x'{self.keys().file.hex()}'\"")
        try:
            yield connection
        finally:
            connection.close()


#: What these promise holds for the encrypted file and for a server alike.
FOR_BOTH = (
    *("store", "instruments", "unfinished", "log", "accounts", "recovery", "attempts", "raw_keys"),
    *("routines", "after_the_answer"),
)


def pytest_generate_tests(metafunc):
    """Run the tests of both kinds of store twice."""
    marks = {mark.name for mark in metafunc.definition.iter_markers()}
    both = metafunc.module.__name__.rpartition("test_")[2] in FOR_BOTH and "file_only" not in marks
    if both and "desk" in metafunc.fixturenames:
        metafunc.parametrize("desk", ["file", "server"], indirect=True)


@pytest.fixture
def desk(request, tmp_path):
    """A folder without a store yet."""
    made = Desk(tmp_path / "where" / "store")
    if getattr(request, "param", "file") == "server":
        made.server = request.getfixturevalue("server")
    yield made
    for store in made.opened:
        store.close()


@pytest.fixture
def conversation():
    """Makes a conversation; keywords change it."""

    def make(name="samtal-1", *, reference="IFO 2025-17", contact="kontakt-1", **changes):
        given = {
            "id": name,
            "contact": Contact(contact, reference, 2025, 3),
            "stage": Stage.ASK,
            "started_at": NOW,
            "by": "anna",
            "saved_at": NOW,
            "readiness": Readiness(Alone.YES, True, Interpreter.NOT_NEEDED, True, True),
            "instrument": InstrumentRef("urn:rutinstod:form:egen", "1.0", "ab" * 32),
            "position": "q2",
            "response": {"resourceType": "QuestionnaireResponse", "item": [{"linkId": "q1", "answer": []}]},
        }
        return Conversation(**{**given, **changes})

    return make


@pytest.fixture
def fact():
    """Makes a fact by its outcome."""

    def make(outcome=Outcome.NO, year=2025, reason=None, attempt=1):
        return Fact(year, 3, outcome, reason, Interpreter.NOT_NEEDED, attempt)

    return make


def pytest_collection_modifyitems(items):
    """Leave what makes a real file out of `make quick`; each costs a tenth of a second, and they are many."""
    for item in items:
        if "desk" in getattr(item, "fixturenames", ()) and "store" in item.path.parts:
            item.add_marker(pytest.mark.slow)
