# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from pathlib import Path

import pytest

from screening_app.core.contacts import ContactCard, parse_contacts
from screening_app.core.forms.definition import load
from screening_app.core.forms.filling import Filling
from screening_app.core.forms.model import Coding, Form, Item
from screening_app.core.outcomes import ANSWER, flags_of, outcome_of
from screening_app.core.records import Flag, Outcome, Stage
from screening_app.core.routine_checks import outdated_references
from screening_app.core.routines import (
    POINT_KEYS,
    Routine,
    missing_points,
    parse_routine,
    unknown_contacts,
)
from screening_app.core.sentences import parse_sentences
from screening_app.paths import data_folder

FORMS = data_folder("forms")
INSTRUMENTS = sorted((FORMS / "instruments").glob("*.json"))
ROUTINES = sorted((FORMS / "routines").glob("*.yaml"))
INTAKE = "first-questions-adult"
MATERNITY = "maternity-routine-questions"
EVERYONE = [path for path in INSTRUMENTS if path.stem in (INTAKE, MATERNITY)]


def form(name: str) -> Form:
    return load((FORMS / "instruments" / f"{name}.json").read_bytes())


def schema(name: str) -> dict[str, object]:
    parsed: dict[str, object] = json.loads((FORMS / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    return parsed


def routine(path: Path) -> Routine:
    return parse_routine(path.read_text(encoding="utf-8"), schema("routine"))


def cards() -> tuple[ContactCard, ...]:
    return parse_contacts((FORMS / "contacts.yaml").read_text(encoding="utf-8"), schema("contacts"))


def told(name: str, **answers: str) -> Filling:
    filling = Filling(form(name)).answered("consent", [Coding(ANSWER, "yes")])
    for link_id, code in answers.items():
        filling = filling.answered(link_id.replace("_", "-"), [Coding(ANSWER, code)])
    return filling


def walked(form: Form, place: int) -> list[str]:
    """Answer every question with the option in that place until no question follows."""
    filling, seen = Filling(form), []
    link_id = filling.first
    while link_id is not None:
        assert link_id not in seen
        seen.append(link_id)
        filling = filling.answered(link_id, [form.item(link_id).options[place].value])
        link_id = filling.after(link_id)
    assert filling.gaps == ()
    return seen


def questions(form: Form) -> tuple[Item, ...]:
    return form.questions


@pytest.mark.parametrize("path", EVERYONE, ids=lambda path: path.stem)
def test_every_question_to_everyone_has_options_help_and_no_free_text(path: Path) -> None:
    for item in questions(load(path.read_bytes())):
        assert item.type == "choice"
        assert len(item.options) >= 2
        assert item.help is not None
        assert set(item.help) == {"sv", "en"}
        assert all(isinstance(option.value, Coding) and option.value.system == ANSWER for option in item.options)


def test_the_contexts_tell_the_instruments_apart() -> None:
    assert form(INTAKE).use_context == {"intake", "routine"}
    assert form(MATERNITY).use_context == {"maternity", "routine"}


@pytest.mark.parametrize("path", EVERYONE, ids=lambda path: path.stem)
def test_every_path_ends(path: Path) -> None:
    loaded = load(path.read_bytes())
    assert walked(loaded, 0)
    assert walked(loaded, -1)


@pytest.mark.parametrize("path", EVERYONE, ids=lambda path: path.stem)
def test_nothing_more_is_asked_after_a_no_to_being_asked(path: Path) -> None:
    filling = Filling(load(path.read_bytes())).answered("consent", [Coding(ANSWER, "no")])
    assert [item.link_id for item in filling.questions] == ["consent"]
    assert outcome_of(filling) is Outcome.DECLINED


@pytest.mark.parametrize("path", EVERYONE, ids=lambda path: path.stem)
def test_follow_ups_come_only_after_a_yes(path: Path) -> None:
    loaded = load(path.read_bytes())
    follow_ups = {"acute", "violence-type", "form-of-violence", "child", "safe-contact"}
    exposures = [item.link_id for item in loaded.questions if Coding("urn:rutinstod:concept", "exposure") in item.codes]
    filling = Filling(loaded).answered("consent", [Coding(ANSWER, "yes")])
    for link_id in exposures:
        filling = filling.answered(link_id, [Coding(ANSWER, "no")])
    assert not follow_ups & {item.link_id for item in filling.questions}
    for link_id in exposures:
        for code in ("earlier", "ongoing"):
            opened = filling.answered(link_id, [Coding(ANSWER, code)])
            assert follow_ups <= {item.link_id for item in opened.questions}


ALL_NO = {"control": "no", "threats": "no", "physical": "no", "sexual": "no"}


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({**ALL_NO, "uses_violence": "no"}, Outcome.NO),
        ({**ALL_NO, "control": "earlier"}, Outcome.EARLIER),
        ({**ALL_NO, "sexual": "ongoing"}, Outcome.ONGOING),
        ({**ALL_NO, "threats": "earlier", "acute": "yes"}, Outcome.ONGOING),
        ({**ALL_NO, "uses_violence": "earlier"}, Outcome.HAS_USED_VIOLENCE),
        ({"control": "no", "threats": "no"}, Outcome.UNCLEAR),
    ],
)
def test_the_intake_answers_give_every_outcome(answers: dict[str, str], outcome: Outcome) -> None:
    assert outcome_of(told(INTAKE, **answers)) is outcome


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"afraid": "no", "physical": "no", "sexual": "no"}, Outcome.NO),
        ({"afraid": "earlier", "physical": "no", "sexual": "no"}, Outcome.EARLIER),
        ({"physical": "ongoing"}, Outcome.ONGOING),
        ({"afraid": "no"}, Outcome.UNCLEAR),
    ],
)
def test_the_maternity_answers_give_every_outcome(answers: dict[str, str], outcome: Outcome) -> None:
    assert outcome_of(told(MATERNITY, **answers)) is outcome


