# SPDX-License-Identifier: EUPL-1.2
"""What holds for every test: it begins in English, whatever a window spoke before it, and no example has a deadline."""

from __future__ import annotations

import sys

import pytest
from hypothesis import settings

# A busy computer is no fault of the code; what takes long is measured in benchmarks.
settings.register_profile("unhurried", settings(), deadline=None)
# `make quick` tries fewer examples of each property; `make test` tries them all.
settings.register_profile("quick", settings.get_profile("unhurried"), max_examples=20)
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def _english() -> None:
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        if application is not None:
            from screening_app.gui.text import install_translator

            install_translator(application, "en")
