# SPDX-License-Identifier: EUPL-1.2
"""The frame: bar, one screen, status strip; and what makes one screen follow on another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from screening_app import workspace as workspaces
from screening_app.core.access import Permission, allowed
from screening_app.core.records import DataMode, Stage
from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.forgetting import forget
from screening_app.gui.arrivals import Arrivals
from screening_app.gui.background import Background
from screening_app.gui.found import FoundLine
from screening_app.gui.lock import ClipboardCopy, Guard, close_everything
from screening_app.gui.names import name_of
from screening_app.gui.pages.cover import CoverPage
from screening_app.gui.pages.set_up import SetUpPage
from screening_app.gui.pages.unlock import UnlockPage
from screening_app.gui.problems import advice, sentence
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, install_translator, translate
from screening_app.gui.theme import Theme, icon
from screening_app.gui.widgets import Notice, StatusStrip, TopBar, spaced
from screening_app.paths import PRODUCT
from screening_app.settings import Settings, write_settings
from screening_app.store import store_exists

if TYPE_CHECKING:
    from screening_app.core.views import ConversationView, Today
    from screening_app.gui.session import Session
    from screening_app.workspace import NewStore, Surroundings, Workspace


class Window(QMainWindow):
    """The one window. Without a session it shows set-up, unlocking or the cover, and no store is open.

    Locking and covering replace the screen first, on the spot, and then close the store on the worker; nothing that
    is open can stand in the way. What was answered is already on disk, so unlocking goes back to the same question.
    """

    def __init__(
        self, folder: Path, theme: Theme, settings: Settings, settings_file: Path, surroundings: Surroundings
    ) -> None:
        super().__init__()
        self._folder = folder
        self._theme = theme
        self._settings = settings
        self._settings_file = settings_file
        self._surroundings = surroundings
        self._session: Session | None = None
        self._shares: tuple[str, tuple[str, str, str]] | None = None
        self._entrance = 0
        self._arrived = Arrivals()
        self._background = Background(self)
        self._clipboard = ClipboardCopy(self)
        self.setWindowTitle(PRODUCT)
        self.setWindowIcon(icon("app", "accent"))
        self.resize(1366, 768)
        self._build_frame()
        self._watch()
        self._show_entrance()

    @property
    def session(self) -> Session | None:
        """The open session, None while locked."""
        return self._session

    @property
    def conversation(self) -> ConversationView | None:
        """The conversation on screen as last saved, None elsewhere."""
        from screening_app.gui.pages.conversation import ConversationScreen

        return self._screen.view if isinstance(self._screen, ConversationScreen) else None

    @property
    def is_locked(self) -> bool:
        """Whether no store is open."""
        return self._session is None

    def tell(self, problem: ScreeningError) -> None:
        """Show what stood in the way, above whatever is on screen."""
        self._notice.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._notice.button.setVisible(problem.code is Code.CHANGED_ELSEWHERE and self.conversation is not None)
        self._notice.show()

    def lock(self, reason: str = "") -> None:
        """Hide everything at once and drop the keys."""
        self._leave(UnlockPage(reason))

    def cover(self) -> None:
        """Show the cover at once and drop the keys."""
        self._leave(CoverPage())

    def lock_after_crash(self, *_: object) -> None:
        """Lock and say that the program made a mistake; every acknowledged answer is on disk."""
        self.lock(translate("Rutinstod", "Something went wrong in the program. Everything saved is still there."))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock, wait for the last save, and go."""
        self._leave(QWidget())
        self._background.close()
        super().closeEvent(event)

    def _build_frame(self) -> None:
        frame = QWidget()
        column = QVBoxLayout(frame)
        spaced(column)
        self._bar = TopBar(PRODUCT)
        self._bar.acute_pressed.connect(self._show_acute)
        self._bar.cover_pressed.connect(self.cover)
        self._bar.lock_pressed.connect(self.lock)
        self._notice = Notice("", "problem", closable=True)
        self._notice.setObjectName("problem")
        self._notice.button.setObjectName("show-newest")
        self._notice.button.setText(translate("Rutinstod", "Show the newest"))
        self._notice.pressed.connect(self._show_newest)
        self._notice.hide()
        self._found = FoundLine()
        self._strip = StatusStrip()
        self._place = QVBoxLayout()
        spaced(self._place)
        self._screen: QWidget = QWidget()
        self._place.addWidget(self._screen)
        column.addWidget(self._bar)
        column.addWidget(self._notice)
        column.addWidget(self._found)
        column.addLayout(self._place, 1)
        column.addWidget(self._strip)
        self.setCentralWidget(frame)

    def _watch(self) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        self._guard = Guard(application, idle_seconds=self._settings.lock_minutes * 60)
        self._guard.lock_requested.connect(self.lock)
        self._guard.cover_requested.connect(self.cover)
        self._guard.idle_expired.connect(self._lock_idle)
        self._guard.about_to_lock.connect(self._warn)
        self._guard.watch_idle(False)
        self.destroyed.connect(self._guard.deleteLater)
        help_key = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        help_key.activated.connect(self._help)

    def _show(self, screen: QWidget) -> None:
        old, self._screen = self._screen, screen
        self._place.replaceWidget(old, screen)
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._notice.hide()
        locked = self.is_locked
        asks = self._session is not None and Permission.ASK in allowed(self._session.account)
        self._bar.set_unit("" if self._session is None else self._session.unit.name)
        self._bar.show_ways(acute=asks, cover=not isinstance(screen, CoverPage), lock=not locked)
        self._rest_strip()
        screen.setFocus()

    def _rest_strip(self) -> None:
        if self._session is None:
            self._strip.show_texts()
            return
        tally = self._session.mode is DataMode.TALLY
        self._strip.show_texts(
            name_of(self._session.mode),
            translate("Rutinstod", "Nothing about a person is kept") if tally else "",
            counted(
                QT_TRANSLATE_NOOP("Rutinstod", "Locks after %n minute(s) without activity", None, 1),
                self._settings.lock_minutes,
            ),
        )

    def _leave(self, screen: QWidget) -> None:
        self._entrance += 1
        close_everything()
        self._clipboard.clear_now()
        session, self._session = self._session, None
        self._found.forget()
        self._guard.watch_idle(False)
        if isinstance(screen, UnlockPage):
            self._show_unlock(screen)
        elif isinstance(screen, CoverPage):
            screen.left.connect(self._show_entrance)
            self._show(screen)
        else:
            self._show(screen)
        self.repaint()
        if session is not None:
            session.setParent(self)
            session.close(partial(self._forget, session))

    def _forget(self, session: Session) -> None:
        """Let go of the last that the session held, and overwrite it: pages go with the next turn of the event loop."""
        session.deleteLater()
        QTimer.singleShot(0, self, forget)

    def _lock_idle(self) -> None:
        if not self.is_locked:
            minutes = self._settings.lock_minutes
            self.lock(
                counted(QT_TRANSLATE_NOOP("Rutinstod", "Locked after %n minute(s) without activity.", None, 1), minutes)
            )

    def _warn(self, seconds_left: int) -> None:
        if self.is_locked or seconds_left == 0:
            self._rest_strip()
        else:
            self._strip.show_texts(
                right=counted(
                    QT_TRANSLATE_NOOP("Rutinstod", "Locks in %n second(s). Press any key to go on.", None, 1),
                    seconds_left,
                )
            )

    # ---- before a session

    def _show_entrance(self) -> None:
        if store_exists(self._folder):
            self._show_unlock(UnlockPage())
        else:
            page = SetUpPage()
            page.requested.connect(self._create)
            page.restore_requested.connect(self._show_restore)
            self._show(page)

    def _show_unlock(self, page: UnlockPage) -> None:
        if not store_exists(self._folder):
            self._show_entrance()
            return
        page.requested.connect(self._unlock)
        page.recovery_requested.connect(self._recover)
        page.restore_requested.connect(self._show_restore)
        self._show(page)

    def _show_restore(self) -> None:
        from screening_app.gui.pages.restore import RestorePage

        page = RestorePage(self._folder, self._surroundings, self._background)
        page.left.connect(self._show_entrance)
        enter = self._enter()
        page.restored.connect(lambda workspace, kept: self._restored(enter, workspace, kept))
        page.key_file_back.connect(self._key_file_back)
        page.broken.connect(self.lock_after_crash)
        self._show(page)

    def _restored(self, enter: Callable[[Workspace], None], workspace: Workspace, kept: Path | None) -> None:
        enter(workspace)
        if kept is not None and not self.is_locked:
            said = translate("Rutinstod", "The backup is restored. What was here before is kept in {folder}.")
            self._found.say(said.format(folder=kept))

    def _key_file_back(self) -> None:
        self._show_unlock(UnlockPage(translate("Rutinstod", "The key file is back. Log in.")))

    def _create(self, new: NewStore) -> None:
        folder, around = self._folder, self._surroundings
        enter = self._enter()

        def made(result: tuple[Workspace, tuple[str, str, str]]) -> None:
            # Kept until the user who made the store says that they are printed: they cannot be had again.
            workspace, shares = result
            self._shares = (workspace.account.user, shares)
            enter(workspace)

        entrance = self._entrance

        def work() -> tuple[Workspace, tuple[str, str, str]]:
            workspace, shares = workspaces.create(folder, new, around)
            return self._arrived.note(entrance, workspace), shares

        self._background.run(self, work, made, self._entrance_failed)

    def _enter(self) -> Callable[[Workspace], None]:
        """Return what opens a workspace, or closes it at once if the window was covered, locked or left meanwhile."""
        entrance = self._entrance

        def enter(workspace: Workspace) -> None:
            if entrance == self._entrance:
                self._arrived.clear()
                self._open(workspace)
            else:
                self._background.run(self, workspace.close, lambda _: None, self.lock_after_crash)

        return enter

    def _unlock(self, user: str, passphrase: str, new: str) -> None:
        folder, around = self._folder, self._surroundings
        self._arrive(lambda: workspaces.unlock(folder, user, passphrase, around, new_passphrase=new or None))

    def _recover(self, shares: tuple[str, ...], user: str, passphrase: str) -> None:
        folder, around = self._folder, self._surroundings
        self._arrive(lambda: workspaces.recover(folder, shares, user, passphrase, around))

    def _arrive(self, make: Callable[[], Workspace]) -> None:
        entrance = self._entrance
        self._background.run(self, lambda: self._arrived.open(entrance, make), self._enter(), self._entrance_failed)

    def _entrance_failed(self, problem: Exception) -> None:
        if not isinstance(problem, ScreeningError):
            self.lock_after_crash()
        elif isinstance(self._screen, SetUpPage | UnlockPage):
            self._screen.show_problem(problem)

    # ---- in a session

    def _open(self, workspace: Workspace) -> None:
        from screening_app.gui.session import Session

        self._session = Session(workspace, self._background)
        self._session.refused.connect(self.tell)
        self._session.broken.connect(self.lock_after_crash)
        self._guard.watch_idle(True)
        self._found.enter(self._session)
        if self._shares is not None and self._shares[0] == workspace.account.user:
            self._show_shares(self._shares[1])
        else:
            self._session.ask(self._screen, _shares_left_behind, self._go_on_after)

    def _go_on_after(self, shares: tuple[str, str, str] | None) -> None:
        if shares is None:
            self._resume()
        else:
            self._show_shares(shares, again=True)

    def _show_shares(self, shares: tuple[str, str, str], *, again: bool = False) -> None:
        if self._session is None:
            return
        from screening_app.gui.pages.recovery import RecoveryPage

        self._shares = (self._session.account.user, shares)
        page = RecoveryPage(self._session, shares, again=again)
        page.kept.connect(self._shares_kept)
        page.sheet_requested.connect(self._save_shares)
        self._show(page)

    def _shares_kept(self) -> None:
        self._shares = None
        self._resume()

    def _save_shares(self, file: Path) -> None:
        session, today = self._session, self._today()
        if session is None or self._shares is None:
            return
        shares = self._shares[1]
        unit = session.unit

        def work(_: Workspace) -> Path:
            from screening_app.output import write_files
            from screening_app.reports.recovery import recovery_sheet

            sheet = recovery_sheet(shares, unit_name=unit.name, store_id=unit.id, made_on=today)
            return write_files(file.parent, {file.name: sheet})[0]

        from screening_app.gui.pages.recovery import RecoveryPage

        page = self._screen
        if isinstance(page, RecoveryPage):
            session.ask(page, work, page.show_saved)

    def _resume(self) -> None:
        """Go back to the conversation that was left, else to the first place of the account."""
        session = self._session
        if session is None:
            return
        if Permission.ASK not in allowed(session.account):
            self._show_home()
            return

        def found(today: Today) -> None:
            from screening_app.gui.pages.today import latest

            # Other desks of the unit are in the middle of theirs.
            mine = (each for each in today.unfinished if not session.is_shared or each.by == session.account.user)
            conversation = latest(tuple(mine))
            if conversation is None:
                self._show_home()
            else:
                key = conversation.id
                session.ask(self._screen, lambda ws: ws.conversations.get(key), self._show_conversation, not_found)

        def not_found(problem: ScreeningError) -> bool:
            # One conversation that cannot be read must not shut out the rest of the program.
            self._show_home()
            self.tell(problem)
            return True

        session.ask(self._screen, lambda ws: ws.today(), found, not_found)

    def _show_home(self, place: str = "") -> None:
        if self._session is None:
            return
        from screening_app.gui.pages.home import HomeScreen

        home = HomeScreen(self._session, self._settings)
        home.opened.connect(self._show_conversation)
        home.settings_chosen.connect(self._use_settings)
        home.shares_made.connect(self._show_shares)
        self._show(home)
        home.go_to(place or home.places[0])

    def _show_conversation(self, view: ConversationView) -> None:
        if self._session is None:
            return
        from screening_app.gui.pages.conversation import ConversationScreen

        screen = ConversationScreen(self._session, self._clipboard, self._today)
        screen.saved.connect(self._show_saved)
        screen.ended.connect(self._conversation_ended)
        self._show(screen)
        screen.show_view(view)

    def _show_newest(self) -> None:
        """Show the conversation as another desk has left it."""
        if self._session is not None and self.conversation is not None:
            key = self.conversation.conversation.id
            self._session.ask(self._screen, lambda ws: ws.conversations.get(key), self._show_conversation, self._gone)

    def _gone(self, problem: ScreeningError) -> bool:
        self._show_home()
        self.tell(problem)
        return True

    def _show_saved(self, view: ConversationView) -> None:
        if self._session is None:
            return
        self._notice.hide()
        self._strip.show_texts(
            translate("Rutinstod", "Saved {time}").format(time=f"{view.conversation.saved_at:%H.%M}"),
            translate("Rutinstod", "Every answer is kept encrypted on the unit's server")
            if self._session.is_shared
            else translate("Rutinstod", "Every answer is kept encrypted on this computer"),
            translate("Rutinstod", "F1 Help with the question") if view.conversation.stage is Stage.ASK else "",
        )

    def _conversation_ended(self, _how: str) -> None:
        self._show_home()

    def _show_acute(self) -> None:
        if self._session is not None:
            from screening_app.gui.dialogs.acute import AcuteDialog

            dialog = AcuteDialog(self._session, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _help(self) -> None:
        from screening_app.gui.pages.conversation import ConversationScreen
        from screening_app.gui.pages.home import HomeScreen

        if isinstance(self._screen, ConversationScreen):
            self._screen.toggle_help()
        elif isinstance(self._screen, HomeScreen):
            self._screen.show_help()

    def _use_settings(self, settings: Settings) -> None:
        language_changed = settings.language != self._settings.language
        self._settings = settings
        self._theme.choose(settings.theme, settings.text_scale)
        self._guard.set_idle_seconds(settings.lock_minutes * 60)
        application = QApplication.instance()
        if language_changed and application is not None:
            install_translator(application, settings.language)
            self._show_home("settings")
        try:
            write_settings(self._settings_file, settings)
        except OSError:
            self.tell(CannotNow(Code.OUTPUT_REFUSED, folder=str(self._settings_file.parent)))
        self._rest_strip()

    def _today(self) -> date:
        return self._surroundings.clock().date()


def _shares_left_behind(workspace: Workspace) -> tuple[str, str, str] | None:
    """Make new shares when those of the store were never typed back; None when all is well, or it is not for us."""
    state = workspace.recovery.state
    return None if state.is_confirmed or not state.can_renew else workspace.recovery.renew()
