# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from forms_made import choice, form, written
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
from screening_app.core.forms.definition import load
from screening_app.core.forms.filling import Filling
from screening_app.core.forms.model import Coding
from screening_app.core.handoff import Matter, hand_over_text, not_asked_text, reminders
from screening_app.core.outcomes import ANSWER
from screening_app.core.readiness import Alone, Interpreter, NotAskedReason, Readiness
from screening_app.core.records import Contact, Conversation, Occasion, Outcome, Stage, Unit, UnitKind
from screening_app.core.routines import parse_routine
from screening_app.core.sentences import lengths, parse_sentences
from screening_app.errors import CannotNow
from screening_app.paths import data_folder

FORMS = data_folder("forms")
SOURCE = (FORMS / "hand-over.yaml").read_text(encoding="utf-8")
SENTENCES = parse_sentences(SOURCE)
ROUTINE = parse_routine(
    (FORMS / "routines" / "intake-sample.yaml").read_text(encoding="utf-8"),
    json.loads((FORMS / "schema" / "routine.schema.json").read_text(encoding="utf-8")),
)
UNIT = Unit("u1", "Mottagning {user} Söder", UnitKind.INTAKE)
NOW = datetime(2026, 11, 22, 10, 42, tzinfo=UTC)
CONVERSATION = Conversation(
    id="k1",
    contact=Contact("c1", "2026-0417", 2026, 11),
    stage=Stage.ACT,
    started_at=NOW,
    by="britta.k",
    saved_at=NOW,
    readiness=Readiness(Alone.YES, True, Interpreter.BY_PHONE, True, True),
)


def filling(**answers: str) -> Filling:
    filled = Filling(load((FORMS / "instruments" / "first-questions-adult.json").read_bytes()))
    for link_id, code in {"consent": "yes", **answers}.items():
        filled = filled.answered(link_id, [Coding(ANSWER, code)])
    return filled


def text(
    filled: Filling | None,
    conversation: Conversation = CONVERSATION,
    template: str = "long",
    *,
    with_time: bool = True,
    asked_next: tuple[date, Occasion] | None = None,
) -> str:
    fillings = () if filled is None else (filled,)
    matter = Matter(conversation, fillings, ROUTINE, UNIT, with_time, asked_next)
    return hand_over_text(SENTENCES, matter, template)


def test_it_says_who_when_and_what_was_asked() -> None:
    said = text(filling(control="ongoing"))
    assert "Kontakten ägde rum 2026-11-22 kl. 10.42. Ansvarig för samtalet: britta.k." in said
    assert "Frågeformulär: Första frågor till vuxna, version 1.2.0, på svenska." in said
    assert "Rutin: Exempelrutin – fråga om våld vid mottagningen, beslutad 2026-02-11." in said
    assert "Ärendereferens: 2026-0417" in said
    assert "Auktoriserad tolk deltog på telefon." in said


def test_a_word_put_in_is_never_read_as_a_placeholder() -> None:
    assert "Enhet: Mottagning {user} Söder" in text(filling())


def test_answers_are_the_forms_own_swedish_texts_whatever_language_was_spoken() -> None:
    said = text(filling(control="earlier"), replace(CONVERSATION, language="en"))
    assert "vem du ska leva med? – Ja, tidigare men inte nu" in said
    assert "på engelska." in said
    assert "earlier" not in said


def test_declined_and_blank_are_said_and_are_not_no() -> None:
    said = text(filling(control="ongoing").declines("threats"))
    assert "känna dig värdelös? – «vill inte svara»" in said
    assert "tagit struptag? – inte besvarad" in said
    assert "– Nej" not in said


def test_several_answers_stand_on_one_line() -> None:
    filled = filling(control="ongoing").answered(
        "violence-type", [Coding(ANSWER, "close-relation"), Coding(ANSWER, "honour")]
    )
    assert "– Våld i nära relation; Hedersrelaterat våld och förtryck" in text(filled)


def test_questions_that_were_never_reached_are_left_out() -> None:
    assert "Finns det barn" not in text(filling(control="no"))


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.NOT_ASKED])
def test_every_outcome_has_its_own_sentence(outcome: Outcome) -> None:
    said = text(None, replace(CONVERSATION, outcome=outcome))
    assert SENTENCES["outcome"][outcome] in said


def test_a_conversation_not_yet_ended_says_what_the_answers_give() -> None:
    assert SENTENCES["outcome"]["ongoing"] in text(filling(control="ongoing"))


