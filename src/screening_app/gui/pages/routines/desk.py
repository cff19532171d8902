# SPDX-License-Identifier: EUPL-1.2
"""Which page about routines follows on which."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from screening_app.core.access import Permission, permissions
from screening_app.gui.pages.routines.about import RoutineAbout
from screening_app.gui.pages.routines.adapting import AdaptPage
from screening_app.gui.pages.routines.bringing_in import BringInPage
from screening_app.gui.pages.routines.comparing import ComparePage
from screening_app.gui.pages.routines.contact_card import ContactCardPage
from screening_app.gui.pages.routines.contacts import ContactsPage
from screening_app.gui.pages.routines.deciding import DecidePage, FollowUpPage
from screening_app.gui.pages.routines.editor import RoutineEditor
from screening_app.gui.pages.routines.listing import RoutineList
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.widgets import spaced


class RoutinesPage(QWidget):
    """The place "Routines": everybody reads and prints, who manages routines also changes, decides and verifies."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        manages = Permission.MANAGE_ROUTINES in permissions(session.account.roles)
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        spaced(outer)
        outer.addWidget(self._stack)
        self._list = RoutineList(session, manages=manages)
        self._about = RoutineAbout(session, manages=manages)
        self._editor = RoutineEditor(session)
        self._decide = DecidePage(session)
        self._follow_up = FollowUpPage(session)
        self._compare = ComparePage(session)
        self._adapt = AdaptPage(session)
        self._bring_in = BringInPage(session)
        self._contacts = ContactsPage(session, manages=manages)
        self._card = ContactCardPage(session)
        for page in (self._list, self._about, self._editor, self._decide, self._follow_up, self._compare):
            self._stack.addWidget(page)
        for more in (self._adapt, self._bring_in, self._contacts, self._card):
            self._stack.addWidget(more)
        self._connect()

    def refresh(self) -> None:
        """Begin at the list."""
        self._stack.setCurrentWidget(self._list)
        self._list.refresh()

    def _connect(self) -> None:
        self._list.opened.connect(self._open)
        self._list.import_pressed.connect(lambda: self._bring_in.choose(self))
        self._list.contacts_pressed.connect(self._to_contacts)
        self._about.left.connect(self._to_list)
        self._about.gone.connect(self._to_list)
        self._about.editing.connect(self._edit)
        self._about.deciding.connect(self._to_decision)
        self._about.following_up.connect(self._to_follow_up)
        self._about.comparing.connect(self._to_versions)
        self._about.adapting.connect(self._to_adapt)
        self._editor.left.connect(self._open)
        self._decide.left.connect(self._open)
        self._decide.decided.connect(self._open)
        self._follow_up.left.connect(self._open)
        self._follow_up.decided.connect(self._open)
        self._compare.left.connect(self._open)
        self._adapt.left.connect(self._open)
        self._adapt.made.connect(self._edit)
        self._bring_in.begun.connect(lambda: self._stack.setCurrentWidget(self._bring_in))
        self._bring_in.left.connect(self._to_list)
        self._bring_in.kept.connect(self._brought_in)
        self._contacts.left.connect(self._to_list)
        self._contacts.opened.connect(self._to_card)
        self._contacts.adding.connect(self._to_new_card)
        self._card.left.connect(self._to_contacts)
        self._card.removed.connect(lambda card_id, name: self._to_contacts(removed=(card_id, name)))

    def _to_list(self, said: str = "") -> None:
        self._stack.setCurrentWidget(self._list)
        self._list.refresh(said, came_back=True)

    def _open(self, routine_id: str, said: str = "") -> None:
        self._stack.setCurrentWidget(self._about)
        self._about.open(routine_id, said)

    def _edit(self, routine_id: str) -> None:
        self._stack.setCurrentWidget(self._editor)
        self._editor.open(routine_id)

    def _to_decision(self, routine_id: str) -> None:
        self._stack.setCurrentWidget(self._decide)
        self._decide.open(routine_id)

    def _to_follow_up(self, routine_id: str) -> None:
        self._stack.setCurrentWidget(self._follow_up)
        self._follow_up.open(routine_id)

    def _to_versions(self, routine_id: str) -> None:
        self._stack.setCurrentWidget(self._compare)
        self._compare.open(routine_id)

    def _to_adapt(self, routine_id: str) -> None:
        self._stack.setCurrentWidget(self._adapt)
        self._adapt.open(routine_id)

    def _brought_in(self, routine_id: str) -> None:
        self._open(routine_id, translate("Rutinstod", "Kept as a draft. Go through each point before it is decided."))

    def _to_contacts(self, said: str = "", removed: tuple[str, str] | None = None) -> None:
        self._stack.setCurrentWidget(self._contacts)
        self._contacts.refresh(said, removed)

    def _to_card(self, card_id: str) -> None:
        self._stack.setCurrentWidget(self._card)
        self._card.open(card_id)

    def _to_new_card(self) -> None:
        self._stack.setCurrentWidget(self._card)
        self._card.open_new()
