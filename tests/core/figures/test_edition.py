# SPDX-License-Identifier: EUPL-1.2
"""A year's edition: every sheet adds up, nobody can be worked out of all of them together, and the same again."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from screening_app.core.figures.attack import attack
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.population import MERGED
from screening_app.core.figures.protection import Wish
from screening_app.core.figures.sheets import Edition, Sheet
from screening_app.core.figures.table import TOTAL, Codes, ProtectedTable
from screening_app.core.figures.unit_year import UnitYear
from screening_app.core.readiness import Interpreter, NotAskedReason
from screening_app.core.records import AgeBand, DataMode, Fact, FormOfViolence, Outcome, PersonFact, Sex, UnitKind
from years_made import Told, contacts_of, persons_of, plan_of, unit_year

ORGANISATION = Organisation("Sörby kommun", adults=8_000)
TYPES = ("close-relation", "honour", "sexual", "exploitation", "trafficking")


@functools.cache
def one_unit() -> Edition:
    return make_edition(
        plan_of(2026), [unit_year("Mottagningen", contacts_of(160, 3))], Wish(), organisation=ORGANISATION
    )


@functools.cache
def three_units() -> Edition:
    sizes = {"Norr": 60, "Söder": 40, "Väster": 6}
    years = [unit_year(name, contacts_of(size, at)) for at, (name, size) in enumerate(sizes.items())]
    return make_edition(plan_of(2026), years, Wish(), organisation=ORGANISATION)


@functools.cache
def maternity() -> Edition:
    kind, mode = UnitKind.MATERNITY, DataMode.TALLY
    years = [unit_year("BMM", contacts_of(150, 5, kind=kind), kind=kind, mode=mode)]
    return make_edition(plan_of(2026), years, Wish(), organisation=ORGANISATION)


@functools.cache
def small_maternity() -> Edition:
    kind, mode = UnitKind.MATERNITY, DataMode.TALLY
    years = [unit_year("BMM", contacts_of(60, 5, kind=kind), kind=kind, mode=mode)]
    return make_edition(plan_of(2026), years, Wish(), organisation=ORGANISATION)


EDITIONS = pytest.mark.parametrize("made", [one_unit, three_units, maternity])


def sheet(edition: Edition, name: str) -> Sheet:
    return next(one for one in edition.sheets if one.name == name)


def shown(table: ProtectedTable) -> dict[Codes, int]:
    return {cell.dimensions: cell.count for cell in table.cells if cell.status == "shown"}


def tables(edition: Edition) -> dict[str, ProtectedTable]:
    return {table.name: table for one in edition.publications for table in one.tables}


def parts(table: ProtectedTable, column: str, codes: tuple[str, ...], whole: str) -> None:
    """Check that the rows `codes` of a column make up `whole`, whatever stands in the other columns."""
    at, numbers = table.dimensions.index(column), shown(table)
    for place, number in numbers.items():
        if place[at] == whole:
            assert number == sum(numbers[(*place[:at], code, *place[at + 1 :])] for code in codes), place


@EDITIONS
def test_every_margin_is_the_sum_of_its_parts_and_no_number_is_small(
    made: functools._lru_cache_wrapper[Edition],
) -> None:
    edition, known = made(), tables(made())
    assert not any(0 < number < 5 for table in known.values() for number in shown(table).values())
    parts(known["outcomes"], "outcome", ("asked", "declined", "not-asked", "deferred"), TOTAL)
    parts(known["outcomes"], "outcome", ("asked", "declined"), "offered")
    parts(known["outcomes"], "outcome", ("no", "earlier", "ongoing", "has-used-violence", "unclear"), "asked")
    parts(known["types"], "outcome", ("earlier", "ongoing", "has-used-violence"), "yes")
    parts(known["people"], "age", ("0-17", "18-24", "25-44", "45-64", "65-", "unknown"), TOTAL)
    parts(known["roles"], "role", ("adult", "child", "uses-violence", "none"), TOTAL)
    for table in known.values():
        if "unit" in table.dimensions:
            units = {place[table.dimensions.index("unit")] for place in shown(table)} - {TOTAL}
            parts(table, "unit", tuple(units), TOTAL)
    assert edition.year == 2026


@pytest.mark.slow
@EDITIONS
def test_the_same_cell_has_one_number_in_every_table_of_a_counting_unit(
    made: functools._lru_cache_wrapper[Edition],
) -> None:
    for publication in made().publications:
        seen: dict[frozenset[tuple[str, str]], int] = {}
        for table in publication.tables:
            for place, number in shown(table).items():
                named = frozenset(pair for pair in zip(table.dimensions, place, strict=True) if pair[1] != TOTAL)
                assert seen.setdefault(named, number) == number


SLOW_EDITIONS = pytest.mark.parametrize(
    "made",
    [
        one_unit,
        # A stranger has no population to begin at: whole-number programs look for one.
        pytest.param(three_units, marks=pytest.mark.slow),
        pytest.param(small_maternity, marks=pytest.mark.slow),
    ],
)


@pytest.mark.slow
@SLOW_EDITIONS
def test_an_attack_on_everything_together_finds_nothing(made: functools._lru_cache_wrapper[Edition]) -> None:
    found = attack(made().publications)
    assert found.leaks == ()
    assert all(one.values >= 5 or one.low >= 5 for one in found.intervals)


@pytest.mark.slow
def test_types_have_no_total_and_a_person_with_three_of_them_counts_once_as_at_least_one() -> None:
    told = [Told(one, person(f"p{one}", types=TYPES[:3])) for one in range(30)]
    told += [Told(30 + one, person("", Outcome.NO)) for one in range(30)]
    edition = make_edition(plan_of(2026), [unit_year("A", told)], Wish(), organisation=ORGANISATION)
    numbers = shown(sheet(edition, "types").table)
    assert {place[0] for place in numbers} == {"any", *TYPES}
    assert [numbers[kind, "yes"] for kind in ("any", *TYPES)] == [30, 30, 30, 30, 0, 0]


def person(_name: str, outcome: Outcome = Outcome.ONGOING, *, types: tuple[str, ...] = ()) -> Fact:
    from screening_app.core.acting import Person, ViolenceType

    told = tuple(ViolenceType(one) for one in types)
    forms = (FormOfViolence.PHYSICAL,) if told else ()
    role = Person.ADULT if told else None
    return Fact(2026, 3, outcome, None, Interpreter.NOT_NEEDED, 1, told, forms, role, AgeBand.FROM_25, Sex.FEMALE)


@pytest.mark.slow
def test_five_answers_of_one_person_are_one_person_and_five_contacts() -> None:
    told = [Told(one, person("", Outcome.NO)) for one in range(40)] + [Told(40, person("")) for _ in range(5)]
    assert persons_of(told)[PersonFact(2026, Outcome.ONGOING, age=AgeBand.FROM_25, sex=Sex.FEMALE)] == 1
    edition = make_edition(plan_of(2026), [unit_year("A", told)], Wish(), organisation=ORGANISATION)
    assert shown(sheet(edition, "outcomes").table)[(TOTAL,)] == 41
    assert abs(shown(sheet(edition, "asked").table)[(TOTAL,)] - 45) <= 4
    assert sheet(edition, "outcomes").counting_unit == "persons"
    assert sheet(edition, "asked").counting_unit == "contacts"


def test_small_units_are_merged_the_others_exact_and_a_later_edition_merges_the_same() -> None:
    edition = three_units()
    whole = shown(tables(edition)["outcomes"])
    assert {place[0] for place in whole} == {TOTAL, "norr", MERGED}
    assert (whole[TOTAL, TOTAL], whole["norr", TOTAL], whole[MERGED, TOTAL]) == (106, 60, 46)
    assert all(one.merged["unit"][MERGED] == ("söder", "väster") for one in edition.publications)
    grown = [unit_year(name, contacts_of(60, at)) for at, name in enumerate(("Norr", "Söder", "Väster"))]
    grown = [replace(one, cut_off="2027-03-01") for one in grown]
    from screening_app.core.figures.counting import counted

    assert counted(grown, 10, edition.publications).row_of["söder"] == MERGED
    assert counted(grown, 10).row_of["söder"] == "söder"


@pytest.mark.slow
def test_no_cell_shows_more_persons_than_contacts() -> None:
    # In the small ones, rounding contacts by themselves would show fewer of them than of persons.
    small = [contacts_of(14, seed, more=0.05) for seed in (2, 6, 8)]
    few = [make_edition(plan_of(2026), [unit_year("A", told)], Wish(), organisation=ORGANISATION) for told in small]
    for edition in (one_unit(), three_units(), *few):
        persons, contacts = shown(tables(edition)["outcomes"]), shown(tables(edition)["asked"])
        assert all(number >= persons[place] for place, number in contacts.items())


@pytest.mark.slow
def test_a_group_in_which_all_told_of_violence_is_not_certain_to_be_all() -> None:
    told = [Told(one, person("", types=TYPES[:1])) for one in range(12)]
    edition = make_edition(plan_of(2026), [unit_year("A", told)], Wish(), organisation=ORGANISATION)
    found = attack(edition.publications)
    others = [one for one in found.intervals if one.place[2] == ("no",) and one.place[1] == "outcomes"]
    assert [one.high >= 4 for one in others] == [True]


@pytest.mark.slow
def test_shares_are_whole_per_cent_of_shown_numbers_rounded_down_and_left_out_where_too_few() -> None:
    for edition in (one_unit(), maternity()):
        for one in edition.sheets:
            numbers = shown(one.table)
            for share in one.shares:
                whole, part = numbers[share.among], numbers[share.of]
                if whole < 20 or (whole < 100 and part in {0, whole}):
                    assert share.percent is None
                else:
                    assert share.percent == 100 * part // whole
    (asked,) = sheet(maternity(), "maternity-asked").shares
    assert (asked.target, asked.of) == (95, ("offered",))


@pytest.mark.slow
def test_what_the_program_does_not_know_is_missing_with_the_reason_and_a_rate_needs_the_number_of_adults() -> None:
    third = sheet(one_unit(), "kolada-3")
    assert [cell.status for cell in third.table.cells] == ["missing"]
    assert "verksamhetssystemet" in third.definitions[-1]["sv"]
    first = sheet(one_unit(), "kolada-1")
    (rate,) = first.rates
    assert rate.rate == round(shown(first.table)[()] * 10_000 / 8_000)
    plain = make_edition(
        plan_of(2026), [unit_year("A", contacts_of(40, 3))], Wish(), organisation=Organisation("Sörby")
    )
    assert sheet(plain, "kolada-1").rates == ()


def test_maternity_care_counts_contacts_and_has_no_row_for_men() -> None:
    people = sheet(maternity(), "maternity-people")
    assert people.counting_unit == "contacts"
    assert [one.code for one in people.dimensions] == ["age"], "maternity care notes no sex"
    assert {code for code, *_ in shown(tables(maternity())["people"])} == {TOTAL, "female", "other"}
    assert not {"people", "detail"} & {one.name for one in maternity().sheets}
    assert not any(one.name.startswith(("kolada", "oj-support")) for one in maternity().sheets)
    assert not any(one.name.startswith("maternity") for one in one_unit().sheets)


@pytest.mark.slow
def test_every_row_and_column_has_words_in_both_languages() -> None:
    units = {"unit", "instrument"}
    for edition in (three_units(), maternity()):
        for one in edition.sheets:
            for dimension in one.dimensions:
                for category in dimension.categories if dimension.code not in units else ():
                    assert set(category.title) == {"sv", "en"}, (one.name, category)


@pytest.mark.slow
def test_change_is_shown_from_what_was_published_the_year_before() -> None:
    before = make_edition(
        plan_of(2025), [unit_year("A", contacts_of(50, 3, year=2025), year=2025)], Wish(), organisation=ORGANISATION
    )
    year = unit_year("A", contacts_of(60, 4))
    edition = make_edition(plan_of(2026), [year], Wish(), organisation=ORGANISATION, year_before=before)
    own, old = sheet(edition, "outcomes"), sheet(before, "outcomes")
    assert own.year_before == {codes: n for codes, n in shown(old.table).items() if codes != ("not-asked",)}
    assert sheet(edition, "reasons").year_before is None


@pytest.mark.slow
def test_not_asked_is_compared_again_once_both_years_have_the_deferred_apart() -> None:
    before = make_edition(plan_of(2026), [unit_year("A", contacts_of(50, 3))], Wish(), organisation=ORGANISATION)
    plan, year = replace(plan_of(2026), year=2027), unit_year("A", contacts_of(60, 4, year=2027), year=2027)
    edition = make_edition(plan, [year], Wish(), organisation=ORGANISATION, year_before=before)
    assert sheet(edition, "outcomes").year_before == shown(sheet(before, "outcomes").table)
    assert sheet(edition, "reasons").year_before is not None


@pytest.mark.slow
def test_a_rate_tells_nothing_beside_the_protected_count_that_it_is_of() -> None:
    """Years that differ by one exposed person, and are shown alike, have the very same rates."""
    rates: dict[int, set[tuple[int, float]]] = {}
    for exposed in range(1, 6):
        told = [Told(at, person("", Outcome.NO)) for at in range(40)]
        told += [Told(100 + at, person("", types=("honour",))) for at in range(exposed)]
        edition = make_edition(plan_of(2026), [unit_year("A", told)], Wish(), organisation=ORGANISATION)
        own = sheet(edition, "kolada-1")
        (rate,) = own.rates
        rates.setdefault(shown(own.table)[rate.of], set()).add((rate.adults, rate.rate))
    assert rates == {0: {(8_000, 0.0)}, 5: {(8_000, 6.2)}}


@pytest.mark.slow
def test_a_rate_is_never_of_a_hidden_number() -> None:
    told = [Told(at, person("", Outcome.NO)) for at in range(40)]
    told += [Told(100 + at, person("", types=("honour",))) for at in range(3)]
    edition = make_edition(plan_of(2026), [unit_year("A", told)], Wish("hiding", 5), organisation=ORGANISATION)
    own = sheet(edition, "kolada-1")
    assert [cell.status for cell in own.table.cells] == ["suppressed"]
    assert own.rates == ()


@pytest.mark.parametrize(("year", "not_asked", "deferred"), [(2025, 30, None), (2026, 20, 10)])
def test_the_deferred_are_a_row_of_their_own_from_2026_and_lower_the_share_asked(
    year: int, not_asked: int, deferred: int | None
) -> None:
    told = [Told(at, replace(person("", Outcome.NO), year=year)) for at in range(270)]
    put_off = Fact(year, 3, Outcome.NOT_ASKED, NotAskedReason.NO_TIME, None, 1, deferred=True)
    told += [Told(300 + at, replace(put_off, deferred=at < 10)) for at in range(30)]
    kind, mode = UnitKind.MATERNITY, DataMode.TALLY
    unit = unit_year("BMM", told, year=year, kind=kind, mode=mode)
    asked = sheet(make_edition(plan_of(year), [unit], Wish(), organisation=ORGANISATION), "maternity-asked")
    numbers = shown(asked.table)
    assert (numbers[(TOTAL,)], numbers[("offered",)]) == (300, 270)
    assert (numbers[("not-asked",)], numbers.get(("deferred",))) == (not_asked, deferred)
    assert [(one.percent, one.target) for one in asked.shares] == [(90, 95)]


@pytest.mark.slow
def test_a_person_whose_only_contact_is_deferred_is_deferred_among_persons_and_contacts() -> None:
    put_off = Fact(2026, 3, Outcome.NOT_ASKED, NotAskedReason.NO_TIME, None, 1, deferred=True)
    told = [Told(at, person("", Outcome.NO)) for at in range(40)]
    told += [Told(50 + at, put_off) for at in range(10)] + [Told(0, put_off)]
    edition = make_edition(plan_of(2026), [unit_year("A", told)], Wish(), organisation=ORGANISATION)
    persons, contacts = (shown(sheet(edition, name).table) for name in ("outcomes", "asked"))
    assert (persons[("deferred",)], persons[("not-asked",)], persons[(TOTAL,)]) == (10, 0, 50)
    assert persons[("deferred",)] <= contacts[("deferred",)] <= 15


@pytest.mark.slow
def test_the_same_input_in_any_order_gives_an_equal_edition() -> None:
    sizes = {"Norr": 60, "Söder": 40, "Väster": 6}
    years = [unit_year(name, contacts_of(size, at)) for at, (name, size) in enumerate(sizes.items())]
    turned: list[UnitYear] = [
        replace(one, facts=_turned(one.facts), persons=_turned(one.persons)) for one in reversed(years)
    ]
    assert make_edition(plan_of(2026), turned, Wish(), organisation=ORGANISATION) == three_units()


def _turned(counts: Mapping[Any, int]) -> dict[Any, int]:
    return dict(reversed(list(counts.items())))


@pytest.mark.slow
def test_an_organisation_of_both_modes_counts_contacts_only() -> None:
    case, tally = contacts_of(40, 1), contacts_of(40, 2)
    years = [unit_year("A", case), unit_year("B", tally, mode=DataMode.TALLY)]
    edition = make_edition(plan_of(2026), years, Wish(), organisation=ORGANISATION)
    assert "persons" not in {one.counted for one in edition.publications}
    assert shown(tables(edition)["outcomes"])[TOTAL, TOTAL] == len(case) + len(tally)


@pytest.mark.slow
def test_fewer_than_ten_in_all_are_shown_without_any_exact_total() -> None:
    edition = make_edition(plan_of(2026), [unit_year("A", contacts_of(4, 1))], Wish(), organisation=ORGANISATION)
    assert shown(sheet(edition, "outcomes").table)[(TOTAL,)] in {0, 5}
    assert edition.rule.exact is None


def test_a_year_that_is_not_the_plans_is_refused() -> None:
    with pytest.raises(ValueError, match="year"):
        make_edition(plan_of(2025), [unit_year("A", contacts_of(20, 1))], Wish(), organisation=ORGANISATION)
