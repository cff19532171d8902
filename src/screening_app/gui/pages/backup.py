# SPDX-License-Identifier: EUPL-1.2
"""For administrators: which backups there are, make one elsewhere, try one out, and how to copy the right way."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app.errors import ScreeningError
from screening_app.gui.long_work import LongWork, LongWorkLine
from screening_app.gui.pages.files import choose_file, choose_place
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    ButtonRow,
    Field,
    Heading,
    Label,
    Notice,
    PassphraseField,
    PrimaryButton,
    SecondaryButton,
    SimpleTable,
    TableRow,
    spaced,
)
from screening_app.store import Bundle, Drill
from screening_app.workspace import backups
from screening_app.workspace.backups import Backups

#: After so many days without a copy in another place the page says so.
ELSEWHERE_DAYS = 7


class BackupPage(QWidget):
    """When the last backups were made and where; every act reports in the notice at the top."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Backups"), width="table")
        outer.addWidget(self._place)

    def refresh(self, said: str = "") -> None:
        """Read anew which backups there are."""
        self._session.ask(
            self, lambda ws: (backups.overview(ws), ws.now()), lambda found: self._show(found[0], found[1], said)
        )

    def _show(self, found: Backups, now: datetime, said: str) -> None:
        column = self._place.start()
        self._place.add_title(translate("Rutinstod", "Backups"), "backup")
        self._good = Notice(said, "info")
        self._good.setObjectName("backup-done")
        self._bad = Notice("", "problem")
        self._bad.setObjectName("backup-problem")
        for each in (self._good, self._bad):
            each.hide()
            column.addWidget(each)
        self._line = LongWorkLine()
        column.addWidget(self._line)
        self._add_elsewhere(column, found, now)
        self._add_daily(column, found)
        self._add_try_out(column)
        self._add_how(column)
        if said:
            self._good.show()
        self._make.setFocus()

    # ---- another place

    def _add_elsewhere(self, column: QVBoxLayout, found: Backups, now: datetime) -> None:
        column.addWidget(Heading(translate("Rutinstod", "In another place"), "section"))
        if found.elsewhere is None:
            text = translate(
                "Rutinstod",
                "No backup has been made in another place yet. If the computer breaks or is stolen, the daily backups"
                " go with it. Make one on another disk or on the organisation's server.",
            )
            column.addWidget(Notice(text, "caution"))
        else:
            at, where = found.elsewhere
            text = translate("Rutinstod", "The last one was made on {date} in {folder}.").format(
                date=_moment(at), folder=where
            )
            old = (now - at).days >= ELSEWHERE_DAYS
            column.addWidget(Notice(text, "caution") if old else Label(text))
        self._make = PrimaryButton(translate("Rutinstod", "Make a backup now"), icon_name="download")
        self._make.setObjectName("make-backup")
        self._make.clicked.connect(self._choose_place)
        row = ButtonRow()
        row.add(self._make)
        column.addWidget(row)
        self._place.space("near")

    def _choose_place(self) -> None:
        kinds = translate("Rutinstod", "Backups") + " (*.backup)"
        choose_place(self, f"rutinstod-{self._session.today():%Y-%m-%d}.backup", kinds, self._make_now)

    def _make_now(self, file: Path) -> None:
        work = self._begin(translate("Rutinstod", "Making the backup and checking it …"))
        self._session.ask(self, lambda ws: backups.make(ws, file, work.tell), self._made, self._failed)

    def _made(self, bundle: Bundle) -> None:
        self._line.end()
        self.refresh(
            translate("Rutinstod", "The backup is made and has been opened and checked: {file}").format(
                file=bundle.file
            )
        )

    # ---- each day

    def _add_daily(self, column: QVBoxLayout, found: Backups) -> None:
        column.addWidget(Heading(translate("Rutinstod", "Each day, by itself"), "section"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "Made at the day's first unlocking and before every change of the program that changes the file,"
                    " in {folder}.",
                ).format(folder=found.folder)
            )
        )
        if found.automatic:
            table = SimpleTable(
                translate("Rutinstod", "Each day, by itself"),
                [translate("Rutinstod", "Made"), translate("Rutinstod", "Name"), translate("Rutinstod", "Size")],
            )
            table.setObjectName("daily-backups")
            table.show_rows(
                [
                    TableRow(str(b.file), (_moment(b.made_at), b.file.name, QLocale().formattedDataSize(b.size)))
                    for b in found.automatic[:7]
                ]
            )
            column.addWidget(table)
        self._keep = ChoiceField(translate("Rutinstod", "Keep the backups of the last"))
        self._keep.setObjectName("keep-backups")
        for days in backups.KEEP_CHOICES:
            self._keep.add(counted(QT_TRANSLATE_NOOP("Rutinstod", "%n day(s)", None, 1), days), days)
        self._keep.set_value(found.keep)
        self._keep.changed.connect(self._change_keep)
        column.addWidget(self._keep)
        self._place.space("near")

    def _change_keep(self) -> None:
        days = int(self._keep.value())
        self._session.ask(self, lambda ws: backups.set_keep(ws, days), lambda _: None, self._failed)

    # ---- trying out

    def _add_try_out(self, column: QVBoxLayout) -> None:
        column.addWidget(Heading(translate("Rutinstod", "Try a backup out"), "section"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "The backup is opened in a folder of its own, everything in it is checked, and the folder is"
                    " deleted. The unit's file is not touched. Do this once a year, and after every change of"
                    " computer.",
                )
            )
        )
        self._user = QLineEdit(self._session.account.user)
        self._user.setObjectName("try-user")
        column.addWidget(Field(translate("Rutinstod", "User name"), self._user))
        self._passphrase = PassphraseField(
            translate("Rutinstod", "Passphrase"),
            translate("Rutinstod", "The one that held on the day when the backup was made."),
        )
        self._passphrase.input.setObjectName("try-passphrase")
        column.addWidget(self._passphrase)
        self._try = SecondaryButton(translate("Rutinstod", "Choose a backup and try it out"))
        self._try.setObjectName("try-backup")
        self._try.clicked.connect(self._choose_file)
        row = ButtonRow()
        row.add(self._try)
        column.addWidget(row)
        self._place.space("near")

    def _choose_file(self) -> None:
        kinds = translate("Rutinstod", "Backups") + " (*.backup);;" + translate("Rutinstod", "All files") + " (*)"
        choose_file(self, kinds, self._try_now)

    def _try_now(self, file: Path) -> None:
        user, passphrase = self._user.text(), self._passphrase.text
        self._passphrase.clear()
        work = self._begin(translate("Rutinstod", "Opening the backup and checking it …"))
        self._session.ask(self, lambda ws: ws.try_backup(file, user, passphrase, work.tell), self._tried, self._failed)

    def _tried(self, drill: Drill) -> None:
        self._end()
        at = _moment(drill.bundle.made_at)
        if drill.found:
            self._say_bad(
                translate("Rutinstod", "The backup of {date} is not sound. Try an older one.").format(date=at)
            )
            return
        self._good.set_text(
            translate("Rutinstod", "The backup of {date} for {unit} is sound. It could be restored.").format(
                date=at, unit=drill.unit_name
            )
        )
        self._good.show()
        self._place.to_top()

    # ---- the right way

    def _add_how(self, column: QVBoxLayout) -> None:
        column.addWidget(Heading(translate("Rutinstod", "If you copy the files yourself"), "section"))
        for text in (
            translate(
                "Rutinstod",
                "Never copy the file unit.db alone, and nothing while the program is unlocked. The newest answers may"
                " lie beside it, and without unit.keys nobody can open it. Make a backup here instead: it can be done"
                " while you work.",
            ),
            translate(
                "Rutinstod",
                "If the whole folder is to be copied by the organisation's own backup, lock the program first. Do not"
                " keep the folder in a synchronised place.",
            ),
            translate(
                "Rutinstod",
                "To restore a backup, lock the program and choose Restore a backup where you unlock. What is there"
                " then is put aside and never overwritten.",
            ),
        ):
            column.addWidget(Label(text))

    # ---- together

    def _begin(self, words: str) -> LongWork:
        for each in (self._good, self._bad):
            each.hide()
        for button in (self._make, self._try):
            button.setEnabled(False)
        self._place.to_top()
        return self._line.begin(words)

    def _end(self) -> None:
        self._line.end()
        for button in (self._make, self._try):
            button.setEnabled(True)

    def _failed(self, problem: ScreeningError) -> bool:
        self._end()
        self._say_bad("\n".join(filter(None, (sentence(problem), advice(problem)))))
        return True

    def _say_bad(self, words: str) -> None:
        self._bad.set_text(words)
        self._bad.show()
        self._place.to_top()


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H.%M}"
