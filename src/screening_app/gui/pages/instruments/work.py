# SPDX-License-Identifier: EUPL-1.2
"""One adaptation at work, shared by the pages that adapt and translate: its steps, and keeping them while they come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from screening_app.core.forms.authoring.adapt import Adapting
from screening_app.core.forms.authoring.identity import wording_left
from screening_app.core.forms.authoring.locks import Lock
from screening_app.core.forms.definition import Form
from screening_app.core.records import InstrumentEntry
from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate

if TYPE_CHECKING:
    from screening_app.workspace import Adaptation

#: Writing is kept when it pauses for so long, and at once when the page is hidden, which may be the lock.
_PAUSE_MS = 500

Failed = Callable[[ScreeningError], bool]


class Work(QObject):
    """`changed` comes after every step, `saved` with the moment that the latest state is on the disk."""

    changed = Signal()
    saved = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._now: Adaptation | None = None
        self._kept: object = None
        self._form: tuple[object, Form] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.save)

    @property
    def now(self) -> Adaptation:
        """The adaptation as it is."""
        if self._now is None:
            raise CannotNow(Code.FORM_UNKNOWN)
        return self._now

    @property
    def is_open(self) -> bool:
        """Whether there is one."""
        return self._now is not None

    @property
    def adapting(self) -> Adapting:
        """Its steps."""
        return self.now.adapting

    @property
    def form(self) -> Form:
        """How it would load now; loaded once for each state."""
        document = self.adapting.document
        if self._form is None or self._form[0] is not document:
            self._form = (document, self.adapting.form())
        return self._form[1]

    def open(self, url: str, version: str, done: Callable[[], None], failed: Failed) -> None:
        """Begin with a version, or go on where it was left; `failed` may take care of an error."""

        def opened(found: Adaptation) -> None:
            self._now, self._kept = found, found.adapting.document
            done()

        self._session.ask(self, lambda ws: ws.adaptations.open(url, version), opened, failed)

    def step(self, act: Callable[[Adapting], Adapting]) -> Lock | None:
        """Take a step; return why it cannot be taken, None when it has been, or when nothing is open."""
        if self._now is None:
            return None
        try:
            made = act(self.adapting)
        except CannotNow as problem:
            lock = problem.facts.get("lock")
            if isinstance(lock, Lock):
                return lock
            raise
        if made is not self.adapting:
            self._now = self._now.to(made)
            self._pause.start()
            self.changed.emit()
        return None

    def save(self) -> None:
        """Keep the latest state now, if it has not been kept."""
        self._pause.stop()
        if self._now is None or self._now.adapting.document is self._kept:
            return
        now = self._now
        self._kept = now.adapting.document
        self._session.ask(self, lambda ws: ws.adaptations.save(now), self._saved, self._not_saved)

    def keep(self, done: Callable[[InstrumentEntry], None], failed: Failed) -> None:
        """Keep it as a draft; the unfinished work is then gone."""
        self._pause.stop()
        now = self.now

        def kept(entry: InstrumentEntry) -> None:
            self._now = None
            done(entry)

        self._session.ask(self, lambda ws: ws.adaptations.keep(now), kept, failed)

    def drop(self, url: str, version: str, done: Callable[[], None]) -> None:
        """Throw the unfinished work on a version away."""
        self._pause.stop()
        self._now = None
        self._session.ask(self, lambda ws: ws.adaptations.drop(url, version), lambda _: done())

    def _saved(self, moment: datetime) -> None:
        self.saved.emit(moment)

    def _not_saved(self, _problem: ScreeningError) -> bool:
        self._kept = None
        return False


def left_words(now: Adaptation) -> str:
    """Return what a skeleton still lacks before it can be asked, "" for nothing."""
    left, unsaid = wording_left(now.source, now.adapting.document)
    said = []
    if left:
        said.append(
            counted(QT_TRANSLATE_NOOP("Rutinstod", "%n text(s) of the instrument are still empty.", None, 1), left)
        )
    if unsaid:
        said.append(translate("Rutinstod", "Say where the wording comes from, under About the questionnaire."))
    return " ".join(said)
