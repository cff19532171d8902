# SPDX-License-Identifier: EUPL-1.2
"""Making a questionnaire in the window: the list of questions, one question, the sums, the whole, what is left."""

from __future__ import annotations

from screening_app.gui.pages.instruments.making.desk import BuildDesk

__all__ = ["BuildDesk"]