def test_a_yes_without_a_time_is_handed_over_as_no_more_than_that() -> None:
    bare = Filling(load((FORMS / "instruments" / "hark.json").read_bytes()))
    for link_id, code in {"consent": "yes", "hark-afraid": "yes"}.items():
        bare = bare.answered(link_id, [Coding(ANSWER, code)])
    said = text(bare)
    assert SENTENCES["time_open"] in said
    assert SENTENCES["outcome"]["ongoing"] not in said
    known = text(bare.answered("when", [Coding(ANSWER, "ongoing")]))
    assert SENTENCES["outcome"]["ongoing"] in known
    assert SENTENCES["time_open"] not in known


def test_the_tally_mode_names_only_the_month_and_nobody() -> None:
    marked = replace(CONVERSATION, steps=(StepMark("ongoing-plan", StepState.DONE, "britta.k", NOW),))
    said = text(filling(), marked, with_time=False)
    assert "Kontakten ägde rum i november 2026." in said
    assert "britta.k" not in said
    assert "2026-11-22" not in said


def test_the_steps_say_what_was_done_and_when() -> None:
    steps = (
        StepMark("ongoing-today", StepState.DONE, "britta.k", NOW),
        StepMark("child-protection", StepState.LATER, "britta.k", NOW),
        StepMark("ongoing-police", StepState.NOT_APPLICABLE, "britta.k", NOW),
        StepMark("gone", StepState.DONE, "britta.k", NOW),
    )
    said = text(filling(), replace(CONVERSATION, steps=steps))
    assert "- Gjort: Fråga om det är säkert att gå hem i dag (2026-11-22)" in said
    assert "- Görs senare: Lämna uppgiften till barnenheten genast (2026-11-22)" in said
    assert "- Inte aktuellt: Erbjud hjälp att göra polisanmälan (2026-11-22)" in said
    assert "- Gjort: åtgärd som inte finns i den gällande rutinen (gone) (2026-11-22)" in said
    assert SENTENCES["no_steps"] in text(filling())


def test_the_reminders_stand_beside_the_text_and_not_in_it() -> None:
    said = " ".join(reminders(SENTENCES))
    assert not [line for line in reminders(SENTENCES) if line in text(filling())]
    for word in ("skyddat sökord", "1177", "innehåller allt", "inget arkiv"):
        assert word in said


@pytest.mark.parametrize("reason", list(NotAskedReason))
def test_a_contact_that_was_not_asked_says_why(reason: NotAskedReason) -> None:
    said = not_asked_text(SENTENCES, Matter(CONVERSATION, (), ROUTINE, UNIT, with_time=False, reason=reason))
    assert f"Frågorna om våld ställdes inte. Skäl: {SENTENCES['reason'][reason]}." in said
    assert "Frågor och svar" not in said
    assert "inget arkiv" in said


def test_no_sentence_is_left_with_a_gap() -> None:
    said = text(filling(control="ongoing"), replace(CONVERSATION, contact=Contact("c1", None, 2026, 1, 2)))
    assert "{" not in said.replace("{user}", "")
    assert "Ärendereferens" not in said
    assert "Det var försök 2" in said


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("  other: annat skäl\ncorrection:", "correction:", ("/reason/other", "missing")),
        (": {user}.", ": {name}.", ("/with_time", "unknown-placeholder")),
        ("title: Över", "titel: Över", ("/title", "missing")),
        (", december]", "]", ("/months", "missing")),
    ],
)
def test_sentences_that_would_leave_a_gap_are_refused(old: str, new: str, problem: tuple[str, str]) -> None:
    assert old in SOURCE
    with pytest.raises(CannotNow) as caught:
        parse_sentences(SOURCE.replace(old, new))
    assert caught.value.facts["problems"] == (problem,)


def test_a_question_below_one_of_several_answers_says_which_answer_it_is_about() -> None:
    options = [{"valueCoding": {"system": "urn:o", "code": code, "display": code.upper()}} for code in "ab"]
    below = [{"linkId": "n", "type": "integer", "text": "Hur många?"}]
    asked = choice("q", "x", repeats=True, answerOption=options, item=below, text="Vilka?")
    filled = Filling(load(written(form(asked)))).answered("q", [Coding("urn:o", code) for code in "ab"])
    said = text(filled.answered("n", [1]).answered("q[1]/n", [2]))
    assert "- Hur många? (A) – 1" in said
    assert "- Hur många? (B) – 2" in said


def test_a_number_below_nothing_keeps_a_sign_that_every_system_can_show() -> None:
    asked = {"linkId": "n", "type": "decimal", "text": "Saldo?"}
    said = text(Filling(load(written(form(asked)))).answered("n", [Decimal("-3.5")]))
    assert "- Saldo? – -3,5" in said