def test_declining_every_question_is_declined_and_not_no() -> None:
    filling = told(INTAKE)
    for link_id in ALL_NO:
        filling = filling.declines(link_id)
    assert outcome_of(filling) is Outcome.DECLINED


def test_the_answers_raise_every_flag() -> None:
    told_all = told(MATERNITY, afraid="ongoing", acute="yes", pregnancy="yes", child="yes", violence_type="honour")
    assert flags_of(told_all) == frozenset(Flag) - {Flag.USES_VIOLENCE}
    assert flags_of(told(INTAKE, uses_violence="ongoing", child="yes")) == {Flag.CHILD, Flag.USES_VIOLENCE}


def test_not_known_yet_stands_alone() -> None:
    for name in (INTAKE, MATERNITY):
        for link_id in ("violence-type", "form-of-violence"):
            item = form(name).item(link_id)
            assert item.repeats
            assert [option.value for option in item.options if option.exclusive] == [Coding(ANSWER, "unsure")]


@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
def test_every_routine_answers_the_nineteen_points_in_order(path: Path) -> None:
    parsed = routine(path)
    assert missing_points(parsed) == ()
    assert tuple(point.key for point in parsed.points) == POINT_KEYS
    assert outdated_references(parsed) == ()


@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
def test_every_routine_has_steps_for_every_outcome_and_words_for_every_stage(path: Path) -> None:
    parsed = routine(path)
    for name in (*Outcome, "acute", "child", "honour"):
        assert 3 <= len(parsed.steps[name]) <= 12
    assert set(parsed.guidance) == set(Stage)
    assert all(2 <= len(lines) <= 4 for lines in parsed.guidance.values())


@pytest.mark.parametrize("path", ROUTINES, ids=lambda path: path.stem)
def test_every_contact_that_a_routine_names_has_a_card(path: Path) -> None:
    assert unknown_contacts(routine(path), frozenset(card.id for card in cards())) == ()


def test_police_is_never_a_step_without_a_word_of_consent_or_secrecy() -> None:
    for path in ROUTINES:
        for steps in routine(path).steps.values():
            for step in steps:
                if "polis" in f"{step.text} {step.detail}".lower():
                    said = f"{step.detail} {step.law}"
                    assert "samtycke" in said or "OSL" in said


def test_both_numbers_of_the_national_helpline_are_listed_with_a_note_to_verify() -> None:
    card = next(card for card in cards() if card.id == "helpline-women")
    assert card.numbers == ("020-50 50 50", "116 016")
    assert card.note is not None
    assert "Kontrollera" in card.note


def test_local_cards_wait_for_the_unit() -> None:
    local = {card.id for card in cards() if card.to_fill_in}
    assert {"socialjour", "police-contact", "shelter", "barnahus", "interpreter"} <= local
    assert all(card.numbers for card in cards() if not card.local)


def test_the_hand_over_sentences_cover_every_code() -> None:
    sentences = parse_sentences((FORMS / "hand-over.yaml").read_text(encoding="utf-8"))
    assert set(sentences["outcome"]) == set(Outcome)


def test_the_manual_uses_only_headings_paragraphs_and_lists() -> None:
    lines = (data_folder("manual") / "index.md").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert not [line for line in lines if line.startswith(("###", "*", "|", ">", "```", "  "))]
    assert not [line for line in lines if "](" in line or "**" in line]
