# SPDX-License-Identifier: EUPL-1.2
"""One version of one questionnaire: what is known about it, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from screening_app.core.records import InstrumentEntry, InstrumentStatus
from screening_app.gui.pages.choose_form import language_name
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.files import choose_place, write_file
from screening_app.gui.pages.instrument_words import (
    ICONS,
    language_with_mark,
    ours,
    signature_words,
    state_words,
    title_of,
    use_words,
    version_line,
)
from screening_app.gui.pages.sheet import ChoiceField, Sheet, back_key
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    Heading,
    IconMark,
    Label,
    Notice,
    PrimaryButton,
    SecondaryButton,
    announce,
    spaced,
)
from screening_app.workspace import Workspace

Act = Callable[[Workspace], object]


class InstrumentAbout(QWidget):
    """`left` goes back to the list; the signals named for what is wanted carry the entry.

    `gone` comes when the draft has been discarded, with what to say about it.
    """

    left = Signal()
    gone = Signal(str)
    reading = Signal(object)
    problems_wanted = Signal(object)
    adapting = Signal(object)
    translating = Signal(object)
    building = Signal(object)

    def __init__(self, session: Session, *, manages: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._manages = manages
        self._entry: InstrumentEntry | None = None
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Questionnaire"), readable=True)
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def open(self, url: str, version: str, said: str = "") -> None:
        """Show one version, read anew; `said` stands above it."""
        self._place.start()
        self._session.ask(
            self, lambda ws: ws.instruments.entry(url, version), lambda entry: self.show_entry(entry, said)
        )

    def again(self) -> None:
        """Come back to what was shown, with the focus where the next step is."""
        if self._entry is not None:
            self.show_entry(self._entry)

    def show_entry(self, entry: InstrumentEntry, said: str = "") -> None:
        """Show this version."""
        self._entry = entry
        column = self._place.start()
        title = self._place.add_title(title_of(entry), "instrument-title")
        self._note = Notice(said, "info")
        self._note.setObjectName("instrument-note")
        self._note.setVisible(False)
        column.addWidget(self._note)
        if said:
            self._note.show()
        self._add_state(column, entry)
        self._add_unfinished(column, entry)
        self._add_warnings(column, entry)
        column.addWidget(_facts(entry))
        self._add_paper(column, entry)
        self._add_work(column, entry)
        self._add_footer(entry)
        announce(title, title.text())

    def tell(self, said: str) -> None:
        """Say that something has been done."""
        self._note.set_text(said)
        self._note.show()
        self._place.to_top()

    # ---- what is shown

    def _add_state(self, column: QVBoxLayout, entry: InstrumentEntry) -> None:
        row = ButtonRow()
        row.add(IconMark(ICONS[entry.status], "accent", 18))
        label = Label(state_words(entry), "strong", wrap=False)
        label.setObjectName("instrument-state")
        row.add(label)
        column.addWidget(row)

    def _add_unfinished(self, column: QVBoxLayout, entry: InstrumentEntry) -> None:
        """Say that somebody has begun to adapt or translate it, as soon as that is known."""
        notice = Notice("", "info")
        notice.setObjectName("instrument-unfinished")
        notice.hide()
        column.addWidget(notice)

        def tell(since: datetime | None) -> None:
            if since is not None and isValid(notice):
                words = translate("Rutinstod", "It has been changed here and not kept yet, last {day}. Adapt goes on.")
                notice.set_text(words.format(day=f"{since:%Y-%m-%d %H.%M}"))
                notice.show()

        if self._manages:
            self._session.ask(self, lambda ws: ws.adaptations.since(entry.url, entry.version), tell)

    def _add_warnings(self, column: QVBoxLayout, entry: InstrumentEntry) -> None:
        if entry.skeleton:
            column.addWidget(
                Notice(
                    translate(
                        "Rutinstod",
                        "Only scale, scoring and cut-off are here. Fill in the wording from the copy that your"
                        " organisation has the right to use; until then it cannot be asked.",
                    ),
                    "info",
                )
            )
        if entry.signature == "broken":
            column.addWidget(
                Notice(translate("Rutinstod", "The file has changed since it was signed. Do not use it."), "problem")
            )

    def _add_paper(self, column: QVBoxLayout, entry: InstrumentEntry) -> None:
        self._place.space("tight")
        column.addWidget(Heading(translate("Rutinstod", "On paper"), "section"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "A blank form to fill in by hand. It names no person and no day, and its file name says nothing.",
                ),
                "quiet",
            )
        )
        self._language = ChoiceField(translate("Rutinstod", "Language on the paper"))
        self._language.setObjectName("paper-language")
        for tag in entry.languages:
            self._language.add(language_name(tag), tag)
        column.addWidget(self._language)
        self._button(column, "print", translate("Rutinstod", "Save a blank form as PDF"), "download", self._print)

    def _add_work(self, column: QVBoxLayout, entry: InstrumentEntry) -> None:
        if not self._manages:
            return
        self._place.space("tight")
        column.addWidget(Heading(translate("Rutinstod", "Make it your own"), "section"))
        own = ButtonRow()
        column.addWidget(own)
        words = translate("Rutinstod", "Fill in the wording") if entry.skeleton else translate("Rutinstod", "Adapt")
        self._add(own, "adapt-this", words, lambda: self.adapting.emit(self._entry))
        self._add(
            own, "translate-this", translate("Rutinstod", "Translate"), lambda: self.translating.emit(self._entry)
        )
        self._place.space("tight")
        column.addWidget(Heading(translate("Rutinstod", "The file"), "section"))
        row = ButtonRow()
        column.addWidget(row)
        self._add(row, "problems", translate("Rutinstod", "Show the check of the file"), self._problems)
        self._add(row, "export", translate("Rutinstod", "Save a copy of the file"), self._export)
        if not entry.shipped and not entry.skeleton:
            words = translate("Rutinstod", "Make a new version of it")
            if entry.status is InstrumentStatus.DRAFT:
                words = translate("Rutinstod", "Go on making it")
            self._add(row, "build", words, lambda: self.building.emit(self._entry))
        if entry.status is InstrumentStatus.DRAFT and not entry.shipped:
            self._add(row, "discard", translate("Rutinstod", "Throw the draft away"), self._discard)
        if entry.status is InstrumentStatus.ACTIVE:
            self._add(row, "retire", translate("Rutinstod", "Take out of use"), self._retire)

    def _add_footer(self, entry: InstrumentEntry) -> None:
        self._place.add_back(self.left, to_list=True)
        begins = self._manages and entry.status is not InstrumentStatus.ACTIVE and not entry.skeleton
        kind = SecondaryButton if begins else PrimaryButton
        read = kind(translate("Rutinstod", "Read it as the person does"), icon_name="eye")
        read.setObjectName("read")
        read.clicked.connect(lambda: self.reading.emit(self._entry))
        if begins:
            self._place.footer.add(read)
            activate = PrimaryButton(translate("Rutinstod", "Take into use"))
            activate.setObjectName("activate")
            activate.clicked.connect(self._activate)
            self._place.footer.add_end(activate)
        else:
            self._place.footer.add_end(read)
        read.setFocus()

    def _button(self, column: QVBoxLayout, name: str, text: str, icon: str, act: Callable[[], None]) -> None:
        row = ButtonRow()
        button = SecondaryButton(text, icon_name=icon)
        button.setObjectName(name)
        button.clicked.connect(act)
        row.add(button)
        column.addWidget(row)

    def _add(self, row: ButtonRow, name: str, text: str, act: Callable[[], None]) -> None:
        button = SecondaryButton(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        row.add(button)

    # ---- what is done

    def _print(self) -> None:
        entry, language = self._entry, self._language.value()
        if entry is not None:
            name = f"rutinstod-blankett-{entry.version}-{language}.pdf"
            choose_place(self, name, "PDF (*.pdf)", lambda file: self._save_paper(entry, language, file))

    def _save_paper(self, entry: InstrumentEntry, language: str, file: Path) -> None:
        def work(ws: Workspace) -> Path:
            return write_file(file, ws.instruments.paper_form(entry.url, entry.version, language))

        self._session.ask(self, work, self._saved)

    def _export(self) -> None:
        entry = self._entry
        if entry is not None:
            name = f"rutinstod-{entry.version}.json"
            choose_place(self, name, "JSON (*.json)", lambda file: self._save_copy(entry, file))

    def _save_copy(self, entry: InstrumentEntry, file: Path) -> None:
        def work(ws: Workspace) -> Path:
            from screening_app.output import write_files
            from screening_app.signatures import ENDING

            files = {file.name: ws.instruments.source(entry.url, entry.version)}
            signature = ws.instruments.signature(entry.url, entry.version)
            if signature is not None:
                files[file.name + ENDING] = signature
            return write_files(file.parent, files)[0]

        self._session.ask(self, work, self._saved)

    def _saved(self, file: Path) -> None:
        self.tell(translate("Rutinstod", "Saved as {file}.").format(file=file))

    def _problems(self) -> None:
        self.problems_wanted.emit(self._entry)

    def _activate(self) -> None:
        entry = self._entry
        if entry is None:
            return
        sentences = [
            translate("Rutinstod", "From now on it can be chosen in a conversation."),
            translate("Rutinstod", "An earlier version is then no longer offered. Its answers open as before."),
            translate("Rutinstod", "Your user name, {name}, is noted in the log.").format(
                name=self._session.account.user
            ),
        ]
        if entry.signature != "trusted":
            sentences.insert(0, translate("Rutinstod", "No publisher that you trust has signed it."))
        self._confirmed(
            translate("Rutinstod", "Take version {version} into use?").format(version=entry.version),
            sentences,
            translate("Rutinstod", "Take into use"),
            lambda ws: ws.instruments.activate(entry.url, entry.version),
            translate("Rutinstod", "It is now in use."),
        )

    def _retire(self) -> None:
        entry = self._entry
        if entry is None:
            return
        self._confirmed(
            translate("Rutinstod", "Take version {version} out of use?").format(version=entry.version),
            [
                translate("Rutinstod", "No new conversation can begin with it. Those that have begun go on."),
                translate("Rutinstod", "Answers given with it open as before."),
                translate("Rutinstod", "You can take it into use again."),
            ],
            translate("Rutinstod", "Take out of use"),
            lambda ws: ws.instruments.retire(entry.url, entry.version),
            translate("Rutinstod", "It is no longer in use."),
        )

    def _confirmed(self, question: str, sentences: list[str], act: str, work: Act, said: str) -> None:
        entry = self._entry
        if entry is None:
            return
        key = (entry.url, entry.version)

        def go_on() -> None:
            self._session.ask(self, work, lambda _: self.open(*key, said))

        confirm(self, question, sentences, act, go_on)

    def _discard(self) -> None:
        entry = self._entry
        if entry is None:
            return
        said = translate("Rutinstod", "The draft has been thrown away.")

        def go_on() -> None:
            self._session.ask(
                self, lambda ws: ws.instruments.discard(entry.url, entry.version), lambda _: self.gone.emit(said)
            )

        confirm(
            self,
            translate("Rutinstod", "Throw the draft away?"),
            [
                translate("Rutinstod", "One draft is deleted, with its wording in every language."),
                translate("Rutinstod", "Nobody has been asked with it. This cannot be undone."),
            ],
            translate("Rutinstod", "Throw away"),
            go_on,
            word=translate("Rutinstod", "delete"),
        )


def _facts(entry: InstrumentEntry) -> Card:
    """Return what is known, name beside value."""
    base = entry.base_language
    rows = [
        (translate("Rutinstod", "Purpose"), ours(entry.purpose, base)),
        (translate("Rutinstod", "For"), use_words(entry)),
        (translate("Rutinstod", "Version"), version_line(entry)),
        (translate("Rutinstod", "Languages"), "\n".join(language_with_mark(entry, tag) for tag in entry.languages)),
        (translate("Rutinstod", "Where the wording comes from"), _sources(entry)),
        (translate("Rutinstod", "Publisher"), entry.publisher),
        (translate("Rutinstod", "Rights and licence"), ours(entry.copyright, base)),
        (translate("Rutinstod", "Signature"), signature_words(entry)),
        (translate("Rutinstod", "Changed from"), entry.modified_from or ""),
        (translate("Rutinstod", "Address"), entry.url),
    ]
    card = Card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(current().gap("wide"))
    grid.setVerticalSpacing(current().gap("close"))
    card.body.addLayout(grid)
    for line, (name, value) in enumerate([row for row in rows if row[1]]):
        grid.addWidget(Label(name, "small-quiet"), line, 0, Qt.AlignmentFlag.AlignTop)
        words = Label(value)
        words.setAccessibleName(f"{name}: {value}")
        grid.addWidget(words, line, 1)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 5)
    return card


def _sources(entry: InstrumentEntry) -> str:
    found = [
        f"{language_name(tag)}: {ours(source, entry.base_language)}"
        for tag, (source, _) in entry.language_sources.items()
        if source
    ]
    return "\n".join(found)
