# SPDX-License-Identifier: EUPL-1.2
"""The pages about several units in the real window: keys heard on the telephone, what stops a table, what leaves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPlainTextEdit, QPushButton, QWidget

from figures_made import world
from gui.conftest import Desk
from gui.shots_collating import choose, settled, trust
from screening_app.__main__ import main
from screening_app.core.exchange import KeyKind
from screening_app.core.figures.edition import Organisation, make_edition
from screening_app.core.figures.protection import Wish
from screening_app.output import write_files
from screening_app.paths import data_folder
from screening_app.reports.edition import write_edition
from screening_app.store import pairs
from screening_app.store.public_keys import as_text, public_key, read_public_key
from screening_app.workspace import Workspace
from units_sent import Sender, small_forms, year_of

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder to which exports go."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "home" / "Documents"))
    return tmp_path / "home"


@pytest.fixture(autouse=True)
def one_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish one table in 2026: all of them take half a minute to test beside what units have published."""
    forms = small_forms(tmp_path)
    monkeypatch.setattr("screening_app.paths.data_folder", lambda kind: forms if kind == "forms" else data_folder(kind))


def to_part(desk: Desk, part: str) -> None:
    desk.hands.shown("year")
    desk.hands.activate("several-units-wanted")
    desk.hands.activate(f"to-{part}")


def choose_in(desk: Desk, opener: str, *files: Path) -> None:
    choose(desk.window, desk.hands, opener, *files)


def text_of(widget: QWidget) -> str:
    assert isinstance(widget, QLabel)
    return widget.text()


def button(desk: Desk, name: str) -> QPushButton:
    found = desk.window.findChild(QPushButton, name)
    assert found is not None
    return found


def a_collator(folder: Path) -> tuple[Path, str]:
    key = public_key(KeyKind.COLLATOR, "region", "Regionen", pairs.public_of(pairs.new_private()))
    (folder / "collator.pub").write_bytes(as_text(key))
    return folder / "collator.pub", key.fingerprint


def a_sender(number: int, contacts: int = 40) -> Sender:
    return Sender(year_of(number, contacts), bytes([number]) * 32)


def collator(desk: Desk, folder: Path, units: list[Sender]) -> list[Path]:
    """Make the store one that collates and trusts these units, and return their sealed files."""

    def work(workspace: Workspace) -> list[Path]:
        to = workspace.exchange.key(KeyKind.COLLATOR)
        files = []
        for unit in units:
            workspace.exchange.trust(unit.text, KeyKind.UNIT, unit.key.fingerprint)
            files.append(folder / f"{unit.year.unit_id}.sealed")
            files[-1].write_bytes(unit.seal(to, workspace.plan(2026)))
        return files

    return desk.told(work)


def to_files(desk: Desk, *files: Path) -> None:
    to_part(desk, "receiving")
    desk.hands.activate("gather")
    choose_in(desk, "choose-sealed", *files)
    came = desk.hands.shown("came")
    desk.hands.until(lambda: len(came.buttons) == len(files), "every file looked at")


def test_a_coordinator_makes_the_units_key_and_hands_out_its_public_half(at_work, tmp_path):
    desk = at_work("karin")
    to_part(desk, "sending")
    desk.hands.activate("make-unit-key")
    digits = text_of(desk.hands.shown("unit-digits")).split()
    assert [len(group) for group in digits] == [5] * 6
    choose_in(desk, "save-unit-key", tmp_path / "unit.pub")
    desk.hands.until((tmp_path / "unit.pub").exists, "the key saved")
    saved = read_public_key((tmp_path / "unit.pub").read_bytes(), KeyKind.UNIT)
    assert saved.fingerprint.split() == digits
    assert desk.told(lambda ws: ws.exchange.own(KeyKind.UNIT)) == saved
    desk.hands.press(KEY.Key_Left, ALT)
    desk.hands.shown("to-sending")
    desk.hands.press(KEY.Key_Left, ALT)
    desk.hands.shown("several-units-wanted")


