# SPDX-License-Identifier: EUPL-1.2
"""The practice years are believable: they add up, use every axis, and the later edition only adds."""

from __future__ import annotations

from collections import Counter

from practice_years import PRACTICE_YEARS, practice_years
from screening_app.core.acting import ViolenceType
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import YES, DataMode, Outcome, Sex, UnitKind

FIRST, LATE = practice_years(), practice_years(late=True)


def test_the_same_seed_gives_the_same_years_and_another_gives_others():
    assert practice_years() == FIRST
    assert practice_years(2) != FIRST


def test_one_unit_closes_and_another_is_new():
    units = [{each.unit for each in FIRST if each.year == year} for year in PRACTICE_YEARS]
    assert units[0] == units[1]
    assert units[1] - units[2] == {"Ungdomsenheten"}
    assert units[2] - units[1] == {"Stödenheten"}


def test_persons_are_at_most_contacts_and_only_case_mode_has_them():
    for each in FIRST:
        persons, contacts = sum(each.persons.values()), sum(each.facts.values())
        assert sum(each.occasions.values()) == contacts
        assert (0 < persons <= contacts) if each.mode is DataMode.CASE else persons == 0
    assert any(0 < sum(each.persons.values()) < 10 for each in FIRST)


def test_every_axis_is_used():
    facts = [fact for each in FIRST for fact in each.facts]
    assert {fact.outcome for fact in facts} == set(Outcome)
    assert {fact.reason for fact in facts} == {None, *NotAskedReason}
    assert {kind for fact in facts for kind in fact.types} == set(ViolenceType)
    assert any(len(fact.types) > 1 for fact in facts)
    assert any(fact.outcome in YES and not fact.types for fact in facts)
    assert any(fact.deferred for fact in facts)
    assert {fact.sex for fact in facts} == set(Sex)
    clinic = [fact for each in FIRST if each.kind is UnitKind.MATERNITY for fact in each.facts]
    assert {fact.sex for fact in clinic} == {Sex.UNKNOWN}


def test_the_later_edition_only_adds_contacts_and_moves_a_person_of_the_first():
    for first, late in zip(FIRST, LATE, strict=True):
        assert (first.unit, first.year) == (late.unit, late.year)
        assert first.cut_off < late.cut_off
        assert Counter(late.facts) > Counter(first.facts)
        assert 0 <= sum(late.persons.values()) - sum(first.persons.values()) <= 3
