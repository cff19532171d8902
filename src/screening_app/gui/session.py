# SPDX-License-Identifier: EUPL-1.2
"""The unlocked Workspace as the pages see it: plain values at once, everything else through the one worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from screening_app.core.contacts import ContactCard
from screening_app.core.forms.definition import Form
from screening_app.core.records import Account, DataMode, Unit
from screening_app.core.routines import Routine
from screening_app.core.sentences import lengths
from screening_app.errors import ScreeningError
from screening_app.forgetting import forget_here
from screening_app.gui.background import Background
from screening_app.workspace import Workspace

Result = TypeVar("Result")


class Session(QObject):
    """From unlocking to locking. Pages call `ask`; the store is touched on the worker thread only.

    - `refused` carries an error that no page took care of; the window shows its sentence.
    - `broken` carries any other exception; the window treats it as a crash: it locks.
    - `closing` comes at once when the store is to be locked, so that long work can give up.
    """

    refused = Signal(object)
    broken = Signal(object)
    closing = Signal()

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__()
        self._workspace = workspace
        self._background = background
        self.unit: Unit = workspace.unit
        self.is_shared = workspace.is_shared
        self.findings = workspace.findings
        self.mode: DataMode = workspace.mode
        self.account: Account = workspace.account
        self.forms: tuple[Form, ...] = workspace.content.forms_for(workspace.unit.kind)
        self.contacts: Mapping[str, ContactCard] = workspace.register.cards()
        self.templates: tuple[str, ...] = lengths(workspace.content.sentences)
        self.routine: Routine | None = workspace.register.here()

    def ask(
        self,
        owner: QObject,
        work: Callable[[Workspace], Result],
        done: Callable[[Result], None],
        failed: Callable[[ScreeningError], bool] | None = None,
    ) -> None:
        """Run `work` on the worker; `done` gets its result on the GUI thread unless `owner` is gone.

        `failed` may take care of an error by returning True; every other one goes to `refused` or `broken`.
        """

        def told(problem: Exception) -> None:
            if isinstance(problem, ScreeningError):
                if failed is None or not failed(problem):
                    self.refused.emit(problem)
            else:
                self.broken.emit(problem)

        self._background.run(owner, lambda: work(self._workspace), done, told)

    def today(self) -> date:
        """Return the day by the clock of the workspace."""
        return self._workspace.now().date()

    def read_routines(self) -> None:
        """Take over the routine and the contact cards that hold now: somebody has changed them."""

        def show(found: tuple[Routine | None, Mapping[str, ContactCard]]) -> None:
            self.routine, self.contacts = found

        self.ask(self, lambda ws: (ws.register.here(), ws.register.cards()), show)

    def close(self, done: Callable[[], None] | None = None) -> None:
        """Lock the store on the worker, after everything asked before; `done` follows on the GUI thread."""
        self.closing.emit()
        workspace = self._workspace

        def lock() -> None:
            workspace.close()
            forget_here()

        self._background.run(self, lock, lambda _: done() if done else None, self.broken.emit)
