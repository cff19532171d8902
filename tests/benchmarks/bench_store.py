# SPDX-License-Identifier: EUPL-1.2
"""The encrypted store beside the same library without a key, in one run: processor time, which a busy computer changes
least. Each ratio has the limit that the store promises.

The records are as the program keeps them: sealed bodies, a blind index, counts; the plain side holds the same bytes.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from screening_app.store.database import Database
from screening_app.store.sealing import Sealer, pad, unpad

KEY = bytes(range(32))
RECORDS = int(os.environ.get("BENCH_RECORDS", "100000"))
FACTS = int(os.environ.get("BENCH_FACTS", "1000000"))
ROUNDS = 4
#: What the program sets on every connection, but for what only the key needs.
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "cache_size=-16000",
)
TABLES = (
    "CREATE TABLE contact (id TEXT PRIMARY KEY, case_index BLOB, body BLOB NOT NULL)",
    "CREATE INDEX ix_contact_case_index ON contact (case_index)",
    "CREATE TABLE conversation (id TEXT PRIMARY KEY, contact_id TEXT NOT NULL, started INTEGER, body BLOB NOT NULL)",
    "CREATE INDEX ix_conversation_started ON conversation (started)",
    "CREATE TABLE fact (year INTEGER, month INTEGER, outcome INTEGER, reason INTEGER, interpreter INTEGER,"
    " attempt INTEGER, area INTEGER)",
)
CUT = "year, outcome, reason, interpreter"
ANSWERS = {f"q{number}": "earlier, and it has gone on since then" for number in range(12)}


class Side:
    """One of the two: the file with a key and sealed values, or the same without either."""

    def __init__(self, file: Path, *, keyed: bool) -> None:
        self.file = file
        self.keyed = keyed
        self._sealer = Sealer("bench", KEY, 1)
        self._database = Database(file, KEY, create=True)

    def open(self) -> driver.Connection:
        """Open as the program does."""
        if self.keyed:
            return self._database._connect(create=True)
        connection = driver.connect(self.file, isolation_level=None)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for each in PRAGMAS:
            connection.execute(f"PRAGMA {each}").fetchall()
        return connection

    def kept(self, table: str, row: str, content: bytes) -> bytes:
        """Return what is kept of a value; both sides fill it up, so that its length tells little."""
        return self._sealer.seal(table, "body", row, content) if self.keyed else pad(content)

    def read(self, table: str, row: str, value: bytes) -> Any:
        """Return the value again."""
        return json.loads(self._sealer.unseal(table, "body", row, value) if self.keyed else unpad(value))

    def index(self, reference: str) -> bytes:
        """Return what a case is looked up by."""
        return self._sealer.blind("contact.case_index", reference) if self.keyed else reference.encode().ljust(16)


@pytest.fixture(scope="module")
def sides(tmp_path_factory: pytest.TempPathFactory) -> tuple[Side, Side]:
    """Return the plain and the encrypted file, each with all records and no facts yet."""
    folder = tmp_path_factory.mktemp("sides")
    made = (Side(folder / "plain.db", keyed=False), Side(folder / "keyed.db", keyed=True))
    content = json.dumps(ANSWERS).encode()
    for side in made:
        connection = side.open()
        for each in TABLES:
            connection.execute(each)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO contact VALUES (?, ?, ?)", _contacts(side, content))
        connection.executemany(
            "INSERT INTO conversation VALUES (?, ?, ?, ?)",
            ((f"s{n}", f"k{n}", n, side.kept("conversation", f"s{n}", content)) for n in range(RECORDS)),
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.close()
    return made


def _contacts(side: Side, content: bytes) -> Any:
    return ((f"k{n}", side.index(f"IFO {n}"), side.kept("contact", f"k{n}", content[:120])) for n in range(RECORDS))


def _processor(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def compare(
    meter: Any, what: str, sides: tuple[Side, Side], work: Callable[[Side], object], limit: float, times: int = ROUNDS
) -> tuple[float, float]:
    """Measure both sides turn about, put the row in the table and hold the ratio to its limit."""
    plain, keyed = sides
    taken: dict[bool, list[float]] = {False: [], True: []}
    for side in sides:
        work(side)
    for turn in range(times):
        for side in (plain, keyed) if turn % 2 else (keyed, plain):
            taken[side.keyed].append(_processor(lambda side=side: work(side)))
    ratio = median(taken[True]) / median(taken[False])
    meter.row(what, taken[True], f"{ratio:.2f} x without a key (limit {limit} x)")
    assert ratio <= limit, f"{what}: {ratio:.2f} x"
    return median(taken[True]), ratio


def test_opening(meter: Any, sides: tuple[Side, Side]) -> None:
    taken, _ = compare(meter, "open with the key at hand", sides, lambda side: side.open().close(), 2, times=60)
    assert taken < 5


def fill(side: Side) -> None:
    """Put all facts in anew, in one transaction."""
    rows = ((2020 + n % 6, n % 12, n % 7, n % 13, n % 6, n % 3, n % 40) for n in range(FACTS))
    connection = side.open()
    connection.execute("DROP TABLE fact")
    connection.execute(TABLES[-1])
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    connection.execute("COMMIT")
    connection.close()


def test_facts_in_bulk(meter: Any, sides: tuple[Side, Side]) -> None:
    compare(meter, f"{FACTS} facts in one transaction", sides, fill, 1.5)


def test_the_newest_fifty(meter: Any, sides: tuple[Side, Side]) -> None:
    opened = {side.keyed: side.open() for side in sides}
    query = "SELECT id, body FROM conversation ORDER BY started DESC LIMIT 50"

    def listed(side: Side) -> list[Any]:
        rows = opened[side.keyed].execute(query).fetchall()
        return [side.read("conversation", name, body) for name, body in rows]

    taken, _ = compare(meter, f"the newest 50 of {RECORDS}, opened and read", sides, listed, 2, times=60)
    assert taken < 5


def test_one_case(meter: Any, sides: tuple[Side, Side]) -> None:
    opened = {side.keyed: side.open() for side in sides}
    numbers = [n * 7919 % RECORDS for n in range(400)]

    def looked_up(side: Side) -> None:
        for number in numbers:
            index = side.index(f"IFO {number}")
            found = opened[side.keyed].execute("SELECT id FROM contact WHERE case_index = ?", (index,)).fetchone()
            (body,) = (
                opened[side.keyed]
                .execute("SELECT body FROM conversation WHERE id = ?", (f"s{found[0][1:]}",))
                .fetchone()
            )
            side.read("conversation", f"s{found[0][1:]}", body)

    compare(meter, "400 cases looked up by their reference", sides, looked_up, 4, times=12)


def test_counting(meter: Any, sides: tuple[Side, Side]) -> None:
    """The program itself keeps counts of equal facts (decision 0019) and needs none of this; it is the promise held."""
    grouped = f"SELECT {CUT}, count(*) FROM fact GROUP BY {CUT}"
    for side in sides:
        fill(side)
    opened = {side.keyed: side.open() for side in sides}
    for connection in opened.values():
        connection.execute(f"CREATE INDEX IF NOT EXISTS cut ON fact ({CUT})")
    taken, _ = compare(
        meter,
        f"{FACTS} facts counted by four codes",
        sides,
        lambda side: opened[side.keyed].execute(grouped).fetchall(),
        2,
    )
    assert taken < 500
    counts = "CREATE TABLE IF NOT EXISTS fact_count AS SELECT year, month, outcome, reason, interpreter, attempt,"
    for connection in opened.values():
        connection.execute(f"{counts} count(*) AS n FROM fact GROUP BY 1, 2, 3, 4, 5, 6")
    times = [
        _processor(lambda: opened[True].execute(f"SELECT {CUT}, sum(n) FROM fact_count GROUP BY {CUT}").fetchall())
        for _ in range(20)
    ]
    meter.row("the same out of the counts that the program keeps", times)


def test_one_durable_row(meter: Any, sides: tuple[Side, Side], tmp_path: Path) -> None:
    """How much longer than the disk's own flush a durable row takes says as much about the disk as about the store."""
    opened = {side.keyed: side.open() for side in sides}
    content = json.dumps(ANSWERS).encode()
    descriptor = os.open(tmp_path / "flushed", os.O_WRONLY | os.O_CREAT, 0o600)
    taken: dict[str, list[float]] = {"flush": [], "plain": [], "keyed": []}

    def row(side: Side) -> None:
        # Other bytes each time: SQLite leaves out a change that changes nothing.
        body = side.kept("conversation", "s1", os.urandom(len(content)))
        opened[side.keyed].execute("UPDATE conversation SET body = ? WHERE id = 's1'", (body,))

    def flush() -> None:
        os.pwrite(descriptor, bytes(8192), 0)
        os.fdatasync(descriptor)

    for _ in range(300):
        taken["flush"].append(meter.once(flush))
        taken["plain"].append(meter.once(lambda: row(sides[0])))
        taken["keyed"].append(meter.once(lambda: row(sides[1])))
    os.close(descriptor)
    bare = meter.row("the disk's own flush of 8 KiB", taken["flush"])
    plain = meter.row("one durable row without a key", taken["plain"], f"{median(taken['plain']) / bare:.2f} x flush")
    keyed = median(taken["keyed"])
    meter.row(
        "one durable row, sealed", taken["keyed"], f"{keyed / plain:.2f} x without a key, {keyed / bare:.2f} x flush"
    )


def test_size(meter: Any, sides: tuple[Side, Side]) -> None:
    plain, keyed = (side.file.stat().st_size for side in sides)
    meter.row("size of the file", [keyed / 1024**2], f"{keyed / plain:.2f} x without a key (limit 1.25 x)", unit="MiB")
    assert keyed / plain <= 1.25


def test_backup(meter: Any, sides: tuple[Side, Side], tmp_path: Path) -> None:
    source = Database(sides[1].file, KEY)

    def copied() -> None:
        (tmp_path / "copy.db").unlink(missing_ok=True)
        target = Database(tmp_path / "copy.db", KEY, create=True)
        source.copy_into(target, lambda *_: None)
        target.close()

    size = sides[1].file.stat().st_size / 1024**2
    taken = [meter.once(copied) for _ in range(3)]
    checked = [meter.once(source.damaged_pages) for _ in range(3)]
    source.close()
    meter.row(f"backup: {size:.0f} MiB copied", taken, f"{median(taken) / size * 100:.0f} ms for 100 MiB")
    meter.row("backup: every page checked", checked, f"{median(checked) / size * 100:.0f} ms for 100 MiB")
