# SPDX-License-Identifier: EUPL-1.2
"""The list of questionnaires: what is in use, what is a draft, and what is no longer used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.records import InstrumentEntry, InstrumentStatus, UnfinishedInstrument
from screening_app.gui.names import name_of
from screening_app.gui.pages.instrument_words import (
    ICONS,
    first_sentence,
    language_line,
    ours,
    shortened,
    signature_short,
    title_of,
    version_line,
)
from screening_app.gui.pages.instruments.making.unfinished import UnfinishedCard
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    EmptyState,
    Heading,
    IconMark,
    Label,
    Notice,
    Rule,
    SecondaryButton,
    spaced,
)
from screening_app.workspace import Begun, Workspace

#: In use first: that is what most come here to read.
_ORDER = (InstrumentStatus.ACTIVE, InstrumentStatus.DRAFT, InstrumentStatus.RETIRED)


Found = tuple[tuple[InstrumentEntry, ...], tuple[UnfinishedInstrument | Begun, ...]]


def _found(workspace: Workspace) -> Found:
    """Return every version, and what somebody has begun, the latest first."""
    begun: list[UnfinishedInstrument | Begun] = [*workspace.building.unfinished(), *workspace.adaptations.unfinished()]
    begun.sort(key=lambda each: (each.about if isinstance(each, Begun) else each).updated_at, reverse=True)
    return workspace.instruments.entries(), tuple(begun)


class InstrumentList(QWidget):
    """`opened` and `changing` carry url and version, `going_on` the key of one that is being made.

    The rest ask for a page.
    """

    opened = Signal(str, str)
    import_pressed = Signal()
    publishers_pressed = Signal()
    build_pressed = Signal()
    going_on = Signal(str)
    changing = Signal(str, str)

    def __init__(self, session: Session, *, manages: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._manages = manages
        self._chosen = ""
        self._said = ""
        self._came_back = False
        self._last = ("", "")
        self._entries: tuple[InstrumentEntry, ...] = ()
        self._unfinished: tuple[UnfinishedInstrument | Begun, ...] = ()
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Questionnaires"), width="table", readable=True)
        outer.addWidget(self._place)

    def refresh(self, said: str = "", *, came_back: bool = False) -> None:
        """Read the list anew; `said` stands above it, once. Who came back goes on where the list was left."""
        self._said = said
        self._came_back = came_back
        self._place.start()
        self._session.ask(self, _found, self._show_all)

    def _show_all(self, found: Found) -> None:
        self._unfinished = found[1] if self._manages else ()
        self._show(found[0])

    def _show(self, entries: tuple[InstrumentEntry, ...]) -> None:
        self._entries = entries
        column = self._place.start()
        self._add_head(column)
        if self._said:
            note = Notice(self._said, "info")
            note.setObjectName("instruments-note")
            column.addWidget(note)
        if self._unfinished and self._chosen in ("", InstrumentStatus.DRAFT.value):
            column.addWidget(Heading(translate("Rutinstod", "Being made"), "section"))
            column.addWidget(UnfinishedCard(self._unfinished, self.going_on.emit, self.changing.emit))
            self._place.space("tight")
        shown = [status for status in _ORDER if self._chosen in ("", status.value)]
        groups = [(status, [entry for entry in entries if entry.status is status]) for status in shown]
        for status, found in groups:
            if found:
                self._add_group(column, status, found)
        if not any(found for _, found in groups):
            column.addWidget(EmptyState("doc", self._nothing()))
        if self._came_back:
            self._find_place()

    def _find_place(self) -> None:
        """Put the focus on the row that was opened last, else on the choice of what is shown."""
        for row in self.findChildren(InstrumentRow):
            if row.key == self._last:
                row.button.setFocus()
                return
        self._filter.focus()

    def _open(self, url: str, version: str) -> None:
        self._last = (url, version)
        self.opened.emit(url, version)

    def _nothing(self) -> str:
        words = {
            "": translate("Rutinstod", "There are no questionnaires yet."),
            "active": translate("Rutinstod", "No questionnaire is in use."),
            "draft": translate("Rutinstod", "There are no drafts. What you import or make becomes a draft first."),
            "retired": translate("Rutinstod", "Nothing has been taken out of use."),
        }
        return words[self._chosen]

    def _add_head(self, column: QVBoxLayout) -> None:
        self._place.add_title(translate("Rutinstod", "Questionnaires"), "instruments")
        if self._manages:
            row = ButtonRow()
            for name, text, icon, signal in (
                ("build", translate("Rutinstod", "Make a new one"), "pencil", self.build_pressed),
                ("import", translate("Rutinstod", "Import a file"), "plus", self.import_pressed),
                ("publishers", translate("Rutinstod", "Trusted publishers"), "key", self.publishers_pressed),
            ):
                button = SecondaryButton(text, icon_name=icon)
                button.setObjectName(f"instruments-{name}")
                button.clicked.connect(signal)
                row.add(button)
            column.addWidget(row)
        across = QHBoxLayout()
        spaced(across)
        self._filter = ChoiceField(translate("Rutinstod", "Show"))
        self._filter.setObjectName("instruments-filter")
        self._filter.setMinimumWidth(current().px(220))
        self._filter.add(self._counted(translate("Rutinstod", "All"), len(self._entries)), "")
        for status in _ORDER:
            count = sum(1 for entry in self._entries if entry.status is status)
            self._filter.add(self._counted(name_of(status), count), status.value)
        self._filter.set_value(self._chosen)
        self._filter.changed.connect(self._choose)
        across.addWidget(self._filter)
        across.addStretch(1)
        column.addLayout(across)
        self._place.space("tight")

    def _counted(self, name: str, count: int) -> str:
        return translate("Rutinstod", "{name} ({count})").format(name=name, count=count)

    def _choose(self) -> None:
        self._chosen = self._filter.value()
        self._said = ""
        self._show(self._entries)
        self._filter.focus()

    def _add_group(self, column: QVBoxLayout, status: InstrumentStatus, entries: Sequence[InstrumentEntry]) -> None:
        row = QHBoxLayout()
        spaced(row, "tight")
        row.addWidget(IconMark(ICONS[status], "muted", 18))
        row.addWidget(Heading(name_of(status), "section"), 1)
        column.addLayout(row)
        card = Card()
        card.body.setSpacing(current().gap("near"))
        for place, entry in enumerate(entries):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(InstrumentRow(entry, partial(self._open, entry.url, entry.version)))
        column.addWidget(card)
        self._place.space("tight")


class InstrumentRow(QWidget):
    """One version: what it is, who made it, what is known of its wording, and the way to its own page."""

    def __init__(self, entry: InstrumentEntry, opened: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = (entry.url, entry.version)
        row = QHBoxLayout(self)
        spaced(row, "wide")
        words = QVBoxLayout()
        spaced(words, "hair")
        words.addWidget(Label(title_of(entry), "strong"))
        purpose = first_sentence(ours(entry.purpose, entry.base_language))
        if purpose:
            words.addWidget(Label(purpose, "label"))
        words.addWidget(Label(f"{version_line(entry)} · {language_line(entry)}", "small-quiet"))
        origin = [entry.publisher, shortened(ours(entry.copyright, entry.base_language), 110), signature_short(entry)]
        words.addWidget(Label(" · ".join(part for part in origin if part), "small-quiet"))
        if entry.skeleton:
            words.addWidget(Label(translate("Rutinstod", "The wording has to be filled in first."), "small-quiet"))
        row.addLayout(words, 1)
        self.button = button = SecondaryButton(translate("Rutinstod", "Open"), compact=True)
        button.setObjectName(f"open-{entry.url.rsplit('/', 1)[-1]}-{entry.version}")
        button.setAccessibleName(
            translate("Rutinstod", "Open: {title}, version {version}, {state}").format(
                title=title_of(entry), version=entry.version, state=name_of(entry.status)
            )
        )
        button.clicked.connect(opened)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
