# SPDX-License-Identifier: EUPL-1.2
"""The places of the program beside a conversation; which of them there are follows from the account's roles."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from screening_app.core.access import Permission, allowed
from screening_app.core.records import DataMode
from screening_app.gui.pages.accounts import AccountsPage
from screening_app.gui.pages.backup import BackupPage
from screening_app.gui.pages.figures import FiguresDesk
from screening_app.gui.pages.follow_up import FollowUpPage
from screening_app.gui.pages.instruments import InstrumentsPage
from screening_app.gui.pages.log import LogPage
from screening_app.gui.pages.manual import ManualPage
from screening_app.gui.pages.purge import PurgePage
from screening_app.gui.pages.records import RecordsPage
from screening_app.gui.pages.routines import RoutinesPage
from screening_app.gui.pages.settings import SettingsPage
from screening_app.gui.pages.today import TodayPage
from screening_app.gui.pages.waiting import WaitingPage
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import NavRail, Place, spaced
from screening_app.settings import Settings

Page = (
    TodayPage
    | WaitingPage
    | FollowUpPage
    | RecordsPage
    | FiguresDesk
    | RoutinesPage
    | InstrumentsPage
    | AccountsPage
    | LogPage
    | PurgePage
    | BackupPage
    | SettingsPage
    | ManualPage
)


class HomeScreen(QWidget):
    """Navigation and pages.

    `opened` carries a conversation view, `settings_chosen` new Settings, `shares_made` new recovery shares.
    """

    opened = Signal(object)
    shares_made = Signal(object)
    settings_chosen = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedWidget()
        self._pages: dict[str, Page] = {}
        places = self._make_pages(session, settings)
        self._rail = NavRail(places)
        self._rail.chosen.connect(self.go_to)
        row = QHBoxLayout(self)
        spaced(row)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)

    @property
    def places(self) -> tuple[str, ...]:
        """The keys of the places this account has, the first being where it begins."""
        return tuple(self._pages)

    def go_to(self, key: str) -> None:
        """Show a place, read anew; a place the account does not have is left alone."""
        if key not in self._pages:
            return
        page = self._pages[key]
        self._rail.show_place(key)
        self._stack.setCurrentWidget(page)
        page.refresh()

    def show_help(self) -> None:
        """Show the manual, from the chapter about what is on screen where there is one."""
        page, manual = self._stack.currentWidget(), self._pages["manual"]
        chapter = page.chapter if isinstance(page, FiguresDesk) else ""
        self.go_to("manual")
        if chapter and isinstance(manual, ManualPage):
            manual.show_chapter(chapter)

    def _make_pages(self, session: Session, settings: Settings) -> list[Place]:
        may = allowed(session.account)
        places = []
        if session.account.waits_for_key:
            self._pages["waiting"] = WaitingPage(session)
            places.append(Place("waiting", translate("Rutinstod", "Waiting for access"), "key"))
        if Permission.ASK in may:
            today = TodayPage(session)
            today.opened.connect(self.opened)
            today.accounts_wanted.connect(lambda: self.go_to("accounts"))
            today.routines_wanted.connect(lambda: self.go_to("routines"))
            self._pages["today"] = today
            places.append(Place("today", translate("Rutinstod", "Today"), "home"))
            if session.mode is DataMode.CASE:
                records = RecordsPage(session)
                records.opened.connect(self.opened)
                self._pages["records"] = records
                places.append(Place("records", translate("Rutinstod", "Contacts"), "people"))
        if may & {Permission.ASK, Permission.ADMINISTER} and session.mode is DataMode.CASE:
            self._pages["purge"] = PurgePage(session)
            places.append(Place("purge", translate("Rutinstod", "Purging"), "clock"))
        if Permission.COUNT in may:
            self._pages["figures"] = FiguresDesk(session)
            places.append(Place("figures", translate("Rutinstod", "Figures"), "chart"))
            self._pages["follow-up"] = FollowUpPage(session)
            places.append(Place("follow-up", translate("Rutinstod", "Follow-up"), "check"))
        if may & {Permission.ASK, Permission.MANAGE_ROUTINES}:
            self._pages["routines"] = RoutinesPage(session)
            places.append(Place("routines", translate("Rutinstod", "Routines"), "shield"))
        if may & {Permission.ASK, Permission.MANAGE_INSTRUMENTS}:
            self._pages["instruments"] = InstrumentsPage(session)
            places.append(Place("instruments", translate("Rutinstod", "Questionnaires"), "doc"))
        accounts = AccountsPage(session)
        accounts.shares_made.connect(self.shares_made)
        self._pages["accounts"] = accounts
        places.append(Place("accounts", translate("Rutinstod", "Accounts"), "key"))
        if Permission.READ_LOG in may:
            self._pages["log"] = LogPage(session)
            places.append(Place("log", translate("Rutinstod", "Access log"), "eye"))
        if Permission.ADMINISTER in may:
            self._pages["backup"] = BackupPage(session)
            places.append(Place("backup", translate("Rutinstod", "Backups"), "copy"))
        page = SettingsPage(settings)
        page.chosen.connect(self.settings_chosen)
        self._pages["settings"] = page
        self._pages["manual"] = ManualPage()
        places.append(Place("settings", translate("Rutinstod", "Settings"), "settings"))
        places.append(Place("manual", translate("Rutinstod", "Help"), "help"))
        for made in self._pages.values():
            self._stack.addWidget(made)
        return places
