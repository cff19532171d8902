# SPDX-License-Identifier: EUPL-1.2
"""The items of a questionnaire in the order they are asked, to choose one from."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from screening_app.core.forms.definition import Form
from screening_app.core.forms.model import Control
from screening_app.gui.controls.words import text_in
from screening_app.gui.form_changes import kind_name
from screening_app.gui.pages.form_reading import numbers_of
from screening_app.gui.pages.instrument_words import shortened
from screening_app.gui.pages.instruments.cells import Role, TextCell
from screening_app.gui.text import translate
from screening_app.gui.theme import current

#: The rows that are no item.
ABOUT, CHANGES = "about the questionnaire", "what has been changed"


class ItemList(QListWidget):
    """`picked` carries the linkId of the row that the user goes to, or ABOUT or CHANGES."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("adapt-items")
        self.setAccessibleName(translate("Rutinstod", "The questions in order"))
        self.setItemDelegate(TextCell(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self._filling = False
        self.currentItemChanged.connect(self._picked)

    @property
    def chosen(self) -> str:
        """Which row is chosen."""
        item = self.currentItem()
        return str(item.data(Role.KEY)) if item is not None else ABOUT

    def show_items(self, form: Form, language: str, gone: Collection[str], changed: Collection[str]) -> None:
        """Show a form's items; those in `gone` are left out, those in `changed` marked. The chosen row stays chosen."""
        chosen = self.chosen
        self._filling = True
        self.clear()
        self._add(ABOUT, translate("Rutinstod", "About the questionnaire"))
        self._add(CHANGES, translate("Rutinstod", "What has been changed"))
        numbers = numbers_of(form)
        for item in form.ordered:
            if item.is_help or item.control is Control.UNIT:
                continue
            text = text_in(form, item.text, language)
            number = numbers.get(item.link_id)
            words = shortened(text, 140) or translate("Rutinstod", "No wording yet")
            kind = "question" if item.is_question else "heading" if item.items else "note"
            states = [
                kind_name(kind) if not number else "",
                item.link_id if not text else "",
                translate("Rutinstod", "left out") if item.link_id in gone else "",
                translate("Rutinstod", "changed") if item.link_id in changed else "",
            ]
            row = self._add(item.link_id, f"{number}. {words}" if number else words)
            row.setData(Role.NOTE, " · ".join(filter(None, states)))
            row.setData(Role.QUIET, item.link_id in gone or not text)
            row.setData(Role.LANGUAGE, language if text else "")
            row.setData(Role.DEPTH, _depth(form, item.link_id))
            row.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (row.text(), *states))))
        self.choose(chosen)
        self._filling = False

    def choose(self, key: str) -> None:
        """Go to a row; to the first where there is no such row."""
        rows = [place for place in range(self.count()) if self.item(place).data(Role.KEY) == key]
        self.setCurrentRow(rows[0] if rows else 0)
        self.scrollToItem(self.currentItem())

    def give_room(self, wide: bool) -> None:
        """Take the height that suits standing beside what is open, or above it."""
        self.setFixedHeight(current().gap(430 if wide else 190))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.scheduleDelayedItemsLayout()

    def _add(self, key: str, words: str) -> QListWidgetItem:
        row = QListWidgetItem(words)
        row.setData(Role.KEY, key)
        self.addItem(row)
        return row

    def _picked(self, now: QListWidgetItem | None) -> None:
        if now is not None and not self._filling:
            self.picked.emit(str(now.data(Role.KEY)))


def _depth(form: Form, link_id: str) -> int:
    depth, parent = 0, form.parents[link_id]
    while parent is not None:
        depth, parent = depth + 1, form.parents[parent]
    return depth
