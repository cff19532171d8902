# SPDX-License-Identifier: EUPL-1.2
"""Several units' counts as one table: a unit seals its counts here, and whoever collates them puts them together."""

from screening_app.gui.pages.collating.desk import CollatingPage

__all__ = ["CollatingPage"]
