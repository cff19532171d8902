# SPDX-License-Identifier: EUPL-1.2
"""A sheet as a table that is walked by arrow keys; what the chosen cell means is told beside it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from screening_app.core.figures.sheets import Sheet
from screening_app.core.figures.table import TOTAL, Rule
from screening_app.gui.pages.figures.reading import Grid, grid_of, meaning, shown, words
from screening_app.gui.text import translate
from screening_app.gui.theme import current

Index = QModelIndex | QPersistentModelIndex
_ROLES = Qt.ItemDataRole
_TOP = QModelIndex()
_MOST_ROWS = 14
"""How many rows are seen before the table scrolls by itself."""


class SheetModel(QAbstractTableModel):
    """The cells of one sheet, read only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._grid = Grid((), (), {})
        self._rule = Rule()
        self._exact = False

    def show_sheet(self, sheet: Sheet, rule: Rule, language: str, *, exact: bool) -> None:
        """Show another sheet; `exact` says that the numbers are not protected."""
        self.beginResetModel()
        self._grid, self._rule, self._exact = grid_of(sheet, language), rule, exact
        self.endResetModel()

    @property
    def grid(self) -> Grid:
        """The sheet's rows and columns."""
        return self._grid

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._grid.rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._grid.columns)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        """Return the number, and the whole cell in words for a screen reader."""
        cell = self._grid.cell(index.row(), index.column())
        if role == _ROLES.DisplayRole:
            return shown(cell)
        if role == _ROLES.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role in (_ROLES.AccessibleTextRole, _ROLES.ToolTipRole):
            return self.sentence(index)
        return None

    def sentence(self, index: Index) -> str:
        """Return row, column, number and what it means."""
        cell = self._grid.cell(index.row(), index.column())
        (_, row), (_, column) = self._grid.rows[index.row()], self._grid.columns[index.column()]
        return f"{row}, {column}: {shown(cell)}. {meaning(cell, self._rule, exact=self._exact)}"

    def headerData(self, section: int, way: Qt.Orientation, role: int = _ROLES.DisplayRole) -> object:
        """Return the words of a row or a column; sums stand out."""
        here = self._grid.columns if way == Qt.Orientation.Horizontal else self._grid.rows
        code, name = here[section]
        if role in (_ROLES.DisplayRole, _ROLES.AccessibleTextRole):
            return name
        if role == _ROLES.FontRole:
            codes = code if isinstance(code, tuple) else (code,)
            return current().font("small", strong=bool(codes) and all(one == TOTAL for one in codes))
        return None


class SheetTable(QTableView):
    """As tall as its rows up to a limit. `explained` comes with the sentence of the chosen cell, `row_chosen` its row.

    Tab goes past the table; arrows, Home and End walk in it.
    """

    explained = Signal(str)
    row_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheet-table")
        self._cells = SheetModel(self)
        self.setModel(self._cells)
        self._wide = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fit)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def show_sheet(self, sheet: Sheet, rule: Rule, language: str, *, exact: bool = False) -> None:
        """Show another sheet."""
        self._cells.show_sheet(sheet, rule, language, exact=exact)
        self.setAccessibleName(words(sheet.title, language))
        self.setAccessibleDescription(translate("Rutinstod", "Arrow keys walk from cell to cell."))
        self._fit()

    @property
    def grid(self) -> Grid:
        """What is shown."""
        return self._cells.grid

    def currentChanged(self, chosen: Index, previous: Index) -> None:
        """Tell what the chosen cell means."""
        super().currentChanged(chosen, previous)
        if chosen.isValid():
            self.explained.emit(self._cells.sentence(chosen))
            if chosen.row() != previous.row():
                self.row_chosen.emit(chosen.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._cells.index(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size, once the change is through: measuring in the middle of it begins it anew."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._later.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the bar only where the columns do not fit."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit(self) -> None:
        self.resizeColumnsToContents()
        self.resizeRowsToContents()
        # The sizes that headers ask for are known at once, the ones that they have only after a layout.
        around = self.verticalHeader().sizeHint().width() + 2 * self.frameWidth()
        bar = self.verticalScrollBar().sizeHint().width() if self._cells.rowCount() > _MOST_ROWS else 0
        self._wide = sum(self.columnWidth(at) for at in range(self._cells.columnCount())) + around + bar
        self.setMaximumWidth(self._wide)
        self._fit_height()

    def _fit_height(self) -> None:
        rows = [self.rowHeight(row) for row in range(self._cells.rowCount())]
        bar = self.horizontalScrollBar().sizeHint().height() if self.width() < self._wide else 0
        head = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        self.setFixedHeight(head + sum(rows[:_MOST_ROWS]) + bar)
