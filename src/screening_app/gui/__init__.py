# SPDX-License-Identifier: EUPL-1.2
"""The window: asks and shows. Every sentence goes through gui/text.py, every colour and size through gui/theme.py."""
