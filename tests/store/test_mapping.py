# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screening_app.core.acting import (
    ConcernReport,
    NoReport,
    Person,
    StepMark,
    StepState,
    Support,
    ViolenceType,
    Waiting,
    WhyNot,
)
from screening_app.core.readiness import Alone, Interpreter, NotAskedReason, Readiness
from screening_app.core.records import (
    AgeBand,
    AskAgain,
    AskAgainHow,
    Contact,
    Conversation,
    Fact,
    FormOfViolence,
    InstrumentRef,
    Occasion,
    OccasionFact,
    Outcome,
    Part,
    PersonFact,
    Sex,
    Stage,
)
from screening_app.errors import Bug
from screening_app.store import mapping

# A busy computer may take long over one example; that is no failure.
unhurried = settings(deadline=None, max_examples=60)

text = st.text(max_size=20)
# Fixed offsets, as a stored time has them; in the hour that a clock is set back, a named zone means two moments.
moments = st.datetimes(
    timezones=st.none() | st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-5))])
)
leaves = st.none() | st.booleans() | st.integers() | text | st.decimals(allow_nan=False, allow_infinity=False)
json_values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3))


def maybe(strategy):
    return st.none() | strategy


def some_of(kind):
    """Any of the members, each once and in their order."""
    return st.sets(st.sampled_from(kind)).map(lambda chosen: tuple(each for each in kind if each in chosen))


years, months = st.integers(2000, 2100), st.integers(1, 12)
noted = (st.sampled_from(AgeBand), st.sampled_from(Sex))
contacts = st.builds(Contact, text, maybe(text), years, months, st.integers(1, 9), st.sampled_from(Occasion), *noted)
facts = st.builds(
    Fact,
    st.integers(2000, 2100),
    st.integers(1, 12),
    st.sampled_from(Outcome),
    maybe(st.sampled_from(NotAskedReason)),
    maybe(st.sampled_from(Interpreter)),
    st.integers(1, 9),
    some_of(ViolenceType),
    some_of(FormOfViolence),
    maybe(st.sampled_from(Person)),
    st.sampled_from(AgeBand),
    st.sampled_from(Sex),
    st.booleans(),
)
people = st.builds(
    PersonFact,
    st.integers(2000, 2100),
    st.sampled_from(Outcome),
    some_of(ViolenceType),
    some_of(FormOfViolence),
    maybe(st.sampled_from(Person)),
    st.sampled_from(AgeBand),
    st.sampled_from(Sex),
)
readiness = st.builds(
    Readiness,
    maybe(st.sampled_from(Alone)),
    maybe(st.booleans()),
    maybe(st.sampled_from(Interpreter)),
    maybe(st.booleans()),
    maybe(st.booleans()),
)
instruments = st.builds(InstrumentRef, text, text, text)
responses = maybe(st.dictionaries(text, json_values, max_size=4))
parts = st.builds(Part, instruments, text, responses, maybe(text))
marks = st.builds(
    StepMark,
    text,
    st.sampled_from(StepState),
    text,
    moments,
    maybe(st.sampled_from(WhyNot)),
    maybe(text.filter(bool)),
    maybe(st.dates()),
)
offers = st.builds(Support, st.sampled_from(ViolenceType), st.sampled_from(Person), st.booleans(), text, moments)
conversations = st.builds(
    Conversation,
    id=text,
    contact=contacts,
    stage=st.sampled_from(Stage),
    started_at=moments,
    by=text,
    saved_at=moments,
    readiness=readiness,
    instrument=maybe(instruments),
    language=text,
    position=maybe(text),
    response=responses,
    sealed_at=maybe(moments),
    outcome=maybe(st.sampled_from(Outcome)),
    routine_id=maybe(text),
    routine_sha256=maybe(text),
    steps=st.lists(marks, max_size=3).map(tuple),
    waiting=st.lists(st.builds(Waiting, text, maybe(st.dates())), max_size=3).map(tuple),
    supports=st.lists(offers, max_size=3).map(tuple),
    concern=maybe(st.builds(ConcernReport, text, moments, maybe(st.dates()), maybe(st.sampled_from(NoReport)))),
    handed_over_on=maybe(st.dates()),
    counted_as=maybe(facts),
    counts_person=st.booleans(),
    handed_over_at=maybe(moments),
    earlier_parts=st.lists(parts, max_size=3).map(tuple),
    part_index=st.integers(0, 3),
    asked_on=maybe(st.dates()),
    typing=maybe(st.tuples(text, text)),
)
promises = st.builds(
    AskAgain,
    text,
    contacts,
    st.dates(),
    maybe(st.sampled_from(NotAskedReason)),
    st.sampled_from(AskAgainHow),
    facts,
    maybe(st.builds(OccasionFact, years, months, st.sampled_from(Occasion), maybe(st.sampled_from(NotAskedReason)))),
)


