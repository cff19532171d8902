# SPDX-License-Identifier: EUPL-1.2
"""The yearly figures: what leaves the program, what changed on the way, and the exact numbers under a banner."""

from screening_app.gui.pages.figures.desk import FiguresDesk

__all__ = ["FiguresDesk"]
