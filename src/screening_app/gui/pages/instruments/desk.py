# SPDX-License-Identifier: EUPL-1.2
"""Which page about questionnaires follows on which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from screening_app.core.access import Permission, allowed
from screening_app.core.records import InstrumentEntry
from screening_app.gui.pages.instruments.about import InstrumentAbout
from screening_app.gui.pages.instruments.bringing_in import ImportPage
from screening_app.gui.pages.instruments.checked import CheckedPage
from screening_app.gui.pages.instruments.listing import InstrumentList
from screening_app.gui.pages.instruments.publishers import PublishersPage
from screening_app.gui.pages.instruments.reading import ReadingPage
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import spaced

if TYPE_CHECKING:
    from screening_app.gui.pages.instruments.changing import ChangingPage
    from screening_app.gui.pages.instruments.making.desk import BuildDesk


class InstrumentsPage(QWidget):
    """The place "Questionnaires": everybody reads and prints, who manages instruments also brings in and changes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        manages = Permission.MANAGE_INSTRUMENTS in allowed(session.account)
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        spaced(outer)
        outer.addWidget(self._stack)
        self._list = InstrumentList(session, manages=manages)
        self._about = InstrumentAbout(session, manages=manages)
        self._reading = ReadingPage(session)
        self._checked = CheckedPage(session)
        self._import = ImportPage(session)
        self._publishers = PublishersPage(session)
        self._changing: ChangingPage | None = None
        self._changed = ("", "")
        self._build: BuildDesk | None = None
        for page in (self._list, self._about, self._reading, self._checked, self._import, self._publishers):
            self._stack.addWidget(page)
        self._connect()

    def refresh(self) -> None:
        """Begin at the list."""
        self._stack.setCurrentWidget(self._list)
        self._list.refresh()

    def _connect(self) -> None:
        self._list.opened.connect(self._open)
        self._list.import_pressed.connect(self._bring_in)
        self._list.publishers_pressed.connect(self._to_publishers)
        self._about.left.connect(self._to_list)
        self._about.gone.connect(self._to_list)
        self._about.reading.connect(self._read)
        self._about.problems_wanted.connect(self._check)
        self._about.adapting.connect(lambda entry: self._adapt(entry.url, entry.version))
        self._about.translating.connect(self._translate)
        self._list.changing.connect(self._adapt)
        self._reading.left.connect(self._to_about)
        self._checked.left.connect(self._to_about)
        self._import.begun.connect(self._show_import)
        self._import.left.connect(self._to_list)
        self._import.kept.connect(self._kept)
        self._publishers.left.connect(self._to_list)
        self._list.build_pressed.connect(lambda: self._making().begin())
        self._list.going_on.connect(lambda key: self._making().go_on(key))
        self._about.building.connect(lambda entry: self._making().reopen(entry))
        self._import.workbook.connect(lambda file: self._making().from_workbook(file))

    def _making(self) -> BuildDesk:
        """Return where questionnaires are made, which is loaded when the first one is."""
        if self._build is None:
            from screening_app.gui.pages.instruments.making.desk import BuildDesk

            self._build = made = BuildDesk(self._session)
            self._stack.addWidget(made)
            made.begun.connect(lambda: self._stack.setCurrentWidget(made))
            made.left.connect(self._to_list)
            made.kept.connect(self._kept)
        return self._build

    def _to_list(self, said: str = "") -> None:
        self._stack.setCurrentWidget(self._list)
        self._list.refresh(said, came_back=True)

    def _to_about(self) -> None:
        self._stack.setCurrentWidget(self._about)
        self._about.again()

    def _open(self, url: str, version: str, said: str = "") -> None:
        self._stack.setCurrentWidget(self._about)
        self._about.open(url, version, said)

    def _read(self, entry: InstrumentEntry) -> None:
        self._stack.setCurrentWidget(self._reading)
        self._reading.open(entry.url, entry.version)

    def _check(self, entry: InstrumentEntry) -> None:
        self._stack.setCurrentWidget(self._checked)
        self._checked.open(entry)

    def _bring_in(self) -> None:
        self._import.choose(self)

    def _show_import(self) -> None:
        self._stack.setCurrentWidget(self._import)

    def _kept(self, entry: InstrumentEntry) -> None:
        self._open(
            entry.url, entry.version, translate("Rutinstod", "Kept as a draft. Read it through before it is used.")
        )

    def _to_publishers(self) -> None:
        self._stack.setCurrentWidget(self._publishers)
        self._publishers.refresh()

    def _adapt(self, url: str, version: str) -> None:
        self._changed = (url, version)
        self._change().adapt(url, version)

    def _translate(self, entry: InstrumentEntry) -> None:
        self._changed = (entry.url, entry.version)
        self._change().translate(entry.url, entry.version)

    def _change(self) -> ChangingPage:
        """Return the pages to adapt and translate, on screen; made when they are first wanted."""
        if self._changing is None:
            from screening_app.gui.pages.instruments.changing import ChangingPage

            self._changing = ChangingPage(self._session)
            self._changing.left.connect(lambda: self._open(*self._changed))
            self._changing.kept.connect(self._kept)
            self._stack.addWidget(self._changing)
        self._stack.setCurrentWidget(self._changing)
        return self._changing
