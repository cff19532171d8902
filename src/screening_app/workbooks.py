# SPDX-License-Identifier: EUPL-1.2
"""Excel workbooks to plain rows and back."""
