# SPDX-License-Identifier: EUPL-1.2
"""Editions built by hand for tests of what leaves the program: both methods, hidden and missing cells, odd names."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace

from screening_app.core.figures.sheets import Category, CountingUnit, Dimension, Edition, Rate, Share, Sheet, Text
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable, Publication, Rule, TableCell

ROUNDED = Rule("rounding", 5, 8)
HIDING = Rule("hiding", 5)
OUTCOMES = {"no": "Nej", "earlier": "Tidigare utsatthet", "ongoing": "Pågående utsatthet, eller okänd tidpunkt"}
TYPES = {
    "any": "Minst en typ",
    "close-relation": "Våld i nära relation",
    "honour": "Hedersrelaterat våld och förtryck",
    "sexual": "Sexuellt våld oberoende av relation",
    "exploitation": "Prostitution och sexuell exploatering",
    "trafficking": "Människohandel för sexuella ändamål",
}
SEXES = {TOTAL: "Alla", "female": "Kvinna", "male": "Man", "other": "Annat eller inte noterat"}
AGES = {TOTAL: "Alla åldrar", "0-17": "0–17 år", "18-24": "18–24 år", "25-44": "25–44 år", "45-": "45 år och äldre"}
ODD = ('=cmd|"/c calc"!A1', "+46 8", "@SUM(A1)", "-rad", '"Citat" och «gåsögon»', "Åsö; norra, södra", "DATA=1;", "A#B")
LONG = "Enheten för ekonomiskt bistånd, boendestöd, anhörigstöd och uppsökande verksamhet i Norra Hisingen och Öckerö"
COUNTED: dict[str, Text] = {
    "persons": {"sv": "Personer. Den som haft flera kontakter räknas en gång, med det allvarligaste utfallet."},
    "contacts": {"sv": "Kontakter, inte personer. En person kan ha flera kontakter under året."},
    "routines": {"sv": "Enheter med en aktuell skriftlig rutin. Här räknas inga personer och talen är exakta."},
}


def dimension(code: str, title: str, words: dict[str, str]) -> Dimension:
    """Return a dimension with Swedish words."""
    return Dimension(code, {"sv": title}, tuple(Category(one, {"sv": word}) for one, word in words.items()))


def units(names: Sequence[str]) -> Dimension:
    """Return units of these names, the sum of all first."""
    return dimension("unit", "Enhet", {TOTAL: "Alla enheter"} | {f"u{at:03}": name for at, name in enumerate(names)})


def sheet(
    name: str,
    title: str,
    dimensions: Sequence[Dimension],
    *,
    counted: CountingUnit = "persons",
    hidden: float = 0.0,
    impossible: Sequence[Codes] = (),
    seed: int = 1,
) -> Sheet:
    """Return a sheet whose margins are the sums of its cells; a part of the cells hidden, one missing."""
    dice = random.Random(seed)
    places = [[one.code for one in each.categories] for each in dimensions]
    inner = {
        codes: dice.choice((0, 0, 5, 6, 9, 12, 30, 1234 if len(codes) == 1 else 41))
        for codes in itertools.product(*([code for code in each if code != TOTAL] for each in places))
    }
    sums = dict.fromkeys(itertools.product(*places), 0)
    for codes, count in inner.items():
        for over in itertools.product(*({code, TOTAL} & set(each) for code, each in zip(codes, places, strict=True))):
            sums[over] += count
    cells = []
    for at, (codes, count) in enumerate(sums.items()):
        if codes in impossible:
            continue
        gone = hidden and TOTAL not in codes and dice.random() < hidden
        status = "suppressed" if gone else "missing" if hidden and at == len(sums) - 1 else "shown"
        cells.append(TableCell(codes, count if status == "shown" else 0, status))
    table = ProtectedTable(name, tuple(one.code for one in dimensions), tuple(cells))
    definitions = ({"sv": "Utfallet är det som personen har berättat. Det är ingen bedömning av risk."},)
    return Sheet(name, {"sv": title}, counted, COUNTED[counted], definitions, tuple(dimensions), table)


def with_shares(of: Sheet, title: str, part: str) -> Sheet:
    """Add the share of one category of the last dimension among its sum, where both are shown."""
    shown = {cell.dimensions: cell.count for cell in of.table.cells if cell.status == "shown"}
    shares = []
    for codes, count in shown.items():
        among = (*codes[:-1], TOTAL)
        if codes[-1] == part:
            whole = shown.get(among, 0)
            shares.append(Share({"sv": title}, codes, among, 100 * count // whole if whole >= 20 else None, 95))
    return replace(of, shares=tuple(shares))


def with_year_before(of: Sheet) -> Sheet:
    """Add the same cells a year ago, but for one."""
    shown = [cell for cell in of.table.cells if cell.status == "shown"]
    return replace(of, year_before={cell.dimensions: max(0, cell.count - 6) for cell in shown[1:]})


def edition(sheets: Sequence[Sheet], rule: Rule = ROUNDED, **changes: object) -> Edition:
    """Return an edition of 2026 that holds these sheets."""
    counted = dict.fromkeys(one.counting_unit for one in sheets if one.counting_unit != "routines")
    publications = tuple(
        Publication(
            tuple(one.table for one in sheets if one.counting_unit == unit),
            rule,
            merged={"unit": {"Övriga": ("u8", "u9")}},
            period="2026",
            cut_off="2026-12-31",
            counted=unit,
        )
        for unit in counted
    )
    made = Edition(2026, "Norrköpings kommun", "2026.1", 1, "2026-12-31", "", rule, publications, tuple(sheets))
    return replace(made, **changes)  # type: ignore[arg-type]


def ordinary(rule: Rule = ROUNDED) -> Edition:
    """Return an edition like a municipality's: ten sheets, among them an empty, an exact and a wide one."""
    hidden = 0.2 if rule.method == "hiding" else 0.0
    many = [*ODD, LONG, "Mottagning Söder", "Söder", "Söder"]
    answers = {TOTAL: "Samtliga", **OUTCOMES, "declined": "Ville inte svara", "not-asked": "Inte tillfrågade"}
    asked = dimension("outcome", "Utfall", {TOTAL: "Samtliga", "asked": "Tillfrågade", "declined": "Ville inte svara"})
    outcome = dimension("outcome", "Utfall", answers)
    kinds, sex, age = (
        dimension("type", "Våldstyp", TYPES),
        dimension("sex", "Kön", SEXES),
        dimension("age", "Ålder", AGES),
    )
    yes = dimension("outcome", "Utfall", {"yes": "Har berättat om våld", "ongoing": "Pågående utsatthet"})
    role = dimension("role", "Vem det gäller", {"adult": "Utsatt vuxen", "child": "Utsatt barn"})
    kolada = sheet("kolada-1", "Kolada 1: aktualiserade på grund av våld", [units(many)], hidden=hidden)
    missing = Sheet(
        "kolada-3",
        {"sv": "Kolada 3: insats avslutad för att målet nåddes"},
        "persons",
        COUNTED["persons"],
        ({"sv": "Uppgift saknas: programmet följer inte insatsen efter överlämningen."},),
        (),
        ProtectedTable("kolada-3", (), (TableCell((), 0, "missing"),)),
    )
    return edition(
        [
            with_shares(
                sheet("asked", "Tillfrågade", [units(many), asked], counted="contacts", hidden=hidden),
                "Andel tillfrågade",
                "asked",
            ),
            with_year_before(sheet("outcomes", "Utfall", [outcome], hidden=hidden)),
            with_year_before(sheet("units", "Utfall efter enhet", [units(many), outcome], hidden=hidden)),
            sheet("types", "Våldstyp och utfall", [units(many[-4:]), kinds, yes], hidden=hidden),
            sheet("detail", "Våldstyp, kön, ålder och utfall", [kinds, sex, age, yes], hidden=hidden),
            sheet("pregnant", "Enheter där något inte kan förekomma", [sex, age], impossible=[("male", "0-17")]),
            replace(kolada, rates=(Rate((TOTAL,), 10_000, 114_300, 12),)),
            missing,
            sheet("oj-routines", "Aktuella skriftliga rutiner", [role, kinds], counted="routines"),
        ],
        rule,
    )


def county(number: int = 300) -> Edition:
    """Return an edition with so many units."""
    kinds = dimension("type", "Våldstyp", dict(list(TYPES.items())[1:]))
    answers = dimension("outcome", "Utfall", {TOTAL: "Samtliga", **OUTCOMES})
    return edition(
        [sheet("types", "Våldstyp och utfall", [units([f"Enhet {n}" for n in range(number)]), kinds, answers])]
    )
