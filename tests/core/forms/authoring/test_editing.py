# SPDX-License-Identifier: EUPL-1.2
"""The steps of an author: each gives a whole draft, loses nothing that was not taken away, and can be undone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts_made import drafts
from screening_app.core.forms.authoring import editing
from screening_app.core.forms.authoring.draft import (
    Compared,
    Comparison,
    Draft,
    DraftLanguage,
    DraftOption,
    DraftQuestion,
    DraftScore,
    Kind,
    ShownIf,
)
from screening_app.core.forms.authoring.faults import faults
from screening_app.core.forms.authoring.tidying import tidy
from screening_app.errors import CannotNow

OPTIONS = (DraftOption("yes", {"sv": "Ja"}, Decimal(1)), DraftOption("a1", {"sv": "Nej"}, Decimal(0)))
ON_YES = ShownIf((Compared("q1", Comparison.IS, "yes"),))


def made() -> Draft:
    """Return: q1, group g1 with q2 and q3 (asked if q1 is yes), q4; and a sum of q1."""
    return Draft(
        "urn:u",
        "1.0.0",
        "sv",
        {"sv": "T"},
        questions=(
            DraftQuestion("q1", Kind.CHOICE, {"sv": "Ett", "en": "One"}, options=OPTIONS),
            DraftQuestion("g1", Kind.GROUP, {"sv": "Grupp"}),
            DraftQuestion("q2", Kind.TEXT, {"sv": "Två"}, parent="g1"),
            DraftQuestion("q3", Kind.TEXT, {"sv": "Tre"}, parent="g1", shown_if=ON_YES),
            DraftQuestion("q4", Kind.TEXT, {"sv": "Fyra"}),
        ),
        scores=(DraftScore("s1", {"sv": "Summa"}, ("q1",)),),
        language_sources={"en": DraftLanguage({"sv": "Byrå", "en": "Bureau"})},
    )


def order(draft: Draft) -> list[str]:
    return [each.name for each in draft.questions]


def parent(draft: Draft, name: str) -> str:
    return editing.question_named(draft, name).parent


STEPS = {
    "add": lambda draft, name: editing.add_question(draft, DraftQuestion("", Kind.TEXT, {}), name),
    "remove": editing.remove,
    "up": lambda draft, name: editing.move(draft, name, -1),
    "down": lambda draft, name: editing.move(draft, name, 1),
    "in": editing.into_group,
    "out": editing.out_of_group,
    "rename": lambda draft, name: editing.rename(draft, name, max(editing.names_of(draft), key=len) + "x"),
    "group": lambda draft, name: editing.set_kind(draft, name, Kind.GROUP),
    "choice": lambda draft, name: editing.set_kind(draft, name, Kind.CHOICE),
    "date": lambda draft, name: editing.set_kind(draft, name, Kind.DATE),
}


@given(drafts(), st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 9)), max_size=8))
def test_whatever_is_done_names_stay_apart_groups_hold_and_everything_can_be_undone(draft, steps):
    draft = tidy(draft)
    work = editing.Editing(draft)
    for act, place in steps:
        names = order(work.draft)
        if names:
            work = work.to(STEPS[act](work.draft, names[place % len(names)]))
        after = work.draft
        assert len(set(order(after))) == len(order(after))
        groups = {each.name for each in after.questions if each.kind in (Kind.GROUP, Kind.REPEATING)}
        assert {each.parent for each in after.questions} <= {"", *groups}
        assert tidy(after).questions == after.questions or faults(after)
        named = {name for score in after.scores for name in score.questions}
        assert named <= set(order(after))
    last = work.draft
    while work.earlier:
        work = work.undone()
    assert work.draft == draft
    while work.later:
        work = work.redone()
    assert work.draft == last


def test_a_text_is_undone_as_a_whole_and_other_steps_one_by_one():
    work = editing.Editing(made())
    for text in ("H", "Hu", "Hur"):
        work = work.to(editing.change(work.draft, "q1", text={"sv": text}), "q1:text")
    work = work.to(editing.move(work.draft, "q1", 1), "")
    work = work.to(editing.move(work.draft, "q1", -1), "")
    assert len(work.earlier) == 3
    back = work.undone().undone()
    assert editing.question_named(back.draft, "q1").text == {"sv": "Hur"}
    assert back.undone().draft == made()
    assert back.undone().undone() == back.undone()
    # After an undo the same field begins a new step.
    again = back.to(editing.change(back.draft, "q1", text={"sv": "Hurra"}), "q1:text")
    assert again.undone().draft == back.draft


def test_a_question_is_added_beside_the_chosen_one_or_into_the_chosen_group():
    assert order(editing.add_question(made(), DraftQuestion("", Kind.TEXT, {}), "q2")) == [
        "q1",
        "g1",
        "q2",
        "q5",
        "q3",
        "q4",
    ]
    inside = editing.add_question(made(), DraftQuestion("", Kind.TEXT, {}), "g1")
    assert (order(inside), parent(inside, "q5")) == (["q1", "g1", "q2", "q3", "q5", "q4"], "g1")
    last = editing.add_question(made(), DraftQuestion("", Kind.TEXT, {}))
    assert (order(last)[-1], parent(last, "q5")) == ("q5", "")


def test_a_question_moves_into_the_group_above_it_and_out_again():
    inside = editing.into_group(made(), "q4")
    assert (order(inside), parent(inside, "q4")) == (["q1", "g1", "q2", "q3", "q4"], "g1")
    assert editing.out_of_group(inside, "q4") == made()
    assert order(editing.out_of_group(made(), "q2")) == ["q1", "g1", "q3", "q2", "q4"]
    assert editing.into_group(made(), "q1") == made() == editing.out_of_group(made(), "q1")


def test_moving_stays_among_those_beside():
    assert order(editing.move(made(), "q1", 1)) == ["g1", "q2", "q3", "q1", "q4"]
    assert order(editing.move(made(), "q3", -5)) == ["q1", "g1", "q3", "q2", "q4"]


def test_what_is_removed_leaves_no_name_behind():
    gone = editing.remove(made(), "q1")
    assert editing.question_named(gone, "q3").shown_if is None
    assert gone.scores[0].questions == ()
    assert order(editing.remove(made(), "g1")) == ["q1", "q4"]


def test_another_name_is_followed_everywhere():
    renamed = editing.rename(editing.rename(made(), "q1", "safe"), "g1", "part")
    assert editing.question_named(renamed, "q3").shown_if.lines[0].question == "safe"
    assert (parent(renamed, "q2"), renamed.scores[0].questions) == ("part", ("safe",))


def test_another_kind_takes_away_what_cannot_stand_with_it():
    limited = editing.change(made(), "q2", longest=9, required=True, help={"sv": "Hjälp"}, concept="child")
    note = editing.question_named(editing.set_kind(limited, "q2", Kind.DISPLAY), "q2")
    assert (note.longest, note.required, note.help, note.concept) == (None, False, {}, "")
    choice = editing.question_named(editing.set_kind(limited, "q2", Kind.CHOICE), "q2")
    assert ([option.code for option in choice.options], choice.required) == (["a1", "a2"], True)
    several = editing.set_kind(editing.change_option(made(), "q1", "yes", exclusive=True), "q1", Kind.CHECK)
    assert editing.question_named(several, "q1").options[0].text == {"sv": "Ja"}
    no_group = editing.set_kind(made(), "g1", Kind.TEXT)
    assert parent(no_group, "q2") == ""
    assert faults(editing.set_kind(made(), "q4", Kind.INTEGER)) == ()


def test_an_answer_that_counts_as_something_is_followed_by_conditions_and_has_its_code_alone():
    plain = editing.recode(made(), "q1", "yes", "")
    code = editing.question_named(plain, "q1").options[0].code
    assert code == "a2"
    assert editing.question_named(plain, "q3").shown_if.lines[0].answer == "a2"
    swapped = editing.recode(made(), "q1", "a1", "yes")
    assert [option.code for option in editing.question_named(swapped, "q1").options] == ["a2", "yes"]
    assert editing.question_named(swapped, "q3").shown_if.lines[0].answer == "a2"


def test_answers_are_added_moved_and_removed():
    more = editing.add_option(made(), "q1")
    assert [option.code for option in editing.question_named(more, "q1").options] == ["yes", "a1", "a2"]
    up = editing.move_option(more, "q1", "a2", -9)
    assert [option.code for option in editing.question_named(up, "q1").options] == ["a2", "yes", "a1"]
    less = editing.remove_option(up, "q1", "yes")
    assert {fault.code for fault in faults(less)} >= {"condition-answer"}


def test_sums_are_named_changed_and_removed():
    two = editing.add_score(made(), DraftScore("", {}, ()))
    assert [score.name for score in two.scores] == ["s1", "s2"]
    changed = editing.change_score(two, "s2", cut_off=Decimal(3))
    assert editing.score_named(changed, "s2").cut_off == Decimal(3)
    assert editing.remove_score(two, "s2") == made()
    with pytest.raises(CannotNow):
        editing.score_named(made(), "s9")


def test_a_language_goes_with_all_its_texts():
    assert editing.languages_of(made()) == ("sv", "en")
    less = editing.without_language(made(), "en")
    assert editing.languages_of(less) == ("sv",)
    assert editing.question_named(less, "q1").text == {"sv": "Ett"}
    assert less == replace(
        made(),
        language_sources={},
        questions=(replace(made().questions[0], text={"sv": "Ett"}), *made().questions[1:]),
    )