def kept(body):
    return mapping.from_bytes(mapping.to_bytes(body))


@pytest.mark.slow
@unhurried
@given(conversations)
def test_a_conversation_comes_back_as_it_was(value):
    contact = kept(mapping.contact_body(value.contact))
    body, course = kept(mapping.conversation_body(value)), kept(mapping.conversation_course(value))
    assert mapping.conversation_from(value.id, contact, body, course) == value


@pytest.mark.slow
@unhurried
@given(promises)
def test_a_promise_comes_back_as_it_was(value):
    assert mapping.ask_again_from(value.id, kept(mapping.ask_again_body(value))) == value


@unhurried
@given(facts)
def test_a_fact_comes_back_as_it_was(value):
    assert mapping.fact_from_row(mapping.fact_row(value)) == value


@unhurried
@given(people)
def test_a_person_comes_back_as_it_was(value):
    assert mapping.person_from_row(mapping.person_row(value)) == value


def test_a_bit_that_no_code_has_is_not_read_as_something_else():
    row = mapping.fact_row(Fact(2026, 1, Outcome.ONGOING, None, None, 1))
    with pytest.raises(Bug):
        mapping.fact_from_row(row | {"types": 1 << 5})


def test_what_earlier_versions_sealed_is_the_same_body_today():
    fact = Fact(2026, 1, Outcome.ONGOING, None, None, 1)
    promise = AskAgain("a", Contact("a", None, 2026, 1), date(2026, 2, 1), None, AskAgainHow.NEXT_VISIT, fact)
    first = {"year": 2026, "month": 1, "outcome": 5, "reason": 0, "interpreter": 0, "attempt": 1}
    body = mapping.ask_again_body(promise)
    assert (body["fact"], body.keys()) == (first, {"contact", "due", "reason", "how", "fact"})


def test_the_order_of_names_and_the_digits_of_decimals_are_kept():
    body = kept({"b": Decimal("1.10"), "a": 2})
    assert list(body.items()) == [("b", Decimal("1.10")), ("a", 2)]
    assert str(body["b"]) == "1.10"


def test_codes_in_existing_stores_never_change():
    assert {str(key): code for key, code in mapping.OUTCOME_CODES.items()} == {
        "not-asked": 1,
        "declined": 2,
        "no": 3,
        "earlier": 4,
        "ongoing": 5,
        "has-used-violence": 6,
        "unclear": 7,
    }
    assert {str(key): code for key, code in mapping.REASON_CODES.items()} == {
        "relative-present": 1,
        "child-present": 2,
        "no-private-room": 3,
        "no-interpreter": 4,
        "relative-interprets": 5,
        "no-time": 6,
        "routine-missing": 7,
        "acute-medical": 8,
        "remote-visit": 9,
        "already-asked": 10,
        "staff-judged-unsafe": 11,
        "other": 12,
    }
    assert {str(key): code for key, code in mapping.INTERPRETER_CODES.items()} == {
        "not-needed": 1,
        "authorised": 2,
        "by-phone": 3,
        "relative": 4,
        "missing": 5,
    }


