# SPDX-License-Identifier: EUPL-1.2
"""What holds for every test: each begins in English, whatever language a window spoke before it."""

from __future__ import annotations

import sys

import pytest


@pytest.fixture(autouse=True)
def _english() -> None:
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        if application is not None:
            from screening_app.gui.text import install_translator

            install_translator(application, "en")
