# SPDX-License-Identifier: EUPL-1.2
"""The table of a translator: the source at the left, its translation at the right, written where it stands."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from screening_app.core.forms.authoring.texts import StringEntry
from screening_app.gui.form_changes import kind_name
from screening_app.gui.pages.choose_form import language_name
from screening_app.gui.pages.instruments.cells import Index, Role, TextCell
from screening_app.gui.pages.instruments.writing import WritingField
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets.inputs import ENTER

SOURCE, TARGET = 0, 1
_ROLES = Qt.ItemDataRole
_TOP = QModelIndex()
_RING = 6


class TextsModel(QAbstractTableModel):
    """Two columns of texts. `written` carries the key and the words of a translation as it is typed."""

    written = Signal(str, str)

    def __init__(self, base: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._base, self._language = base, base
        self._rows: list[tuple[StringEntry, str]] = []
        self._spots: list[str] = []
        self._locked: frozenset[str] = frozenset()

    def show_rows(
        self, rows: Sequence[StringEntry], language: str, spots: Sequence[str], locked: Collection[str]
    ) -> None:
        """Show these texts and their translation; `spots` says of each where it stands, `locked` holds fixed keys."""
        self.beginResetModel()
        self._locked = frozenset(locked)
        self._language, self._spots = language, list(spots)
        self._rows = [(entry, entry.texts.get(language, "")) for entry in rows]
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many texts are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return two."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        """Return the words of a cell, and how it is drawn and read."""
        entry, target = self._rows[index.row()]
        source = entry.texts.get(self._base, "")
        is_target = index.column() == TARGET
        if role == _ROLES.EditRole:
            return target if is_target else source
        if role == _ROLES.DisplayRole:
            return (target or _empty(entry)) if is_target else source
        if role == Role.NOTE:
            return "" if is_target else self._spots[index.row()]
        if role == Role.LANGUAGE:
            return (self._language if target else "") if is_target else self._base
        if role == Role.QUIET:
            return is_target and not target
        if role == _ROLES.AccessibleTextRole:
            name = language_name(self._language if is_target else self._base)
            return f"{name}: {(target or _empty(entry)) if is_target else source}. {self._spots[index.row()]}"
        return None

    def headerData(self, section: int, way: Qt.Orientation, role: int = _ROLES.DisplayRole) -> object:
        """Return the languages."""
        if way == Qt.Orientation.Horizontal and role in (_ROLES.DisplayRole, _ROLES.AccessibleTextRole):
            return language_name(self._base if section == SOURCE else self._language)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only the translation be written."""
        given = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        free = index.column() == TARGET and self._rows[index.row()][0].key not in self._locked
        return given | Qt.ItemFlag.ItemIsEditable if free else given

    def setData(self, index: Index, value: object, role: int = _ROLES.EditRole) -> bool:
        """Take what is written, letter by letter."""
        entry, before = self._rows[index.row()]
        words = str(value)
        if role != _ROLES.EditRole or words == before:
            return False
        self._rows[index.row()] = (entry, words)
        self.dataChanged.emit(index, index)
        self.written.emit(entry.key, words)
        return True


def _empty(entry: StringEntry) -> str:
    return translate("Rutinstod", "Not translated") if entry.needed else translate("Rutinstod", "May be left empty")


def spot_of(entry: StringEntry, name: str) -> str:
    """Return what a text is and where it stands."""
    return f"{kind_name(entry.kind)} · {name}" if name else kind_name(entry.kind)


