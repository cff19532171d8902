# SPDX-License-Identifier: EUPL-1.2
"""Bringing in a routine written elsewhere: what was placed where is read before anything is kept as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.routine_placing import Placing
from screening_app.core.routine_points import PointGuide
from screening_app.errors import ScreeningError
from screening_app.gui.pages.files import choose_file, read_file
from screening_app.gui.pages.routines.words import header_name, point_name
from screening_app.gui.pages.sheet import Sheet, back_key, only_once
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    Card,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    Rule,
    SecondaryButton,
    announce,
    spaced,
)
from screening_app.workspace import Workspace

_MOST_BYTES = 10_000_001


@dataclass(frozen=True, slots=True)
class Found:
    """A file that can be brought in: a placing of its paragraphs, or the document of a YAML file."""

    name: str
    title: str
    placing: Placing | None
    document: Mapping[str, Any]
    guides: tuple[PointGuide, ...]


class BringInPage(QWidget):
    """`begun` comes when a file is shown, `left` goes back to the list; `kept` carries the id of the new draft."""

    begun = Signal()
    left = Signal()
    kept = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._found: Found | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Bring in a document"), readable=True)
        outer.addWidget(self._place)
        back_key(self, self._leave)

    def choose(self, owner: QWidget) -> None:
        """Let the user choose a file over `owner`; nothing changes on a cancel."""
        kinds = translate("Rutinstod", "Documents") + " (*.docx *.txt *.md *.yaml);;"
        choose_file(owner, kinds + translate("Rutinstod", "All files") + " (*)", self.examine)

    def examine(self, file: Path) -> None:
        """Show what a file holds and where each paragraph of it would go."""
        self._place.start()
        self.begun.emit()

        def failed(_problem: ScreeningError) -> bool:
            self.left.emit()
            return False

        self._session.ask(self, lambda ws: _examined(ws, file), self._show, failed)

    def _show(self, found: Found) -> None:
        self._found = found
        column = self._place.start()
        title = self._place.add_title(found.title or found.name, "bring-in-title")
        column.addWidget(Label(translate("Rutinstod", "Nothing is kept until you say so."), "quiet"))
        if found.placing is not None:
            self._add_placing(column, found, found.placing)
        else:
            column.addWidget(Label(translate("Rutinstod", "The file is a routine in the program's own form.")))
        cancel = SecondaryButton(translate("Rutinstod", "Cancel"), hint="Alt+←")
        cancel.setObjectName("bring-in-cancel")
        cancel.clicked.connect(self._leave)
        self._place.footer.add(cancel)
        keep = PrimaryButton(translate("Rutinstod", "Keep as a draft"))
        keep.setObjectName("bring-in-keep")
        keep.clicked.connect(self._keep)
        self._place.footer.add_end(keep)
        self._place.to_top()
        # The file dialog gives the focus back when it goes, which may be later than this.
        keep.setFocus()
        QTimer.singleShot(0, keep, keep.setFocus)
        announce(title, title.text())

    def _add_placing(self, column: QVBoxLayout, found: Found, placing: Placing) -> None:
        placed = sum(len(texts) for texts in placing.texts.values())
        parts = [
            counted(QT_TRANSLATE_NOOP("Rutinstod", "%n paragraph(s) placed", None, 1), placed),
            counted(QT_TRANSLATE_NOOP("Rutinstod", "%n without a place", None, 1), len(placing.unplaced)),
            counted(QT_TRANSLATE_NOOP("Rutinstod", "%n of 19 points missing", None, 1), len(placing.missing)),
        ]
        verdict = Notice(" · ".join(parts), "info")
        verdict.setObjectName("bring-in-verdict")
        column.addWidget(verdict)
        if placing.header:
            column.addWidget(Heading(translate("Rutinstod", "Read from the document's frame"), "section"))
            lines = [f"{header_name(name)}: {value}" for name, value in placing.header.items()]
            column.addWidget(_card(lines, "bring-in-header"))
        if placing.unplaced:
            column.addWidget(
                Heading(
                    translate("Rutinstod", "Without a place ({count})").format(count=len(placing.unplaced)), "section"
                )
            )
            column.addWidget(
                Label(translate("Rutinstod", "They are kept with the draft. You place each of them there."), "quiet")
            )
            column.addWidget(_card(placing.unplaced, "bring-in-unplaced"))
        if placing.missing:
            column.addWidget(
                Heading(translate("Rutinstod", "Missing ({count})").format(count=len(placing.missing)), "section")
            )
            names = [str(point_name(key, found.guides)) for key in placing.missing]
            column.addWidget(_card(names, "bring-in-missing"))
        for guide in found.guides:
            if placing.texts.get(guide.key):
                column.addWidget(Heading(str(point_name(guide.key, found.guides)), "section"))
                read = ", ".join(placing.found.get(guide.key, ()))
                column.addWidget(
                    Label(translate("Rutinstod", "Read below: {headings}").format(headings=read), "small-quiet")
                )
                column.addWidget(_card(placing.texts[guide.key], f"bring-in-{guide.key}"))

    def _keep(self) -> None:
        found = self._found
        if found is None:
            return
        document = found.document
        again = only_once(self.sender())

        def failed(problem: ScreeningError) -> bool:
            return again(problem)

        self._session.ask(self, lambda ws: ws.register.add(document), self._kept, failed)

    def _kept(self, routine_id: str) -> None:
        self._found = None
        self.kept.emit(routine_id)

    def _leave(self) -> None:
        self._found = None
        self.left.emit()


def _examined(ws: Workspace, file: Path) -> Found:
    content = read_file(file, _MOST_BYTES)
    if file.suffix.lower() in (".yaml", ".yml"):
        document = ws.register.read_file(content)
        return Found(file.name, str(document["title"]), None, document, ws.register.points)
    placing = ws.register.place(content, file.name)
    document = placing.document(ws.register.points, ws.unit.kind.value)
    return Found(file.name, placing.title, placing, document, ws.register.points)


def _card(texts: list[str], name: str) -> Card:
    card = Card()
    card.setObjectName(name)
    card.body.setSpacing(current().gap("tight"))
    for place, text in enumerate(texts):
        if place:
            card.body.addWidget(Rule())
        card.body.addWidget(Label(text))
    return card
