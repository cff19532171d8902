# SPDX-License-Identifier: EUPL-1.2
"""Work off the GUI thread: one worker, one door, answers on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Result = TypeVar("Result")


class Background(QObject):
    """Runs work one piece at a time, in the order asked, so that the store meets one thread only.

    `work` gets plain values and the workspace, never a widget. Keep one Background for the whole program.
    """

    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], Result],
        done: Callable[[Result], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Do `work` on the worker, then call `done(result)` or `failed(error)` on the GUI thread.

        Neither is called when `owner` has been destroyed meanwhile. After close() nothing starts or answers.
        """
        if self._closed:
            return
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        future = self._pool.submit(work)
        future.add_done_callback(partial(self._announce, owner, (done, failed)))

    def close(self) -> None:
        """Wait until all that was asked for has been done, saves and the store's own closing too; drop the answers."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True)

    def _announce(self, owner: QObject, ways: tuple[Any, Any], future: Future[Any]) -> None:
        # On the worker's thread (or on the caller's, when the work was already done): nothing but the signal.
        if not future.cancelled() and shiboken6.isValid(self):
            self._finished.emit(owner, ways, future)

    @Slot(object, object, object)
    def _deliver(self, owner: QObject, ways: tuple[Any, Any], future: Future[Any]) -> None:
        if self._closed or not shiboken6.isValid(owner):
            return
        done, failed = ways
        error = future.exception()
        if error is None:
            done(future.result())
        elif isinstance(error, Exception):
            failed(error)
        else:
            raise error