class _Writing(TextCell):
    """Gives a place to write in; `gone_on` comes with the step to take from there."""

    gone_on = Signal(int)

    def __init__(self, parent: QObject, language: str) -> None:
        super().__init__(parent)
        self.language = language

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field in the direction of the language."""
        field = WritingField("", self.language)
        field.setParent(parent)
        field.setObjectName("translation")
        # It is there only while it is written in: Tab goes to the table, and from row to row in here.
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.setAccessibleName(str(index.data(_ROLES.AccessibleTextRole)))
        field.installEventFilter(self)
        field.written.connect(lambda _: self.commitData.emit(field))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the words, the cursor last; what is being typed is not shown anew."""
        words = str(index.data(_ROLES.EditRole))
        if isinstance(editor, WritingField) and editor.toPlainText() != words:
            # Shown, not written: it would be handed on before the table knows the field.
            with QSignalBlocker(editor):
                editor.setPlainText(words)
            editor.moveCursor(editor.textCursor().MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on the words."""
        if isinstance(editor, WritingField):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill the cell, with room for the ring of the focus."""
        editor.setGeometry(option.rect.adjusted(_RING, _RING, -_RING, -_RING - 1))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the words need, also while they are written."""
        found = super().sizeHint(option, index)
        return QSize(found.width(), found.height() + 4 * _RING) if index.column() == TARGET else found

    def side(self, index: Index) -> int:
        """Return what the field takes at each side."""
        return _RING + current().px(4) if index.column() == TARGET else 0

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Go on with Enter, Tab and, from the first and the last line, the arrows; Shift+Enter begins a new line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(editor, WritingField):
            step = _step(editor, event)
            if step is not None:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                if step:
                    self.gone_on.emit(step)
                return True
            return False
        return super().eventFilter(editor, event)


def _step(field: WritingField, event: QKeyEvent) -> int | None:
    """Return how many rows a key goes on, 0 for only ending, None for a key that writes."""
    keys, shift = Qt.Key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.key() in ENTER:
        return None if shift else 1
    if event.key() in (keys.Key_Tab, keys.Key_Backtab):
        return 1 if event.key() == keys.Key_Tab else -1
    if event.key() == keys.Key_Escape:
        return 0
    cursor = field.textCursor()
    if event.key() in (keys.Key_Up, keys.Key_Down) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        up = event.key() == keys.Key_Up
        moves = cursor.MoveOperation
        return (-1 if up else 1) if not cursor.movePosition(moves.Up if up else moves.Down) else None
    return None


class TextsTable(QTableView):
    """As tall as its rows: the page scrolls. `seen` comes with the place of the chosen cell, to be kept in view."""

    seen = Signal(object)

    def __init__(self, model: TextsModel, language: str) -> None:
        super().__init__()
        self.setObjectName("texts")
        self.setAccessibleName(translate("Rutinstod", "Texts and their translation"))
        self._cell = _Writing(self, language)
        self._cell.gone_on.connect(self._go_on)
        self.setItemDelegate(self._cell)
        self.setModel(model)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed | triggers.SelectedClicked
        )
        model.modelReset.connect(self.measure)
        model.dataChanged.connect(lambda index, _: self._measure_row(index.row()))
        self.measure()

    def measure(self) -> None:
        """Give every row the height its words need, and the table that of all rows."""
        self.resizeRowsToContents()
        self._fit()

    def go_to(self, row: int, *, write: bool) -> None:
        """Choose the translation in a row, and begin to write it."""
        index = self.model().index(row, TARGET)
        if index.isValid():
            self.setCurrentIndex(index)
            if write:
                self.edit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the chosen cell is."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.seen.emit(self.visualRect(current).translated(0, self.horizontalHeader().height()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first translation."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0, write=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write with Enter; let Tab leave the table."""
        if event.key() in ENTER and self.state() != QAbstractItemView.State.EditingState:
            self.go_to(self.currentIndex().row(), write=True)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.measure()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange} and self.model() is not None:
            self.measure()

    def _go_on(self, step: int) -> None:
        row = self.currentIndex().row() + step
        self.setFocus()
        if 0 <= row < self.model().rowCount():
            self.go_to(row, write=True)

    def _measure_row(self, row: int) -> None:
        before = self.rowHeight(row)
        self.resizeRowToContents(row)
        if self.rowHeight(row) != before:
            self._fit()

    def _fit(self) -> None:
        rows = sum(self.rowHeight(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth() + current().px(2)
        )
