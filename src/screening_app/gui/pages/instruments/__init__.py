# SPDX-License-Identifier: EUPL-1.2
"""The questionnaires of the unit: list, one version, reading, bringing in, and whose signatures are trusted."""

from __future__ import annotations

from screening_app.gui.pages.instruments.desk import InstrumentsPage

__all__ = ["InstrumentsPage"]
