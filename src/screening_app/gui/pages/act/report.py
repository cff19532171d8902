# SPDX-License-Identifier: EUPL-1.2
"""The duty to report a concern about a child: facts to take along, and what came of it. Nothing is sent from here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from screening_app.core.acting import ConcernReport, NoReport
from screening_app.core.views import ConversationView
from screening_app.gui.lock import ClipboardCopy
from screening_app.gui.names import name_of
from screening_app.gui.pages.act.options import DayEntry, OptionRow
from screening_app.gui.pages.today import long_date
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import ButtonRow, Card, Heading, Label, Notice, QuietButton, SecondaryButton


class ReportCard(Card):
    """`noted` carries the day on which it was reported, a NoReport, or None to take the note away.

    `opened` carries what has just been opened, to be brought into view.
    """

    noted = Signal(object)
    opened = Signal(object)

    def __init__(self, session: Session, clipboard: ClipboardCopy, today: date) -> None:
        super().__init__()
        self._session = session
        self._clipboard = clipboard
        self._today = today
        self._view: ConversationView | None = None
        self._asks: QWidget | None = None
        self.setObjectName("report")
        self.body.addWidget(Heading(translate("Rutinstod", "Report of concern"), "section"))
        self.body.addWidget(
            Label(
                translate(
                    "Rutinstod",
                    "You report yourself, as the unit does it. The program gathers what was told and keeps no copy of"
                    " the text.",
                ),
                "body",
            )
        )
        self._add_text()
        self._add_result()

    def show_view(self, view: ConversationView) -> None:
        """Show what has been noted; the text is hidden until it is asked for anew."""
        self._view = view
        self._stop_asking()
        concern = view.conversation.concern
        self._said.setText(concern_line(concern) if concern else translate("Rutinstod", "Nothing noted yet."))
        self._change.setVisible(concern is not None)
        for button in self._choices:
            button.setVisible(concern is None)

    def _add_text(self) -> None:
        row = ButtonRow()
        self._show = SecondaryButton(translate("Rutinstod", "Show the facts"), icon_name="doc", compact=True)
        self._show.setObjectName("report-show")
        self._show.clicked.connect(self._toggle)
        self._copy = SecondaryButton(translate("Rutinstod", "Copy the facts"), icon_name="copy", compact=True)
        self._copy.setObjectName("report-copy")
        self._copy.clicked.connect(self._copy_text)
        row.add(self._show)
        row.add(self._copy)
        self.body.addWidget(row)
        self._copied = Notice("", "info")
        self._copied.setObjectName("report-copied")
        self._copied.hide()
        self.body.addWidget(self._copied)
        self._text = QPlainTextEdit()
        self._text.setObjectName("report-text")
        self._text.setAccessibleName(translate("Rutinstod", "Facts for the report"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setStyleSheet(f"QPlainTextEdit {{ min-height: {current().gap(240)}px }}")
        self._text.hide()
        self.body.addWidget(self._text)

    def _add_result(self) -> None:
        self._said = Label("", "strong")
        self._said.setObjectName("report-said")
        self.body.addWidget(self._said)
        row = ButtonRow()
        self._choices = []
        for name, text, act in (
            ("report-today", translate("Rutinstod", "Reported today"), lambda: self.noted.emit(self._today)),
            ("report-earlier", translate("Rutinstod", "Reported another day"), self._ask_day),
            ("report-not", translate("Rutinstod", "Not reported"), self._ask_why),
        ):
            button = SecondaryButton(text, compact=True)
            button.setObjectName(name)
            button.clicked.connect(act)
            self._choices.append(button)
            row.add(button)
        self._change = QuietButton(translate("Rutinstod", "Change"))
        self._change.setObjectName("report-change")
        self._change.setAccessibleName(translate("Rutinstod", "Change what is noted about the report"))
        self._change.clicked.connect(lambda: self.noted.emit(None))
        row.add(self._change)
        self._row = row
        self.body.addWidget(row)

    def press_number(self, number: int) -> bool:
        """Answer the question that is open; False if none is."""
        return isinstance(self._asks, OptionRow) and self._asks.pick(number)

    def _toggle(self) -> None:
        if self._text.isVisible():
            self._text.hide()
            self._text.clear()
            self._show.setText(translate("Rutinstod", "Show the facts"))
        else:
            self._fetch(self._show_text)

    def _show_text(self, text: str) -> None:
        self._text.setPlainText(text)
        self._text.show()
        self._show.setText(translate("Rutinstod", "Hide the facts"))
        self.opened.emit(self._text)
        self._text.setFocus()

    def _copy_text(self) -> None:
        self._fetch(self._copied_text)

    def _copied_text(self, text: str) -> None:
        self._clipboard.copy(text)
        self._copied.set_text(translate("Rutinstod", "Copied. The clipboard is cleared after one minute."))
        self._copied.show()

    def _fetch(self, done: Callable[[str], None]) -> None:
        if self._view is not None:
            key = self._view.conversation.id
            self._session.ask(self, lambda ws: ws.conversations.concern_text(key), done)

    def _ask_day(self) -> None:
        label = translate("Rutinstod", "Day on which it was reported")
        self._ask(DayEntry(label, "report", self._today - timedelta(365), self._today))

    def _ask_why(self) -> None:
        reasons: list[tuple[object, str]] = [(why, name_of(why)) for why in NoReport]
        self._ask(OptionRow(translate("Rutinstod", "Why is it not reported from here?"), reasons, "report-why"))

    def _ask(self, row: OptionRow | DayEntry) -> None:
        self._stop_asking()
        self._asks = row
        self.body.addWidget(row)
        row.chosen.connect(self.noted)
        row.show()
        self.opened.emit(row)
        row.focus()

    def _stop_asking(self) -> None:
        asked, self._asks = self._asks, None
        if asked is not None:
            asked.hide()
            self.body.removeWidget(asked)
            asked.deleteLater()


def concern_line(concern: ConcernReport) -> str:
    """Return in words what came of the duty to report, and who noted it when."""
    if concern.reported_on is not None:
        said = translate("Rutinstod", "Reported {date}").format(date=long_date(concern.reported_on).lower())
    else:
        why = name_of(concern.why_not) if concern.why_not is not None else ""
        said = translate("Rutinstod", "Not reported: {why}").format(why=why[:1].lower() + why[1:])
    return f"{said} · {concern.by} {concern.at:%Y-%m-%d %H.%M}"