def test_codes_of_what_was_told_never_change():
    assert list(mapping.TYPE_CODES.items()) == [(kind, number) for number, kind in enumerate(ViolenceType, 1)]
    assert {str(form): code for form, code in mapping.FORM_CODES.items()} == {
        "physical": 1,
        "psychological": 2,
        "sexual": 3,
        "economic": 4,
        "digital": 5,
        "neglect": 6,
        "latent": 7,
    }
    bands = {"unknown": 0, "0-17": 1, "18-24": 2, "25-44": 3, "45-64": 4, "65-": 5}
    assert {str(age): code for age, code in mapping.AGE_CODES.items()} == bands
    assert {str(sex): code for sex, code in mapping.SEX_CODES.items()} == {
        "unknown": 0,
        "female": 1,
        "male": 2,
        "other": 3,
    }


@pytest.mark.parametrize(
    ("members", "codes"),
    [
        (Outcome, mapping.OUTCOME_CODES),
        (NotAskedReason, mapping.REASON_CODES),
        (Interpreter, mapping.INTERPRETER_CODES),
        (ViolenceType, mapping.TYPE_CODES),
        (FormOfViolence, mapping.FORM_CODES),
        (Person, mapping.PERSON_CODES),
    ],
)
def test_every_member_has_a_code_of_its_own_and_nought_means_none(members, codes):
    assert set(codes) == set(members)
    assert len(set(codes.values())) == len(codes)
    assert mapping.NONE not in codes.values()


def test_what_changes_after_sealing_is_not_part_of_the_sealed_body(conversation):
    before = conversation()
    mark = StepMark("s1", StepState.DONE, "anna", before.started_at)
    after = replace(
        before,
        stage=Stage.ACT,
        steps=(mark,),
        handed_over_at=before.started_at,
        saved_at=before.saved_at.replace(year=2026),
    )
    assert mapping.conversation_body(after) == mapping.conversation_body(before)
    assert mapping.conversation_course(after) != mapping.conversation_course(before)


def test_content_that_cannot_be_kept_or_read_is_a_bug_of_ours():
    with pytest.raises(Bug):
        mapping.to_bytes({"a": object()})
    with pytest.raises(Bug):
        mapping.from_bytes(b"{")
    with pytest.raises(Bug):
        mapping.ask_again_from("x", {})


def test_a_body_kept_by_an_earlier_version_opens_unchanged_and_is_written_as_it_was(conversation):
    first = {
        "contact": "kontakt-1",
        "attempt": 1,
        "started_at": "2025-03-04T09:30:00+00:00",
        "by": "anna",
        "readiness": {
            "alone": "yes",
            "private_room": True,
            "interpreter": "not-needed",
            "enough_time": True,
            "routine": True,
        },
        "instrument": ["urn:rutinstod:form:egen", "1.0", "ab" * 32],
        "language": "sv",
        "position": "q2",
        "response": {"resourceType": "QuestionnaireResponse", "item": [{"linkId": "q1", "answer": []}]},
        "sealed_at": None,
        "outcome": None,
        "routine_id": None,
        "routine_sha256": None,
    }
    course = {"stage": "ask", "steps": [], "handed_over_at": None, "saved_at": "2025-03-04T09:30:00+00:00"}
    contact = {"case_reference": "IFO 2025-17", "year": 2025, "month": 3}
    opened = mapping.conversation_from("samtal-1", contact, first, course)
    assert opened == conversation()
    assert opened.parts[0].instrument == opened.instrument
    assert mapping.conversation_body(opened) == first


def test_a_typed_text_and_a_response_never_show(conversation):
    shown = repr(conversation(typing=("q1", "hemligt"), response={"x": "hemligt"}))
    assert "hemligt" not in shown
