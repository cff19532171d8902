# SPDX-License-Identifier: EUPL-1.2
"""The stage after the answer: the routine's steps, support, the duty to report, asking again."""