def test_help_begins_at_the_chapter_about_what_is_on_screen(at_work):
    desk = at_work("karin")

    def help_at(chapter: str) -> None:
        desk.hands.press(KEY.Key_F1)
        manual = desk.hands.shown("manual")
        (heading,) = (w for w in manual.findChildren(QLabel) if w.text() == chapter)
        desk.hands.until(lambda: abs(heading.mapTo(manual, heading.rect().topLeft()).y()) < 60, "the chapter on top")

    to_part(desk, "sending")
    desk.hands.shown("make-unit-key")
    help_at("Sammanställa flera enheter")
    desk.hands.go_to("manual", "figures")
    desk.hands.shown("year")
    help_at("Statistik och skydd")


def test_another_key_takes_the_place_of_the_first_only_after_the_typed_word(at_work):
    desk = at_work("karin")
    to_part(desk, "receiving")
    desk.hands.activate("make-collator-key")
    first = text_of(desk.hands.shown("collator-digits"))
    desk.hands.activate("new-collator-key")
    desk.hands.shown("confirm-word")
    assert "no longer be opened" in " ".join(w.text() for w in QApplication.activeModalWidget().findChildren(QLabel))
    desk.hands.press(KEY.Key_Return)
    assert not button(desk, "confirm-yes").isEnabled()
    desk.hands.type("new key")
    desk.hands.press(KEY.Key_Return)
    settled(desk.window, desk.hands)
    desk.hands.until(lambda: text_of(desk.hands.shown("collator-digits")) != first, "the new digits")


def test_a_key_is_trusted_by_the_digits_that_were_heard_and_by_no_others(at_work, tmp_path):
    desk = at_work("karin")
    file, digits = a_collator(tmp_path)
    desk.told(lambda ws: ws.exchange.key(KeyKind.UNIT))
    to_part(desk, "sending")
    assert desk.window.findChild(QWidget, "seal") is None
    choose_in(desk, "add-key", file)
    desk.hands.shown("heard-digits")
    assert not button(desk, "trust-key").isEnabled()
    assert digits not in desk.texts(), "whoever compares must hear the digits, not read them here"
    desk.hands.fill("heard-digits", digits[:-1])
    assert not button(desk, "trust-key").isEnabled()
    desk.hands.type(str((int(digits[-1]) + 1) % 10))
    desk.hands.activate("trust-key")
    desk.hands.shown("account-problem")
    assert desk.told(lambda ws: ws.exchange.trusted(KeyKind.COLLATOR)) == ()
    desk.hands.shown("heard-digits").clear()
    desk.hands.fill("heard-digits", digits.replace(" ", "-"))
    desk.hands.press(KEY.Key_Return)
    table = desk.hands.shown("trusted-keys")
    table.buttons["Regionen"].setFocus()
    desk.hands.press(KEY.Key_Space)
    desk.hands.shown("confirm-word")
    desk.hands.type("take away")
    desk.hands.press(KEY.Key_Return)
    settled(desk.window, desk.hands)
    desk.hands.until(lambda: "no longer trusted" in desk.texts(), "the key taken away")
    assert desk.told(lambda ws: ws.exchange.trusted(KeyKind.COLLATOR)) == ()


def test_a_year_that_is_not_published_is_sealed_with_a_word_of_caution(at_work, tmp_path):
    desk = at_work("karin")
    file, digits = a_collator(tmp_path)
    to_part(desk, "sending")
    desk.hands.activate("make-unit-key")
    desk.hands.shown("unit-digits")
    trust(desk.window, desk.hands, file, digits)
    assert "publish first, seal last" in desk.hands.shown("not-published").accessibleName()
    choose_in(desk, "seal", tmp_path / "2026.sealed")
    assert "Only Regionen can open it" in desk.hands.shown("sealed-note").accessibleName()
    assert json.loads((tmp_path / "2026.sealed").read_bytes())["year"] == 2026

    def export(workspace: Workspace) -> None:
        workspace.publishing.export(2026, tmp_path / "export")

    desk.told(export)
    desk.hands.press(KEY.Key_Left, ALT)
    desk.hands.activate("to-sending")
    desk.hands.until(lambda: "2026 was published from here" in desk.texts(), "the day of publishing")
    assert not desk.hands._visible("not-published")