OPTIONS = [
    {"valueCoding": {"system": ANSWER, "code": code, "display": words}}
    for code, words in (("no", "Nej"), ("ongoing", "Ja, det pågår"))
]
QUOTED = form(
    choice("q", "exposure", text="Har någon hotat dig?", answerOption=OPTIONS),
    {"linkId": "w", "type": "text", "text": "Vad hände?"},
)


def quoted(code: str = "ongoing") -> Filling:
    filled = Filling(load(written(QUOTED))).answered("q", [Coding(ANSWER, code)])
    return filled.answered("w", ["Han sa  ”gå\ninte”"])


def test_own_words_stand_apart_from_the_facts_as_quotes_in_both_lengths() -> None:
    for template in ("long", "short"):
        said = text(quoted(), template=template)
        facts, _, words = said.partition("Med personens egna ord")
        assert "- Har någon hotat dig? – Ja, det pågår" in facts
        assert "Vad hände" not in facts
        assert words.startswith("\n- Vad hände? – ”Han sa ”gå inte””\n")


def test_the_short_text_has_what_was_told_and_says_that_blanks_are_no_no() -> None:
    said = text(filling(control="ongoing", physical="no"), template="short")
    assert "Ja, det pågår" in said
    assert "– Nej" not in said
    assert "inte besvarad" not in said
    assert "Obesvarat är inte ett nej." in said
    assert "Frågeformulär" not in said


def test_a_reason_a_day_and_a_note_follow_their_step() -> None:
    steps = (
        StepMark("ongoing-police", StepState.NOT_APPLICABLE, "britta.k", NOW, WhyNot.PERSON_DECLINES, "Vill vänta"),
        StepMark("ongoing-follow-up", StepState.LATER, "britta.k", NOW, due=date(2026, 11, 29)),
    )
    waiting = (Waiting("ongoing-follow-up", date(2026, 11, 29)), Waiting("ongoing-plan"))
    said = text(filling(), replace(CONVERSATION, steps=steps, waiting=waiting))
    assert "polisanmälan. Skäl: personen vill inte (Vill vänta) (2026-11-22)" in said
    assert "inom en vecka, den 2026-11-29 (2026-11-22)" in said
    assert "Steg i rutinen som inte är markerade: 1." in said


def test_support_report_and_the_next_time_have_blocks_of_their_own() -> None:
    done = replace(
        CONVERSATION,
        supports=(Support(ViolenceType.HONOUR, Person.CHILD, True, "britta.k", NOW),),
        concern=ConcernReport("britta.k", NOW, why_not=NoReport.REPORTED_BEFORE),
    )
    said = text(filling(), done, asked_next=(date(2027, 2, 1), Occasion.AFTER_BIRTH))
    assert "- Hedersrelaterat våld och förtryck, barn som är utsatt eller har upplevt våld, med beslut." in said
    assert "Ingen orosanmälan gjordes från det här samtalet. Skäl: oron är redan anmäld." in said
    assert "Frågan ställs igen 2027-02-01: efter förlossningen." in said
    for heading in ("Stöd som har erbjudits", "Orosanmälan", "Nästa gång"):
        assert heading in said
        assert heading not in text(filling())


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("short: [opening,", "short: [", ("/templates/short", "missing")),
        ("told, own-words, corr", "told, corr", ("/templates/short", "own-words-missing")),
        ("own-words, corrections, steps", "own-words, steps", ("/templates/long", "corrections-missing")),
        ("  not-asked: [", "  not_asked: [", ("/templates/not-asked", "missing")),
        ("report, next]\n  short", "report, nxt]\n  short", ("/templates/long", "unknown-block")),
    ],
)
def test_a_template_that_would_lose_something_is_refused(old: str, new: str, problem: tuple[str, str]) -> None:
    assert old in SOURCE
    with pytest.raises(CannotNow) as caught:
        parse_sentences(SOURCE.replace(old, new))
    assert problem in caught.value.facts["problems"]


def test_a_unit_can_have_a_length_of_its_own() -> None:
    own = parse_sentences(SOURCE.replace("  short: [", "  akt: [opening, outcome, reminders]\n  short: ["))
    assert lengths(own) == ("long", "akt", "short")
    said = hand_over_text(own, Matter(CONVERSATION, (filling(control="earlier"),), ROUTINE, UNIT), "akt")
    assert "skyddat sökord" in said
    assert "Frågor och svar" not in said
