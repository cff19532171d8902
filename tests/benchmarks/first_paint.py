# SPDX-License-Identifier: EUPL-1.2
"""A program of its own: shows a window, and prints as JSON when it was painted and what that took.

Run with `bare`, or with `program FOLDER SETTINGS`.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMainWindow


def bare() -> QMainWindow:
    """Return the least that a window can be."""
    QApplication(["bare"])
    window = QMainWindow()
    window.resize(1366, 768)
    return window


def program(folder: Path, settings: Path) -> QMainWindow:
    """Return the program's own window on a folder, with a store in it or without."""
    from screening_app.app import make_application, make_window

    return make_window(make_application(), folder, settings=settings)


def most_memory() -> int:
    """Return the most memory this process has held, in KiB; 0 where the system does not say.

    Not from getrusage: on Linux that begins with what the parent held.
    """
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def main() -> None:
    """Show the window, wait until it is painted, and say so."""
    kind, *places = sys.argv[1:]
    window = bare() if kind == "bare" else program(Path(places[0]), Path(places[1]))
    window.show()
    application = QApplication.instance()
    while application is not None and not window.windowHandle().isExposed():
        application.processEvents()
    QApplication.processEvents()
    painted, busy = time.monotonic_ns(), time.process_time() * 1000
    fonts = sorted({family for number in range(12) for family in QFontDatabase.applicationFontFamilies(number)})
    said = {
        "painted": painted,
        "busy_ms": busy,
        "memory_kib": most_memory(),
        "modules": sorted(sys.modules),
        "fonts": fonts,
    }
    print(json.dumps(said))
    window.close()


if __name__ == "__main__":
    main()
