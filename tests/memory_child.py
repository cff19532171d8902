# SPDX-License-Identifier: EUPL-1.2
"""A program in whose memory others look: `python memory_child.py HOW STORE` reads records, locks, and waits each time.

HOW is "window", "store" (the same without Qt), or "careless" (the store, closed and nothing more). The passphrase is
the first line of standard input; "open" and "locked" are said when it is so, and a line lets it go on.
"""

from __future__ import annotations

import gc
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from screening_app.forgetting import forget
from screening_app.process import make_process_safe


def wait(said: str) -> None:
    """Say where we are and wait for a line."""
    print(said, flush=True)
    sys.stdin.readline()


def with_the_store(folder: Path, *, careful: bool) -> None:
    """Read every unfinished conversation, several times, and close."""
    from screening_app.store import open_store

    store = open_store(folder, "anna", sys.stdin.readline().rstrip("\n"), datetime(2026, 11, 22, tzinfo=UTC))
    for _ in range(3):
        for conversation in store.unfinished():
            repr(store.conversation(conversation.id))
    conversation = None
    wait("open")
    store.close()
    del store, conversation
    gc.collect()
    if careful:
        forget()
    wait("locked")


def with_the_window(folder: Path) -> None:
    """Unlock, which goes back to the conversation, and lock."""
    from PySide6.QtCore import QTimer

    from desk import Desk

    desk = Desk(folder)
    desk.unlock("anna", sys.stdin.readline().rstrip("\n"))
    desk.hands.shown("question")
    wait("open")
    desk.window.lock()
    desk.hands.shown("unlock")
    rested: list[bool] = []
    # What follows a lock is done on the worker, and then with the next turns of the event loop.
    desk.window._background.run(desk.window, lambda: None, lambda _: None, print)
    QTimer.singleShot(1500, lambda: rested.append(True))
    desk.hands.until(lambda: bool(rested), "everything let go of")
    wait("locked")


def main() -> None:
    """Do what the first argument says."""
    how, folder = sys.argv[1], Path(sys.argv[2])
    if how != "careless":
        make_process_safe()
    if how == "window":
        with_the_window(folder)
    else:
        with_the_store(folder, careful=how == "store")
    os._exit(0)


if __name__ == "__main__":
    main()
