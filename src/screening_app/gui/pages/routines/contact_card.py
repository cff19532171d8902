# SPDX-License-Identifier: EUPL-1.2
"""One contact card: a new one, change it, note that its numbers were called and are right, or take it away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from screening_app.core.contacts import ContactCard
from screening_app.errors import ScreeningError
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.routines.contacts import verified_line
from screening_app.gui.pages.sheet import Sheet, back_key, only_once
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    ButtonRow,
    Field,
    Heading,
    Label,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    announce,
    spaced,
)
from screening_app.workspace import Workspace

_MOST = 600


_NEW = ContactCard("", "", (), "", None, None, None, None, local=True)


class ContactCardPage(QWidget):
    """`left` goes back to the contacts, with what to say; `removed` too, with the id of the card and its name."""

    left = Signal(str)
    removed = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._card: ContactCard | None = None
        self._named_in: tuple[str, ...] = ()
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Contact"))
        outer.addWidget(self._place)
        back_key(self, lambda: self.left.emit(""))

    def open(self, card_id: str) -> None:
        """Show one card, read anew."""
        self._place.start()
        self._session.ask(
            self,
            lambda ws: (ws.register.contacts.card(card_id), ws.register.contacts.named_in(card_id)),
            lambda found: self._show(*found),
        )

    def open_new(self) -> None:
        """Show an empty card, which is local unless it is said to be for the whole country."""
        self._show(_NEW, ())

    def _show(self, card: ContactCard, named_in: tuple[str, ...]) -> None:
        self._card, self._named_in = card, named_in
        column = self._place.start()
        title = self._place.add_title(card.name or translate("Rutinstod", "New contact card"), "contact-title")
        if card.id:
            column.addWidget(Label(verified_line(card), "quiet"))
        self._problem = self._place.add_problem("contact-problem")
        if card.numbers:
            self._add_verify(column, card)
        self._add_form(column, card)
        self._place.add_back(lambda: self.left.emit(""))
        if card.id:
            remove = QuietButton(translate("Rutinstod", "Take the card away"), compact=False)
            remove.setObjectName("contact-remove")
            remove.clicked.connect(self._ask_to_remove)
            self._place.footer.add(remove)
        save = PrimaryButton(
            translate("Rutinstod", "Save the changes") if card.id else translate("Rutinstod", "Add the contact")
        )
        save.setObjectName("contact-save")
        save.clicked.connect(self._save)
        self._place.footer.add_end(save)
        first = next(iter(self._numbers.values()), None) if card.numbers else None
        (first or self._fields["numbers" if card.id else "name"]).setFocus()
        self._place.to_top()
        announce(title, title.text())

    def _add_verify(self, column: QVBoxLayout, card: ContactCard) -> None:
        column.addWidget(Heading(translate("Rutinstod", "Have you called?"), "section"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "Tick each number that was answered by the right service today. A number that is not ticked is"
                    " taken off the card.",
                )
            )
        )
        self._numbers: dict[str, QCheckBox] = {}
        for place, number in enumerate(card.numbers, 1):
            box = QCheckBox(number)
            box.setObjectName(f"contact-number-{place}")
            box.toggled.connect(self._ticked)
            self._numbers[number] = box
            column.addWidget(box)
        self._by = QLineEdit(self._session.account.user)
        self._by.setObjectName("contact-by")
        self._by.setMaxLength(_MOST)
        hint = translate("Rutinstod", "Your user name, or the role of whoever called.")
        column.addWidget(Field(translate("Rutinstod", "Who called"), self._by, hint))
        row = ButtonRow()
        self._verify = SecondaryButton(translate("Rutinstod", "Note as verified today"), icon_name="check")
        self._verify.setObjectName("contact-verify")
        self._verify.setEnabled(False)
        self._verify.clicked.connect(self._note)
        row.add(self._verify)
        column.addWidget(row)
        self._place.space("tight")

    def _add_form(self, column: QVBoxLayout, card: ContactCard) -> None:
        if card.id:
            column.addWidget(Heading(translate("Rutinstod", "Change the card"), "section"))
        self._fields: dict[str, QLineEdit] = {}
        self._shown: dict[str, Field] = {}
        for name, label, hint, text in (
            ("name", translate("Rutinstod", "Name"), "", card.name),
            (
                "numbers",
                translate("Rutinstod", "Numbers"),
                translate("Rutinstod", "Several are divided by a comma, in the order to try them."),
                ", ".join(card.numbers),
            ),
            ("audience", translate("Rutinstod", "For whom"), "", card.audience),
            ("hours", translate("Rutinstod", "Hours"), "", card.hours or ""),
            ("languages", translate("Rutinstod", "Languages"), "", card.languages or ""),
            (
                "source",
                translate("Rutinstod", "Source"),
                translate("Rutinstod", "Where the number and the hours can be checked."),
                card.source or "",
            ),
            ("note", translate("Rutinstod", "Note"), "", card.note or ""),
        ):
            line = QLineEdit(text)
            line.setObjectName(f"contact-{name}")
            line.setMaxLength(_MOST)
            line.setCursorPosition(0)
            self._fields[name] = line
            self._shown[name] = Field(label, line, hint)
            column.addWidget(self._shown[name])
        self._local = QCheckBox(translate("Rutinstod", "Local contact, shown before those of the whole country"))
        self._local.setObjectName("contact-local")
        self._local.setChecked(card.local)
        column.addWidget(self._local)

    def _ticked(self) -> None:
        self._verify.setEnabled(any(box.isChecked() for box in self._numbers.values()))

    def _note(self) -> None:
        card = self._card
        if card is None:
            return
        numbers = tuple(number for number, box in self._numbers.items() if box.isChecked())
        by = self._by.text()
        said = translate("Rutinstod", "{name} is noted as verified today.").format(name=card.name)
        self._session.ask(
            self,
            lambda ws: ws.register.contacts.verify(card.id, numbers, by),
            lambda _: self._done(said),
            self._refused,
        )

    def _save(self) -> None:
        card = self._card
        if card is None:
            return
        texts = {name: " ".join(line.text().split()) for name, line in self._fields.items()}
        changed = replace(
            card,
            name=texts["name"],
            numbers=tuple(part.strip() for part in texts["numbers"].split(",") if part.strip()),
            audience=texts["audience"],
            hours=texts["hours"] or None,
            languages=texts["languages"] or None,
            source=texts["source"] or None,
            note=texts["note"] or None,
            local=self._local.isChecked(),
        )
        said = translate("Rutinstod", "{name} is saved.").format(name=changed.name)
        again = only_once(self.sender())

        def keep(ws: Workspace) -> ContactCard:
            return ws.register.contacts.save(changed) if card.id else ws.register.contacts.add(changed)

        def failed(problem: ScreeningError) -> bool:
            again(problem)
            return self._refused(problem)

        self._session.ask(self, keep, lambda _: self._done(said), failed)

    def _ask_to_remove(self) -> None:
        card = self._card
        if card is None:
            return
        sentences = [translate("Rutinstod", "It can be put back from the list of contacts.")]
        if self._named_in:
            words = translate("Rutinstod", "These routines name it, and will show that the card is missing: {titles}.")
            sentences.insert(0, words.format(titles=", ".join(self._named_in)))
        question = translate("Rutinstod", "Take {name} away?").format(name=card.name)
        confirm(self, question, sentences, translate("Rutinstod", "Take away"), self._remove)

    def _remove(self) -> None:
        card = self._card
        if card is None:
            return

        def gone(_: None) -> None:
            self._session.read_routines()
            self.removed.emit(card.id, card.name)

        self._session.ask(self, lambda ws: ws.register.contacts.remove(card.id), gone, self._refused)

    def _done(self, said: str) -> None:
        self._session.read_routines()
        self.left.emit(said)

    def _refused(self, problem: ScreeningError) -> bool:
        self._problem.set_text(" ".join(filter(None, (sentence(problem), advice(problem)))))
        self._problem.show()
        self._place.to_top()
        return True
