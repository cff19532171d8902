# SPDX-License-Identifier: EUPL-1.2
"""Whose signatures the organisation trusts: add a publisher's key from a file or by pasting it, or take it away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from screening_app.core.records import Publisher
from screening_app.errors import ScreeningError
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.files import choose_file, read_file
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    ButtonRow,
    EmptyState,
    Field,
    Heading,
    Label,
    Notice,
    SecondaryButton,
    SimpleTable,
    TableRow,
    announce,
    spaced,
)

_MOST_BYTES = 10_000


class PublishersPage(QWidget):
    """`left` goes back to the list."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Trusted publishers"))
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def refresh(self, said: str = "") -> None:
        """Read the publishers anew."""
        self._place.start()
        self._session.ask(self, lambda ws: ws.instruments.publishers(), lambda found: self._show(found, said))

    def _show(self, found: tuple[Publisher, ...], said: str) -> None:
        column = self._place.start()
        title = self._place.add_title(translate("Rutinstod", "Trusted publishers"), "publishers")
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "A publisher can sign a questionnaire. If one word is changed afterwards, the signature no longer"
                    " holds. Compare the fingerprint with the publisher's own before you trust a key.",
                )
            )
        )
        self._note = Notice(said, "info")
        self._note.setVisible(False)
        column.addWidget(self._note)
        if said:
            self._note.show()
        if found:
            table = SimpleTable(
                translate("Rutinstod", "Trusted publishers"),
                [
                    translate("Rutinstod", "Name"),
                    translate("Rutinstod", "Fingerprint"),
                    translate("Rutinstod", "Added"),
                ],
            )
            table.setObjectName("publisher-list")
            remove = translate("Rutinstod", "Remove")
            table.show_rows([TableRow(p.name, (p.name, _in_groups(p.fingerprint), _added(p)), remove) for p in found])
            table.pressed.connect(self._remove)
            column.addWidget(table)
        else:
            column.addWidget(EmptyState("key", translate("Rutinstod", "No publisher is trusted yet.")))
        self._add_form(column)
        self._place.add_back(self.left, to_list=True)
        announce(title, title.text())
        self._name.setFocus()
        self._place.to_top()

    def _add_form(self, column: QVBoxLayout) -> None:
        self._place.space("tight")
        column.addWidget(Heading(translate("Rutinstod", "Trust another one"), "section"))
        self._name = QLineEdit()
        self._name.setObjectName("publisher-name")
        self._name_field = Field(translate("Rutinstod", "Publisher's name"), self._name)
        column.addWidget(self._name_field)
        self._key = QPlainTextEdit()
        self._key.setObjectName("publisher-key")
        # The style sheet sets a least height for every input, which wins over setMinimumHeight.
        self._key.setStyleSheet(f"QPlainTextEdit {{ min-height: {current().gap(90)}px }}")
        self._key.setMaximumHeight(current().gap(130))
        hint = translate("Rutinstod", "Paste the publisher's public key, or read it from a file.")
        self._key_field = Field(translate("Rutinstod", "Public key"), self._key, hint)
        column.addWidget(self._key_field)
        row = ButtonRow()
        for name, text, act in (
            ("publisher-file", translate("Rutinstod", "Read from a file"), self._choose),
            ("publisher-add", translate("Rutinstod", "Trust this publisher"), self._add),
        ):
            button = SecondaryButton(text)
            button.setObjectName(name)
            button.clicked.connect(act)
            row.add(button)
        column.addWidget(row)

    def _choose(self) -> None:
        kinds = translate("Rutinstod", "Keys") + " (*.pub *.pem *.txt);;" + translate("Rutinstod", "All files") + " (*)"
        choose_file(self, kinds, self._read)

    def _read(self, file: Path) -> None:
        self._session.ask(self, lambda _: read_file(file, _MOST_BYTES), self._fill)

    def _fill(self, content: bytes) -> None:
        self._key.setPlainText(content[:_MOST_BYTES].decode("utf-8", "replace").strip())

    def _add(self) -> None:
        name, key = " ".join(self._name.text().split()), self._key.toPlainText()
        self._name_field.set_error(None)
        self._key_field.set_error(None)
        if not name:
            self._name_field.set_error(translate("Rutinstod", "Write the publisher's name."))
            self._name.setFocus()
            return
        self._session.ask(self, lambda ws: ws.instruments.trust_publisher(name, key), self._added, self._refused)

    def _added(self, publisher: Publisher) -> None:
        self.refresh(translate("Rutinstod", "{name} is now trusted.").format(name=publisher.name))

    def _refused(self, problem: ScreeningError) -> bool:
        self._key_field.set_error(" ".join(filter(None, (sentence(problem), advice(problem)))))
        self._key.setFocus()
        return True

    def _remove(self, name: object) -> None:
        def go_on() -> None:
            said = translate("Rutinstod", "{name} is no longer trusted.").format(name=name)
            self._session.ask(
                self, lambda ws: ws.instruments.distrust_publisher(str(name)), lambda _: self.refresh(said)
            )

        confirm(
            self,
            translate("Rutinstod", "Trust {name} no longer?").format(name=name),
            [
                translate(
                    "Rutinstod", "What it has signed is then shown as signed with a key that nobody here trusts."
                ),
                translate("Rutinstod", "Questionnaires that are in use stay in use."),
            ],
            translate("Rutinstod", "Remove"),
            go_on,
        )


def _in_groups(fingerprint: str) -> str:
    return " ".join(fingerprint[place : place + 4] for place in range(0, len(fingerprint), 4))


def _added(publisher: Publisher) -> str:
    return f"{publisher.added_at:%Y-%m-%d}, {publisher.added_by}"
