# SPDX-License-Identifier: EUPL-1.2
"""Case mode: what the retention clock says is to be purged; one asks, another carries out, a protocol remains.

Who cannot read records sees the rules and how many contacts are held back, and decides the rules as administrator.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.access import Permission, allowed
from screening_app.core.retention import AFTER_HAND_OVER, LIMIT, Due, Ground, Hold, Purge, RetentionRules
from screening_app.errors import ScreeningError
from screening_app.gui.pages.confirm import confirm
from screening_app.gui.pages.files import choose_place
from screening_app.gui.pages.sheet import ChoiceField, Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    ButtonRow,
    EmptyState,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    SecondaryButton,
    SimpleTable,
    TableRow,
    spaced,
)
from screening_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Found:
    """What the page shows to those who read records; `kept` waits only to be asked again."""

    rules: RetentionRules
    due: tuple[Due, ...]
    kept: int
    holds: tuple[Hold, ...]
    waiting: tuple[Purge, tuple[Due, ...]] | None
    purges: tuple[Purge, ...]


class PurgePage(QWidget):
    """Lists first, touches nothing by itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Purging"), width="table")
        outer.addWidget(self._place)

    def refresh(self, said: str = "") -> None:
        """Look anew at what is due."""
        if Permission.ASK in allowed(self._session.account):
            self._session.ask(self, _found, lambda found: self._show(found, said))
        else:
            self._session.ask(
                self, lambda ws: (ws.retention.rules, ws.retention.held()), lambda found: self._show_number(*found)
            )

    def _show(self, found: Found, said: str) -> None:
        column = self._begin(said)
        self._add_rules(column, found.rules)
        if found.waiting is not None:
            self._add_waiting(column, *found.waiting)
        self._add_due(column, found.due, found.waiting is None)
        if found.kept:
            words = QT_TRANSLATE_NOOP("Rutinstod", "%n conversation(s) kept: the person is to be asked again.", None, 1)
            kept = Label(counted(words, found.kept), "quiet")
            kept.setObjectName("kept-to-ask-again")
            column.addWidget(kept)
        self._add_holds(column, found.holds)
        self._add_purges(column, found.purges)

    def _show_number(self, rules: RetentionRules, held: int) -> None:
        column = self._begin("")
        self._add_rules(column, rules)
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "Held back"), "section"))
        words = QT_TRANSLATE_NOOP("Rutinstod", "%n contact(s) are held back from purging.", None, 1)
        number = Label(counted(words, held))
        number.setObjectName("held-number")
        column.addWidget(number)

    def _begin(self, said: str) -> QVBoxLayout:
        column = self._place.start()
        self._place.add_title(translate("Rutinstod", "Purging"), "purge")
        self._good, self._bad = Notice(said, "info"), Notice("", "problem")
        self._good.setObjectName("purge-done")
        self._bad.setObjectName("purge-problem")
        for each in (self._good, self._bad):
            each.hide()
            column.addWidget(each)
        if said:
            self._good.show()
        return column

    def _add_rules(self, column: QVBoxLayout, rules: RetentionRules) -> None:
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "A conversation that is handed over lives on in the system of record. Here it is purged after"
                    " {after} days, and every other one {limit} days after it began. The counts stay.",
                ).format(after=rules.after_hand_over, limit=rules.limit)
            )
        )
        if Permission.ADMINISTER not in allowed(self._session.account):
            return
        self._rules = rules
        self._fields = {}
        for name, label, choices in (
            ("after_hand_over", translate("Rutinstod", "Purge after the hand-over"), AFTER_HAND_OVER),
            ("limit", translate("Rutinstod", "Purge in any case, after the beginning"), LIMIT),
        ):
            field = ChoiceField(label)
            field.setObjectName(f"rule-{name}")
            for days in choices:
                field.add(counted(QT_TRANSLATE_NOOP("Rutinstod", "after %n day(s)", None, 1), days), days)
            field.set_value(getattr(rules, name))
            field.changed.connect(self._change_rules)
            self._fields[name] = field
            column.addWidget(field)

    def _change_rules(self) -> None:
        chosen = {name: int(field.value()) for name, field in self._fields.items()}
        rules = replace(self._rules, **chosen)
        self._session.ask(self, lambda ws: ws.retention.set_rules(rules), lambda _: self.refresh(), self._failed)

    def _add_due(self, column: QVBoxLayout, due: tuple[Due, ...], may_ask: bool) -> None:
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "To be purged now"), "section"))
        if not due:
            column.addWidget(EmptyState("check", translate("Rutinstod", "Nothing is to be purged today.")))
            return
        table = SimpleTable(
            translate("Rutinstod", "To be purged now"),
            [translate("Rutinstod", "Case reference"), translate("Rutinstod", "Why"), translate("Rutinstod", "Since")],
        )
        table.setObjectName("due")
        table.show_rows(
            [
                TableRow(
                    each.conversation.contact.id,
                    (each.conversation.contact.case_reference or "–", _ground(each), each.since.isoformat()),
                    translate("Rutinstod", "Hold back"),
                )
                for each in due
            ]
        )
        table.pressed.connect(self._hold)
        column.addWidget(table)
        column.addWidget(
            Label(
                translate(
                    "Rutinstod", "Hold back what must be kept, for example during a dispute or a request to read."
                ),
                "quiet",
            )
        )
        promises = sum(1 for each in due if each.ask_again is not None)
        if promises:
            words = QT_TRANSLATE_NOOP("Rutinstod", "%n promise(s) to ask again go with them.", None, 1)
            column.addWidget(Notice(counted(words, promises), "caution"))
        if may_ask:
            ask = PrimaryButton(translate("Rutinstod", "Ask for the purge"))
            ask.setObjectName("ask-purge")
            ask.clicked.connect(self._ask)
            row = ButtonRow()
            row.add(ask)
            column.addWidget(row)

    def _hold(self, contact: object) -> None:
        self._session.ask(
            self,
            lambda ws: ws.retention.set_hold(str(contact), on=True),
            lambda _: self.refresh(translate("Rutinstod", "It is held back.")),
            self._failed,
        )

    def _add_holds(self, column: QVBoxLayout, holds: tuple[Hold, ...]) -> None:
        if not holds:
            return
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "Held back"), "section"))
        table = SimpleTable(
            translate("Rutinstod", "Held back"),
            [translate("Rutinstod", "Case reference"), translate("Rutinstod", "Since"), translate("Rutinstod", "By")],
        )
        table.setObjectName("holds")
        lift = translate("Rutinstod", "Lift the hold")
        table.show_rows(
            [
                TableRow(each.contact_id, (each.case_reference or "–", f"{each.at:%Y-%m-%d}", each.by), lift)
                for each in holds
            ]
        )
        self._holds = {each.contact_id: each for each in holds}
        table.pressed.connect(self._ask_to_lift)
        column.addWidget(table)

    def _ask_to_lift(self, contact: object) -> None:
        held = self._holds[str(contact)]
        words = translate("Rutinstod", "{who} held it back on {date}. From now on it is purged by the rules.")
        confirm(
            self,
            translate("Rutinstod", "Lift the hold on {case}?").format(case=held.case_reference or "–"),
            (words.format(who=held.by, date=f"{held.at:%Y-%m-%d}"),),
            translate("Rutinstod", "Lift the hold"),
            lambda: self._lift(held.contact_id),
        )

    def _lift(self, contact: str) -> None:
        self._session.ask(
            self,
            lambda ws: ws.retention.set_hold(contact, on=False),
            lambda _: self.refresh(translate("Rutinstod", "The hold is lifted.")),
            self._failed,
        )

    def _ask(self) -> None:
        self._session.ask(
            self,
            lambda ws: ws.retention.ask(),
            lambda _: self.refresh(translate("Rutinstod", "Asked for. A colleague carries it out.")),
            self._failed,
        )

    def _add_waiting(self, column: QVBoxLayout, asked: Purge, left: tuple[Due, ...]) -> None:
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "Waits to be carried out"), "section"))
        words = counted(QT_TRANSLATE_NOOP("Rutinstod", "%n conversation(s), asked for by", None, 1), len(left))
        column.addWidget(Label(f"{words} {asked.asked_by}, {asked.asked_at:%Y-%m-%d}."))
        if asked.asked_by == self._session.account.user:
            column.addWidget(Label(translate("Rutinstod", "Another person has to carry it out."), "quiet"))
            return
        carry = SecondaryButton(translate("Rutinstod", "Carry out the purge"))
        carry.setObjectName("carry-out")
        carry.clicked.connect(lambda: self._confirm(len(left)))
        row = ButtonRow()
        row.add(carry)
        column.addWidget(row)

    def _confirm(self, count: int) -> None:
        confirm(
            self,
            counted(QT_TRANSLATE_NOOP("Rutinstod", "Purge %n conversation(s)?", None, 1), count),
            (translate("Rutinstod", "They cannot be had back. The counts and the protocol stay."),),
            translate("Rutinstod", "Purge"),
            self._carry_out,
            word=translate("Rutinstod", "purge"),
        )

    def _carry_out(self) -> None:
        self._session.ask(
            self,
            lambda ws: ws.retention.carry_out(),
            lambda done: self.refresh(
                counted(QT_TRANSLATE_NOOP("Rutinstod", "%n conversation(s) have been purged.", None, 1), done.count)
            ),
            self._failed,
        )

    def _add_purges(self, column: QVBoxLayout, purges: tuple[Purge, ...]) -> None:
        if not purges:
            return
        self._place.space("near")
        column.addWidget(Heading(translate("Rutinstod", "Protocols"), "section"))
        table = SimpleTable(
            translate("Rutinstod", "Protocols"),
            [translate("Rutinstod", "When"), translate("Rutinstod", "By"), translate("Rutinstod", "Number")],
        )
        table.setObjectName("purges")
        table.show_rows(
            [
                TableRow(
                    each.number,
                    (f"{each.carried_at:%Y-%m-%d}", f"{each.asked_by}, {each.carried_by}", str(each.count)),
                    translate("Rutinstod", "Save as PDF"),
                )
                for each in purges[:20]
            ]
        )
        self._purges = {each.number: each for each in purges}
        table.pressed.connect(self._choose_place)
        column.addWidget(table)

    def _choose_place(self, number: object) -> None:
        purge = self._purges[int(str(number))]
        name = f"rutinstod-gallring-{purge.number}.pdf"
        choose_place(self, name, "PDF (*.pdf)", lambda file: self._save(purge, file))

    def _save(self, purge: Purge, file: Path) -> None:
        self._session.ask(self, lambda ws: ws.retention.save_protocol(purge, file), self._saved, self._failed)

    def _saved(self, file: Path) -> None:
        self._good.set_text(translate("Rutinstod", "Saved: {file}").format(file=file))
        self._good.show()
        self._place.to_top()

    def _failed(self, problem: ScreeningError) -> bool:
        self._bad.set_text("\n".join(filter(None, (sentence(problem), advice(problem)))))
        self._bad.show()
        self._place.to_top()
        return True


def _found(ws: Workspace) -> Found:
    clock = ws.retention
    return Found(clock.rules, clock.due(), clock.kept_to_ask_again(), clock.holds(), clock.waiting(), clock.purges())


def _ground(due: Due) -> str:
    if due.ground is Ground.HANDED_OVER:
        return translate("Rutinstod", "Handed over")
    if due.ask_again is not None:
        words = translate("Rutinstod", "Older than the limit; to be asked again {date}")
        return words.format(date=due.ask_again.isoformat())
    return translate("Rutinstod", "Older than the limit")
