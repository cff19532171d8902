# SPDX-License-Identifier: EUPL-1.2
"""Making instruments without writing JSON: window and Excel make the same file."""
