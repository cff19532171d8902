# SPDX-License-Identifier: EUPL-1.2
"""The protocol of a purge: by which rules, how many, by whom; nothing about whom."""

from __future__ import annotations

from reportlab.platypus import Flowable, Spacer

from screening_app.core.retention import Purge
from screening_app.reports.document import document, paragraph
from screening_app.reports.fonts import load_fonts


def protocol(purge: Purge, *, unit_name: str) -> bytes:
    """Return the protocol of a purge that was carried out."""
    load_fonts()
    carried = purge.carried_at or purge.asked_at

    def story() -> list[Flowable]:
        rules = purge.rules
        return [
            paragraph("Gallringsprotokoll", "title"),
            paragraph(f"Gallring nummer {purge.number}. Antal gallrade samtal: {purge.count}."),
            paragraph(f"Begärd av {purge.asked_by}, {purge.asked_at:%Y-%m-%d %H.%M}."),
            paragraph(f"Utförd av {purge.carried_by}, {carried:%Y-%m-%d %H.%M}."),
            paragraph("Regler", "heading"),
            paragraph(f"Överlämnade samtal: {rules.after_hand_over} dagar efter överlämningen.", "list", bullet="•"),
            paragraph(f"Övriga samtal: {rules.limit} dagar efter att de började.", "list", bullet="•"),
            Spacer(1, 6),
            paragraph(
                "Samtalen har raderats ur enhetens fil så att inget av dem finns kvar i den. Antalen i statistiken är "
                "oförändrade. Säkerhetskopior från tiden före gallringen innehåller dem tills kopiorna tas bort."
            ),
            Spacer(1, 34),
            paragraph("Underskrift: ______________________________", "quiet"),
        ]

    return document(story, unit_name=unit_name, made_on=carried.date())
