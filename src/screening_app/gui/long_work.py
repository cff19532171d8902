# SPDX-License-Identifier: EUPL-1.2
"""Work that can take over a second: it tells how far it has come, and can be stopped, also by locking."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from screening_app.errors import CannotNow, Code
from screening_app.gui.text import translate
from screening_app.gui.widgets import ProgressLine, SecondaryButton, spaced


class LongWork(QObject):
    """The line between the worker and the page. The worker calls `tell`, which raises CANCELLED after `stop`.

    `told` carries the share done and arrives on the GUI thread.
    """

    told = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._stopped = threading.Event()

    def tell(self, share: float) -> None:
        """On the worker: say how far it is, or raise CANCELLED."""
        if self._stopped.is_set():
            raise CannotNow(Code.CANCELLED)
        self.told.emit(share)

    def stop(self, *_: object) -> None:
        """Ask the worker to give up at its next word; from any thread."""
        self._stopped.set()


class LongWorkLine(QWidget):
    """What is being done, how far it is, and a button to cancel; hidden while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("long-work")
        self._words = ""
        self._work: LongWork | None = None
        row = QHBoxLayout(self)
        spaced(row, "near")
        self._line = ProgressLine()
        row.addWidget(self._line, 1)
        self._cancel = SecondaryButton(translate("Rutinstod", "Cancel"))
        self._cancel.setObjectName("cancel-work")
        row.addWidget(self._cancel)
        self.hide()

    def begin(self, words: str) -> LongWork:
        """Show the line and return what the worker tells; the work ends when this line goes, with its page."""
        self._words, self._work = words, LongWork()
        self._work.told.connect(self._show)
        self._cancel.clicked.connect(self._work.stop)
        self.destroyed.connect(self._work.stop)
        self._show(0.0)
        self.show()
        return self._work

    def stop(self) -> None:
        """Stop the work as the button does."""
        if self._work is not None:
            self._work.stop()

    def end(self) -> None:
        """Take the line away."""
        self.hide()

    def _show(self, share: float) -> None:
        self._line.show_progress(self._words, round(share * 100), 100)
