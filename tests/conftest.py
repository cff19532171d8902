# SPDX-License-Identifier: EUPL-1.2
"""What holds for every test: it begins in English, whatever a window spoke before it, and no example has a deadline."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import settings

from postgres import Server, running

# A busy computer is no fault of the code; what takes long is measured in benchmarks.
settings.register_profile("unhurried", settings(), deadline=None)
# `make quick` tries fewer examples of each property; `make test` tries them all.
settings.register_profile("quick", settings.get_profile("unhurried"), max_examples=20)
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests that draw at random do all that they promise: 100 kills, 200 power cuts, 1,000 populations."""
    parser.addoption("--all-faults", action="store_true", help="inject every fault as often as promised")


@pytest.fixture
def often(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """Return what chooses between how often a fault is injected in an ordinary run and with --all-faults."""
    return lambda ordinary, promised: promised if request.config.getoption("--all-faults") else ordinary


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Return a PostgreSQL server of the distribution, started for this run; skips where there is none."""
    with running() as made:
        yield made


@pytest.fixture(autouse=True)
def _english() -> None:
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        if application is not None:
            from screening_app.gui.text import install_translator

            install_translator(application, "en")
