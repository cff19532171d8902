# SPDX-License-Identifier: EUPL-1.2
"""Fields to write an answer in: a line, a text that grows, a list to search. No Enter and no wheel answers in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from screening_app.gui.theme import current

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

#: Free text may hold what a person said: no keyboard is to learn it.
SENSITIVE = Qt.InputMethodHint.ImhSensitiveData

Input = QLineEdit | QPlainTextEdit | QComboBox


class TypedLine(QLineEdit):
    """One line. Enter is left to the page; digits are only digits here."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setInputMethodHints(SENSITIVE)
        self.textChanged.connect(lambda words: current().read_scripts(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, but leave Enter to the page."""
        if event.key() in ENTER:
            if not event.isAutoRepeat():
                self.returnPressed.emit()
            event.ignore()
            return
        super().keyPressEvent(event)


class GrowingText(QPlainTextEdit):
    """A long text that grows with what is written, up to a third of a small screen, and then scrolls.

    Enter begins a new line, Ctrl+Enter is left to the page, and Tab leaves the field.
    """

    LEAST_LINES, MOST_LINES = 3, 9

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(lambda: current().read_scripts(self.toPlainText()))
        self.setInputMethodHints(SENSITIVE | Qt.InputMethodHint.ImhMultiLine)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Return room for the lines written, within limits."""
        # A plain text document measures its height in lines.
        lines = int(self.document().size().height())
        lines = min(max(lines, self.LEAST_LINES), self.MOST_LINES)
        theme = current()
        line = QFontMetrics(theme.font()).lineSpacing()
        around = 2 * (theme.gap("tight") + self.frameWidth() + int(self.document().documentMargin()))
        return QSize(theme.gap("reading") // 2, lines * line + around)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: the page scrolls, not a cut field."""
        return QSize(current().gap("page") * 3, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, but leave Ctrl+Enter to the page."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, which may take more lines or fewer."""
        super().resizeEvent(event)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new size of theme or font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._begin_at_the_right(self.layoutDirection() == Qt.LayoutDirection.RightToLeft)

    def _begin_at_the_right(self, right: bool) -> None:
        # Unlike a line, a plain text keeps to the left in a right-to-left layout.
        option = self.document().defaultTextOption()
        sides = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(sides | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)


class _RoomyRows(QStyledItemDelegate):
    """Rows of a list that a finger can hit."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a row of the height of a button."""
        found = super().sizeHint(option, index)
        return QSize(found.width(), max(found.height(), current().gap("compact")))


class CalmBox(QComboBox):
    """A drop-down that changes only when its list is open and something in it is chosen.

    `picked` comes then. The wheel scrolls the page; up and down open the list; Enter is left to the page.
    """

    picked = Signal()

    def __init__(self, choices: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItems(list(choices))
        self.setCurrentIndex(-1)
        self.view().setItemDelegate(_RoomyRows(self.view()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _: self.picked.emit())

    def sizeHint(self) -> QSize:
        """Return room for the longest choice, which Qt reckons without our arrow."""
        found = super().sizeHint()
        texts = [self.itemText(place) for place in range(self.count())] or [""]
        widest = max(QFontMetrics(current().font()).horizontalAdvance(text) for text in texts)
        return QSize(max(found.width(), widest + found.height() + 3 * current().gap("close")), found.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same for a short list."""
        return self.sizeHint() if not self.isEditable() else super().minimumSizeHint()

    def showPopup(self) -> None:
        """Open the list, as wide as its longest choice."""
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + 2 * current().gap("near")))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list; never step through it unseen."""
        keys = Qt.Key
        if event.key() in ENTER:
            event.ignore()
        elif event.key() in (keys.Key_Up, keys.Key_Down, keys.Key_F4, keys.Key_PageUp, keys.Key_PageDown):
            if not event.isAutoRepeat():
                self.showPopup()
        else:
            self._type(event)

    def _type(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.showPopup()
        elif event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
        else:
            super().keyPressEvent(event)


class SearchBox(CalmBox):
    """A drop-down with a field: typing shows the choices that hold what is typed. `place` is the one chosen, or -1.

    What is typed and is no choice stays as it is; `edited` comes with every change by hand.
    """

    edited = Signal()

    def __init__(self, choices: Sequence[str], hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCurrentIndex(-1)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(10)
        self.setView(QListView())
        completer = QCompleter(list(choices), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(8)
        self._found = QListView()
        completer.setPopup(self._found)
        # Qt puts a delegate of its own into a completer's list when the list is set.
        for view in (self.view(), self._found):
            view.setItemDelegate(_RoomyRows(view))
            view.setProperty("surface", "list")
        line = TypedLine(parent=self)
        line.setPlaceholderText(hint)
        line.textEdited.connect(lambda _: self.edited.emit())
        self.setLineEdit(line)
        self.setCompleter(completer)

    @property
    def place(self) -> int:
        """Which choice the field says, -1 for none."""
        if self.currentIndex() >= 0 and self.itemText(self.currentIndex()) == self.currentText():
            return self.currentIndex()
        return int(self.findText(self.currentText(), Qt.MatchFlag.MatchFixedString)) if self.currentText() else -1

    def sizeHint(self) -> QSize:
        """Return an ordinary width: the list is wider where it must be."""
        return QSize(current().gap("reading") // 2, super().sizeHint().height())

    def name_parts(self, name: str, description: str) -> None:
        """Name field and lists for screen readers, which meet them as widgets of their own."""
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)
            line.setAccessibleDescription(description)
        self.view().setAccessibleName(name)
        self._found.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Show a choice, or any text, as if typed; nothing is emitted."""
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchFixedString) if text else -1)
        self.setEditText(text)

    def _type(self, event: QKeyEvent) -> None:
        QComboBox.keyPressEvent(self, event)
