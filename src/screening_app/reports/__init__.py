# SPDX-License-Identifier: EUPL-1.2
"""Print what the program gives away: PDF, CSV and JSON as bytes, never paths. Imported late: reportlab is heavy."""
