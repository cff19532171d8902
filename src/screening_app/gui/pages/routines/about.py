# SPDX-License-Identifier: EUPL-1.2
"""One routine to read: how it stands, what to see to, its steps and points, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.contacts import ContactCard
from screening_app.core.register import RoutineEntry, RoutineStatus
from screening_app.core.routine_checks import Finding, Gravity
from screening_app.core.routine_documents import STEP_LISTS
from screening_app.core.routine_points import PointGuide
from screening_app.core.routines import Routine, Step
from screening_app.gui.pages.act.step import contact_line
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.files import choose_place, write_file
from screening_app.gui.pages.routines.words import (
    ICONS,
    again_words,
    finding_lines,
    header_name,
    list_name,
    origin_line,
    state_line,
)
from screening_app.gui.pages.sheet import Sheet, back_key
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
    Rule,
    SecondaryButton,
    announce,
    spaced,
)
from screening_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows of one routine."""

    entry: RoutineEntry
    routine: Routine
    guides: tuple[PointGuide, ...]
    cards: Mapping[str, ContactCard]
    away: Mapping[str, ContactCard]


class RoutineAbout(QWidget):
    """`left` goes back to the list, `gone` with what to say. The others carry the id: a page about it is wanted."""

    left = Signal()
    gone = Signal(str)
    editing = Signal(str)
    deciding = Signal(str)
    following_up = Signal(str)
    comparing = Signal(str)
    adapting = Signal(str)

    def __init__(self, session: Session, *, manages: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._manages = manages
        self._id = ""
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Routine"), readable=True)
        outer.addWidget(self._place)
        back_key(self, self.left.emit)

    def open(self, routine_id: str, said: str = "") -> None:
        """Show a routine, read anew; `said` stands above it."""
        self._id = routine_id
        self._place.start()
        self._session.ask(self, lambda ws: _read(ws, routine_id), lambda shown: self._show(shown, said))

    def _show(self, shown: Shown, said: str) -> None:
        column = self._place.start()
        entry = shown.entry
        title = self._place.add_title(entry.title, "routine-title")
        self._note = Notice(said, "info")
        self._note.setObjectName("routine-note")
        self._note.setVisible(False)
        column.addWidget(self._note)
        if said:
            self._note.show()
        row = QHBoxLayout()
        spaced(row, "tight")
        row.addWidget(IconMark("alert" if entry.wrong else ICONS[entry.status], "accent", 18))
        state = Label(state_line(entry), "strong")
        state.setObjectName("routine-state")
        row.addWidget(state, 1)
        column.addLayout(row)
        column.addWidget(Label(origin_line(entry), "quiet"))
        self._add_findings(column, shown)
        self._add_work(column, entry)
        column.addWidget(_facts(shown.routine))
        _add_steps(column, shown)
        _add_points(column, shown.routine)
        self._add_footer(entry)
        announce(title, f"{title.text()}. {state.text()}")

    def _add_findings(self, column: QVBoxLayout, shown: Shown) -> None:
        for gravity, name in (
            (Gravity.WRONG, translate("Rutinstod", "To be mended")),
            (Gravity.NOTE, translate("Rutinstod", "Worth knowing")),
        ):
            found = [each for each in shown.entry.findings if each.gravity is gravity]
            if found:
                self._place.space("tight")
                column.addWidget(Heading(name, "section"))
                column.addWidget(_finding_card(found, shown))

    def _add_work(self, column: QVBoxLayout, entry: RoutineEntry) -> None:
        self._place.space("tight")
        row = ButtonRow()
        column.addWidget(row)
        self._add(row, "print", translate("Rutinstod", "Save as PDF for the wall"), self._print)
        self._add(row, "versions", translate("Rutinstod", "Versions and changes"), self._compare)
        if not self._manages:
            return
        self._add(row, "export", translate("Rutinstod", "Save as YAML"), self._export)
        if entry.status is RoutineStatus.IN_USE:
            self._add(row, "follow-up", translate("Rutinstod", "Note a follow-up"), self._follow_up)
            if not entry.inherits:
                self._add(row, "adapt", translate("Rutinstod", "Adapt for a unit"), self._adapt)
            self._add(row, "retire", translate("Rutinstod", "Take out of use"), self._retire)
        if entry.has_draft:
            self._add(row, "discard", translate("Rutinstod", "Throw the draft away"), self._discard)
        self._place.space("tight")

    def _add_footer(self, entry: RoutineEntry) -> None:
        back = self._place.add_back(self.left, to_list=True)
        focus: QWidget = back
        if self._manages:
            text = (
                translate("Rutinstod", "Go on with the draft") if entry.has_draft else translate("Rutinstod", "Change")
            )
            edit = PrimaryButton(text)
            edit.setObjectName("edit")
            edit.clicked.connect(lambda: self.editing.emit(self._id))
            if entry.has_draft:
                decide = SecondaryButton(translate("Rutinstod", "Decide the draft"))
                decide.setObjectName("decide")
                decide.clicked.connect(lambda: self.deciding.emit(self._id))
                self._place.footer.add_end(decide)
            self._place.footer.add_end(edit)
            focus = edit
        focus.setFocus()

    def _add(self, row: ButtonRow, name: str, text: str, act: Callable[[], object]) -> None:
        button = SecondaryButton(text, compact=True)
        button.setObjectName(f"routine-{name}")
        button.clicked.connect(act)
        row.add(button)

    # ---- done

    def _compare(self) -> None:
        self.comparing.emit(self._id)

    def _adapt(self) -> None:
        self.adapting.emit(self._id)

    def _follow_up(self) -> None:
        self.following_up.emit(self._id)

    def _print(self) -> None:
        routine_id = self._id
        choose_place(self, "rutinstod-rutin.pdf", "PDF (*.pdf)", lambda file: self._save(file, "pdf", routine_id))

    def _export(self) -> None:
        routine_id = self._id
        choose_place(self, f"{routine_id}.yaml", "YAML (*.yaml)", lambda file: self._save(file, "source", routine_id))

    def _save(self, file: Path, kind: str, routine_id: str) -> None:
        said = translate("Rutinstod", "Saved as {file}.").format(file=file.name)

        def work(ws: Workspace) -> Path:
            made = ws.register.pdf(routine_id) if kind == "pdf" else ws.register.source(routine_id)
            return write_file(file, made)

        self._session.ask(self, work, lambda _: self._tell(said))

    def _tell(self, said: str) -> None:
        self._note.set_text(said)
        self._note.show()
        self._place.to_top()

    def _retire(self) -> None:
        routine_id = self._id

        def go_on() -> None:
            said = translate("Rutinstod", "The routine is no longer in use.")
            self._session.ask(self, lambda ws: ws.register.retire(routine_id), lambda _: self._changed(said))

        confirm(
            self,
            translate("Rutinstod", "Take the routine out of use?"),
            [
                translate("Rutinstod", "Conversations that have begun go on following it."),
                translate("Rutinstod", "It stays in the register with all its versions, and can be decided again."),
            ],
            translate("Rutinstod", "Take out of use"),
            go_on,
        )

    def _discard(self) -> None:
        routine_id = self._id

        def go_on() -> None:
            said = translate("Rutinstod", "The draft has been thrown away.")
            self._session.ask(self, lambda ws: ws.register.discard_draft(routine_id), lambda _: self._changed(said))

        confirm(
            self,
            translate("Rutinstod", "Throw the draft away?"),
            [translate("Rutinstod", "What has been written in it cannot be had back. What holds goes on.")],
            translate("Rutinstod", "Throw away"),
            go_on,
            word=translate("Rutinstod", "delete"),
        )

    def _changed(self, said: str) -> None:
        self._session.read_routines()
        self.gone.emit(said)


def _read(ws: Workspace, routine_id: str) -> Shown:
    register = ws.register
    return Shown(
        register.entry(routine_id),
        register.routine(routine_id),
        register.points,
        register.cards(),
        register.contacts.removed(),
    )


def _finding_card(found: list[Finding], shown: Shown) -> Card:
    card = Card()
    card.body.setSpacing(current().gap("tight"))
    for place, text in enumerate(finding_lines(found, shown.guides, {**shown.away, **shown.cards})):
        if place:
            card.body.addWidget(Rule())
        card.body.addWidget(Label(text))
    return card


def _facts(routine: Routine) -> Card:
    card = Card()
    grid = QGridLayout()
    grid.setHorizontalSpacing(current().gap("wide"))
    grid.setVerticalSpacing(current().gap("tight"))
    names = ("decided_by", "decided_on", "followed_up_on", "valid_to", "responsible", "replaces")
    facts = [(header_name(name), getattr(routine, name)) for name in names]
    again = "\n".join(again_words(each.occasion, each.weeks) for each in routine.asked_again)
    facts.append((translate("Rutinstod", "When everybody is asked again"), again or None))
    for line, (name, value) in enumerate(facts):
        name_label = Label(name, "small-quiet")
        grid.addWidget(name_label, line, 0, Qt.AlignmentFlag.AlignTop)
        label = Label(str(value) if value is not None else "–")
        label.setAccessibleName(f"{name_label.text()}: {label.text()}")
        grid.addWidget(label, line, 1)
    grid.setColumnStretch(1, 1)
    card.body.addLayout(grid)
    return card


def _add_steps(column: QVBoxLayout, shown: Shown) -> None:
    for name in STEP_LISTS:
        steps = shown.routine.steps.get(name, ())
        if not steps:
            continue
        column.addSpacing(current().gap("tight"))
        column.addWidget(Heading(list_name(name), "section"))
        card = Card()
        card.body.setSpacing(current().gap("tight"))
        for number, step in enumerate(steps, 1):
            if number > 1:
                card.body.addWidget(Rule())
            _add_step(card.body, number, step, shown.cards)
        column.addWidget(card)


def _add_step(column: QVBoxLayout, number: int, step: Step, cards: Mapping[str, ContactCard]) -> None:
    column.addWidget(Label(f"{number}. {step.text}", "strong"))
    if step.urgent:
        column.addWidget(Label(translate("Rutinstod", "At once"), "caution"))
    if step.detail:
        column.addWidget(Label(step.detail))
    for name in step.contacts:
        if name in cards:
            column.addWidget(Label(contact_line(cards[name]), "small"))
    if step.law:
        column.addWidget(Label(step.law, "small-quiet"))


def _add_points(column: QVBoxLayout, routine: Routine) -> None:
    for number, point in enumerate(routine.points, 1):
        column.addSpacing(current().gap("tight"))
        column.addWidget(Heading(f"{number}. {point.heading}", "section"))
        for piece in point.text.split("\n"):
            if piece.strip():
                column.addWidget(Label(piece.strip()))
