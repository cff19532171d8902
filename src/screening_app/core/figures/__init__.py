# SPDX-License-Identifier: EUPL-1.2
"""The yearly figures: what is counted, how small counts are protected, and the attack that has the last word."""
