# SPDX-License-Identifier: EUPL-1.2
"""The line under the bar that says what was odd about the store when it was opened, and whether it was backed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screening_app.errors import CannotNow, Code, ScreeningError
from screening_app.gui.long_work import LongWork
from screening_app.gui.problems import advice, finding_in_words, sentence
from screening_app.gui.text import translate
from screening_app.gui.widgets import Notice

if TYPE_CHECKING:
    from screening_app.gui.session import Session
    from screening_app.store import Bundle


class FoundLine(Notice):
    """Stays, whatever page is shown, until the user puts it away or the program locks."""

    def __init__(self) -> None:
        super().__init__("", "caution", closable=True)
        self.setObjectName("store-findings")
        self.hide()

    def enter(self, session: Session) -> None:
        """Say what was noticed, and have the day's backup made unless there is one; locking ends that."""
        from screening_app.workspace import backups

        # What a backup takes would hold up the first paint.

        for each in session.findings:
            self.say(finding_in_words(each))
        work = LongWork()
        session.closing.connect(work.stop)
        session.ask(self, lambda ws: backups.daily(ws, work.tell), self._backed_up, self._not_backed_up)

    def say(self, words: str) -> None:
        """Add a line."""
        self.set_text("\n".join(filter(None, (self.label.text(), words))))
        self.show()

    def forget(self) -> None:
        """Take everything away."""
        self.hide()
        self.label.setText("")

    def _backed_up(self, made: Bundle | None) -> None:
        if made is not None and made.found:
            changed = CannotNow(Code.STORE_ALTERED)
            self.say(" ".join(filter(None, (sentence(changed), advice(changed)))))

    def _not_backed_up(self, problem: ScreeningError) -> bool:
        if problem.code is not Code.CANCELLED:
            what = translate("Rutinstod", "No backup could be made today.")
            self.say(" ".join(filter(None, (what, sentence(problem), advice(problem)))))
        return True
