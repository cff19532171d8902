# SPDX-License-Identifier: EUPL-1.2
"""Rutinstöd: asks safely, follows the unit's routine, keeps encrypted records and counts without exposing anyone."""

__version__ = "0.1.0"
