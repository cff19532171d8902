# SPDX-License-Identifier: EUPL-1.2
"""The window: unlocking, locking and covering from everywhere, settings that take effect at once, roles."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton

from screening_app.core.records import DataMode
from screening_app.errors import CannotNow, Code
from screening_app.gui.lock import Guard
from screening_app.settings import Settings, read_settings

CONTROL = Qt.KeyboardModifier.ControlModifier
WAYS = {
    "Ctrl+L": ((Qt.Key.Key_L, CONTROL),),
    "F12": ((Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),),
    "Shift three times": ((Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier),) * 3,
}
STAGES = ("prepare", "ask", "review", "act", "hand-over")


def leave(desk, way):
    for key, modifiers in WAYS[way]:
        desk.hands.press(key, modifiers)


def conversation_texts(desk):
    """Return what nobody may see any more: the questions, the answers, the routine and the text to hand over."""
    view = desk.view()
    texts = {view.routine.title, *(step.text for step in view.routine.acute)}
    texts |= {text for points in view.routine.guidance.values() for text in points}
    if view.form is not None:
        texts |= {text for item in view.form.questions for text in item.text.values()}
    texts |= {step.step.text for step in view.steps}
    return texts


# ---- unlocking


def test_a_wrong_passphrase_says_so_empties_the_field_and_lets_one_try_again(at_work):
    desk = at_work(None)
    desk.unlock(passphrase="not the passphrase")
    notice = desk.hands.shown("unlock-problem")

    assert "do not belong together" in notice.label.text()
    assert desk.window.is_locked
    assert desk.hands.shown("passphrase").text() == ""
    assert QApplication.focusWidget() is desk.hands.shown("passphrase")
    desk.unlock()
    desk.hands.shown("today")


def test_an_unknown_user_is_told_the_same_as_a_wrong_passphrase(at_work):
    desk = at_work(None)
    desk.unlock("nobody")
    first = desk.hands.shown("unlock-problem").label.text()
    desk.unlock(passphrase="not the passphrase")
    desk.hands.until(lambda: desk.hands.shown("unlock-now").isEnabled(), "the second refusal")

    assert desk.hands.shown("unlock-problem").label.text() == first


# ---- locking and covering


@pytest.mark.parametrize("stage", STAGES)
def test_at_every_stage_locking_takes_every_text_of_the_conversation_away(at_work, stage):
    desk = at_work()
    desk.on_to(stage)
    secret = conversation_texts(desk)
    assert any(text in desk.texts() for text in secret)
    leave(desk, "Ctrl+L")

    assert desk.window.is_locked
    assert desk.window.conversation is None
    assert [text for text in secret if text in desk.texts()] == []
    desk.hands.shown("unlock")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("dialog", [False, True])
def test_every_way_out_works_also_while_the_acute_dialog_is_open(at_work, way, dialog):
    desk = at_work()
    desk.on_to("ask")
    secret = conversation_texts(desk)
    if dialog:
        desk.hands.activate("acute")
        desk.hands.shown("close-acute")
        assert QApplication.activeModalWidget() is not None
    leave(desk, way)

    assert desk.window.is_locked
    assert QApplication.activeModalWidget() is None
    assert not [d for d in desk.window.findChildren(QDialog) if d.isVisible()]
    desk.hands.until(lambda: not desk.window.findChildren(QDialog), "the dialog gone")
    assert [text for text in secret if text in desk.texts()] == []
    desk.hands.shown("unlock" if way == "Ctrl+L" else "cover")


def test_the_cover_says_nothing_of_the_unit_and_leads_to_unlocking_only(at_work):
    desk = at_work()
    leave(desk, "F12")
    desk.hands.shown("cover")
    assert "Provenheten" not in desk.texts()
    assert not [b for b in desk.window.findChildren(QPushButton) if b.isVisible() and b.objectName() != "uncover"]
    desk.hands.press(Qt.Key.Key_Space)

    desk.hands.shown("unlock")
    assert desk.window.is_locked


def test_unlocking_goes_back_to_the_same_question_with_what_was_answered(at_work):
    desk = at_work()
    desk.on_to("ask")
    before = desk.view()
    leave(desk, "Ctrl+L")
    desk.unlock()
    desk.hands.shown("question")

    assert desk.view().question.link_id == before.question.link_id
    assert desk.view().filling.answers == before.filling.answers


def test_when_nobody_touches_anything_the_store_is_locked_with_the_reason(at_work, qapp):
    desk = at_work()
    desk.on_to("ask")
    guard = next(child for child in qapp.children() if isinstance(child, Guard))
    guard.set_idle_seconds(0)
    guard.look_at_clock()

    assert desk.window.is_locked
    assert "without activity" in desk.texts()


def test_a_crash_locks_and_says_that_what_was_saved_is_still_there(at_work):
    desk = at_work()
    desk.on_to("ask")
    desk.window.session.broken.emit(RuntimeError())

    assert desk.window.is_locked
    assert "still there" in desk.texts()


# ---- problems


def test_what_could_not_be_saved_is_said_above_the_page_and_can_be_put_away(at_work):
    desk = at_work()
    desk.window.tell(CannotNow(Code.DISK_FULL))
    notice = desk.hands.shown("problem")
    assert "What was saved before is safe" in notice.label.text()
    close = next(b for b in notice.findChildren(QPushButton) if b.isVisible())
    close.setFocus()
    desk.hands.press(Qt.Key.Key_Space)

    assert not notice.isVisible()


def test_an_answer_that_is_refused_leaves_the_question_on_screen(at_work):
    desk = at_work()
    desk.on_to("ask")
    key = desk.view().conversation.id
    link = desk.view().question.link_id
    problem = desk.told(lambda ws: ws.conversations.answer(key, link, ["no such answer"]))

    assert problem.code is Code.ANSWER_REFUSED
    assert desk.view().question.link_id == link


# ---- settings


def choose(desk, name, key):
    desk.hands.tab_to(name)
    desk.hands.press(key)


def test_settings_take_effect_at_once_and_are_kept_without_any_name(at_work, theme, tmp_path, around):
    desk = at_work(settings=Settings(language="en", theme="light"))
    desk.hands.shown("new-contact")
    desk.hands.go_to("today", "settings")
    desk.hands.shown("settings")
    choose(desk, "setting-theme", Qt.Key.Key_Down)
    assert theme.name == "dark"
    choose(desk, "setting-text_scale", Qt.Key.Key_Down)
    assert theme.factor == 1.25
    choose(desk, "setting-lock_minutes", Qt.Key.Key_Down)
    choose(desk, "setting-language", Qt.Key.Key_Up)
    desk.hands.until(lambda: "Inställningar" in desk.texts() or not _has_catalogue(), "the Swedish page")

    kept, aside = read_settings(tmp_path / "settings.json", around.clock().date())
    assert aside is None
    assert kept == Settings(language="sv", theme="dark", text_scale=1.25, lock_minutes=10)
    assert "Provenheten" not in (tmp_path / "settings.json").read_text("utf-8")


def _has_catalogue():
    from screening_app.paths import data_folder

    return (data_folder("resources") / "i18n" / "rutinstod_sv.qm").is_file()


# ---- roles and places


def test_a_coordinator_has_figures_routines_questionnaires_and_an_account_only_and_the_store_refuses_the_rest(at_work):
    desk = at_work("karin")
    desk.hands.shown("figures")
    places = [b.objectName() for b in desk.window.findChildren(QPushButton) if b.objectName().startswith("nav-")]

    every = ("figures", "follow-up", "routines", "instruments", "accounts", "settings", "manual")
    assert places == [f"nav-{place}" for place in every]
    assert not desk.window.findChild(QPushButton, "acute").isVisible()
    for work in (
        lambda ws: ws.today(),
        lambda ws: ws.conversations.open_contact(),
        lambda ws: ws.accounts.listed(),
    ):
        assert desk.told(work).code is Code.NOT_PERMITTED


def test_case_mode_finds_a_record_by_its_reference_only(at_work):
    desk = at_work(mode=DataMode.CASE)
    desk.hands.shown("new-contact")
    assert desk.told(lambda ws: ws.conversations.open_contact("2026-0417")).conversation
    desk.hands.go_to("today", "records")
    desk.hands.fill("find-reference", "2026-0417")
    desk.hands.press(Qt.Key.Key_Return)
    table = desk.hands.shown("found")
    line = desk.hands.shown("find-reference")
    assert isinstance(line, QLineEdit)
    line.clear()
    desk.hands.type("19850709-9805")
    desk.hands.press(Qt.Key.Key_Return)
    desk.hands.until(lambda: bool(line.property("wrong")), "the identity number refused")

    assert not table.isVisible()
    line.clear()
    desk.hands.type("2026-0417")
    desk.hands.press(Qt.Key.Key_Return)
    desk.hands.shown("found")
    next(iter(table.buttons.values())).setFocus()
    desk.hands.press(Qt.Key.Key_Space)
    desk.hands.shown("ready-alone")


def test_a_contact_in_case_mode_needs_its_reference_first(at_work):
    desk = at_work(mode=DataMode.CASE)
    desk.hands.shown("new-contact")
    desk.hands.press(Qt.Key.Key_N, CONTROL)
    line = desk.hands.shown("case-reference")
    desk.hands.until(lambda: bool(line.property("wrong")), "the field marked")
    assert QApplication.focusWidget() is line
    desk.hands.type("2026-0417")
    desk.hands.press(Qt.Key.Key_Return)
    desk.hands.shown("ready-alone")

    assert desk.view().conversation.contact.case_reference == "2026-0417"
