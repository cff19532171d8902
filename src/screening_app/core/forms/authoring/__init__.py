# SPDX-License-Identifier: EUPL-1.2
"""Making instruments without writing JSON: adapt, translate, build; window and Excel make the same file."""
