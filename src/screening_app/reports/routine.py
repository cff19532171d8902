# SPDX-License-Identifier: EUPL-1.2
"""A routine on paper, to hang on the wall of a staff room: what is urgent and whom to ring first, then all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, Spacer, TableStyle

from screening_app.core.contacts import ContactCard
from screening_app.core.records import Occasion
from screening_app.core.routine_checks import named_contacts
from screening_app.core.routine_documents import STEP_LISTS
from screening_app.core.routines import POINT_KEYS, NextOccasion, Routine, Standing, Step, Validity
from screening_app.reports.document import RULE, WIDTH, above_table, document, paragraph
from screening_app.reports.tagged import MarkedTable

_SOFT = HexColor("#eef3f4")
_LISTS: Mapping[str, str] = {
    "acute": "Vid fara nu",
    "child": "När ett barn berörs",
    "honour": "Vid hedersrelaterat våld",
    "pregnancy": "Vid graviditet",
    "no": "Om svaret är nej",
    "earlier": "Vid tidigare våld",
    "ongoing": "Vid pågående våld",
    "has-used-violence": "När personen har använt våld",
    "declined": "När personen inte vill svara",
    "unclear": "När svaret är oklart",
    "not-asked": "När frågan inte kunde ställas",
}
_OCCASIONS: Mapping[Occasion, str] = {
    Occasion.FIRST: "första gången",
    Occasion.LATER: "senare",
    Occasion.AFTER_BIRTH: "efter förlossningen",
}
_NOT_CURRENT: Mapping[Validity, str] = {
    Validity.NOT_DECIDED: "Rutinen är inte beslutad.",
    Validity.EXPIRED: "Rutinen har gått ut.",
    Validity.FOLLOW_UP_DUE: "Rutinen skulle ha följts upp.",
}


def routine_pdf(
    routine: Routine, cards: Mapping[str, ContactCard], *, unit_name: str, state: Standing, is_draft: bool = False
) -> bytes:
    """Return the whole routine as PDF. A draft, and one that is not current, says so on its first page and in the foot.

    The first page stands by itself: title, the steps at danger here and now, the local numbers.
    """
    named = [cards[name] for name in named_contacts(routine) if name in cards]
    warning = "Utkast. Får inte användas." if is_draft else _NOT_CURRENT.get(state.validity, "")
    foot = warning or _foot(routine, state)

    def story() -> list[Flowable]:
        return [
            *_front(routine, cards, warning),
            *_local(card for card in named if card.local),
            # With a warning above them the numbers may not fit; then they must not stand alone on a page.
            *([] if warning else [PageBreak()]),
            *(flowable for name in STEP_LISTS[1:] for flowable in _steps(name, routine.steps.get(name, ()), cards)),
            *_points(routine),
            *_numbers("Alla kontakter", named),
        ]

    return document(story, unit_name=unit_name, foot=foot)


def _front(routine: Routine, cards: Mapping[str, ContactCard], warning: str) -> Iterator[Flowable]:
    yield paragraph(routine.title, "title")
    for line in _header(routine):
        yield paragraph(line, "quiet")
    if warning:
        yield Spacer(0, 3 * mm)
        yield _boxed([paragraph(warning, "strong")])
    yield from _steps("acute", routine.acute, cards)


def _header(routine: Routine) -> Iterator[str]:
    whose = [("Gäller", routine.unit), ("Ansvarig", routine.responsible)]
    dates = [
        (f"Beslutad av {routine.decided_by}", routine.decided_on),
        ("Uppföljd", routine.followed_up_on),
        ("Gäller\u00a0till\u00a0och\u00a0med", routine.valid_to),
    ]
    for line in (
        " · ".join(f"{word}: {value}" for word, value in whose if value),
        " · ".join(f"{word}\u00a0{day.isoformat()}" for word, day in dates if isinstance(day, date)),
        _again(routine.asked_again),
    ):
        if line:
            yield line


def _again(asked: Sequence[NextOccasion]) -> str:
    said = (f"{_OCCASIONS[each.occasion]} (efter ungefär {each.weeks} veckor)" for each in asked)
    return f"Alla får frågan igen: {', '.join(said)}" if asked else ""


def _foot(routine: Routine, state: Standing) -> str:
    if state.last_day is None:
        return routine.title
    return f"Aktuell till och med {state.last_day.isoformat()}"


def _steps(name: str, steps: Sequence[Step], cards: Mapping[str, ContactCard]) -> Iterator[Flowable]:
    if not steps:
        return
    heading = paragraph(_LISTS.get(name, name), "heading")
    blocks = [list(_step(number, step, cards)) for number, step in enumerate(steps, 1)]
    yield KeepTogether([heading, *blocks[0]])
    for block in blocks[1:]:
        yield KeepTogether(block)


def _step(number: int, step: Step, cards: Mapping[str, ContactCard]) -> Iterator[Flowable]:
    urgent = " (genast)" if step.urgent else ""
    yield paragraph(f"{number}. {step.text}{urgent}", "strong")
    if step.detail:
        yield paragraph(step.detail, "under")
    numbers = "; ".join(_number(cards[name]) for name in step.contacts if name in cards)
    if numbers:
        yield paragraph(numbers, "under")
    if step.law:
        yield paragraph(step.law, "under-quiet")


def _points(routine: Routine) -> Iterator[Flowable]:
    points = [point for point in routine.points if point.text.strip()]
    if points:
        yield paragraph("Rutinens punkter", "part")
    for point in points:
        number = POINT_KEYS.index(point.key) + 1
        pieces = [piece.strip() for piece in point.text.split("\n") if piece.strip()]
        yield KeepTogether([paragraph(f"{number}. {point.heading}", "heading"), paragraph(pieces[0])])
        yield from (paragraph(piece) for piece in pieces[1:])


def _numbers(heading: str, cards: Iterable[ContactCard]) -> Iterator[Flowable]:
    rows = [[paragraph(card.name, "strong"), paragraph(_told(card), "strong"), _about(card)] for card in cards]
    if rows:
        yield from above_table(heading)
        yield _table(rows, (0.36, 0.22, 0.42))


def _local(cards: Iterable[ContactCard]) -> Iterator[Flowable]:
    """Return whom to ring, on one line each: they have to stand on the first page."""
    rows = [
        [
            paragraph(card.name),
            paragraph(_told(card), "strong"),
            paragraph(card.hours or "", "quiet"),
        ]
        for card in cards
    ]
    if rows:
        yield KeepTogether([paragraph("Ring", "heading"), _table(rows, (0.4, 0.22, 0.38), room=1)])


def _table(rows: Sequence[list[Paragraph]], shares: tuple[float, ...], room: float = 3) -> Flowable:
    table = MarkedTable(rows, colWidths=[WIDTH * share for share in shares])
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), room),
                ("BOTTOMPADDING", (0, 0), (-1, -1), room),
            ]
        )
    )
    return table


def _about(card: ContactCard) -> Paragraph:
    checked = f"kontrollerat {card.verified_on.isoformat()}" if card.verified_on else "inte kontrollerat"
    parts = [card.audience, card.hours if card.numbers else None, card.languages, checked if card.numbers else None]
    return paragraph(" · ".join(part for part in parts if part), "quiet")


def _number(card: ContactCard) -> str:
    return f"{card.name}: {_told(card)}"


def _told(card: ContactCard) -> str:
    return _joined(card) or "fylls i av enheten"


def _joined(card: ContactCard) -> str:
    """Return the numbers; several that nobody has verified are said to be one or the other."""
    # A number never breaks in the middle.
    numbers = [number.replace(" ", "\u00a0") for number in card.numbers]
    return (", " if card.verified_on is not None else " eller ").join(numbers)


def _boxed(inside: list[Flowable]) -> Flowable:
    box = MarkedTable([[inside]], colWidths=[WIDTH])
    box.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, -1), _SOFT), ("BOX", (0, 0), (-1, -1), 0.6, RULE)]))
    return box
