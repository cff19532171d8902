# SPDX-License-Identifier: EUPL-1.2
"""How the measurements are collected and shown; they run only when this folder is named as an argument."""

from __future__ import annotations

import itertools
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from screening_app.practice import Practice, build

HERE = Path(__file__).parent
CONTACTS = 400


@dataclass
class Table:
    """The rows measured so far, each with the place in the source that puts it in order."""

    rows: list[tuple[tuple[str, int, str], tuple[str, ...]]] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Give the table as lines of Markdown."""
        yield "| what | median | p95 | beside |"
        yield "|---|---|---|---|"
        for _, cells in sorted(self.rows, key=lambda row: row[0]):
            yield f"| {' | '.join(cells)} |"


class Meter:
    """Takes the times of one measurement, and puts them in the table as rows."""

    def __init__(self, table: Table, place: tuple[str, int, str]) -> None:
        self._table = table
        self._place = place

    def times(self, work: Callable[[], object], rounds: int) -> list[float]:
        """Return the milliseconds of each round, after one that is not counted."""
        work()
        return [self.once(work) for _ in range(rounds)]

    def once(self, work: Callable[[], object]) -> float:
        """Return the milliseconds that the work takes."""
        began = time.perf_counter()
        work()
        return (time.perf_counter() - began) * 1000

    def row(self, what: str, values: Sequence[float], beside: str = "", unit: str = "ms") -> float:
        """Put a row in the table and return its median."""
        median = statistics.median(values)
        high = sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]
        cells = (what, _written(median, unit), _written(high, unit), beside)
        self._table.rows.append((self._place, cells))
        print(" | ".join(cells))
        return median


def _written(value: float, unit: str) -> str:
    return f"{value:.3g} {unit}" if value < 1000 else f"{value:.0f} {unit}"


_TABLE = pytest.StashKey[Table]()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect `bench_*.py` when this folder was asked for by name, so that the ordinary run pays nothing."""
    named = any(Path(str(each).split("::")[0]).resolve() == HERE for each in parent.config.args)
    if named and file_path.match("bench_*.py"):
        return pytest.Module.from_parent(parent, path=file_path)
    return None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show the whole table in the order of the source."""
    table = config.stash.get(_TABLE, None)
    if table is not None and table.rows:
        terminalreporter.write_sep("=", "measured")
        for line in table.lines():
            terminalreporter.write_line(line)


@pytest.fixture
def meter(request: pytest.FixtureRequest) -> Meter:
    """Return what this measurement reports with."""
    table = request.config.stash.setdefault(_TABLE, Table())
    path, line, _ = request.node.location
    items = getattr(request.node, "callspec", None)
    return Meter(table, (path, line or 0, str(items.params).zfill(40) if items else ""))


@dataclass(frozen=True)
class PracticeYear:
    """An open practice unit with one year behind it, and how many milliseconds each contact took."""

    practice: Practice
    per_contact: list[float]


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeYear]:
    """Return a unit that has lived through a practice year, at the full price of a passphrase guess."""
    marks: list[float] = []
    folder = tmp_path_factory.mktemp("year") / "store"
    practice = build(folder, contacts=CONTACTS, progress=lambda _: marks.append(time.perf_counter()))
    yield PracticeYear(practice, [(late - early) * 1000 for early, late in itertools.pairwise(marks)])
    practice.workspace.close()
