# SPDX-License-Identifier: EUPL-1.2
"""What every format of an edition says alike: the marks, the words for codes, the rule in plain Swedish, a fingerprint.

All formats take their numbers from `values` and their words from here, so that none can say something of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from screening_app.core.figures.sheets import Dimension, Edition, Sheet, Text
from screening_app.core.figures.table import TOTAL, Codes, Publication, Rule
from screening_app.reports.figures import as_text

HIDDEN: Final = ".."
CANNOT_OCCUR: Final = "."
NOT_KNOWN: Final = "..."
Value = int | str
"""A protected count, or one of the three marks."""

UNITS: Final[Mapping[str, str]] = {
    "contacts": "kontakter",
    "persons": "personer",
    "support": "erbjudanden om stöd",
    "steps": "steg",
    "occasions": "tillfällen",
    "conversations": "samtal",
    "routines": "rutiner",
}

REASONS: Final[Mapping[str, str]] = {
    "late-records": "kontakter har noterats i efterhand",
    "corrected": "fel har rättats",
    "other-plan": "färre eller andra tabeller",
    "other-adults": "ett annat antal vuxna",
}
"""Why there is another edition."""

#: What ISO 8859-1 lacks and Swedish texts hold; what is neither here nor there is taken apart or becomes "?".
_LATIN: Final = str.maketrans(
    {
        "–": "-",
        "—": "-",
        "−": "-",
        "‑": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "…": "...",
        "€": "EUR",
        "•": "-",
        "œ": "oe",
        "Œ": "OE",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "ı": "i",
        "\u202f": "\u00a0",
        "\u2009": " ",
    }
)


def swedish(text: Text) -> str:
    """Return the Swedish of a text; there always is one."""
    return text["sv"]


def latin(text: str) -> str:
    """Return a text in ISO 8859-1: dashes and curly quotes become plain, other letters lose their accents."""
    import unicodedata

    made = []
    for sign in text.translate(_LATIN):
        if ord(sign) < 256:
            made.append(sign)
            continue
        plain = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
        made.append(plain if plain and all(ord(part) < 256 for part in plain) else "?")
    return "".join(made)


def unique(words: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return a word for each code, no two alike in any format: a word that comes twice gets its code behind it.

    Takes pairs of code and word. Where not even that tells them apart, a number does.
    """
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for code, plain in words:
        word = " ".join(plain.split()) or code
        tries = [word, f"{word} ({code})", *(f"{word} ({code}) {number}" for number in range(2, len(words) + 2))]
        found = next(one for one in tries if _folded(one) not in taken)
        taken.add(_folded(found))
        chosen[code] = found
    return chosen


def _folded(word: str) -> str:
    return as_text(latin(word)).casefold().replace('"', "'")


def names(dimension: Dimension) -> dict[str, str]:
    """Return the Swedish word for each code of a dimension; no two are alike, and none but the margin's is TOTAL."""
    pairs = [(one.code, swedish(one.title)) for one in dimension.categories]
    taken = [("", TOTAL)] if all(word != TOTAL for code, word in pairs if code == TOTAL) else []
    # The margin's word is settled first, so that a unit of the same name is what gives way.
    ordered = sorted(pairs, key=lambda pair: pair[0] != TOTAL)
    return {code: word for code, word in unique([*taken, *ordered]).items() if code}


def headings(sheet: Sheet) -> tuple[str, ...]:
    """Return the word for each dimension of a sheet, no two alike."""
    chosen = unique([(one.code, swedish(one.title)) for one in sheet.dimensions])
    return tuple(chosen[one.code] for one in sheet.dimensions)


def values(sheet: Sheet) -> dict[Codes, Value]:
    """Return what a reader is shown in each cell that can occur."""
    marks = {"suppressed": HIDDEN, "missing": NOT_KNOWN}
    return {cell.dimensions: cell.count if cell.status == "shown" else marks[cell.status] for cell in sheet.table.cells}


def publication_of(edition: Edition, sheet: Sheet) -> Publication | None:
    """Return what protected the sheet's numbers; None where they are no counts of people."""
    return next((one for one in edition.publications if one.counted == sheet.counting_unit), None)


def rule_of(edition: Edition, sheet: Sheet) -> Rule | None:
    """Return the rule of a sheet's numbers; None where they are exact because nobody is counted."""
    if sheet.counting_unit == "routines":
        return None
    found = publication_of(edition, sheet)
    return edition.rule if found is None else found.rule


def rules_in_words(edition: Edition) -> tuple[str, ...]:
    """Return the rule in plain Swedish, in sentences that suit a footnote."""
    return rule_in_words(strictest(edition), merged=any(one.merged for one in edition.publications))


