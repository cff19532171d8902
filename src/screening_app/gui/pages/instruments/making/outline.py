# SPDX-License-Identifier: EUPL-1.2
"""The list at the left: the whole, every question in its group, the sums; and what moves, adds and removes them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from screening_app.core.forms.authoring import editing
from screening_app.core.forms.authoring.draft import GROUPS, Draft, DraftQuestion, DraftScore, Kind
from screening_app.gui.pages.instruments.making.bench import Bench
from screening_app.gui.pages.instruments.making.words import all_called, called
from screening_app.gui.text import translate
from screening_app.gui.theme import current, icon
from screening_app.gui.widgets import ButtonRow, QuietButton, SecondaryButton, spaced

_SHOWN = Qt.ItemDataRole.UserRole + 1
# Places that are no question and no sum; no name can begin with a space.
WHOLE, REMAINING = " whole", " remaining"


class QuestionList(QListWidget):
    """One stop for Tab; up and down choose, Alt with them moves, Delete removes."""

    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("build-outline")
        self.setProperty("surface", "outline")
        self.setAccessibleName(translate("Rutinstod", "Contents of the questionnaire"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and the arrows, remove with Delete."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class Outline(QWidget):
    """`chosen` carries the place chosen, `opened` comes when it is pressed; `removed` what has been taken away."""

    chosen = Signal(str)
    opened = Signal()
    removed = Signal(str)

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        column = QVBoxLayout(self)
        spaced(column, "tight")
        self.list = QuestionList()
        self.list.currentItemChanged.connect(self._current)
        self.list.itemActivated.connect(lambda _: self.opened.emit())
        self.list.itemClicked.connect(lambda _: self.opened.emit())
        self.list.moved.connect(self._move)
        self.list.removed.connect(self.remove)
        column.addWidget(self.list, 1)
        self._theme = 0
        self._acts: dict[str, QuietButton] = {}
        self._first: SecondaryButton | None = None
        column.addWidget(self._moves())
        column.addWidget(self._more())
        self.follow()

    def follow(self) -> None:
        """Show the draft as it is now, with the same place chosen."""
        rows = self._rows()
        pictures: dict[str, QIcon] = {}
        self.list.blockSignals(True)
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        while self.list.count() < len(rows):
            self.list.addItem(QListWidgetItem())
        for place, (key, words, depth, picture) in enumerate(rows):
            item = self.list.item(place)
            shown = (key, words, depth, picture, self._theme)
            if item.data(_SHOWN) != shown:
                item.setData(_SHOWN, shown)
                item.setData(Qt.ItemDataRole.UserRole, key)
                item.setText("\u2003" * depth + words)
                unfinished = translate("Rutinstod", "{text}, not finished").format(text=words)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, unfinished if picture == "pencil" else words)
                item.setToolTip(words)
                if picture not in pictures:
                    pictures[picture] = icon(picture, "accent" if picture == "check" else "muted")
                item.setIcon(pictures[picture])
            if key == self._bench.chosen:
                self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._measure()
        self._enable()

    def _rows(self) -> list[tuple[str, str, int, str]]:
        """Return for each row its key, its words, how deep it stands and its picture."""
        draft, wrong = self._bench.draft, {fault.question for fault in self._bench.faults}
        names = all_called(draft, 80)
        about = translate("Rutinstod", "About the questionnaire")
        rows = [(WHOLE, about, 0, "pencil" if "" in wrong else "doc")]
        rows += [
            (each.name, names[each.name], _depth(draft, each), "pencil" if each.name in wrong else "check")
            for each in draft.questions
        ]
        total = translate("Rutinstod", "Sum: {text}")
        rows += [
            (each.name, total.format(text=names[each.name]), 0, "pencil" if each.name in wrong else "check")
            for each in draft.scores
        ]
        left = translate("Rutinstod", "What is left to do ({count})").format(count=len(self._bench.faults))
        return [*rows, (REMAINING, left, 0, "doc")]

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the size of the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._theme += 1
            self.follow()

    def choose(self, key: str) -> None:
        """Choose a place, as a click would."""
        for place in range(self.list.count()):
            if self.list.item(place).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(place)

    def focus_on_adding(self) -> None:
        """Put the focus on what adds a question."""
        if self._first is not None:
            self._first.setFocus()

    # ---- what moves, adds and removes

    def remove(self) -> None:
        """Take what is chosen away; undo brings it back."""
        name, draft = self._bench.chosen, self._bench.draft
        order = editing.names_of(draft)
        if name not in order:
            return
        words = called(draft, name, 40)
        if any(score.name == name for score in draft.scores):
            made = editing.remove_score(draft, name)
        else:
            made = editing.remove(draft, name)
        there = editing.names_of(made)
        at = order.index(name)
        self._bench.chosen = next((each for each in (*order[at + 1 :], *reversed(order[:at])) if each in there), WHOLE)
        self._bench.put(made, anew=True)
        self.list.setFocus()
        self.removed.emit(words)

    def _moves(self) -> QWidget:
        row = ButtonRow()
        for name, words, picture, act in (
            ("up", translate("Rutinstod", "Move up"), "arrow-up", lambda: self._move(-1)),
            ("down", translate("Rutinstod", "Move down"), "arrow-down", lambda: self._move(1)),
            ("in", translate("Rutinstod", "Into the group above"), "arrow-right", self._into),
            ("out", translate("Rutinstod", "Out of the group"), "arrow-left", self._out),
            ("remove", translate("Rutinstod", "Remove"), "x", self.remove),
        ):
            button = QuietButton("", icon_name=picture)
            button.setObjectName(f"build-{name}")
            button.setAccessibleName(words)
            button.setToolTip(
                {"up": f"{words} (Alt+↑)", "down": f"{words} (Alt+↓)", "remove": f"{words} (Delete)"}.get(name, words)
            )
            button.clicked.connect(act)
            self._acts[name] = button
            row.add(button)
        return row

    def _more(self) -> QWidget:
        row = ButtonRow()
        for name, words, act in (
            ("question", translate("Rutinstod", "Question"), lambda: self._add(Kind.CHOICE)),
            ("group", translate("Rutinstod", "Group"), lambda: self._add(Kind.GROUP)),
            ("note", translate("Rutinstod", "Text"), lambda: self._add(Kind.DISPLAY)),
            ("score", translate("Rutinstod", "Sum"), self._add_score),
        ):
            button = SecondaryButton(words, icon_name="plus", compact=True)
            button.setObjectName(f"build-add-{name}")
            self._first = self._first or button
            button.setAccessibleName(translate("Rutinstod", "Add: {what}").format(what=words))
            button.clicked.connect(act)
            row.add(button)
        return row

    def _add(self, kind: Kind) -> None:
        draft = self._bench.draft
        made = editing.add_question(draft, DraftQuestion("", kind, {}), after=self._bench.chosen)
        old = {each.name for each in draft.questions}
        name = next(each.name for each in made.questions if each.name not in old)
        self._bench.chosen = name
        self._begin(editing.set_kind(made, name, kind), f"build-text-{draft.language}")

    def _add_score(self) -> None:
        draft = self._bench.draft
        made = editing.add_score(draft, DraftScore("", {}, ()))
        self._bench.chosen = made.scores[-1].name
        self._begin(made, f"build-score-text-{draft.language}")

    def _begin(self, draft: Draft, field: str) -> None:
        self._bench.put(draft, anew=True)
        self.opened.emit()
        self._bench.wanted.emit(field)

    def _is_question(self) -> bool:
        return any(each.name == self._bench.chosen for each in self._bench.draft.questions)

    def _move(self, step: int) -> None:
        if self._is_question():
            self._bench.put(editing.move(self._bench.draft, self._bench.chosen, step), anew=True)

    def _into(self) -> None:
        self._bench.put(editing.into_group(self._bench.draft, self._bench.chosen), anew=True)

    def _out(self) -> None:
        self._bench.put(editing.out_of_group(self._bench.draft, self._bench.chosen), anew=True)

    def _enable(self) -> None:
        draft, name = self._bench.draft, self._bench.chosen
        is_question = self._is_question()
        tried: dict[str, Callable[[], Draft]] = {
            "up": lambda: editing.move(draft, name, -1),
            "down": lambda: editing.move(draft, name, 1),
            "in": lambda: editing.into_group(draft, name),
            "out": lambda: editing.out_of_group(draft, name),
        }
        for act, made in tried.items():
            self._acts[act].setEnabled(is_question and made() != draft)
        self._acts["remove"].setEnabled(not name.startswith(" "))

    def _current(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._bench.chosen = str(item.data(Qt.ItemDataRole.UserRole))
            self._enable()
            self.chosen.emit(self._bench.chosen)

    def _measure(self) -> None:
        side = current().px(18)
        self.list.setIconSize(QSize(side, side))
        for place in range(self.list.count()):
            self.list.item(place).setSizeHint(QSize(0, current().gap("nav")))


def _depth(draft: Draft, question: DraftQuestion) -> int:
    by_name = {each.name: each for each in draft.questions if each.kind in GROUPS}
    depth, parent = 0, by_name.get(question.parent)
    while parent is not None and depth < len(by_name):
        depth, parent = depth + 1, by_name.get(parent.parent)
    return depth
