# SPDX-License-Identifier: EUPL-1.2
"""For administrators: the access log, its head on paper, and the sample that the law asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from screening_app.core.access_log import SIZES, Decision, LogHead, LogReview
from screening_app.errors import ScreeningError
from screening_app.gui.log_words import act_in_words, decision_in_words
from screening_app.gui.pages.files import choose_place
from screening_app.gui.pages.sheet import ChoiceField, DateField, Sheet
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import (
    ButtonRow,
    Card,
    EmptyState,
    Field,
    Heading,
    Label,
    Notice,
    PrimaryButton,
    SecondaryButton,
    SimpleTable,
    TableRow,
    spaced,
)
from screening_app.store import LogEntry
from screening_app.workspace.access_log import Sample

_SHOWN = 40
_PDF = "PDF (*.pdf)"


class LogPage(QWidget):
    """Reads the log anew at each visit, which the log notes. What was decided and not saved goes with the page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._drawn: Sample | None = None
        self._choices: dict[int, ChoiceField] = {}
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Access log"), width="table")
        outer.addWidget(self._place)

    def refresh(self) -> None:
        """Read the last thirty days."""
        today = self._session.today()
        self._session.ask(
            self,
            lambda ws: (ws.log.lines(today - timedelta(days=30), today), ws.log.head(), ws.log.reviews()),
            lambda found: self._show(*found),
        )

    def _show(self, lines: tuple[LogEntry, ...], head: LogHead, reviews: tuple[LogReview, ...]) -> None:
        self._drawn, self._choices = None, {}
        column = self._place.start()
        self._place.add_title(translate("Rutinstod", "Access log"), "log")
        self._good, self._bad = Notice("", "info"), Notice("", "problem")
        self._good.setObjectName("log-done")
        self._bad.setObjectName("log-problem")
        for each in (self._good, self._bad):
            each.hide()
            column.addWidget(each)
        self._add_sample(column, reviews)
        self._add_head(column, head)
        self._add_lines(column, lines)
        self._first.input.setFocus()

    # ---- the sample

    def _add_sample(self, column: QVBoxLayout, reviews: tuple[LogReview, ...]) -> None:
        column.addWidget(Heading(translate("Rutinstod", "Check a sample"), "section"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "Lines about persons are drawn at random. Say for each whether the user had cause. The protocol"
                    " says with which seed they were drawn, so that anybody can draw the same lines again.",
                )
            )
        )
        if reviews:
            last = translate("Rutinstod", "Last checked {date} by {user}.")
            column.addWidget(Label(last.format(date=f"{reviews[0].made_at:%Y-%m-%d}", user=reviews[0].by), "quiet"))
        today = self._session.today()
        begin = date(today.year - 10, 1, 1)
        self._first = DateField(translate("Rutinstod", "From"), begin, today, today - timedelta(days=90))
        self._first.input.setObjectName("sample-from")
        self._last = DateField(translate("Rutinstod", "To"), begin, today, today)
        self._last.input.setObjectName("sample-to")
        self._size = ChoiceField(translate("Rutinstod", "How many lines"))
        self._size.setObjectName("sample-size")
        for size in SIZES:
            self._size.add(str(size), size)
        self._size.set_value(20)
        self._seed = QLineEdit()
        self._seed.setObjectName("sample-seed")
        seed = Field(
            translate("Rutinstod", "Seed"),
            self._seed,
            translate("Rutinstod", "Only to draw an earlier sample again. Otherwise leave it empty."),
        )
        for field in (self._first, self._last, self._size, seed):
            column.addWidget(field)
        draw = SecondaryButton(translate("Rutinstod", "Draw lines"))
        draw.setObjectName("draw-sample")
        draw.clicked.connect(self._draw)
        row = ButtonRow()
        row.add(draw)
        column.addWidget(row)
        self._sample = QVBoxLayout()
        column.addLayout(self._sample)
        self._place.space("near")

    def _draw(self) -> None:
        first, last, size, seed = self._first.value(), self._last.value(), int(self._size.value()), self._seed.text()
        self._session.ask(self, lambda ws: ws.log.sample(first, last, size, seed), self._show_sample, self._failed)

    def _show_sample(self, drawn: Sample) -> None:
        self._quiet()
        self._drawn, self._choices = drawn, {}
        while (item := self._sample.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not drawn.lines:
            self._sample.addWidget(EmptyState("search", translate("Rutinstod", "There are no such lines these days.")))
            return
        among = counted(QT_TRANSLATE_NOOP("Rutinstod", "Drawn from %n line(s) with the seed", None, 1), drawn.among)
        self._sample.addWidget(Label(f"{among} {drawn.seed}.", "quiet"))
        for line in drawn.lines:
            self._sample.addWidget(self._card(line))
        save = PrimaryButton(translate("Rutinstod", "Save the protocol as PDF"), icon_name="download")
        save.setObjectName("save-protocol")
        save.clicked.connect(self._choose_protocol)
        row = ButtonRow()
        row.add(save)
        self._sample.addWidget(row)

    def _card(self, line: LogEntry) -> Card:
        card = Card()
        words = f"{line.seq}  ·  {line.at:%Y-%m-%d %H.%M}  ·  {line.user}  ·  {act_in_words(line.action)}"
        card.body.addWidget(Label(words, "strong"))
        if line.subject:
            case = translate("Rutinstod", "Case {mark}: the same mark means the same case.")
            card.body.addWidget(Label(case.format(mark=line.subject[:8]), "quiet"))
        choice = ChoiceField(translate("Rutinstod", "Line {number}: did the user have cause?").format(number=line.seq))
        choice.setObjectName(f"decision-{line.seq}")
        choice.add("–", "")
        for decision in Decision:
            choice.add(decision_in_words(decision), decision)
        self._choices[line.seq] = choice
        card.body.addWidget(choice)
        return card

    def _choose_protocol(self) -> None:
        choose_place(self, f"rutinstod-logg-{self._session.today():%Y-%m-%d}.pdf", _PDF, self._save_protocol)

    def _save_protocol(self, file: Path) -> None:
        drawn = self._drawn
        decided = {seq: Decision(c.value()) for seq, c in self._choices.items() if c.value()}
        if drawn is not None:
            self._session.ask(
                self,
                lambda ws: ws.log.save_protocol(ws.log.keep_review(drawn, decided), file),
                self._saved,
                self._failed,
            )

    # ---- the head

    def _add_head(self, column: QVBoxLayout, head: LogHead) -> None:
        column.addWidget(Heading(translate("Rutinstod", "The end of the log on paper"), "section"))
        column.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "Print it at the end of the day and keep it away from the computer. Compared later it shows that"
                    " no line has been cut off or changed.",
                )
            )
        )
        shown = Label(head.text, "strong")
        shown.setObjectName("log-head")
        column.addWidget(shown)
        save = SecondaryButton(translate("Rutinstod", "Save as PDF to print"), icon_name="download")
        save.setObjectName("save-head")
        save.clicked.connect(self._choose_head)
        self._typed = QLineEdit()
        self._typed.setObjectName("typed-head")
        compare = SecondaryButton(translate("Rutinstod", "Compare"))
        compare.setObjectName("compare-head")
        compare.clicked.connect(self._compare)
        for button, field in ((save, None), (compare, self._typed)):
            if field is not None:
                column.addWidget(Field(translate("Rutinstod", "Number and code from a printed sheet"), field))
            row = ButtonRow()
            row.add(button)
            column.addWidget(row)
        self._place.space("near")

    def _choose_head(self) -> None:
        name = f"rutinstod-logg-slut-{self._session.today():%Y-%m-%d}.pdf"
        choose_place(self, name, _PDF, lambda file: self._ask_to_save(lambda ws: ws.log.save_head(file)))

    def _ask_to_save(self, work: Callable[..., Path]) -> None:
        self._session.ask(self, work, self._saved, self._failed)

    def _compare(self) -> None:
        typed = self._typed.text()
        self._session.ask(self, lambda ws: ws.log.has_head(typed), self._compared, self._failed)

    def _compared(self, same: bool) -> None:
        self._quiet()
        if same:
            self._say(self._good, translate("Rutinstod", "Every line up to there is still here and unchanged."))
        else:
            self._say(
                self._bad,
                translate(
                    "Rutinstod",
                    "The log does not match the paper: lines have been cut off or changed since. Tell whoever is"
                    " responsible for information security, and keep the newest backups.",
                ),
            )

    # ---- the lines

    def _add_lines(self, column: QVBoxLayout, lines: tuple[LogEntry, ...]) -> None:
        column.addWidget(Heading(translate("Rutinstod", "The last thirty days"), "section"))
        table = SimpleTable(
            translate("Rutinstod", "The last thirty days"),
            [translate("Rutinstod", "Line"), translate("Rutinstod", "Time"), translate("Rutinstod", "User"), ""],
        )
        table.setObjectName("log-lines")
        table.show_rows(
            [
                TableRow(e.seq, (str(e.seq), f"{e.at:%Y-%m-%d %H.%M}", e.user, act_in_words(e.action)))
                for e in lines[:_SHOWN]
            ]
        )
        column.addWidget(table)
        if len(lines) > _SHOWN:
            column.addWidget(Label(translate("Rutinstod", "Earlier lines are not shown here."), "quiet"))

    # ---- together

    def _saved(self, file: Path) -> None:
        self._quiet()
        self._say(self._good, translate("Rutinstod", "Saved: {file}").format(file=file))

    def _failed(self, problem: ScreeningError) -> bool:
        self._quiet()
        self._say(self._bad, "\n".join(filter(None, (sentence(problem), advice(problem)))))
        return True

    def _quiet(self) -> None:
        self._good.hide()
        self._bad.hide()

    def _say(self, notice: Notice, words: str) -> None:
        notice.set_text(words)
        notice.show()
        self._place.to_top()
