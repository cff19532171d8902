# SPDX-License-Identifier: EUPL-1.2
"""The desktop program's composition root: process safety, settings, look, language, window, in that order."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from screening_app import store as storage
from screening_app.errors import CannotNow, Code
from screening_app.gui.text import install_translator
from screening_app.gui.theme import use_theme
from screening_app.gui.window import Window
from screening_app.paths import FOLDER_NAME, PRODUCT, settings_file
from screening_app.process import make_process_safe
from screening_app.settings import read_settings
from screening_app.workspace import Surroundings

#: When loading ahead begins: beside the first paint it would hold that up by 50 ms.
WARM_UP_AFTER_MS = 200


def run_window(folder: Path) -> int:
    """Open the window on a store folder and stay until it is closed. Returns the exit status."""
    make_process_safe()
    application = make_application()
    window = make_window(application, folder)
    sys.excepthook = crash_hook(window.lock_after_crash)
    window.show()
    QTimer.singleShot(WARM_UP_AFTER_MS, _load_ahead)
    return application.exec()


def _load_ahead() -> None:
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()


def warm_up() -> None:
    """Load what opening a store takes while the passphrase is typed; safe on any thread."""
    for name in ("screening_app.workspace.opening", "yaml", "jsonschema"):
        importlib.import_module(name)
    storage.warm_up()


def make_application() -> QApplication:
    """Return the one QApplication, under the neutral name."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([FOLDER_NAME])
    application.setApplicationName(PRODUCT)
    application.setApplicationDisplayName(PRODUCT)
    application.setDesktopFileName(FOLDER_NAME)
    return application


def make_window(
    application: QApplication, folder: Path, surroundings: Surroundings | None = None, settings: Path | None = None
) -> Window:
    """Put the look, the language and the window together; the caller shows it and owns it."""
    file = settings or settings_file()
    chosen, put_aside = read_settings(file, datetime.now().date())
    install_translator(application, chosen.language)
    theme = use_theme(application, chosen.theme, chosen.text_scale)
    window = Window(folder, theme, chosen, file, surroundings or Surroundings())
    if put_aside is not None:
        window.tell(CannotNow(Code.CONTENT_MISSING, file=file.name))
    return window


def crash_hook(lock: Callable[[], None]) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return an excepthook that writes type and place only, never a value, and then locks."""

    def hook(kind: type[BaseException], value: BaseException, trace: TracebackType | None) -> None:
        places = []
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"{Path(code.co_filename).name}:{trace.tb_lineno}:{code.co_name}")
            trace = trace.tb_next
        print(f"{kind.__name__} at {' < '.join(reversed(places))}", file=sys.stderr)
        if not issubclass(kind, KeyboardInterrupt):
            lock()

    return hook
