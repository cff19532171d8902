# SPDX-License-Identifier: EUPL-1.2
"""Guards the Qt pin: calls into Qt that return nothing must leave the reference count of None alone (decision 0015)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 500
# Other code may take or drop a few references meanwhile; the fault that this guards against drops one a call.
TOLERATED = 50


def test_a_call_into_qt_that_returns_nothing_keeps_none_alive():
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    after = sys.getrefcount(None)

    assert abs(after - before) < TOLERATED
