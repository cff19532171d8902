# SPDX-License-Identifier: EUPL-1.2
"""Before anybody is logged in: put a backup in the place of a store that is broken or gone, or only its key file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app.errors import ScreeningError
from screening_app.gui.long_work import LongWork, LongWorkLine
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.files import choose_file
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.problems import advice, sentence
from screening_app.gui.text import translate
from screening_app.gui.widgets import (
    ButtonRow,
    Field,
    Heading,
    Label,
    PassphraseField,
    PrimaryButton,
    SecondaryButton,
    spaced,
)
from screening_app.workspace import backups

if TYPE_CHECKING:
    from screening_app.gui.background import Background
    from screening_app.workspace import Surroundings, Workspace


class RestorePage(QWidget):
    """Choose a backup, log in to it, confirm. `left` goes back to the entrance.

    - `restored(workspace, kept)`: the open workspace, and where what was here before is kept (None: nothing was here).
    - `key_file_back`: the key file alone is back.
    - `broken`: an error that is none of ours.
    """

    restored = Signal(object, object)
    key_file_back = Signal()
    broken = Signal(object)
    left = Signal()

    def __init__(
        self, folder: Path, surroundings: Surroundings, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._surroundings = surroundings
        self._background = background
        self._file: Path | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Restore a backup"))
        outer.addWidget(self._place)
        column = self._place.body
        self._place.add_title(translate("Rutinstod", "Restore a backup"), "restore")
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "The backup is opened and checked first. What is in the folder now is put aside and never"
                    " overwritten. Everything that was written after the backup was made is in what is put aside.",
                )
            )
        )
        self._problem = self._place.add_problem("restore-problem")
        self._line = LongWorkLine()
        column.addWidget(self._line)
        self._add_fields(column)
        self._add_key_file(column)
        back = SecondaryButton(translate("Rutinstod", "Back"), hint="Alt+←")
        back.setObjectName("restore-back")
        back.clicked.connect(self.left)
        self._place.footer.add(back)
        back_key(self, self.left.emit)
        self.setFocusProxy(self._choose)

    def show_problem(self, problem: ScreeningError) -> None:
        """Say what stood in the way; the choice stays, the passphrase does not."""
        self._line.end()
        self._enable(True)
        self._passphrase.clear()
        self._problem.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._problem.show()
        self._place.to_top()

    def _add_fields(self, column: QVBoxLayout) -> None:
        self._choose = SecondaryButton(translate("Rutinstod", "Choose a backup"), icon_name="doc")
        self._choose.setObjectName("choose-backup")
        self._choose.clicked.connect(self._choose_file)
        row = ButtonRow()
        row.add(self._choose)
        column.addWidget(row)
        self._chosen = Label("", "strong")
        self._chosen.setObjectName("chosen-backup")
        self._chosen.hide()
        column.addWidget(self._chosen)
        self._user = QLineEdit()
        self._user.setObjectName("restore-user")
        column.addWidget(
            Field(translate("Rutinstod", "User name"), self._user, translate("Rutinstod", "An administrator's."))
        )
        self._passphrase = PassphraseField(
            translate("Rutinstod", "Passphrase"),
            translate("Rutinstod", "The one that held on the day when the backup was made."),
        )
        self._passphrase.input.setObjectName("restore-passphrase")
        column.addWidget(self._passphrase)
        self._restore = PrimaryButton(translate("Rutinstod", "Restore"))
        self._restore.setObjectName("restore-now")
        self._restore.clicked.connect(self._ask)
        row = ButtonRow()
        row.add(self._restore)
        column.addWidget(row)
        self._place.space("near")

    def _add_key_file(self, column: QVBoxLayout) -> None:
        column.addWidget(Heading(translate("Rutinstod", "If only the key file is missing or damaged"), "section"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "The key file can be taken out of a backup alone. Every answer in the unit's file stays, also"
                    " those that are newer than the backup.",
                )
            )
        )
        self._key_file = SecondaryButton(translate("Rutinstod", "Put back the key file"), icon_name="key")
        self._key_file.setObjectName("restore-key-file")
        self._key_file.clicked.connect(self._ask_key_file)
        row = ButtonRow()
        row.add(self._key_file)
        column.addWidget(row)
        self._enable(True)

    def _enable(self, possible: bool) -> None:
        self._choose.setEnabled(possible)
        for button in (self._restore, self._key_file):
            button.setEnabled(possible and self._file is not None)

    def _choose_file(self) -> None:
        kinds = translate("Rutinstod", "Backups") + " (*.backup);;" + translate("Rutinstod", "All files") + " (*)"
        choose_file(self, kinds, self._use)

    def _use(self, file: Path) -> None:
        self._file = file
        self._chosen.setText(translate("Rutinstod", "Chosen: {file}").format(file=file.name))
        self._chosen.show()
        self._problem.hide()
        self._enable(True)
        self._user.setFocus()

    def _ask(self) -> None:
        sentences = (
            translate("Rutinstod", "The unit goes back to what it was when the backup was made."),
            translate("Rutinstod", "What is here now is put aside in a folder beside it."),
        )
        word = translate("Rutinstod", "restore")
        confirm(
            self,
            translate("Rutinstod", "Restore this backup?"),
            sentences,
            translate("Rutinstod", "Restore"),
            self._request,
            word=word,
        )

    def _request(self) -> None:
        file, folder, around = self._file, self._folder, self._surroundings
        user, passphrase = self._user.text(), self._passphrase.text
        self._passphrase.clear()
        if file is None:
            return
        work, background = self._begin(), self._background

        def made(result: tuple[Workspace, Path | None]) -> None:
            if shiboken6.isValid(self):
                self.restored.emit(*result)
            else:
                # Covered meanwhile: nobody is there to take it over, and it holds the store's lock.
                background.run(background, result[0].close, lambda _: None, lambda _: None)

        def failed(problem: Exception) -> None:
            if shiboken6.isValid(self):
                self._failed(problem)

        restore = partial(backups.restore, folder, file, user, passphrase, work.tell, around)
        background.run(background, restore, made, failed)

    def _ask_key_file(self) -> None:
        confirm(
            self,
            translate("Rutinstod", "Put back the key file?"),
            (translate("Rutinstod", "The key file that is here now, if there is one, is put aside."),),
            translate("Rutinstod", "Put back the key file"),
            self._put_back,
        )

    def _put_back(self) -> None:
        file, folder, around = self._file, self._folder, self._surroundings
        if file is not None:
            self._background.run(
                self,
                lambda: backups.restore_key_file(folder, file, around),
                lambda _: self.key_file_back.emit(),
                self._failed,
            )

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, ScreeningError):
            self.show_problem(problem)
        else:
            self.broken.emit(problem)

    def _begin(self) -> LongWork:
        self._problem.hide()
        self._enable(False)
        self._place.to_top()
        return self._line.begin(translate("Rutinstod", "Opening the backup and checking it …"))
