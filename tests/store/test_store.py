# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from screening_app.core.acting import StepMark, StepState
from screening_app.core.readiness import NotAskedReason
from screening_app.core.records import (
    AskAgain,
    AskAgainHow,
    Contact,
    DataMode,
    Outcome,
    Role,
    Stage,
)
from screening_app.errors import Bug, CannotNow, Code
from screening_app.store import KdfCost, NewAccount


def code_of(act) -> Code:
    with pytest.raises((CannotNow, Bug)) as caught:
        act()
    return caught.value.code


def promise(contact, fact, name="igen-1"):
    return AskAgain(name, contact, date(2025, 4, 1), NotAskedReason.NO_TIME, AskAgainHow.NEXT_VISIT, fact)


def test_a_conversation_is_read_back_as_it_was_saved_also_after_reopening(desk, conversation):
    store = desk.create()
    first = conversation()
    store.save(first)
    changed = replace(first, position="q3", response={"item": [{"linkId": "q1", "answer": [{"valueBoolean": True}]}]})
    store.save(changed)
    assert store.conversation("samtal-1") == changed
    store.close()
    assert desk.open().conversation("samtal-1") == changed
    assert code_of(lambda: desk.opened[-1].conversation("samtal-2")) is Code.CONVERSATION_UNKNOWN


def test_a_closed_store_says_so(desk, conversation):
    store = desk.create()
    store.close()
    assert code_of(lambda: store.save(conversation())) is Code.BROKEN_PROMISE
    assert code_of(lambda: store.counts(2025)) is Code.BROKEN_PROMISE


def test_unfinished_ones_come_newest_first_and_leave_when_handed_over_or_concluded(desk, conversation):
    store = desk.create()
    made = [conversation(f"s{n}", contact=f"k{n}", started_at=desk.now + timedelta(minutes=n)) for n in (2, 1, 3, 4)]
    for each in made:
        store.save(each)
    assert [each.id for each in store.unfinished()] == ["s4", "s3", "s2", "s1"]
    store.save(replace(made[0], sealed_at=desk.now))
    store.save(replace(made[0], sealed_at=desk.now, handed_over_at=desk.now))
    store.conclude("s4", keep=True, ask_again=None)
    assert [each.id for each in store.unfinished()] == ["s3", "s1"]
    store.save(replace(made[0], sealed_at=desk.now))
    assert [each.id for each in store.unfinished()] == ["s3", "s2", "s1"]


def test_a_case_is_found_by_its_whole_reference_only(desk, conversation):
    store = desk.create()
    store.save(conversation("s1", reference="IFO 2025-17", contact="k1"))
    store.save(conversation("s2", reference="IFO 2025-17", contact="k2", started_at=desk.now + timedelta(days=1)))
    store.save(conversation("s3", reference="IFO 2025-18", contact="k3"))
    assert [each.id for each in store.by_case_reference("ifo 2025-17")] == ["s2", "s1"]
    assert store.by_case_reference("IFO 2025") == ()


def test_a_draft_may_get_another_reference_and_is_then_found_by_that(desk, conversation):
    store = desk.create()
    store.save(conversation())
    store.save(conversation(reference="IFO 2025-99"))
    assert store.by_case_reference("IFO 2025-17") == ()
    assert [each.id for each in store.by_case_reference("IFO 2025-99")] == ["samtal-1"]


def test_a_second_attempt_keeps_the_attempt_of_the_first(desk, conversation):
    store = desk.create()
    first = conversation("s1")
    second = conversation("s2", started_at=desk.now + timedelta(days=9))
    second = replace(second, contact=replace(second.contact, attempt=2))
    store.save(replace(first, sealed_at=desk.now))
    store.save(second)
    assert [each.contact.attempt for each in store.by_case_reference("IFO 2025-17")] == [2, 1]


def test_a_sealed_conversation_changes_only_in_its_course(desk, conversation):
    store = desk.create()
    sealed = conversation(sealed_at=desk.now, outcome=Outcome.EARLIER, stage=Stage.ACT)
    store.save(conversation())
    store.save(sealed)
    mark = StepMark("steg", StepState.DONE, "anna", desk.now)
    acted = replace(sealed, stage=Stage.HAND_OVER, steps=(mark,), handed_over_at=desk.now)
    store.save(acted)
    assert store.conversation(sealed.id) == acted
    attempts = [
        replace(acted, response={}),
        replace(acted, outcome=Outcome.NO),
        replace(acted, sealed_at=None),
        replace(acted, by="berit"),
        replace(acted, contact=replace(acted.contact, case_reference="IFO 2025-1")),
        replace(acted, contact=Contact("kontakt-2", "IFO 2025-17", 2025, 3)),
    ]
    for attempt in attempts:
        assert code_of(lambda attempt=attempt: store.save(attempt)) is Code.CONVERSATION_SEALED
    assert store.conversation(sealed.id) == acted
    assert store.verify() == ()


