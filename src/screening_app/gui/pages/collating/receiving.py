# SPDX-License-Identifier: EUPL-1.2
"""The collator's part: the key that units seal to, the units whose keys are trusted, and the way to the files."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from screening_app.core.exchange import KeyKind, PublicKey, TrustedKey
from screening_app.gui.pages.collating.keys_part import KeysPart
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import ButtonRow, Label, PrimaryButton, SecondaryButton
from screening_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows, read at one time."""

    key: PublicKey | None
    units: tuple[TrustedKey, ...]


class ReceivingPage(KeysPart):
    """`wanted` goes on to the files, with the names of the trusted units."""

    wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session, "receiving", KeyKind.COLLATOR, KeyKind.UNIT)

    def refresh(self, said: str = "") -> None:
        """Read everything anew; `said` stands above it, once."""
        self._ask(_standing, lambda found: self._show(found, said))

    def _show(self, found: Standing, said: str) -> None:
        column = self._begin(
            translate("Rutinstod", "This program puts several units together"),
            said,
            translate(
                "Rutinstod",
                "Exact numbers come sealed, are opened in memory only, and leave as a protected table. Exports that are"
                " already protected, made for adding, need no keys: go to step 3.",
            ),
        )
        self._add_step(column, 1, translate("Rutinstod", "The key that units seal to"))
        first = self._add_own_key(column, found.key).button
        self._add_step(column, 2, translate("Rutinstod", "Units whose keys are trusted"))
        if not found.units:
            told = translate(
                "Rutinstod", "None yet. Every unit sends you unit.pub. Choose the file, call them and compare digits."
            )
            column.addWidget(Label(told, "body" if found.key else "quiet"))
        button = self._add_trusted(
            column,
            translate("Rutinstod", "Units whose keys are trusted"),
            found.units,
            translate("Rutinstod", "Choose unit.pub"),
            next_step=found.key is not None and not found.units,
        )
        if found.key is not None and not found.units:
            first = button
        self._add_step(column, 3, translate("Rutinstod", "Put the units together"))
        told = translate(
            "Rutinstod", "Choose the files that have come. You see the protected table before anything is written."
        )
        column.addWidget(Label(told))
        ready = found.key is not None and bool(found.units)
        gather = (PrimaryButton if ready else SecondaryButton)(translate("Rutinstod", "Go on to the files"))
        gather.setObjectName("gather")
        names = tuple(one.key.name for one in found.units)
        gather.clicked.connect(lambda: self.wanted.emit(names))
        row = ButtonRow()
        row.add(gather)
        column.addWidget(row)
        self._begin_at(gather if ready else first, said)


def _standing(workspace: Workspace) -> Standing:
    return Standing(workspace.exchange.own(KeyKind.COLLATOR), workspace.exchange.trusted(KeyKind.UNIT))
