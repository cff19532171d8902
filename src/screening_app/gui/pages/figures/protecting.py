# SPDX-License-Identifier: EUPL-1.2
"""How a year is protected, in words, and the dialog in which it is decided before the year is published first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from screening_app.errors import ScreeningError
from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    AnswerGroup,
    ButtonRow,
    Choice,
    Field,
    Heading,
    Label,
    PrimaryButton,
    SecondaryButton,
    spaced,
)
from screening_app.paths import PRODUCT
from screening_app.workspace.leaving import DEFAULT_BASE, Decision

_NEAR, _ADDING, _HIDING = "near", "adding", "hiding"


def add_protection(column: QVBoxLayout, decision: Decision, change: Callable[[], object]) -> None:
    """Say how the year is protected; `change` is offered until the year has been published."""
    column.addWidget(Heading(translate("Rutinstod", "How the year is protected"), "section"))
    said = Label("\n".join(_in_words(decision)))
    said.setObjectName("protection")
    column.addWidget(said)
    if decision.published:
        stays = translate(
            "Rutinstod",
            "The year is published and keeps its protection. A year that is not published can be decided on.",
        )
        column.addWidget(Label(stays, "quiet"))
        return
    row = ButtonRow()
    button = SecondaryButton(translate("Rutinstod", "Change the protection"))
    button.setObjectName("change-protection")
    button.clicked.connect(change)
    row.add(button)
    column.addSpacing(current().gap("tight"))
    column.addWidget(row)


def _in_words(decision: Decision) -> list[str]:
    last = decision.base - 1
    if decision.method == "hiding":
        said = [translate("Rutinstod", "Exact numbers; those between 1 and {last} are hidden.").format(last=last)]
    else:
        said = [translate("Rutinstod", "Rounded to 0 or {base} where they are small.").format(base=decision.base)]
        if decision.for_adding:
            said.append(translate("Rutinstod", "Made to be added to other units' numbers."))
    if decision.decided_by:
        said.append(translate("Rutinstod", "Decided by: {who}").format(who=decision.decided_by))
    return said


class ProtectionDialog(QDialog):
    """Three ways with what each means, the base, and who decided. Opened with open(); `accepted` comes once kept."""

    def __init__(self, session: Session, decision: Decision, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("protection-dialog")
        self.setWindowTitle(PRODUCT)
        room = parent.window().size()
        self.resize(min(current().gap(760), room.width()), min(current().gap(690), room.height()))
        outer = QVBoxLayout(self)
        spaced(outer)
        title = translate("Rutinstod", "How the figures are protected")
        self._place = Sheet(title)
        outer.addWidget(self._place)
        column = self._place.body
        column.addWidget(Heading(title, "title"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "This holds for every year that has not been published. With its first export a year keeps its way"
                    " for good.",
                )
            )
        )
        self._problem = self._place.add_problem("protection-problem")
        self._way = self._group("protection-way", translate("Rutinstod", "How the numbers leave"), _ways())
        self._way.show_values([_way_of(decision)])
        smallest = translate("Rutinstod", "Smallest number that is shown, beside 0")
        self._base = self._group("protection-base", smallest, _bases())
        self._base.show_values([decision.base])
        self._place.space()
        self._who = QLineEdit(decision.decided_by)
        self._who.setObjectName("protection-who")
        self._who.returnPressed.connect(self._ask)
        hint = translate("Rutinstod", "A role, such as the head of the unit. Needed below 5.")
        self._who_field = Field(translate("Rutinstod", "Who decided"), self._who, hint)
        column.addWidget(self._who_field)
        no = SecondaryButton(translate("Rutinstod", "Cancel"), hint="Esc")
        no.setObjectName("protection-cancel")
        no.clicked.connect(self.reject)
        self._place.footer.add(no)
        self._keep = PrimaryButton(translate("Rutinstod", "Keep the decision"))
        self._keep.setObjectName("protection-keep")
        self._keep.clicked.connect(self._ask)
        self._place.footer.add_end(self._keep)
        self._way.focus_answer()

    def _group(self, name: str, question: str, choices: tuple[Choice, ...]) -> AnswerGroup:
        self._place.space()
        self._place.body.addWidget(Label(question, "label"))
        group = AnswerGroup(question, choices, numbered=False)
        group.setObjectName(name)
        self._place.body.addWidget(group)
        return group

    def _ask(self) -> None:
        (way,), (base,) = self._way.values or (_NEAR,), self._base.values or (DEFAULT_BASE,)
        who, number = self._who.text().strip(), int(str(base))
        if number != DEFAULT_BASE and not who:
            self._who_field.set_error(translate("Rutinstod", "Write who decided on a number below 5."))
            self._who.setFocus()
            return
        method = "hiding" if way == _HIDING else "rounding"
        self._keep.setEnabled(False)
        self._session.ask(
            self,
            lambda ws: ws.publishing.decide(method, number, who, for_adding=way == _ADDING),
            lambda _none: self.accept(),
            self._failed,
        )

    def _failed(self, problem: ScreeningError) -> bool:
        self._keep.setEnabled(True)
        self._problem.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._problem.show()
        self._place.show_child(self._problem)
        return True


def _way_of(decision: Decision) -> str:
    if decision.method == "hiding":
        return _HIDING
    return _ADDING if decision.for_adding else _NEAR


def _ways() -> tuple[Choice, ...]:
    return (
        Choice(
            _NEAR,
            translate(
                "Rutinstod",
                "Rounded, as near as possible. Best for reading one's own figures. Nothing is hidden. Sums of very many"
                " units come out too low where something is rare.",
            ),
        ),
        Choice(
            _ADDING,
            translate(
                "Rutinstod",
                "Rounded, for adding to other units' figures. Right on average, so the sum of many units is right too."
                " Each number alone can be further off.",
            ),
        ),
        Choice(
            _HIDING,
            translate(
                "Rutinstod",
                "Exact, with small numbers hidden. Many others must be hidden for their sake, and such figures cannot"
                " be added. Holds only while nothing else about the year is published.",
            ),
        ),
    )


def _bases() -> tuple[Choice, ...]:
    return (
        Choice(5, translate("Rutinstod", "5: no number between 1 and 4 is shown.")),
        Choice(
            3,
            translate(
                "Rutinstod",
                "3: numbers are nearer to the truth, but one can get closer to single persons. Somebody must have"
                " decided it.",
            ),
        ),
    )
