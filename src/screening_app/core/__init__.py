# SPDX-License-Identifier: EUPL-1.2
"""What the program computes, without files, clock, database or window."""
