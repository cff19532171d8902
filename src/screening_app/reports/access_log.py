# SPDX-License-Identifier: EUPL-1.2
"""Two papers about the access log: its head at day's end, and the protocol of a sample that was checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, TableStyle

from screening_app.core.access_log import Decision, LogHead, LogReview
from screening_app.reports.document import RULE, WIDTH, above_table, document, paragraph
from screening_app.reports.fonts import load_fonts
from screening_app.reports.tagged import MarkedTable

#: One line of the protocol: number, time, user, role, act, fingerprint of the case, decision.
Line = tuple[int, datetime, str, str, str, str, Decision]

_DECISIONS = {
    Decision.HAD_CAUSE: "Hade anledning",
    Decision.NO_CAUSE: "Saknade anledning",
    Decision.LOOK_INTO: "Utreds vidare",
}
_ACTS = {
    "contact-opened": "Började en kontakt",
    "contact-discarded": "Tog bort en kontakt",
    "record-opened": "Öppnade ett samtal",
    "records-searched": "Sökte på ärendereferens",
    "not-asked": "Sparade som inte tillfrågad",
    "sealed": "Slutförde ett samtal",
    "hand-over-printed": "Sparade överlämning som PDF",
    "handed-over": "Avslutade en kontakt",
    "corrected": "Rättade ett samtal",
    "purge-asked": "Begärde gallring",
    "purged": "Gallrade",
    "hold-set": "Höll kvar en kontakt",
    "hold-released": "Hävde ett kvarhållande",
    "ask-again-set": "Bestämde dag att fråga igen",
}


def head_sheet(head: LogHead, *, unit_name: str, made_on: date) -> bytes:
    """Return one page with the log's number and code, to be kept where nobody can change it."""
    load_fonts()

    def story() -> list[Flowable]:
        return [
            paragraph("Loggens slut för dagen", "title"),
            paragraph(
                "Skriv ut bladet och förvara det åtskilt från datorn. Med numret och koden går det senare att visa att "
                "ingen rad har tagits bort eller ändrats. Välj Jämför med ett utskrivet blad på sidan Åtkomstlogg."
            ),
            Spacer(1, 6 * mm),
            paragraph(head.text, "title"),
            paragraph(f"Rad {head.seq}, skriven {head.at:%Y-%m-%d %H.%M}.", "quiet"),
        ]

    return document(story, unit_name=unit_name, made_on=made_on)


def protocol(review: LogReview, lines: Sequence[Line], head: LogHead, *, unit_name: str) -> bytes:
    """Return the protocol of one review; nothing in it says what a record holds."""
    load_fonts()

    def story() -> list[Flowable]:
        counts = {decision: sum(line[-1] is decision for line in lines) for decision in Decision}
        return [
            paragraph("Protokoll över loggkontroll", "title"),
            paragraph(f"Period: {review.first.isoformat()} till {review.last.isoformat()}."),
            paragraph(f"Granskat av {review.by}, {review.made_at:%Y-%m-%d %H.%M}."),
            paragraph(
                f"Stickprov: {len(lines)} rader, slumpade med talet {review.seed}. Samma tal ger samma rader igen."
            ),
            paragraph("Bedömning", "heading"),
            *(paragraph(f"{_DECISIONS[each]}: {count}", "list", bullet="•") for each, count in counts.items()),
            *above_table("Rader"),
            _table(lines),
            Spacer(1, 6 * mm),
            paragraph(f"Loggens slut när protokollet skrevs: {head.text}.", "quiet"),
            Spacer(1, 12 * mm),
            paragraph("Underskrift: ______________________________", "quiet"),
        ]

    return document(story, unit_name=unit_name, made_on=review.made_at.date())


def _table(lines: Sequence[Line]) -> MarkedTable:
    names = ("Rad", "Tid", "Användare", "Vad", "Ärende", "Bedömning")
    rows = [[paragraph(name, "cell-head") for name in names]]
    for seq, at, user, _role, act, subject, decision in lines:
        # A time does not break in the middle.
        time = f"{at:%Y-%m-%d\u00a0%H.%M}"
        cells = (str(seq), time, user, _ACTS.get(act, act), subject[:8], _DECISIONS[decision])
        rows.append([paragraph(cell, "cell") for cell in cells])
    shares = (0.07, 0.18, 0.21, 0.24, 0.11, 0.19)
    table = MarkedTable(rows, colWidths=[WIDTH * share for share in shares], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
            ]
        )
    )
    return table
