# SPDX-License-Identifier: EUPL-1.2
"""Words, help, order and what is left out can change; what the answers mean cannot, whatever steps are taken."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms_made import choice, text
from forms_made import form as made
from screening_app.core.forms.authoring.adapt import Adapting, begin, checked
from screening_app.core.forms.authoring.locks import left_out, locked_changes
from screening_app.core.forms.authoring.pieces import to_bytes
from screening_app.core.forms.authoring.texts import strings
from screening_app.core.forms.definition import Form, load
from screening_app.core.forms.filling import begun
from screening_app.core.forms.versions import differences
from screening_app.errors import CannotNow, Code
from shipped_forms import COMPLETE, form

KNOWN = {"url": "urn:publisher:thing", "valueString": "kept"}
SUM = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


def weighed(link_id: str) -> dict[str, Any]:
    item = choice(link_id, "no", "yes")
    for weight, option in enumerate(item["answerOption"]):
        option["extension"] = [{"url": ORDINAL, "valueDecimal": weight}]
    return item


def when(question: str) -> dict[str, Any]:
    answer = {"system": "urn:rutinstod:answer", "code": "yes"}
    return {"enableWhen": [{"question": question, "operator": "=", "answerCoding": answer}]}


def adapting(*items: dict[str, Any], **more: Any) -> Adapting:
    return begin(load(json.dumps(made(*items, **more)).encode()))


def lock(act: Any, *arguments: Any) -> tuple[str, str | None]:
    with pytest.raises(CannotNow) as caught:
        act(*arguments)
    assert caught.value.code is Code.ITEM_LOCKED
    return caught.value.facts["lock"].reason, caught.value.facts["lock"].by


def order(now: Adapting) -> list[str]:
    return [item.link_id for item in now.form().ordered]


def test_a_text_changes_in_one_language_and_nothing_else_with_it():
    start = begin(form("first-questions-adult"))
    done = start.text("consent:text", "sv", "Får jag fråga om våld?")

    assert done.form().item("consent").text["sv"] == "Får jag fråga om våld?"
    assert done.form().item("consent").text["en"] == start.form().item("consent").text["en"]
    assert [(each.kind, each.link_id) for each in done.changes()] == [("text-changed", "consent")]
    assert done.undone().document == start.document


def test_what_is_typed_letter_by_letter_is_undone_at_once():
    start = adapting(text("a"), text("b"))
    typed = start.text("a:text", "sv", "F").text("a:text", "sv", "Få").text("a:text", "sv", "Får")
    other = typed.text("b:text", "sv", "Annat")

    assert other.undone().document == typed.document
    assert typed.undone().document == start.document
    assert typed.undone().redone().document == typed.document


@pytest.mark.parametrize("pasted", ["en\0 två", "en \ud800två", "å" * 20_000])
def test_whatever_is_pasted_the_form_still_loads(pasted):
    done = adapting(text("a")).text("a:text", "sv", pasted)
    assert 0 < len(done.form().item("a").text["sv"]) <= 10_000


def test_the_wording_that_is_there_cannot_be_emptied():
    assert lock(adapting(text("a")).text, "a:text", "sv", "  ") == ("instrument", None)


def test_the_wording_that_is_itself_the_answer_stays_and_can_be_translated():
    item = text("a") | {"type": "choice", "answerOption": [{"valueString": "Röd"}]}
    start = adapting(item)

    assert lock(start.text, "a:option:Röd", "sv", "Blå")[0] == "instrument"
    assert start.text("a:option:Röd", "en", "Red").form().item("a").options[0].text["en"] == "Red"


def test_what_others_say_of_their_rights_stands_and_can_be_translated():
    start = adapting(text("a"))
    own = begin(start.source, own=True)

    assert lock(start.text, "copyright", "sv", "Mitt")[0] == "instrument"
    assert start.text("copyright", "en", "Our own").form().copyright_texts["en"] == "Our own"
    assert own.text("copyright", "sv", "Mitt").form().copyright == "Mitt"


def test_help_is_added_changed_and_taken_away_again():
    start = adapting(text("a"))
    helped = start.add_help("a", "Fråga lugnt.")

    assert helped.form().item("a").help == {"sv": "Fråga lugnt."}
    assert helped.text("a-help:text", "sv", "Vänta in svaret.").form().item("a").help == {"sv": "Vänta in svaret."}
    assert helped.remove_help("a-help").document == start.document
    assert locked_changes(start.source, helped.form()) == ()


def test_a_question_is_never_asked_before_the_one_that_decides_whether_it_is():
    start = adapting(choice("a", "yes", "no"), text("b"), text("c", **when("a")))

    assert order(start.move("b", -1)) == ["b", "a", "c"]
    assert order(start.move("c", -1)) == ["a", "c", "b"]
    assert lock(start.move, "a", 2) == ("condition", "a")
    assert lock(start.move, "c", -2) == ("condition", "a")


@pytest.mark.parametrize(
    ("items", "link_id", "reason"),
    [
        ((text("a", required=True), text("b")), "a", ("required", None)),
        ((choice("a", "no", "yes", concept="exposure"), text("b")), "a", ("outcome", None)),
        ((weighed("a"), text("b")), "a", ("score", None)),
        ((choice("a", "no", "yes"), text("b", **when("a"))), "a", ("condition", "b")),
        (({"linkId": "g", "type": "group", "text": "G", "item": [weighed("a")]}, text("b")), "g", ("score", None)),
    ],
)
def test_what_something_hangs_on_cannot_be_left_out_and_says_why(items, link_id, reason):
    assert lock(adapting(*items).leave_out, link_id) == reason


def test_a_question_that_a_sum_looks_at_cannot_be_left_out():
    expression = {"language": "text/fhirpath", "expression": "%resource.item.where(linkId='a').answer.value"}
    total = {"linkId": "s", "type": "integer", "text": "S", "extension": [{"url": SUM, "valueExpression": expression}]}
    start = adapting({"linkId": "a", "type": "integer", "text": "A"}, text("b"), total)

    assert lock(start.leave_out, "a") == ("score", "s")
    assert left_out(start.leave_out("b").document) == {"b"}


def test_what_is_left_out_is_asked_of_nobody_and_can_be_taken_back():
    inner = {"linkId": "g", "type": "group", "text": "G", "item": [choice("a", "yes", "no"), text("c", **when("a"))]}
    start = adapting(text("x"), inner)
    without = start.leave_out("g")

    assert [item.link_id for item in without.form().questions if item.is_asked] == ["x"]
    assert begun(without.form()).questions[0].link_id == "x"
    assert {each.level for each in without.changes()} == {"minor"}
    assert without.take_back("g").document == start.document
    assert lock(without.take_back, "c") == ("needs", "a")
    assert left_out(without.take_back("a").document) == {"c"}


def test_what_nobody_knows_stays_where_it_was():
    known = adapting(text("a", extension=[KNOWN]), text("b"), extension=[KNOWN], name="N")
    done = known.text("a:text", "sv", "Ny").leave_out("a").move("b", -1)

    assert done.document["extension"] == [KNOWN]
    assert KNOWN in done.document["item"][1]["extension"]
    assert done.take_back("a").document["item"][1]["extension"] == [KNOWN]


STEPS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 200), st.integers(-3, 3)), max_size=12)


def step(now: Adapting, kind: int, place: int, steps: int) -> Adapting:
    """Take a step if it is allowed; the same numbers give the same step."""
    entries, items = strings(now.document), now.form().ordered
    entry, item = entries[place % len(entries)], items[place % len(items)]
    acts = (
        lambda: now.text(entry.key, ("sv", "en", "ar")[steps % 3], f"Ny text {steps}"),
        lambda: now.add_help(item.link_id, "Hjälp"),
        lambda: now.remove_help(item.link_id),
        lambda: now.move(item.link_id, steps),
        lambda: now.leave_out(item.link_id),
        lambda: now.take_back(item.link_id),
    )
    try:
        return acts[kind]()
    except CannotNow as problem:
        if problem.code not in (Code.ITEM_LOCKED, Code.QUESTION_UNKNOWN):
            raise
        return now


@pytest.mark.slow
@settings(max_examples=40)
@given(name=st.sampled_from(COMPLETE), steps=STEPS)
def test_no_row_of_steps_changes_what_answers_mean_and_undoing_it_gives_every_byte_back(name, steps):
    now = begin(form(name))
    for each in steps:
        now = step(now, *each)
    new = checked(now.source, now.form(), own=False)
    logic(now.source, new)
    done = to_bytes(now.document)
    for _ in range(len(steps)):
        now = now.undone()
    assert to_bytes(now.document) == to_bytes(now.source.document)
    for _ in range(len(steps)):
        now = now.redone()
    assert to_bytes(now.document) == done


def logic(old: Form, new: Form) -> None:
    """Hold codes, weights, types, conditions and expressions to be the same for every item."""
    assert {item.link_id for item in old.ordered if not item.is_help} == {
        item.link_id for item in new.ordered if not item.is_help
    }
    for item in old.ordered:
        after = new.by_link_id.get(item.link_id)
        if after is not None:
            assert [(o.value, o.weight) for o in after.options] == [(o.value, o.weight) for o in item.options]
            assert (after.type, after.conditions, after.codes) == (item.type, item.conditions, item.codes)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"linkId": "z"}, {("linkId-removed", "a"), ("linkId-added", "z")}),
        ({"required": True}, {("required-changed", "a")}),
        ({"repeats": True}, {("type-changed", "a")}),
        ({"extension": [KNOWN]}, {("document-changed", "a")}),
        ({"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": True}]},
         {("visibility-changed", "a")}),
    ],
)  # fmt: skip
def test_a_change_made_elsewhere_is_named_by_item_and_kind(change, found):
    old = load(json.dumps(made(weighed("a"), text("b"))).encode())
    new = load(json.dumps(made(weighed("a") | change, text("b"))).encode())
    assert found <= {(each.kind, each.link_id) for each in locked_changes(old, new)}


def test_weights_codes_and_rights_are_held():
    old = load(json.dumps(made(weighed("a"), text("b"))).encode())
    document = made(weighed("a"), text("b"), copyright="Mitt eget")
    document["item"][0]["answerOption"][1]["extension"][0]["valueDecimal"] = 3
    new = load(json.dumps(document).encode())

    assert {each.kind for each in locked_changes(old, new)} == {"weight-changed", "copyright-changed"}
    assert {each.kind for each in locked_changes(old, new, own=True)} == {"weight-changed"}
    assert differences(old, old) == locked_changes(old, old) == ()
