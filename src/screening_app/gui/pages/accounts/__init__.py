# SPDX-License-Identifier: EUPL-1.2
"""The place "Accounts": one's own passphrase for everybody, colleagues who wait, and who may log in."""

from __future__ import annotations

from screening_app.gui.pages.accounts.desk import AccountsPage

__all__ = ["AccountsPage"]
