# SPDX-License-Identifier: EUPL-1.2
"""One control for every kind of question: answering, drafts, several answers, names."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from gui.test_accessibility import beyond_tab, cut, hard_to_hit, nameless
from screening_app.core.forms.definition import Coding, Item, ItemType, load
from screening_app.core.forms.model import Control, Option, PartialDate, Quantity, Unit
from screening_app.gui.controls.choice import GroupControl, OpenChoiceControl
from screening_app.gui.controls.controls import control_for
from screening_app.gui.controls.entries import DayEntry, LineEntry, PickEntry, QuantityEntry, TextEntry
from screening_app.gui.controls.reading import UnreadableError
from screening_app.gui.text import install_translator

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

DAYS = Unit("http://unitsofmeasure.org", "d", {"sv": "dagar"})
WEEKS = Unit("http://unitsofmeasure.org", "wk", {"sv": "veckor"})


def options(count, text="Svar"):
    return tuple(Option(Coding("urn:example", f"c{n}"), {"sv": f"{text} {n}"}) for n in range(count))


def item(kind, **facts):
    return Item("q", ItemType(kind), {"sv": "Frågan"}, **facts)


@pytest.fixture(scope="module")
def form():
    document = {
        "resourceType": "Questionnaire",
        "url": "https://example.org/q",
        "version": "1",
        "title": "Prov",
        "status": "active",
        "language": "sv",
        "item": [{"linkId": "q", "type": "boolean", "text": "Frågan"}],
    }
    return load(json.dumps(document).encode())


@pytest.fixture
def show(qtbot, theme, form):
    def made(question, language="sv"):
        control = control_for(form, question, language, "Frågan")
        page = QWidget()
        control.page = page
        QVBoxLayout(page).addWidget(control)
        qtbot.addWidget(page)
        control.heard = []
        control.answered.connect(lambda values, by_number: control.heard.append((values, by_number)))
        control.declined.connect(lambda by_number: control.heard.append(("declined", by_number)))
        control.typed.connect(lambda: control.heard.append("typed"))
        control.show_answer((), declined=False)
        page.resize(640, 500)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        control.focus_answer()
        return control

    return made


def write(field, text):
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            field.insert(letter) if hasattr(field, "insert") else field.insertPlainText(letter)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (item("boolean"), GroupControl),
        (item("choice", options=options(9)), GroupControl),
        (item("choice", options=options(10)), PickEntry),
        (item("choice", options=options(3), control=Control.DROP_DOWN), PickEntry),
        (item("choice", options=options(14), control=Control.RADIO), GroupControl),
        (
            item("choice", options=options(14, "Ett svar så långt att det skulle stå avskuret i en lista " * 2)),
            GroupControl,
        ),
        (item("choice", options=options(14), repeats=True), GroupControl),
        (item("choice", options=options(40), repeats=True), PickEntry),
        (item("open-choice", options=options(4)), OpenChoiceControl),
        (item("open-choice", options=options(40)), PickEntry),
        (item("open-choice"), LineEntry),
        (item("string"), LineEntry),
        (item("string", options=()), LineEntry),
        (item("text"), TextEntry),
        (item("integer"), LineEntry),
        (item("decimal"), LineEntry),
        (item("date"), DayEntry),
        (item("dateTime"), DayEntry),
        (item("time"), LineEntry),
        (item("url"), LineEntry),
        (item("quantity"), QuantityEntry),
    ],
    ids=lambda value: getattr(value, "__name__", None) or getattr(value, "type", None),
)
def test_every_kind_of_question_has_its_control(show, question, kind):
    control = show(question)
    found = control if isinstance(control, kind) else control.entries[0]
    assert isinstance(found, kind)


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        (item("string"), "Norrby", "Norrby"),
        (item("text"), "i Norrby", "i Norrby"),
        (item("integer"), "12", 12),
        (item("decimal"), "2,5", Decimal("2.5")),
        (item("date"), "2026-11-22", date(2026, 11, 22)),
        (item("date"), "2019", PartialDate("2019")),
        (item("quantity", units=(DAYS,)), "3", Quantity(Decimal(3), "dagar", DAYS.system, "d")),
        (item("quantity"), "3", Quantity(Decimal(3))),
        (item("choice", options=options(12)), "svar 11", Coding("urn:example", "c11")),
        (item("open-choice", options=options(40)), "grannen", "grannen"),
    ],
)
def test_what_is_written_is_the_answer_when_the_page_goes_on(show, question, typed, value):
    control = show(question)
    assert control.pending() == ()
    write(control.page.focusWidget(), typed)
    assert control.pending() == (value,)
    assert "typed" in control.heard
    assert not [heard for heard in control.heard if heard != "typed"]


@pytest.mark.parametrize(
    ("question", "typed", "kind"),
    [
        (item("integer"), "tre", "integer"),
        (item("date"), "2211", None),
        (item("choice", options=options(12)), "grannen", "option"),
        (item("quantity", units=(DAYS, WEEKS)), "3", "unit"),
        (item("quantity", units=(DAYS, WEEKS)), "x", "decimal"),
    ],
)
def test_what_is_no_answer_is_said_and_kept_as_written(show, question, typed, kind):
    control = show(question)
    write(control.page.focusWidget(), typed)
    if kind is None:
        assert control.pending() == (PartialDate("2211"),)
        return
    with pytest.raises(UnreadableError) as refused:
        control.pending()
    assert refused.value.kind == kind
    assert control.entries[0].text.startswith(typed)


def test_a_unit_is_chosen_never_assumed(show):
    control = show(item("quantity", units=(DAYS, WEEKS)))
    number, unit = control.entries[0].inputs
    assert unit.currentIndex() == -1
    write(number, "3")
    unit.setCurrentIndex(1)
    assert control.pending() == (Quantity(Decimal(3), "veckor", WEEKS.system, "wk"),)
    control.show_answer(control.pending(), declined=False)
    assert (number.text(), unit.currentText()) == ("3", "veckor")


def test_only_the_unit_is_marked_where_only_the_unit_is_missing(show):
    control = show(item("quantity", units=(DAYS, WEEKS)))
    number, unit = control.entries[0].inputs
    write(number, "3")
    control.tell("", wrong=True)
    control.focus_wrong()
    assert (number.property("wrong"), unit.property("wrong")) == (False, True)
    assert unit.hasFocus()
    write(number, "tre")
    control.tell("", wrong=True)
    assert (number.property("wrong"), unit.property("wrong")) == (True, False)


def test_an_answer_not_touched_comes_back_to_the_letter(show):
    control = show(item("decimal"))
    control.show_answer((Decimal("2.50"),), declined=False)
    (kept,) = control.pending()
    assert str(kept) == "2.50"
    assert control.draft() is None


def test_digits_never_answer_in_a_field_but_do_in_rows(show):
    assert not show(item("integer")).press_number(1)
    rows = show(item("choice", options=options(3)))
    assert rows.press_number(2)
    assert rows.heard == [((Coding("urn:example", "c1"),), True)]


def test_choosing_in_a_list_answers_at_once_and_does_not_go_on(show):
    control = show(item("choice", options=options(12)))
    box = control.entries[0].inputs[0]
    box.setCurrentIndex(4)
    box.activated.emit(4)
    assert control.heard[-1] == ((Coding("urn:example", "c4"),), False)


@pytest.mark.parametrize("kind", ["string", "integer", "date"])
def test_every_written_question_can_be_declined_and_writing_takes_that_back(show, kind):
    control = show(item(kind))
    (row,) = [row for row in control.findChildren(QWidget) if row.accessibleName() == "Vill inte svara"]
    row.click()
    assert control.heard == [("declined", True)]
    control.show_answer((), declined=True)
    assert control.pending() is None
    write(control.entries[0].inputs[0], "1")
    assert not row.isChecked()


def test_a_repeating_question_has_a_line_for_each_answer(show):
    control = show(item("string", repeats=True, max_occurs=3))
    write(control.page.focusWidget(), "Norrby")
    more = control.findChild(QPushButton, "more-answers")
    more.click()
    assert control.entries[1].inputs[0].hasFocus()
    write(control.page.focusWidget(), "Ekvik")
    assert control.pending() == ("Norrby", "Ekvik")
    more.click()
    assert not more.isEnabled()
    assert control.pending() == ("Norrby", "Ekvik"), "an empty line is no answer"
    control.findChildren(QPushButton, "remove-answer")[0].click()
    assert control.pending() == ("Ekvik",)
    assert more.isEnabled()


def test_the_last_line_is_emptied_rather_than_taken_away(show):
    control = show(item("integer", repeats=True))
    write(control.page.focusWidget(), "7")
    control.findChild(QPushButton, "remove-answer").click()
    assert len(control.entries) == 1
    assert control.pending() == ()


def test_several_lines_are_told_apart_by_a_screen_reader(show):
    control = show(item("string", repeats=True))
    control.show_answer(("Norrby", "Ekvik"), declined=False)
    names = [entry.inputs[0].accessibleName() for entry in control.entries]
    assert names == ["Frågan 1", "Frågan 2"]
    removes = [b.accessibleName() for b in control.findChildren(QPushButton, "remove-answer")]
    assert len(set(removes)) == 2


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (item("string"), "halva meningen"),
        (item("text"), "rad ett\nrad"),
        (item("integer"), "tre"),
        (item("date"), "22 nov"),
        (item("quantity", units=(DAYS, WEEKS)), "2,\tveckor"),
        (item("choice", options=options(12)), "gran"),
    ],
)
def test_a_draft_comes_back_with_the_cursor_where_it_was(show, question, text):
    control = show(question)
    control.entries[0].show_text(text)
    control.entries[0].put_cursor(1)
    draft = control.draft()
    again = show(question)
    again.restore(draft)
    assert again.entries[0].text == text
    if not isinstance(again.entries[0], PickEntry):
        assert again.entries[0].cursor_place == 1
    assert again.entries[0].inputs[0].hasFocus()
    assert again.draft() is not None, "still not an answer"


def test_a_draft_of_several_lines_comes_back_in_the_line_it_was_written_in(show):
    question = item("string", repeats=True)
    control = show(question)
    control.restore(json.dumps({"texts": ["a", "bcd"], "at": [1, 2]}))
    again = show(question)
    again.restore(control.draft())
    assert [entry.text for entry in again.entries] == ["a", "bcd"]
    assert again.entries[1].inputs[0].hasFocus()
    assert again.entries[1].cursor_place == 2


def test_a_draft_from_elsewhere_is_plain_text(show):
    control = show(item("string"))
    control.restore("bara text")
    assert control.entries[0].text == "bara text"


def test_other_words_stand_beside_no_option_of_a_single_choice(show):
    control = show(item("open-choice", options=options(3)))
    assert control.press_number(1)
    assert control.heard[-1] == ((Coding("urn:example", "c0"),), True)
    control.press_number(4)
    assert control.page.focusWidget() is control.findChild(QWidget, "answer")
    write(control.page.focusWidget(), "grannen")
    assert control.pending() == ("grannen",)
    control.show_answer(("grannen",), declined=False)
    assert control.pending() == ("grannen",)
    assert control.draft() is None


def test_other_words_stand_beside_the_options_where_several_may_be_chosen(show):
    control = show(item("open-choice", options=options(3), repeats=True))
    control.press_number(2)
    write(control.findChild(QWidget, "answer"), "grannen")
    assert control.pending() == (Coding("urn:example", "c1"), "grannen")


def test_writing_other_words_takes_a_single_choice_back(show):
    control = show(item("open-choice", options=options(3)))
    control.show_answer((Coding("urn:example", "c0"),), declined=False)
    write(control.findChild(QWidget, "answer"), "x")
    assert control.pending() == ("x",)


@pytest.mark.parametrize(
    ("language", "words", "yes"),
    [
        ("sv", "Vill inte svara", "Ja"),
        ("en", "Does not want to answer", "Yes"),
        ("ar", "لا أريد الإجابة", "نعم"),
        ("fa-AF", "نمی‌خواهم پاسخ دهم", "بله"),
        ("prs", "نمی‌خواهم پاسخ دهم", "بله"),
    ],
)
def test_the_programs_own_words_follow_the_person_not_the_interface(qapp, show, language, words, yes):
    install_translator(qapp, "en" if language == "sv" else "sv")
    try:
        control = show(item("boolean"), language)
        names = [row.accessibleName() for row in control.findChildren(QWidget) if row.accessibleName()]
        assert words in names
        assert yes in names
    finally:
        install_translator(qapp, "en")


def test_other_languages_have_the_interfaces_words(qapp, show):
    install_translator(qapp, "en")
    control = show(item("boolean"), "so")
    assert "Does not want to answer" in [w.accessibleName() for w in control.findChildren(QWidget)]


@pytest.mark.parametrize(
    "kind", ["string", "text", "integer", "decimal", "date", "dateTime", "time", "url", "quantity"]
)
def test_hint_and_fault_are_tied_to_the_field_and_the_field_says_its_name(show, kind):
    control = show(item(kind))
    write(control.page.focusWidget(), "x")
    control.tell("Skriv det så här.", wrong=True)
    field = control.entries[0].inputs[0]
    interface = QAccessible.queryAccessibleInterface(field)
    assert interface.text(QAccessible.Text.Name) == "Frågan"
    assert interface.text(QAccessible.Text.Description) == "Skriv det så här."
    assert field.property("wrong") is True
    control.tell("", wrong=False)
    assert field.property("wrong") is False


def test_enter_answers_nothing_in_any_control(show):
    for question in (item("boolean"), item("choice", options=options(12)), item("string"), item("date")):
        control = show(question)
        QTest.keyClick(control.page.focusWidget(), Qt.Key.Key_Return)
        assert control.heard == []


@pytest.mark.parametrize(
    "question",
    [
        item("boolean"),
        item("choice", options=options(12)),
        item("choice", options=options(12), repeats=True),
        item("open-choice", options=options(4)),
        item("string", repeats=True),
        item("text"),
        item("integer", units=(Unit(None, "st", {"sv": "stycken"}),)),
        item("date"),
        item("dateTime", repeats=True),
        item("quantity", units=(DAYS, WEEKS)),
    ],
    ids=lambda question: question.type,
)
def test_at_200_per_cent_nothing_is_cut_nameless_or_too_small_to_hit(theme, show, question):
    theme.choose("light", 2.0)
    control = show(question)
    control.page.resize(760, 2000)
    QApplication.processEvents()
    page = control.page
    assert [*nameless(page), *cut(page), *hard_to_hit(page), *beyond_tab(page)] == []
