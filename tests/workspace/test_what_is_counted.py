# SPDX-License-Identifier: EUPL-1.2
"""Types, forms, age, sex and persons in the counts, and that they stay right whatever happens to the records."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from screening_app.core.acting import Person, ViolenceType
from screening_app.core.forms.definition import Coding
from screening_app.core.outcomes import graver
from screening_app.core.readiness import Interpreter, NotAskedReason
from screening_app.core.records import (
    AgeBand,
    CorrectionReason,
    DataMode,
    Fact,
    FormOfViolence,
    Outcome,
    PersonFact,
    Role,
    Sex,
    Stage,
    UnitKind,
)
from screening_app.core.retention import Purge, RetentionRules
from screening_app.errors import CannotNow, Code
from screening_app.workspace import Surroundings, Workspace, unlock
from talk import READY, answer_all, begin, hold

YEAR = 2026
SOON = date(2026, 12, 1)
ADULT = {"types": (ViolenceType.CLOSE_RELATION,), "forms": (FormOfViolence.PHYSICAL,), "person": Person.ADULT}


def postponed(unit: Workspace, case: str | None, due: date | None, key: str | None = None) -> None:
    key = key or unit.conversations.open_contact(case).conversation.id
    unit.conversations.postpone(key, NotAskedReason.NO_TIME, due)


def told(unit: Workspace, case: str | None, exposure: str, kinds: tuple[str, ...]) -> str:
    """Hold a conversation in which these types of violence are told of, if it asks; returns its id."""
    view = begin(unit, case)
    held, key = unit.conversations, view.conversation.id
    while view.conversation.stage is Stage.ASK and view.question is not None:
        item = view.question.item
        if "violence-type" not in {code.code for code in item.codes}:
            view = one_answer(unit, view, exposure)
            continue
        by_code = {o.value.code: o.value for o in item.options if isinstance(o.value, Coding)}
        chosen = [by_code[kind] for kind in kinds]
        view = held.answer(key, item.link_id, chosen, advance=True) if chosen else held.next_question(key)
    held.seal(key, accept_gaps=True)
    return key


def one_answer(unit: Workspace, view, exposure: str):
    item = view.question.item
    codes = {o.value.code: o.value for o in item.options if isinstance(o.value, Coding)}
    concepts = {code.code for code in item.codes}
    wanted = exposure if "exposure" in concepts else "yes" if "consent" in concepts else "no"
    chosen = codes.get(wanted, item.options[0].value)
    return unit.conversations.answer(view.conversation.id, item.link_id, [chosen], advance=True)


def persons(unit: Workspace) -> dict[PersonFact, int]:
    return dict(unit.unit_year(YEAR).persons)


def test_a_yes_counts_with_every_type_that_was_told_of_and_the_older_word_is_sexual_exploitation(case_unit):
    told(case_unit, "IFO 1", "ongoing", ("prostitution", "honour"))
    (fact,) = case_unit.unit_year(YEAR).facts
    assert fact.types == (ViolenceType.HONOUR, ViolenceType.EXPLOITATION)
    assert fact.person is Person.ADULT


@pytest.mark.parametrize(("exposure", "kinds"), [("ongoing", ()), ("ongoing", ("unsure",)), ("no", ("honour",))])
def test_unsure_blank_and_a_no_tell_of_no_type(unit, exposure, kinds):
    told(unit, None, exposure, kinds)
    assert [fact.types for fact in unit.unit_year(YEAR).facts] == [()]


def test_asked_not_asked_declined_and_deferred_add_up_to_contacts(unit):
    hold(unit)
    hold(unit, "earlier")
    postponed(unit, None, None)
    postponed(unit, None, SOON)
    view = begin(unit)
    unit.conversations.decline(view.conversation.id, view.question.path, advance=True)
    unit.conversations.seal(view.conversation.id, accept_gaps=True)
    ends = Counter()
    for fact, n in unit.unit_year(YEAR).facts.items():
        ends["deferred" if fact.deferred else fact.outcome] += n
    assert ends == {Outcome.NO: 1, Outcome.EARLIER: 1, Outcome.NOT_ASKED: 1, "deferred": 1, Outcome.DECLINED: 1}


def test_a_deferred_contact_that_is_put_off_for_good_is_not_asked_and_one_that_is_asked_counts_as_asked(unit):
    postponed(unit, None, SOON)
    again = unit.conversations.ask_again(unit.today().ask_again[0].id)
    postponed(unit, None, None, again.conversation.id)
    assert [(f.outcome, f.deferred) for f in unit.unit_year(YEAR).facts] == [(Outcome.NOT_ASKED, False)]


def test_age_and_sex_are_counted_and_the_next_attempt_knows_them(unit):
    key = unit.conversations.open_contact().conversation.id
    unit.conversations.note_age_and_sex(key, AgeBand.FROM_65, Sex.MALE)
    postponed(unit, None, SOON, key)
    again = unit.conversations.ask_again(unit.today().ask_again[0].id)
    assert (again.conversation.contact.age, again.conversation.contact.sex) == (AgeBand.FROM_65, Sex.MALE)
    assert [(f.age, f.sex) for f in unit.unit_year(YEAR).facts] == [(AgeBand.FROM_65, Sex.MALE)]


def test_maternity_care_is_not_asked_about_sex(open_unit):
    clinic = open_unit(DataMode.TALLY, UnitKind.MATERNITY)
    key = clinic.conversations.open_contact().conversation.id
    with pytest.raises(CannotNow) as error:
        clinic.conversations.note_age_and_sex(key, AgeBand.FROM_25, Sex.FEMALE)
    assert error.value.code is Code.ANSWER_REFUSED
    clinic.conversations.note_age_and_sex(key, AgeBand.FROM_25)


def test_five_conversations_of_one_case_are_one_person_with_the_gravest_answer(case_unit):
    for exposure in ("no", "ongoing", "no", "earlier", "no"):
        hold(case_unit, exposure, "IFO 7")
    assert sum(case_unit.unit_year(YEAR).facts.values()) == 5
    assert persons(case_unit) == {PersonFact(YEAR, Outcome.ONGOING, **ADULT): 1}


def test_tally_mode_counts_no_persons(unit):
    hold(unit, "ongoing")
    assert persons(unit) == {}


def test_a_correction_changes_no_count(case_unit):
    key = hold(case_unit, "ongoing", "IFO 7").conversation.id
    before = case_unit.unit_year(YEAR)
    case_unit.conversations.correct(key, CorrectionReason.ENTERED_WRONG, "Det var en annan relation.")
    assert case_unit.unit_year(YEAR) == before


def purge(unit: Workspace, keys: list[str]) -> None:
    """Purge just these, as two people do it."""
    kept, now = unit.store.retention, unit.now()
    kept.ask(Purge(0, "anna", now, RetentionRules(), len(keys)), keys)
    gone = [each for each in kept.conversations() if each.id in keys]
    kept.carry_out(kept.purges()[0].number, gone, "bo", now)


def test_after_a_purge_the_person_stays_and_a_later_contact_is_another(case_unit):
    first, second = (hold(case_unit, exposure, "IFO 7").conversation.id for exposure in ("ongoing", "no"))
    purge(case_unit, [first])
    grave = PersonFact(YEAR, Outcome.ONGOING, **ADULT)
    assert persons(case_unit) == {grave: 1}
    hold(case_unit, "earlier", "IFO 7")
    assert persons(case_unit) == {grave: 1, PersonFact(YEAR, Outcome.EARLIER, **ADULT): 1}
    purge(case_unit, [second])
    assert case_unit.verify() == ()


def test_a_purge_breaks_the_promise_and_the_contact_counts_as_not_asked(case_unit):
    postponed(case_unit, "IFO 7", SOON)
    (kept,) = case_unit.store.retention.conversations()
    purge(case_unit, [kept.id])
    assert [(f.outcome, f.deferred) for f in case_unit.unit_year(YEAR).facts] == [(Outcome.NOT_ASKED, False)]


def test_a_person_whose_only_contact_is_deferred_is_deferred_until_the_question_is_put_or_given_up(case_unit):
    waits = PersonFact(YEAR, Outcome.NOT_ASKED, deferred=True)
    postponed(case_unit, "IFO 7", SOON)
    assert persons(case_unit) == {waits: 1}
    postponed(case_unit, "IFO 7", None)
    assert persons(case_unit) == {waits: 1}
    again = case_unit.conversations.ask_again(case_unit.today().ask_again[0].id)
    postponed(case_unit, None, None, again.conversation.id)
    assert persons(case_unit) == {replace(waits, deferred=False): 1}
    postponed(case_unit, "IFO 8", SOON)
    hold(case_unit, "no", "IFO 8")
    assert persons(case_unit) == {replace(waits, deferred=False): 1, PersonFact(YEAR, Outcome.NO): 1}


def test_a_person_that_a_purge_lets_count_for_good_is_not_deferred(case_unit):
    postponed(case_unit, "IFO 7", None)
    postponed(case_unit, "IFO 7", SOON)
    gone = [each.id for each in case_unit.store.retention.conversations() if not each.counted_as.deferred]
    assert [person.deferred for person in persons(case_unit)] == [True]
    purge(case_unit, gone)
    assert persons(case_unit) == {PersonFact(YEAR, Outcome.NOT_ASKED): 1}
    postponed(case_unit, "IFO 8", SOON)
    purge(case_unit, [each.id for each in case_unit.store.retention.conversations()])
    assert persons(case_unit) == {PersonFact(YEAR, Outcome.NOT_ASKED): 2}
    assert case_unit.verify() == ()


def test_a_coordinator_reads_what_is_counted_without_the_records_key(case_unit, around: Surroundings):
    hold(case_unit, "ongoing", "IFO 7")
    case_unit.accounts.add("eva", frozenset({Role.COORDINATOR}), "fyra gula segel i hamn", typed_by_owner=True)
    counted, folder = case_unit.unit_year(YEAR), case_unit.folder
    case_unit.close()
    coordinator = unlock(folder, "eva", "fyra gula segel i hamn", around)
    try:
        assert coordinator.unit_year(YEAR) == counted
        assert counted.persons
    finally:
        coordinator.close()


def recounted(unit: Workspace) -> tuple[Counter[Fact], Counter[PersonFact]]:
    """Count anew from the records alone, in another way than the program does."""
    promised = {each.contact.id for each in unit.store.ask_agains()}
    contacts: dict[str, list] = {}
    for each in unit.store.retention.conversations():
        if each.is_sealed:
            contacts.setdefault(each.contact.id, []).append(each)
    facts: Counter[Fact] = Counter()
    cases: dict[str, list] = {}
    for key, attempts in contacts.items():
        last = max(attempts, key=lambda each: (each.contact.attempt, each.sealed_at, each.id))
        fact = last.counted_as
        waits = fact.outcome is Outcome.NOT_ASKED and key in promised
        facts[replace(fact, deferred=waits)] += 1
        cases.setdefault(last.contact.case_reference, []).append(replace(fact, deferred=waits))
    found: Counter[PersonFact] = Counter()
    for of_case in cases.values():
        gravest = max(of_case, key=lambda f: list(GRAVITY).index(f.outcome))
        waits = gravest.outcome is Outcome.NOT_ASKED and any(f.deferred for f in of_case)
        types = {kind for f in of_case for kind in f.types}
        forms = {form for f in of_case for form in f.forms}
        found[(gravest.outcome, frozenset(types), frozenset(forms), waits)] += 1
    return facts, found


GRAVITY = (
    Outcome.NOT_ASKED,
    Outcome.DECLINED,
    Outcome.UNCLEAR,
    Outcome.NO,
    Outcome.HAS_USED_VIOLENCE,
    Outcome.EARLIER,
    Outcome.ONGOING,
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_counts_are_those_of_the_records(case_unit, seed):
    chance = random.Random(seed)
    for _ in range(25):
        case = f"IFO {chance.randrange(4)}"
        waiting = case_unit.today().ask_again
        draw = chance.random()
        if draw < 0.25:
            postponed(case_unit, case, chance.choice([None, SOON]))
        elif draw < 0.5 and waiting:
            key = case_unit.conversations.ask_again(chance.choice(waiting).id).conversation.id
            if chance.random() < 0.4:
                postponed(case_unit, case, chance.choice([None, SOON]), key)
            else:
                case_unit.conversations.set_readiness(key, replace(READY, interpreter=Interpreter.BY_PHONE))
                age = chance.choice(list(AgeBand))
                case_unit.conversations.note_age_and_sex(key, age, chance.choice(list(Sex)))
                url = case_unit.content.forms_for(UnitKind.INTAKE)[0].url
                view = answer_all(case_unit, case_unit.conversations.begin(key, url), chance.choice(["no", "earlier"]))
                case_unit.conversations.seal(view.conversation.id)
                case_unit.conversations.finish(view.conversation.id)
        else:
            kinds = tuple(chance.sample(["close-relation", "honour", "sexual", "trafficking"], chance.randrange(3)))
            key = told(case_unit, case, chance.choice(["no", "earlier", "ongoing"]), kinds)
            if chance.random() < 0.4 and case_unit.conversations.get(key).next_occasion:
                case_unit.conversations.ask_next(key, SOON)
        facts, found = recounted(case_unit)
        year = case_unit.unit_year(YEAR)
        assert year.facts == facts
        people = Counter()
        for person, n in year.persons.items():
            people[(person.outcome, frozenset(person.types), frozenset(person.forms), person.deferred)] += n
        assert people == found
    assert case_unit.verify() == ()


def test_the_gravest_contact_keeps_what_was_told_at_any_time():
    before = Fact(YEAR, 1, Outcome.ONGOING, None, None, 1, types=(ViolenceType.SEXUAL,), age=AgeBand.FROM_18)
    now = Fact(YEAR, 1, Outcome.EARLIER, None, None, 2, types=(ViolenceType.HONOUR,), sex=Sex.OTHER)
    found = graver(before, now)
    assert (found.outcome, found.types) == (Outcome.ONGOING, (ViolenceType.HONOUR, ViolenceType.SEXUAL))
    assert (found.age, found.sex) == (AgeBand.FROM_18, Sex.OTHER)