def test_a_sealed_body_cannot_be_changed_by_plain_sql_either(desk, conversation):
    store = desk.create()
    store.save(conversation(sealed_at=desk.now))
    store.close()
    changes = ["body = x'00'", "state = 1", "id = 'x'", "contact_id = 'x'"]
    with desk.raw() as raw:
        for change in changes:
            with pytest.raises(Exception, match="sealed"):
                raw.execute(f"UPDATE conversation SET {change}")
        with pytest.raises(Exception, match="sealed"):
            raw.execute("UPDATE contact SET body = x'00'")
    assert desk.open().verify() == ()


def test_ending_a_conversation_by_keeping_it(desk, conversation, fact):
    store = desk.create()
    store.save(conversation())
    store.conclude("samtal-1", keep=True, ask_again=None, add=fact(), log="concluded")
    assert store.by_case_reference("IFO 2025-17") == (conversation(),)
    assert store.counts(2025) == {fact(): 1}
    assert code_of(lambda: store.conclude("samtal-1", keep=False)) is Code.WRONG_STAGE
    assert code_of(lambda: store.save(conversation(position="q9"))) is Code.CONVERSATION_SEALED
    assert code_of(lambda: store.conclude("samtal-9", keep=True)) is Code.CONVERSATION_UNKNOWN


def test_a_sealed_conversation_is_not_deleted_in_case_mode_but_is_in_tally_mode(desk, conversation, fact):
    store = desk.create()
    store.save(conversation(sealed_at=desk.now))
    assert code_of(lambda: store.conclude("samtal-1", keep=False)) is Code.CONVERSATION_SEALED
    tally = desk.beside("tally")
    store = tally.create(mode=DataMode.TALLY)
    store.save(conversation(sealed_at=desk.now, reference=None), add=fact())
    store.conclude("samtal-1", keep=False)
    assert code_of(lambda: store.conversation("samtal-1")) is Code.CONVERSATION_UNKNOWN
    assert store.counts(2025) == {fact(): 1}
    store.close()


def test_a_contact_stays_while_another_conversation_belongs_to_it(desk, conversation):
    store = desk.create()
    store.save(conversation("s1"))
    store.save(conversation("s2"))
    store.conclude("s1", keep=False)
    assert [each.id for each in store.by_case_reference("IFO 2025-17")] == ["s2"]
    store.conclude("s2", keep=False)
    store.close()
    with desk.raw() as raw:
        assert raw.execute("SELECT count(*) FROM contact").fetchone() == (0,)


def test_facts_are_counted_and_moved(desk, conversation, fact):
    store = desk.create()
    for number in range(3):
        store.save(conversation(f"s{number}", contact=f"k{number}"), add=fact())
    store.save(conversation("s9", contact="k9"), add=fact(Outcome.DECLINED, year=2024))
    assert (store.years(), store.counts(2025), store.counts(2024)) == (
        (2024, 2025),
        {fact(): 3},
        {fact(Outcome.DECLINED, year=2024): 1},
    )
    for number in range(3):
        store.save(conversation(f"s{number}", contact=f"k{number}"), add=fact(Outcome.EARLIER), remove=fact())
    assert store.counts(2025) == {fact(Outcome.EARLIER): 3}


@pytest.mark.parametrize("failing", ["fact", "log"])
def test_record_and_fact_change_together_or_not_at_all(desk, conversation, fact, failing):
    store = desk.create()
    store.save(conversation(), add=fact())
    lines = store.log_entries()
    wrong = {"remove": fact(Outcome.ONGOING)} if failing == "fact" else {"remove": fact(), "log": object()}
    for act in (
        lambda: store.save(conversation(position="q9"), add=fact(Outcome.NO, attempt=2), **wrong),
        lambda: store.conclude("samtal-1", keep=False, add=fact(Outcome.NO, attempt=2), **wrong),
    ):
        with pytest.raises((Bug, TypeError)):
            act()
        assert store.conversation("samtal-1") == conversation()
        assert store.counts(2025) == {fact(): 1}
        assert store.log_entries() == lines


