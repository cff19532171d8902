# SPDX-License-Identifier: EUPL-1.2
"""The sections of a routine in the editor: what each must answer, and the inputs that change it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from screening_app.core.records import Occasion
from screening_app.core.register import RoutineWork
from screening_app.core.routine_documents import STAGES, STEP_LISTS, Document
from screening_app.core.routine_editing import (
    ASKED_AGAIN,
    MOST_GUIDANCE,
    MOST_STEPS,
    new_step,
    point_text,
    same_part,
    steps_of,
    weeks_until,
    with_caution,
    with_header,
    with_lines,
    with_loose_placed,
    with_missing_steps,
    with_part_of,
    with_point,
    with_steps,
    with_weeks,
    without_loose,
)
from screening_app.core.routine_points import PointGuide
from screening_app.gui.names import name_of
from screening_app.gui.pages.routines.parts import BoxChoice, ContactChoice, StepPart, long_text
from screening_app.gui.pages.routines.words import PEOPLE, TYPES, in_our_words, list_name, point_name, stage_name
from screening_app.gui.pages.sheet import ChoiceField
from screening_app.gui.text import CONTEXT, translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import ButtonRow, Card, EmptyState, Field, Heading, Label, SecondaryButton, spaced

_LINE = 200
_SENTENCE = 400
#: Above this text size what a point must answer stands above its text in place of beside it.
_BESIDE = 1.4

Change = Callable[[Document, str], None]
Redraw = Callable[[Document], None]


class Section:
    """One section of the routine and how it is drawn; `latest` gives the document as it is at that moment.

    Keys: "unplaced", "header", "points/KEY", "steps/LIST", "guidance/STAGE", "asked_again/asked_again",
    "contacts/contacts".
    """

    def __init__(
        self, key: str, work: RoutineWork, latest: Callable[[], Document], changed: Change, redraw: Redraw
    ) -> None:
        self.key = key
        self.latest = latest
        self._work = work
        self._changed = changed
        self._redraw = redraw
        self._section, _, self._part = key.partition("/")
        self.first: QWidget | None = None

    def draw(self, column: QVBoxLayout, document: Document) -> None:
        """Add the inputs of the section as the document has them; `first` is where the focus goes."""
        self.first = None
        draw: dict[str, Callable[[QVBoxLayout, Document], None]] = {
            "unplaced": self._draw_unplaced,
            "header": self._draw_header,
            "points": self._draw_point,
            "steps": self._draw_steps,
            "guidance": self._draw_guidance,
            "contacts": self._draw_contacts,
            "asked_again": self._draw_asked_again,
        }
        if self._section in ("points", "steps", "guidance", "asked_again"):
            self._draw_inheritance(column, document)
        draw[self._section](column, document)

    # ---- each kind

    def _draw_inheritance(self, column: QVBoxLayout, document: Document) -> None:
        organisation = self._work.organisation
        if organisation is None:
            return
        row = ButtonRow()
        same = same_part(document, organisation, self._section, self._part)
        label = Label("", "quiet", wrap=False)
        label.setObjectName("inherited")
        label.setText(
            translate("Rutinstod", "As in the organisation's routine")
            if same
            else translate("Rutinstod", "Adapted by the unit")
        )
        row.add(label)
        if not same:
            back = SecondaryButton(translate("Rutinstod", "Back to the organisation's"), compact=True)
            back.setObjectName("inherit-again")
            back.clicked.connect(
                lambda: self._redraw(with_part_of(self.latest(), organisation, self._section, self._part))
            )
            row.add(back)
        column.addWidget(row)

    def _draw_header(self, column: QVBoxLayout, document: Document) -> None:
        for name, label, hint in (
            ("title", translate("Rutinstod", "Title"), ""),
            (
                "unit",
                translate("Rutinstod", "Unit"),
                translate("Rutinstod", "Empty when the routine is for the whole organisation."),
            ),
            ("replaces", translate("Rutinstod", "Replaces"), ""),
        ):
            line = QLineEdit(str(document.get(name) or ""))
            line.setObjectName(f"edit-{name}")
            line.setMaxLength(_LINE)
            line.textChanged.connect(partial(self._header, name))
            column.addWidget(Field(label, line, hint))
            self.first = self.first or line
        for name, label, choices in (
            ("people", translate("Rutinstod", "Whom it is about"), PEOPLE),
            ("violence_types", translate("Rutinstod", "Types of violence"), TYPES),
        ):
            words = {code: translate(CONTEXT, text) for code, text in choices.items()}
            boxes = BoxChoice(f"edit-{name}", label, words, document.get(name, ()))
            boxes.changed.connect(partial(self._header, name))
            column.addWidget(boxes)
        column.addWidget(
            Label(translate("Rutinstod", "Who decided it and when is said when the draft is decided."), "small-quiet")
        )

    def _header(self, name: str, value: object) -> None:
        plain = value if isinstance(value, list) else (str(value).strip() or (None if name != "title" else ""))
        self._alter(lambda document: with_header(document, name, plain), name)

    def _draw_point(self, column: QVBoxLayout, document: Document) -> None:
        guide = next(each for each in self._work.guides if each.key == self._part)
        asks = Card()
        asks.setObjectName("asks")
        asks.body.addWidget(Heading(translate("Rutinstod", "This point must answer"), "section"))
        for line in in_our_words(guide.asks):
            asks.body.addWidget(Label(f"•  {line}"))
        edit = long_text("edit-point", point_text(document, guide.key), 250)
        edit.textChanged.connect(lambda: self._point(guide, edit.toPlainText()))
        field = Field(translate("Rutinstod", "What our routine says"), edit)
        across = QHBoxLayout() if current().px(100) < 100 * _BESIDE else QVBoxLayout()
        spaced(across, "wide")
        across.addWidget(asks, 2, Qt.AlignmentFlag.AlignTop)
        across.addWidget(field, 3)
        column.addLayout(across)
        self.first = edit

    def _point(self, guide: PointGuide, text: str) -> None:
        heading = guide.heading["sv"]
        self._alter(lambda document: with_point(document, guide.key, heading, text), self.key)

    def _draw_steps(self, column: QVBoxLayout, document: Document) -> None:
        steps = steps_of(document, self._part)
        if not steps:
            column.addWidget(EmptyState("doc", translate("Rutinstod", "There are no steps here yet.")))
            self._add_sample(column)
        for number, step in enumerate(steps, 1):
            part = StepPart(number, step, self._work.cards, self._acts(steps, number - 1))
            part.changed.connect(partial(self._step, number - 1))
            column.addWidget(part)
            self.first = self.first or part.text
        if len(steps) < MOST_STEPS:
            row = ButtonRow()
            add = SecondaryButton(translate("Rutinstod", "Add a step"), icon_name="plus")
            add.setObjectName("add-step")
            add.clicked.connect(self._add_step)
            row.add(add)
            column.addWidget(row)
            self.first = self.first or add

    def _add_sample(self, column: QVBoxLayout) -> None:
        sample = self._work.sample
        if sample is None or not sample.get("steps", {}).get(self._part):
            return
        row = ButtonRow()
        for name, text, act in (
            (
                "fetch-steps",
                translate("Rutinstod", "Begin with the steps of the example"),
                lambda: self._rearrange(steps_of(sample, self._part)),
            ),
            (
                "fetch-all",
                translate("Rutinstod", "Do so wherever there are no steps"),
                lambda: self._redraw(with_missing_steps(self.latest(), sample)),
            ),
        ):
            button = SecondaryButton(text, compact=True)
            button.setObjectName(name)
            button.clicked.connect(act)
            row.add(button)
            self.first = self.first or button
        column.addWidget(row)

    def _acts(self, steps: list[dict[str, Any]], place: int) -> list[tuple[str, str, Callable[[], object] | None]]:
        up = partial(self._move, place, -1) if place else None
        down = partial(self._move, place, 1) if place < len(steps) - 1 else None
        return [
            ("up", translate("Rutinstod", "Move up"), up),
            ("down", translate("Rutinstod", "Move down"), down),
            ("remove", translate("Rutinstod", "Remove"), partial(self._remove, place)),
        ]

    def _step(self, place: int, step: dict[str, Any]) -> None:
        def alter(document: Document) -> Document:
            steps = steps_of(document, self._part)
            steps[place] = step
            return with_steps(document, self._part, steps)

        self._alter(alter, f"{self.key}/{place}")

    def _move(self, place: int, by: int) -> None:
        steps = steps_of(self.latest(), self._part)
        steps.insert(place + by, steps.pop(place))
        self._rearrange(steps)

    def _remove(self, place: int) -> None:
        steps = steps_of(self.latest(), self._part)
        del steps[place]
        self._rearrange(steps)

    def _add_step(self) -> None:
        document = self.latest()
        self._rearrange([*steps_of(document, self._part), new_step(document, self._part)])

    def _rearrange(self, steps: list[dict[str, Any]]) -> None:
        self._redraw(with_steps(self.latest(), self._part, steps))

    def _draw_guidance(self, column: QVBoxLayout, document: Document) -> None:
        lines = "\n".join(document.get("guidance", {}).get(self._part, ()))
        edit = long_text("edit-guidance", lines, 130)
        edit.textChanged.connect(lambda: self._guidance(edit.toPlainText()))
        column.addWidget(
            Field(
                translate("Rutinstod", "Short reminders, one on each line"),
                edit,
                translate("Rutinstod", "At most {number}. They stand beside the conversation.").format(
                    number=MOST_GUIDANCE
                ),
            )
        )
        line = QLineEdit(str(document.get("caution", {}).get(self._part, "")))
        line.setObjectName("edit-caution")
        line.setMaxLength(_SENTENCE)
        line.textChanged.connect(
            lambda text: self._alter(lambda doc: with_caution(doc, self._part, text), f"{self.key}/caution")
        )
        column.addWidget(Field(translate("Rutinstod", "One thing to be careful about"), line))
        self.first = edit

    def _guidance(self, text: str) -> None:
        self._alter(lambda document: with_lines(document, self._part, text.splitlines()), self.key)

    def _draw_asked_again(self, column: QVBoxLayout, document: Document) -> None:
        about = translate("Rutinstod", "Everybody is asked on these occasions too. The worker sets the day each time.")
        column.addWidget(Label(about, "quiet"))
        hint = translate("Rutinstod", "About how many weeks after the time before, 1–99. Empty: not asked then.")
        for occasion in ASKED_AGAIN:
            line = QLineEdit(weeks_until(document, occasion))
            line.setObjectName(f"edit-weeks-{occasion}")
            line.setValidator(QIntValidator(1, 99, line))
            line.textChanged.connect(partial(self._weeks, occasion))
            column.addWidget(Field(name_of(Occasion(occasion)), line, hint))
            self.first = self.first or line

    def _weeks(self, occasion: str, weeks: str) -> None:
        self._alter(lambda document: with_weeks(document, occasion, weeks), f"{self.key}/{occasion}")

    def _draw_contacts(self, column: QVBoxLayout, document: Document) -> None:
        column.addWidget(
            Label(translate("Rutinstod", "They are printed with the routine, the local ones first."), "quiet")
        )
        choice = ContactChoice("edit-contact", document.get("contacts", ()), self._work.cards)
        choice.changed.connect(partial(self._header, "contacts"))
        column.addWidget(choice)

    def _draw_unplaced(self, column: QVBoxLayout, document: Document) -> None:
        column.addWidget(
            Label(
                translate(
                    "Rutinstod", "These paragraphs were brought in and have no place yet. Place them, or drop them."
                )
            )
        )
        for place, text in enumerate(document.get("unplaced", ())):
            card = Card()
            card.body.addWidget(Label(text))
            where = ChoiceField(translate("Rutinstod", "Place it at"))
            where.setObjectName(f"place-{place}")
            where.add("–", "")
            for guide in self._work.guides:
                where.add(str(point_name(guide.key, self._work.guides)), guide.key)
            where.changed.connect(partial(self._place, place, where))
            card.body.addWidget(where)
            row = ButtonRow()
            drop = SecondaryButton(translate("Rutinstod", "Drop the paragraph"), compact=True)
            drop.setObjectName(f"drop-{place}")
            drop.setAccessibleName(f"{drop.text()}: {text[:80]}")
            drop.clicked.connect(partial(self._drop, place))
            row.add(drop)
            card.body.addWidget(row)
            column.addWidget(card)
            self.first = self.first or where.input

    def _place(self, place: int, where: ChoiceField) -> None:
        guide = next((each for each in self._work.guides if each.key == where.value()), None)
        if guide is not None:
            self._redraw(with_loose_placed(self.latest(), place, guide.key, guide.heading["sv"]))

    def _drop(self, place: int) -> None:
        self._redraw(without_loose(self.latest(), place))

    # ---- the document

    def _alter(self, change: Callable[[Document], Document], place: str) -> None:
        self._changed(change(self.latest()), place)


def section_keys(document: Document) -> tuple[str, ...]:
    """Return the keys of all sections in the order in which they are gone through."""
    return (
        *(["unplaced"] if document.get("unplaced") else []),
        "header",
        *(f"points/{key}" for key in _points()),
        *(f"steps/{name}" for name in STEP_LISTS),
        *(f"guidance/{stage}" for stage in STAGES),
        "asked_again/asked_again",
        "contacts/contacts",
    )


def section_name(key: str, guides: tuple[PointGuide, ...]) -> str:
    """Return what a section is called."""
    section, _, part = key.partition("/")
    if section == "points":
        return str(point_name(part, guides))
    if section == "steps":
        return translate("Rutinstod", "Steps: {name}").format(name=list_name(part).lower())
    if section == "guidance":
        return translate("Rutinstod", "Beside the conversation: {stage}").format(stage=stage_name(part))
    names = {
        "unplaced": translate("Rutinstod", "Paragraphs without a place"),
        "header": translate("Rutinstod", "Title and scope"),
        "contacts": translate("Rutinstod", "Contacts of the routine"),
        "asked_again": translate("Rutinstod", "When everybody is asked again"),
    }
    return names[section]


def is_empty(key: str, document: Document) -> bool:
    """Whether a section that should say something says nothing."""
    section, _, part = key.partition("/")
    if section == "points":
        return not point_text(document, part).strip()
    if section == "steps":
        return part != "pregnancy" and not document.get("steps", {}).get(part)
    return section == "header" and not document.get("title")


def _points() -> tuple[str, ...]:
    from screening_app.core.routines import POINT_KEYS

    return POINT_KEYS
