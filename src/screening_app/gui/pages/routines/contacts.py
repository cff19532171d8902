# SPDX-License-Identifier: EUPL-1.2
"""The contact cards of the routines, the local ones first, each with when it was last verified and by whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.contacts import ContactCard, is_stale
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.pages.undo import UndoNotice
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    Heading,
    Label,
    Notice,
    Rule,
    SecondaryButton,
    SimpleTable,
    TableRow,
    announce,
    spaced,
)


class ContactsPage(QWidget):
    """`left` goes back to the list of routines; `opened` carries the id of a card, `adding` asks for a new one."""

    left = Signal()
    opened = Signal(str)
    adding = Signal()

    def __init__(self, session: Session, *, manages: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._manages = manages
        self._last = ""
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Contacts of the routines"), width="table", readable=True)
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def refresh(self, said: str = "", removed: tuple[str, str] | None = None) -> None:
        """Read the cards anew; `said` stands above them, or what was just `removed`, as id and name, with Undo."""
        self._place.start()
        self._session.ask(
            self,
            lambda ws: (ws.register.cards(), ws.register.contacts.removed(), ws.register.today),
            lambda found: self._show(*found, said, removed),
        )

    def _show(
        self,
        cards: Mapping[str, ContactCard],
        away: Mapping[str, ContactCard],
        today: date,
        said: str,
        removed: tuple[str, str] | None,
    ) -> None:
        column = self._place.start()
        title = self._place.add_title(translate("Rutinstod", "Contacts of the routines"), "contacts")
        if said:
            note = Notice(said, "info")
            note.setObjectName("contacts-note")
            column.addWidget(note)
        if removed is not None:
            self._add_undo(column, *removed)
        if self._manages:
            self._add_button(column)
        stale = sum(1 for card in cards.values() if is_stale(card, today))
        if stale:
            column.addWidget(
                Notice(
                    counted(QT_TRANSLATE_NOOP("Rutinstod", "%n contact(s) are to be verified.", None, 1), stale),
                    "caution",
                )
            )
        for name, found in (
            (translate("Rutinstod", "Local"), [card for card in cards.values() if card.local]),
            (translate("Rutinstod", "In the whole country"), [card for card in cards.values() if not card.local]),
        ):
            if found:
                self._add_group(column, name, found, today)
        if away and self._manages:
            self._add_away(column, away)
        back = self._place.add_back(self.left, to_list=True)
        rows = {row.key: row for row in self.findChildren(ContactRow)}
        if self._last in rows and self._manages:
            rows[self._last].button.setFocus()
        else:
            (self._undo.button if removed is not None else back).setFocus()
            self._place.to_top()
        announce(title, title.text())

    def _add_undo(self, column: QVBoxLayout, card_id: str, name: str) -> None:
        self._undo = UndoNotice()
        self._undo.name(name)
        self._undo.pressed.connect(partial(self._put_back, card_id, name))
        column.addWidget(self._undo)
        self._undo.offer(True)

    def _add_button(self, column: QVBoxLayout) -> None:
        row = ButtonRow()
        add = SecondaryButton(translate("Rutinstod", "Add a contact card"), icon_name="plus")
        add.setObjectName("contact-add")
        add.clicked.connect(self.adding)
        row.add(add)
        column.addWidget(row)

    def _add_away(self, column: QVBoxLayout, cards: Mapping[str, ContactCard]) -> None:
        self._place.space("tight")
        column.addWidget(Heading(translate("Rutinstod", "Taken away"), "section"))
        table = SimpleTable(translate("Rutinstod", "Taken away"), [translate("Rutinstod", "Name")])
        table.setObjectName("contacts-away")
        again = translate("Rutinstod", "Put back")
        table.show_rows([TableRow(card.id, (card.name,), again) for card in cards.values()])
        table.pressed.connect(lambda card_id: self._put_back(str(card_id), cards[str(card_id)].name))
        column.addWidget(table)

    def _put_back(self, card_id: str, name: str) -> None:
        said = translate("Rutinstod", "{name} is back.").format(name=name)
        self._last = card_id

        def done(_: ContactCard) -> None:
            self._session.read_routines()
            self.refresh(said)

        self._session.ask(self, lambda ws: ws.register.contacts.put_back(card_id), done)

    def _add_group(self, column: QVBoxLayout, name: str, cards: Sequence[ContactCard], today: date) -> None:
        self._place.space("tight")
        column.addWidget(Heading(name, "section"))
        holder = Card()
        holder.body.setSpacing(current().gap("near"))
        for place, card in enumerate(cards):
            if place:
                holder.body.addWidget(Rule())
            opened = partial(self._open, card.id) if self._manages else None
            holder.body.addWidget(ContactRow(card, today, opened))
        column.addWidget(holder)

    def _open(self, card_id: str) -> None:
        self._last = card_id
        self.opened.emit(card_id)


class ContactRow(QWidget):
    """One card: numbers, whom it is for, hours, and when it was verified."""

    def __init__(
        self, card: ContactCard, today: date, opened: Callable[[], object] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = card.id
        row = QHBoxLayout(self)
        spaced(row, "wide")
        words = QVBoxLayout()
        spaced(words, "hair")
        words.addWidget(Label(card.name, "strong"))
        words.addWidget(Label(numbers_line(card)))
        about = " · ".join(part for part in (card.audience, card.hours, card.languages) if part)
        words.addWidget(Label(about, "small-quiet"))
        words.addWidget(Label(verified_line(card), "caution" if is_stale(card, today) else "small-quiet"))
        row.addLayout(words, 1)
        self.button = SecondaryButton(translate("Rutinstod", "Verify or change"), compact=True)
        self.button.setObjectName(f"contact-{card.id}")
        self.button.setAccessibleName(f"{self.button.text()}: {card.name}")
        self.button.setVisible(False)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        if opened is not None:
            self.button.clicked.connect(opened)
            self.button.setVisible(True)


def numbers_line(card: ContactCard) -> str:
    """Return the numbers; several of a card that nobody has verified are told apart as not certain."""
    if not card.numbers:
        return translate("Rutinstod", "number to be filled in by the unit")
    if len(card.numbers) > 1 and card.verified_on is None:
        return translate("Rutinstod", " or ").join(card.numbers)
    return ", ".join(card.numbers)


def verified_line(card: ContactCard) -> str:
    """Return when a card was last verified and by whom."""
    if card.verified_on is None:
        return translate("Rutinstod", "Not verified")
    if card.verified_by:
        words = translate("Rutinstod", "Verified {date} by {who}")
        return words.format(date=card.verified_on.isoformat(), who=card.verified_by)
    return translate("Rutinstod", "Verified {date}").format(date=card.verified_on.isoformat())
