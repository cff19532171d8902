# SPDX-License-Identifier: EUPL-1.2
"""The register of routines: list, one routine, its editor, its decision, its versions, import, and contact cards."""

from __future__ import annotations

from screening_app.gui.pages.routines.desk import RoutinesPage

__all__ = ["RoutinesPage"]