def test_a_damaged_file_is_named_with_a_way_out_and_stops_the_table(at_work, tmp_path):
    desk = at_work("karin")
    one, two, stranger = a_sender(3), a_sender(4), a_sender(5)
    files = collator(desk, tmp_path, [one, two])
    to = desk.told(lambda ws: ws.exchange.key(KeyKind.COLLATOR))
    unknown, damaged = tmp_path / "unknown.sealed", tmp_path / "damaged.sealed"
    unknown.write_bytes(stranger.seal(to, Workspace.plan(2026)))
    damaged.write_bytes(files[0].read_bytes()[:-60])
    to_files(desk, *files, unknown, damaged)
    assert "not trusted here" in desk.texts()
    assert "compare the digits on the telephone" in desk.texts()
    assert "Ask the unit for the file again" in desk.texts()
    for file in (unknown, damaged):
        assert not button(desk, "collate").isEnabled()
        desk.hands.shown("came").buttons[file].setFocus()
        desk.hands.press(KEY.Key_Space)
    desk.hands.until(button(desk, "collate").isEnabled, "the way on open")
    assert not desk.hands._visible("cannot-go-on")


def test_a_missing_unit_is_shown_first_and_the_table_leaves_protected(at_work, tmp_path, documents):
    desk = at_work("karin")
    files = collator(desk, tmp_path, [a_sender(number) for number in (3, 4, 5)])
    to_files(desk, *files[:2])
    assert "Enhet 5" in desk.hands.shown("missing").accessibleName()
    assert not button(desk, "collate").isEnabled()
    desk.hands.activate("incomplete")
    desk.hands.activate("collate")
    desk.hands.shown("regional-table")
    assert "Enhet 3, Enhet 4" in text_of(desk.hands.shown("units-in-it"))
    assert "Enhet 5" in desk.hands.shown("missing").accessibleName()
    assert not (documents / "Documents").exists(), "nothing is written before somebody asks for it"
    desk.hands.activate("format-csv")
    desk.hands.activate("export")
    desk.hands.shown("collated-note")
    told = json.loads(next(documents.rglob("manifest.json")).read_text(encoding="utf-8"))
    assert "Enhet 5" in json.dumps(told, ensure_ascii=False)
    rows = next(documents.rglob("blankett-outcomes-2026.csv")).read_bytes().decode("utf-8-sig").split("\r\n")[1:-1]
    counts = [int(row.split(";")[-3]) for row in rows]
    assert counts
    assert not set(counts) & {1, 2, 3, 4}
    desk.hands.shown("sheet")
    desk.hands.activate("export")
    desk.hands.until(lambda: len(desk.told(lambda ws: ws.publishing.entries())) == 2, "written once more")


def test_a_unit_that_is_there_twice_is_a_choice(at_work, tmp_path):
    desk = at_work("karin")
    unit, other = a_sender(3), a_sender(4)
    early = Sender(year_of(3, 30, cut_off="2026-10-31"), unit.private)
    files = collator(desk, tmp_path, [unit, other])
    to = desk.told(lambda ws: ws.exchange.key(KeyKind.COLLATOR))
    (tmp_path / "early.sealed").write_bytes(early.seal(to, Workspace.plan(2026)))
    to_files(desk, *files, tmp_path / "early.sealed")
    assert "Enhet 3 stands there twice" in desk.hands.shown("cannot-go-on").accessibleName()
    desk.hands.activate("newest")
    desk.hands.activate("collate")
    desk.hands.shown("regional-table")


