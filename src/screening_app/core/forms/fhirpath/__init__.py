# SPDX-License-Identifier: EUPL-1.2
"""FHIRPath, in the subset that forms need: compile once, evaluate often, never loop for ever."""
