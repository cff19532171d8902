# SPDX-License-Identifier: EUPL-1.2
"""Two papers about the access log: its head at day's end, and the protocol of a sample that was checked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from screening_app.core.access_log import Decision, LogHead, LogReview
from screening_app.reports.document import INK, QUIET, RULE, document, paragraph
from screening_app.reports.fonts import REGULAR, SEMIBOLD, load_fonts

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
    "purged": "Gallrade",
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
            paragraph("Rader", "heading"),
            _table(lines),
            Spacer(1, 6 * mm),
            paragraph(f"Loggens slut när protokollet skrevs: {head.text}.", "quiet"),
            Spacer(1, 12 * mm),
            paragraph("Underskrift: ______________________________", "quiet"),
        ]

    return document(story, unit_name=unit_name, made_on=review.made_at.date())


def _table(lines: Sequence[Line]) -> Table:
    rows = [["Rad", "Tid", "Användare", "Vad", "Ärende", "Bedömning"]]
    rows += [
        [str(seq), f"{at:%Y-%m-%d %H.%M}", user, _ACTS.get(act, act), subject[:8], _DECISIONS[decision]]
        for seq, at, user, _role, act, subject, decision in lines
    ]
    table = Table(rows, colWidths=[12 * mm, 29 * mm, 24 * mm, 46 * mm, 19 * mm, 36 * mm], repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("FONT", (0, 0), (-1, 0), SEMIBOLD, 8.5),
                ("FONT", (0, 1), (-1, -1), REGULAR, 8.5),
                ("TEXTCOLOR", (0, 0), (-1, 0), QUIET),
                ("TEXTCOLOR", (0, 1), (-1, -1), INK),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
            ]
        )
    )
    return table