@pytest.mark.parametrize("base", [5, 3])
def test_a_table_that_would_tell_of_a_unit_is_refused_with_a_way_out(at_work, tmp_path, base):
    desk = at_work("karin")
    units = [a_sender(number) for number in (3, 4, 5, 6)]
    files = collator(desk, tmp_path, units)
    to, plan = desk.told(lambda ws: ws.exchange.key(KeyKind.COLLATOR)), Workspace.plan(2026)
    own = make_edition(plan, [units[0].year], Wish(threshold=base), organisation=Organisation("Enhet 3"))
    files[0].write_bytes(units[0].seal(to, plan, own.publications))
    to_files(desk, *files)
    desk.hands.activate("collate")
    desk.hands.shown("sums-instead")
    assert "a small count would follow: Enhet 3." in desk.hands.shown("account-problem").accessibleName()
    desk.hands.activate("sums-instead")
    if base == 3:
        desk.hands.until(lambda: "put protected exports together instead" in desk.texts(), "the other way out")
        assert not desk.hands._visible("sums-instead")
        return
    desk.hands.shown("regional-table")
    shown = desk.hands.shown("sheet-table").model()
    assert shown is not None
    rows = {shown.headerData(row, Qt.Orientation.Vertical) for row in range(shown.rowCount())}
    assert not {unit.year.unit for unit in units} & rows


def test_protected_exports_are_added_without_any_key(at_work, tmp_path, documents):
    desk = at_work("karin")
    folders = []
    for number in (0, 1):
        lines = [f"{codes[1]};{codes[2]}" for codes, _, _ in world(25 + 9 * number, seed=number, units=1, types=2)]
        data = tmp_path / f"{number}.csv"
        data.write_text("\n".join(["type;outcome", *lines]) + "\n", encoding="utf-8")
        folders.append(tmp_path / f"export{number}")
        options = ["--table", "type,outcome", "--for-adding", "--period", "2026", "--unit", f"Enhet {number}"]
        assert main(["figures", "protect", str(data), *options, "--out", str(folders[-1])]) == 0
    to_part(desk, "receiving")
    desk.hands.activate("gather")
    for folder in folders:
        choose_in(desk, "choose-export", folder)
    came = desk.hands.shown("came")
    desk.hands.until(lambda: len(came.buttons) == 2, "both folders looked at")
    expected = desk.hands.shown("expected")
    assert isinstance(expected, QPlainTextEdit)
    desk.hands.fill("expected", "Enhet 0")
    assert not desk.hands._visible("missing")
    assert not desk.window.findChild(QCheckBox, "newest").isVisible()
    desk.hands.activate("collate")
    desk.hands.shown("regional-table")
    assert "sums of the units' protected numbers" in desk.hands.shown("rule").accessibleName()
    table = desk.hands.shown("sheet-table").model()
    cells = [table.index(row, column) for row in range(table.rowCount()) for column in range(table.columnCount())]
    nothing = {table.data(cell, Qt.ItemDataRole.AccessibleTextRole) for cell in cells if table.data(cell) == "0"}
    assert nothing
    assert not any("between 0 and 4" in said for said in nothing), "many small numbers can make a zero"
    desk.hands.activate("export")
    desk.hands.shown("collated-note")
    assert {file.name for file in next(documents.rglob("2026-*")).iterdir()} == {"T1.csv", "manifest.json"}


def test_years_made_for_adding_become_the_same_sheets_for_all(at_work, tmp_path, documents):
    desk = at_work("karin")
    plan, folders = Workspace.plan(2026), []
    for number in (3, 4):
        wish = Wish(for_adding=True, secret=bytes([number]))
        made = make_edition(plan, [year_of(number)], wish, organisation=Organisation(f"Enhet {number}"))
        folders.append(tmp_path / f"year{number}")
        write_files(folders[-1], write_edition(made, ("csv",), program_version="0"))
    to_part(desk, "receiving")
    desk.hands.activate("gather")
    choose_in(desk, "choose-export", *folders)
    desk.hands.until(button(desk, "collate").isEnabled, "both folders looked at")
    desk.hands.activate("collate")
    desk.hands.shown("regional-table")
    assert "Enhet 3, Enhet 4" in text_of(desk.hands.shown("units-in-it"))
    desk.hands.activate("export")
    desk.hands.shown("collated-note")
    assert list(documents.rglob("blanketter-2026.xlsx"))
    assert desk.told(lambda ws: ws.publishing.entries()) == (), "what is added is others' and in no ledger of this one"
