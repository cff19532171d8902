# SPDX-License-Identifier: EUPL-1.2
"""What both parts have in common: this store's own key, and the keys of others that are trusted for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.exchange import KeyKind, PublicKey, TrustedKey
from screening_app.errors import ScreeningError
from screening_app.gui.pages.collating.own_key import FILES, OwnKeyCard
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.files import choose_file, choose_place, read_file, write_file
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    Button,
    ButtonRow,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    SecondaryButton,
    SimpleTable,
    TableRow,
    announce,
    spaced,
)
from screening_app.workspace import Workspace

Result = TypeVar("Result")
_MOST_BYTES = 10_000


@dataclass(frozen=True, slots=True)
class Offered:
    """A public key as it came in a file: whose it says it is, and the file's content."""

    kind: KeyKind
    key: PublicKey
    content: bytes


class KeysPart(QWidget):
    """A page with its own key and the keys it trusts. `left` goes back; `offered` carries a key that came in a file."""

    left = Signal()
    offered = Signal(object)

    def __init__(
        self, session: Session, name: str, own: KeyKind, others: KeyKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._name, self._own, self._others = name, own, others
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Several units"), width="table", readable=True)
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def refresh(self, said: str = "") -> None:
        """Read everything anew; `said` stands above it, once."""
        raise NotImplementedError

    def _ask(self, standing: Callable[[Workspace], Result], show: Callable[[Result], None]) -> None:
        """Read what is to be shown; what was there is gone at once, and the focus stays in the page."""
        self._place.scroller.setFocus()
        self._place.start()
        self._session.ask(self, standing, show)

    # ---- laying out

    def _begin(self, title: str, said: str, *sentences: str) -> QVBoxLayout:
        column = self._place.start()
        heading = self._place.add_title(title, self._name)
        self._good = Notice(said, "info")
        self._good.setObjectName("collating-done")
        self._good.hide()
        column.addWidget(self._good)
        self._good.setVisible(bool(said))
        self._problem = self._place.add_problem("collating-problem")
        for each in sentences:
            column.addWidget(Label(each))
        self._place.add_back(self.left)
        announce(heading, title)
        return column

    def _add_step(self, column: QVBoxLayout, number: int, title: str) -> None:
        self._place.space("near")
        column.addWidget(Heading(f"{number}. {title}", "section"))

    def _add_own_key(self, column: QVBoxLayout, key: PublicKey | None) -> OwnKeyCard:
        card = OwnKeyCard(self._own, key)
        card.made.connect(self._make)
        card.renewed.connect(self._renew)
        card.saved.connect(self._choose_place)
        column.addWidget(card)
        return card

    def _add_trusted(
        self, column: QVBoxLayout, name: str, trusted: Sequence[TrustedKey], add: str, *, next_step: bool
    ) -> Button:
        """List the keys of others, with a way to add one; return the button that adds."""
        if trusted:
            table = SimpleTable(
                name,
                (
                    translate("Rutinstod", "Name"),
                    translate("Rutinstod", "Digits"),
                    translate("Rutinstod", "Compared"),
                ),
            )
            table.setObjectName("trusted-keys")
            remove = translate("Rutinstod", "Take away")
            table.show_rows(
                [
                    TableRow(
                        one.key.name,
                        (one.key.name, one.key.fingerprint, f"{one.added_at:%Y-%m-%d}, {one.added_by}"),
                        remove,
                    )
                    for one in trusted
                ]
            )
            table.pressed.connect(lambda key: self._ask_to_remove(str(key)))
            column.addWidget(table)
        kind = PrimaryButton if next_step else SecondaryButton
        button = kind(add, icon_name="plus")
        button.setObjectName("add-key")
        button.clicked.connect(self._choose_key)
        row = ButtonRow()
        row.add(button)
        column.addWidget(row)
        return button

    # ---- the own key

    def _make(self) -> None:
        own = self._own
        said = translate("Rutinstod", "The key is made. Save its public half, and send it.")
        self._session.ask(self, lambda ws: ws.exchange.key(own), lambda _: self.refresh(said), self._failed)

    def _renew(self) -> None:
        own = self._own
        said = translate("Rutinstod", "There is a new key. Send its public half, and compare the digits anew.")
        self._session.ask(self, lambda ws: ws.exchange.key(own, new=True), lambda _: self.refresh(said), self._failed)

    def _choose_place(self) -> None:
        kinds = translate("Rutinstod", "Keys") + " (*.pub)"
        choose_place(self, FILES[self._own], kinds, self._save)

    def _save(self, file: Path) -> None:
        own = self._own
        self._session.ask(
            self, lambda ws: write_file(file, ws.exchange.key_text(own)), lambda _: self._saved(file), self._failed
        )

    def _saved(self, file: Path) -> None:
        self.refresh(translate("Rutinstod", "Saved: {file}").format(file=file))

    # ---- the keys of others

    def _choose_key(self) -> None:
        kinds = translate("Rutinstod", "Keys") + " (*.pub);;" + translate("Rutinstod", "All files") + " (*)"
        choose_file(self, kinds, self._read_key)

    def _read_key(self, file: Path) -> None:
        kind = self._others

        def work(workspace: Workspace) -> Offered:
            content = read_file(file, _MOST_BYTES)
            return Offered(kind, workspace.exchange.read_key(content, kind), content)

        self._session.ask(self, work, self.offered.emit, self._failed)

    def _ask_to_remove(self, name: str) -> None:
        confirm(
            self,
            translate("Rutinstod", "Trust the key of {name} no longer?").format(name=name),
            self._what_follows(),
            translate("Rutinstod", "Take away"),
            lambda: self._remove(name),
            word=translate("Rutinstod", "take away"),
        )

    def _what_follows(self) -> tuple[str, ...]:
        again = translate("Rutinstod", "To trust it again the digits must be compared anew.")
        if self._others is KeyKind.UNIT:
            return (translate("Rutinstod", "Counts that this unit has signed are no longer accepted here."), again)
        return (translate("Rutinstod", "Nothing can be sealed to them from here. Files already sent stay sent."), again)

    def _remove(self, name: str) -> None:
        kind = self._others
        said = translate("Rutinstod", "The key of {name} is no longer trusted.").format(name=name)
        self._session.ask(self, lambda ws: ws.exchange.distrust(kind, name), lambda _: self.refresh(said), self._failed)

    # ---- telling

    def _begin_at(self, button: QWidget, said: str) -> None:
        """Put the focus on the next step; what was just done is told at the top, and stays in view."""
        button.setFocus()
        # Where things are is known once the page is laid out.
        QTimer.singleShot(0, self, self._place.to_top if said else lambda: self._show_child(button))

    def _show_child(self, button: QWidget) -> None:
        if shiboken6.isValid(button):
            self._place.show_child(button)

    def _failed(self, problem: ScreeningError) -> bool:
        self._good.hide()
        self._problem.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._problem.show()
        self._place.to_top()
        return True
