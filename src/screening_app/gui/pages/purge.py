# SPDX-License-Identifier: EUPL-1.2
"""Case mode: what the retention clock says is to be purged; one asks, another carries out, a protocol remains."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.core.access import Permission, allowed
from screening_app.core.retention import AFTER_HAND_OVER, LIMIT, Due, Ground, Purge, RetentionRules
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

Found = tuple[RetentionRules, tuple[Due, ...], tuple[Purge, tuple[Due, ...]] | None, tuple[Purge, ...]]


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
        self._session.ask(
            self,
            lambda ws: (ws.retention.rules, ws.retention.due(), ws.retention.waiting(), ws.retention.purges()),
            lambda found: self._show(found, said),
        )

    def _show(self, found: Found, said: str) -> None:
        rules, due, waiting, purges = found
        column = self._place.start()
        title = Heading(translate("Rutinstod", "Purging"), "title")
        title.setObjectName("purge")
        column.addWidget(title)
        self._good, self._bad = Notice(said, "info"), Notice("", "problem")
        self._good.setObjectName("purge-done")
        self._bad.setObjectName("purge-problem")
        for each in (self._good, self._bad):
            each.hide()
            column.addWidget(each)
        if said:
            self._good.show()
        self._add_rules(column, rules)
        if waiting is not None:
            self._add_waiting(column, *waiting)
        self._add_due(column, due, waiting is None)
        self._add_purges(column, purges)

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
                    (each.conversation.contact.case_reference or "–", _ground(each.ground), each.since.isoformat()),
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


def _ground(ground: Ground) -> str:
    if ground is Ground.HANDED_OVER:
        return translate("Rutinstod", "Handed over")
    return translate("Rutinstod", "Older than the limit")
