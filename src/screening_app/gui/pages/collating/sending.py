# SPDX-License-Identifier: EUPL-1.2
"""A unit's part: its key, whoever puts the units together, and the year sealed to them in a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from screening_app.core.exchange import KeyKind, PublicKey, TrustedKey
from screening_app.errors import ScreeningError
from screening_app.gui.pages.collating.keys_part import KeysPart
from screening_app.gui.pages.files import choose_place, write_file
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import Button, ButtonRow, Card, Label, Notice, PrimaryButton, spaced
from screening_app.workspace import Workspace

ENDING = ".sealed"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows, read at one time; `published` gives the day of a year's newest edition."""

    key: PublicKey | None
    collators: tuple[TrustedKey, ...]
    years: tuple[int, ...]
    published: dict[int, str]


class SendingPage(KeysPart):
    """Three steps in the order in which people do them; a step opens when the one before is done."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "sending", KeyKind.UNIT, KeyKind.COLLATOR)

    def refresh(self, said: str = "") -> None:
        """Read everything anew; `said` stands above it, once."""
        self._ask(_standing, lambda found: self._show(found, said))

    def _show(self, found: Standing, said: str) -> None:
        column = self._begin(
            translate("Rutinstod", "This unit sends its counts"),
            said,
            translate(
                "Rutinstod",
                "A municipality or a region gets sums nearer the truth from sealed exact numbers. Nobody but whoever"
                " puts the units together can open the file, and what they publish is protected.",
            ),
        )
        self._add_step(column, 1, translate("Rutinstod", "The unit's key"))
        first = self._add_own_key(column, found.key).button
        self._add_step(column, 2, translate("Rutinstod", "Who puts the units together"))
        if found.key is None:
            column.addWidget(Label(translate("Rutinstod", "Make the key first."), "quiet"))
        else:
            if not found.collators:
                told = translate("Rutinstod", "They send you collator.pub. Choose the file, and compare their digits.")
                column.addWidget(Label(told))
            button = self._add_trusted(
                column,
                translate("Rutinstod", "Who puts the units together"),
                found.collators,
                translate("Rutinstod", "Choose collator.pub"),
                next_step=not found.collators,
            )
            first = button
        self._add_step(column, 3, translate("Rutinstod", "Seal a year"))
        if found.collators:
            first = self._add_seal(column, found)
        else:
            told = translate("Rutinstod", "When their key is trusted, the year can be sealed to them.")
            column.addWidget(Label(told, "quiet"))
        self._begin_at(first, said)

    def _add_seal(self, column: QVBoxLayout, found: Standing) -> Button:
        self._found = found
        card = Card()
        column.addWidget(card)
        self._year = ChoiceField(translate("Rutinstod", "Year"))
        self._year.setObjectName("seal-year")
        self._year.setMinimumWidth(current().px(96))
        for year in found.years:
            self._year.add(str(year), year)
        self._year.changed.connect(self._tell_of_year)
        self._to = ChoiceField(translate("Rutinstod", "Seal it to"), narrow=True)
        self._to.setObjectName("seal-to")
        for one in found.collators:
            self._to.add(one.key.name, one.key.name)
        choices = QHBoxLayout()
        spaced(choices, "near")
        choices.addWidget(self._year)
        choices.addWidget(self._to, 1)
        card.body.addLayout(choices)
        self._unpublished = Notice("", "caution")
        self._unpublished.setObjectName("not-published")
        self._unpublished.hide()
        card.body.addWidget(self._unpublished)
        self._published = Label("", "quiet")
        card.body.addWidget(self._published)
        card.body.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "The file holds exact numbers that only they can open. Anybody can read on its outside which unit"
                    " and year it is, and the last day counted. It may go by e-mail or on a memory stick.",
                )
            )
        )
        self._sealed_note = Notice("", "info")
        self._sealed_note.setObjectName("sealed-note")
        self._sealed_note.hide()
        card.body.addWidget(self._sealed_note)
        self._seal = PrimaryButton(translate("Rutinstod", "Seal and save"), icon_name="lock")
        self._seal.setObjectName("seal")
        self._seal.clicked.connect(self._choose_file)
        row = ButtonRow()
        row.add(self._seal)
        card.body.addWidget(row)
        self._tell_of_year()
        return self._seal

    def _tell_of_year(self) -> None:
        self._sealed_note.hide()
        year = int(self._year.value())
        day = self._found.published.get(year)
        self._published.setVisible(day is not None)
        self._unpublished.setVisible(day is None)
        if day is None:
            told = translate(
                "Rutinstod",
                "{year} has not been published from here. If the unit is going to publish numbers of its own: publish"
                " first, seal last. What is published afterwards is not tested together with the common table.",
            )
            self._unpublished.set_text(told.format(year=year))
        else:
            told = translate(
                "Rutinstod", "{year} was published from here on {day}. The common table is tested together with that."
            )
            self._published.setText(told.format(year=year, day=day))

    def _choose_file(self) -> None:
        kinds = translate("Rutinstod", "Sealed counts") + f" (*{ENDING})"
        name = f"rutinstod-{self._year.value()}-{_plain(self._session.unit.name)}{ENDING}"
        choose_place(self, name, kinds, self._seal_to)

    def _seal_to(self, file: Path) -> None:
        year, to = int(self._year.value()), self._to.value()
        self._seal.setEnabled(False)

        def work(workspace: Workspace) -> Path:
            sealed = workspace.exchange.seal_to(workspace.unit_year(year), workspace.plan(year), to)
            return write_file(file, sealed)

        said = translate("Rutinstod", "Sealed: {file}. Only {name} can open it. Send it to them.")
        self._session.ask(self, work, lambda made: self._sealed(said.format(file=made, name=to)), self._not_sealed)

    def _sealed(self, said: str) -> None:
        self._seal.setEnabled(True)
        self._problem.hide()
        self._sealed_note.set_text(said)
        self._sealed_note.show()
        self._seal.setFocus()

    def _not_sealed(self, problem: ScreeningError) -> bool:
        self._seal.setEnabled(True)
        return self._failed(problem)


def _standing(workspace: Workspace) -> Standing:
    return Standing(
        workspace.exchange.own(KeyKind.UNIT),
        workspace.exchange.trusted(KeyKind.COLLATOR),
        workspace.publishing.years(),
        {
            entry.edition.year: entry.made_at[:10]
            for entry in workspace.publishing.entries()
            if not entry.edition.is_regional
        },
    )


def _plain(name: str) -> str:
    """Return a unit's name as a part of a file's name."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "enhet"
