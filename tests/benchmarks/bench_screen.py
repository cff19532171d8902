# SPDX-License-Identifier: EUPL-1.2
"""What a person at the screen waits for: a form opened, an answer given, the review; beside LHC-Forms.

LHC-Forms 40.1.3 was measured once, elsewhere, in headless Chromium on two busy cores: its figures stand here as they
were noted. It draws all questions of a form at once, this program one question at a time and all of them at the review.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from benchmarks.peer_forms import SIZES
from desk import Desk
from screening_app.core.forms.definition import load
from screening_app.core.forms.filling import Filling, begun
from screening_app.core.records import DataMode, UnitKind
from screening_app.core.views import ConversationView
from screening_app.gui.pages.ask import AskPage
from screening_app.gui.pages.review import ReviewPage
from screening_app.store import KdfCost
from screening_app.workspace import NewStore, Surroundings
from synthetic_forms import as_bytes
from units import ready_unit

ROUNDS = 25
ANSWERS = 60
NOW = datetime(2026, 3, 4, tzinfo=UTC)
USER, PASSPHRASE = "anna", "korrekt häst batteri klammer"
OPEN_LIMIT_MS = {111: 150, 299: 300}
ANSWER_LIMIT_MS = 10
ENGINE_LIMIT_MS = 2
PEER_OPEN_MS = {11: "28-50", 28: "56-95", 111: "375-614", 299: "640-860"}
PEER_FRAME_MS = {111: "10-41", 299: "33-102"}
PEER_SCORES_MS = 7.2

sizes = pytest.mark.parametrize("items", SIZES)
large = pytest.mark.parametrize("items", [111, 299])


class Paints(QObject):
    """Counts the paint events of the whole program while it lives."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        self.seen += event.type() == QEvent.Type.Paint
        return False

    def after(self, act: Callable[[], object], is_done: Callable[[], bool] = lambda: True) -> float:
        """Return the milliseconds from an act until what follows from it is done, painted and at rest."""
        began = time.perf_counter()
        act()
        while not is_done():
            QCoreApplication.processEvents(WAITING)
        self.seen = 0
        while not self.seen:
            QCoreApplication.processEvents(WAITING)
        QCoreApplication.processEvents()
        return (time.perf_counter() - began) * 1000


WAITING = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents


@pytest.fixture
def paints() -> Iterator[Paints]:
    """Return what counts paint events."""
    made = Paints()
    yield made
    shiboken6.delete(made)


@pytest.fixture
def desk(tmp_path: Path, items: int) -> Iterator[Desk]:
    """Return the real window at the first question of the form with so many items."""
    new = NewStore(DataMode.TALLY, "Provenheten", UnitKind.INTAKE, USER, PASSPHRASE)
    ready_unit(tmp_path / "store", new, Surroundings(cost=KdfCost.FLOOR)).close()
    own = tmp_path / "store" / "content" / "instruments"
    own.mkdir(parents=True)
    (own / "own.json").write_bytes(as_bytes(SIZES[items]))
    made = Desk(tmp_path / "store")
    made.unlock(USER, PASSPHRASE)
    made.hands.shown("today")
    made.hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    made.get_ready()
    assert made.view.form.url.endswith(f"peer-{items}")
    yield made
    made.window.close()
    shiboken6.delete(made.window)


def answered(filling: Filling) -> Filling:
    """Return the filling with every question answered that is asked on the way."""
    while filling.gaps:
        path = filling.gaps[0]
        filling = filling.answered(path, [filling.instance(path).item.options[1].value])
    return filling


class Stand(QWidget):
    """An empty window that one page after another is put into."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1000, 700)
        QVBoxLayout(self)
        self.show()
        self._page: QWidget | None = None

    def put(self, page: AskPage | ReviewPage, view: ConversationView) -> None:
        """Show a page with a conversation in it."""
        self._page = page
        self.layout().addWidget(page)
        page.show_view(view)

    def clear(self) -> None:
        """Take the page away."""
        shiboken6.delete(self._page)


@pytest.fixture
def stand() -> Iterator[Stand]:
    """Return a window to put pages into."""
    made = Stand()
    yield made
    shiboken6.delete(made)


@sizes
def test_open_a_form(meter: Any, desk: Desk, stand: Stand, paints: Paints, items: int) -> None:
    content, view, session = as_bytes(SIZES[items]), desk.view, desk.window.session

    def from_bytes() -> None:
        form = load(content)
        stand.put(AskPage(session), replace(view, form=form, filling=begun(form, NOW)))

    times = []
    for _ in range(ROUNDS):
        times.append(paints.after(from_bytes))
        stand.clear()
    limit = f" (limit {OPEN_LIMIT_MS[items]} ms)" if items in OPEN_LIMIT_MS else ""
    what = f"{items} items: from bytes to the first question painted{limit}"
    meter.row(what, times, f"LHC-Forms, all questions: {PEER_OPEN_MS[items]} ms")


@sizes
def test_review(meter: Any, desk: Desk, stand: Stand, paints: Paints, items: int) -> None:
    filling = answered(desk.view.filling)
    (part,) = desk.view.parts
    view = replace(desk.view, filling=filling, parts=(replace(part, filling=filling),))
    times = []
    for _ in range(ROUNDS // 2):
        times.append(paints.after(lambda: stand.put(ReviewPage(desk.window.session), view)))
        stand.clear()
    beside = f"LHC-Forms, all questions: {PEER_OPEN_MS[items]} ms"
    meter.row(f"{items} items: the review of all answers painted", times, beside)


@large
def test_answer(meter: Any, desk: Desk, paints: Paints, items: int) -> None:
    window, times, busy = desk.window, [], []
    for number in range(ANSWERS):
        before, began = window.conversation, time.thread_time()
        key = Qt.Key(Qt.Key.Key_1 + number % 3)
        times.append(
            paints.after(
                lambda key=key: QTest.keyClick(QApplication.focusWidget(), key),
                lambda before=before: window.conversation is not before,
            )
        )
        busy.append((time.thread_time() - began) * 1000)
    what = f"{items} items: from a key to the answer kept and the next question painted (limit {ANSWER_LIMIT_MS} ms)"
    meter.row(what, times, f"LHC-Forms, not kept: {PEER_FRAME_MS[items]} ms")
    meter.row(f"{items} items: of this, processor time of the window's thread", busy)


@large
def test_engine(meter: Any, items: int) -> None:
    filling = begun(load(as_bytes(SIZES[items])), NOW)
    times = []
    while filling.gaps:
        place = filling.instance(filling.gaps[0])
        began = time.perf_counter()
        filling = filling.answered(place.path, [place.item.options[len(times) % 3].value])
        times.append((time.perf_counter() - began) * 1000)
    limit = f"limit {ENGINE_LIMIT_MS} ms; " if items == 111 else ""
    beside = f"{limit}fhirpath.js compiled, 11 scores of 111 items: {PEER_SCORES_MS} ms"
    meter.row(f"{items} items: the engine's share, 11 scores and all conditions", times, beside)
