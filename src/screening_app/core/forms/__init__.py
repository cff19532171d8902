# SPDX-License-Identifier: EUPL-1.2
"""Questionnaires in FHIR R4: load, ask, branch, answer and check, in one stated subset."""