def test_removing_what_is_not_counted_is_a_broken_promise(desk, conversation, fact):
    store = desk.create()
    assert code_of(lambda: store.save(conversation(), remove=fact())) is Code.BROKEN_PROMISE
    assert store.unfinished() == ()


def test_a_promise_to_ask_again_outlives_its_conversation_until_it_is_kept(desk, conversation, fact):
    store = desk.create(mode=DataMode.TALLY)
    meanwhile = fact(Outcome.NOT_ASKED, reason=NotAskedReason.NO_TIME)
    first = conversation("s1", reference=None)
    store.save(first)
    store.conclude("s1", keep=False, ask_again=promise(first.contact, meanwhile), add=meanwhile)
    store.save(conversation("s2", reference=None, contact="k2"))
    assert store.ask_agains() == (promise(first.contact, meanwhile),)
    again = replace(first, id="s3", contact=replace(first.contact, attempt=2))
    store.save(again)
    store.conclude("s3", keep=False, add=fact(attempt=2), remove=meanwhile, drop_ask_again="igen-1")
    assert store.ask_agains() == ()
    assert store.counts(2025) == {fact(attempt=2): 1}


def test_a_new_promise_with_the_same_id_replaces_the_older_one(desk, conversation, fact):
    store = desk.create(mode=DataMode.TALLY)
    value = conversation(reference=None)
    for due in (date(2025, 4, 1), date(2025, 5, 1)):
        store.save(value)
        new = replace(promise(value.contact, fact()), due=due)
        store.conclude(value.id, keep=False, ask_again=new, drop_ask_again=new.id)
    assert [each.due for each in store.ask_agains()] == [date(2025, 5, 1)]
    store.drop_ask_again("igen-1")
    store.drop_ask_again("igen-1")
    assert store.ask_agains() == ()


def test_a_promise_is_dropped_with_the_save_that_keeps_it_or_stays_with_the_one_that_fails(desk, conversation, fact):
    store = desk.create(mode=DataMode.TALLY)
    value = conversation(reference=None)
    store.save(value)
    store.conclude(value.id, keep=False, ask_again=promise(value.contact, fact()), add=fact())
    asked = conversation("s2", reference=None)
    with pytest.raises(Bug):
        store.save(asked, remove=fact(Outcome.ONGOING), drop_ask_again="igen-1")
    assert store.ask_agains() == (promise(value.contact, fact()),)
    store.save(asked, add=fact(attempt=2), remove=fact(), drop_ask_again="igen-1")
    assert store.ask_agains() == ()


def test_the_last_form_of_a_conversation_is_kept_when_it_ends(desk, conversation):
    store = desk.create()
    store.save(conversation())
    final = conversation(sealed_at=desk.now, outcome=Outcome.NOT_ASKED, handed_over_at=desk.now)
    with pytest.raises(Bug):
        store.conclude("samtal-1", keep=True, final=replace(final, id="annat"))
    store.conclude("samtal-1", keep=True, final=final)
    assert store.conversation("samtal-1") == final
    sealed = conversation("s2", contact="k2", sealed_at=desk.now)
    store.save(sealed)
    with pytest.raises(CannotNow, match="conversation-sealed"):
        store.conclude("s2", keep=True, final=replace(sealed, outcome=Outcome.NO))
    assert store.unfinished() == (sealed,)


def test_a_coordinator_counts_and_reads_the_log_but_opens_no_record(desk, conversation, fact):
    store = desk.create()
    store.save(conversation(), add=fact(), log="answered")
    store.accounts.add(NewAccount("cecilia", frozenset({Role.COORDINATOR}), "tolv tecken är det", KdfCost.FLOOR))
    store.close()
    store = desk.open("cecilia", "tolv tecken är det")
    assert store.counts(2025) == {fact(): 1}
    assert store.years() == (2025,)
    assert [each.action for each in store.log_entries()] == [
        "store-created",
        "answered",
        "account-added cecilia",
        "store-opened",
    ]
    store.append_log("exported")
    assert store.verify() == ()
    closed = [
        lambda: store.conversation("samtal-1"),
        store.unfinished,
        store.ask_agains,
        lambda: store.by_case_reference("IFO 2025-17"),
        lambda: store.save(conversation("s2")),
        lambda: store.conclude("samtal-1", keep=False),
        lambda: store.drop_ask_again("igen-1"),
        lambda: store.append_log("read", "IFO 2025-17"),
    ]
    assert {code_of(act) for act in closed} == {Code.NOT_PERMITTED}
