# SPDX-License-Identifier: EUPL-1.2
"""One control for each kind of question, and what is typed in it read as an answer."""

from __future__ import annotations