def rule_in_words(rule: Rule, *, merged: bool) -> tuple[str, ...]:
    """Return how numbers were protected, and what a reader may believe."""
    last = rule.threshold - 1
    small = ("Små enheter redovisas tillsammans som Övriga.",) if merged else ()
    if rule.method == "hiding":
        return (
            "Talen är skyddade. Varje tal som visas är exakt.",
            *small,
            f"Två punkter ({HIDDEN}) betyder att talet är dolt. Antal mellan 1 och {last} är dolda, och andra antal är "
            "dolda för att de små inte ska gå att räkna fram. Ett dolt tal är inte noll och saknas inte.",
            "Summera inte rader där något är dolt.",
        )
    drawn, followed = ("", "de närmaste större antalen har justerats")
    if rule.for_adding:
        drawn, followed = (" genom lottning, så att de är rätt i genomsnitt", "större antal har följt med")
    small_numbers = (
        f"Inget antal mellan 1 och {last} visas: små antal har blivit 0 eller {rule.threshold}{drawn}, och {followed} "
        "så att summorna stämmer."
    )
    if rule.typical_error:
        how_far = f", i två fall av tre med mindre än {rule.typical_error}: avvikelserna är slumpvisa och jämnar ut sig"
        if not rule.for_adding:
            how_far = ". Alla enheters tal är inte gjorda för att läggas ihop: det ovanligas summa dras åt ett håll"
        return (
            "Talen är summor av enheternas skyddade tal. Inget är tillagt.",
            *small,
            small_numbers,
            f"Ett tal för alla enheter avviker med högst {rule.largest_error}{how_far}. En nolla "
            "är inget löfte om att ingen finns.",
            "Samma år har samma tal i alla tabeller och filer.",
        )
    adding = (
        "Talen är gjorda för att läggas ihop med andra enheters: då jämnar avvikelserna ut sig. Var för sig avviker de "
        "mer än tal som inte är gjorda för det.",
    )
    nothing = f"0 till {last}" if rule.inner_exact else f"0 till {max(last, rule.largest_error)}"
    return (
        "Talen är skyddade.",
        *small,
        small_numbers,
        *(adding if rule.for_adding else ()),
        f"En nolla betyder {nothing}. Övriga tal kan avvika med högst {rule.largest_error}, oftast med mindre.",
        "Samma år har samma tal i alla tabeller och filer.",
    )


def marks_in_words() -> tuple[str, ...]:
    """Return what the three marks mean."""
    return (
        f"{HIDDEN} dolt för att skydda en person, varken noll eller saknat",
        f"{NOT_KNOWN} uppgift saknas",
        f"{CANNOT_OCCUR} kan inte förekomma",
    )


def strictest(edition: Edition) -> Rule:
    """Return the rule that promises least of all that are in the edition."""
    rules = [one.rule for one in edition.publications] or [edition.rule]
    return max(rules, key=lambda rule: (rule.threshold, rule.largest_error))


def counts_people(edition: Edition) -> bool:
    """Whether any sheet holds numbers that needed protection."""
    return any(rule_of(edition, sheet) is not None for sheet in edition.sheets)


def units_in_words(edition: Edition) -> tuple[str, ...]:
    """Return whose counts were put together, and whose are not there though they were expected; none of one unit."""
    if not edition.is_regional:
        return ()
    told = f"{len(edition.units)} enheter ingår: {', '.join(edition.unit_names)}."
    if not edition.missing:
        return (told,)
    return told, f"Ofullständig: {len(edition.missing)} väntade enheter saknas: {', '.join(edition.missing)}."


def period_in_words(edition: Edition) -> str:
    """Return the days that contacts are counted of."""
    return f"{edition.year}-01-01 till {last_day(edition)}"


def last_day(edition: Edition) -> str:
    """Return the last day that a contact is counted of: the year's last, or the day of counting where that is before.

    What was noted after the year's end still belongs to the year.
    """
    return min(edition.cut_off or f"{edition.year}-12-31", f"{edition.year}-12-31")


def fingerprint(sheets: Sequence[Sheet]) -> str:
    """Return SHA-256 over the protected cells of these sheets: the same in every format, whatever its bytes are."""
    held = [
        [sheet.name, [one.code for one in sheet.dimensions], sorted([*codes, v] for codes, v in _plain(sheet))]
        for sheet in sheets
    ]
    return hashlib.sha256(json.dumps(held, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def _plain(sheet: Sheet) -> list[tuple[Codes, str]]:
    return [(codes, str(value)) for codes, value in values(sheet).items()]


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading with what stands under it."""

    heading: str
    lines: tuple[str, ...]


def about(edition: Edition, guarantees: Sequence[str], program_version: str) -> tuple[Passage, ...]:
    """Return what a reader must know of an edition before the tables; the same in every format that has room for it."""
    why = REASONS.get(edition.reason, edition.reason)
    version = f"Utgåva {edition.number} av {edition.year}" + (f": {why}" if why else "")
    noted = f" Noterat till och med {edition.cut_off}." if edition.cut_off else ""
    counted = {f"{_capital(UNITS[sheet.counting_unit])}": swedish(sheet.counted) for sheet in edition.sheets}
    rule = rules_in_words(edition) if counts_people(edition) else ()
    return (
        *((Passage("Enheter", units_in_words(edition)),) if edition.is_regional else ()),
        Passage("Regeln", rule or ("Inga personer räknas här, och talen är exakta.",)),
        Passage("Garantin", tuple(guarantees)),
        Passage("Tecken", marks_in_words()),
        Passage("Vad som räknas", tuple(dict.fromkeys(counted.values()))),
        Passage(
            "Period och plan",
            (
                f"{edition.unit}.",
                f"Period: {period_in_words(edition)}.{noted}",
                f"{version}. Plan {edition.plan}.",
                f"Program: Rutinstöd {program_version}.",
                f"Talens kontrollsumma (SHA-256): {fingerprint(edition.sheets)}",
            ),
        ),
    )


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
