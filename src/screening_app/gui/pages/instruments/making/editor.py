# SPDX-License-Identifier: EUPL-1.2
"""The page on which a questionnaire is made: contents at the left, what is chosen at the right, saved as one goes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from screening_app.core.forms.authoring.draft import Draft
from screening_app.core.forms.authoring.editing import names_of
from screening_app.core.forms.authoring.faults import DraftProblem
from screening_app.core.forms.model import Problem
from screening_app.core.records import UnfinishedInstrument
from screening_app.errors import Code, ScreeningError
from screening_app.gui import form_problems
from screening_app.gui.pages.instruments.making.bench import Bench
from screening_app.gui.pages.instruments.making.outline import REMAINING, WHOLE, Outline
from screening_app.gui.pages.instruments.making.question import QuestionPanel
from screening_app.gui.pages.instruments.making.remaining import RemainingPanel
from screening_app.gui.pages.instruments.making.score import ScorePanel
from screening_app.gui.pages.instruments.making.whole import WholePanel
from screening_app.gui.pages.instruments.making.words import fault_words
from screening_app.gui.pages.sheet import Sheet, back_key
from screening_app.gui.problems import advice, sentence
from screening_app.gui.session import Session
from screening_app.gui.text import translate
from screening_app.gui.theme import current
from screening_app.gui.widgets import (
    ButtonRow,
    Label,
    Notice,
    PrimaryButton,
    QuietButton,
    SecondaryButton,
    announce,
    spaced,
)
from screening_app.workspace.building import Unfinished

# A pause in typing after which what has changed is written to the disk; leaving the page writes at once.
_PAUSE_MS = 300
# How long a page that is laid out anew may still change its height.
_LAYING_MS = 150
# What is merely not done yet: shown at its field only when the author has asked what is left.
_NOT_YET = frozenset(
    {
        "missing",
        "group-empty",
        "score-questions",
        "condition-answer",
        "weight-missing",
        "limit-unusable",
        "pattern-unusable",
    }
)

Panel = WholePanel | QuestionPanel | ScorePanel | RemainingPanel


class BuildPage(QWidget):
    """`left` goes back to the list. `try_pressed`, `keep_pressed`, `sheets_pressed` and `discard_pressed` ask for it.

    The draft of `bench` is what is on screen; it is on the disk a moment after each change, and when the page is left
    or hidden.
    """

    left = Signal()
    try_pressed = Signal()
    keep_pressed = Signal()
    sheets_pressed = Signal()
    discard_pressed = Signal()

    def __init__(self, session: Session, unfinished: Unfinished) -> None:
        super().__init__()
        self._session = session
        self.key = unfinished.key
        self.bench = Bench(unfinished.draft, self)
        self.bench.chosen = WHOLE
        self._kept: Draft | None = unfinished.draft
        self._gone = False
        self._strict = False
        self._panel: Panel | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._place = 0
        self._laying = QTimer(self)
        self._laying.setSingleShot(True)
        self._laying.setInterval(_LAYING_MS)
        self.setProperty("surface", "page")
        self._lay_out()
        self.bench.changed.connect(self._changed)
        self.bench.wanted.connect(self._focus_on)
        back_key(self, self.left.emit)
        for keys, act in (
            ("Ctrl+Z", self.bench.undo),
            ("Ctrl+Shift+Z", self.bench.redo),
            ("Ctrl+Y", self.bench.redo),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self._show_panel()
        self._follow()

    # ---- how it is laid out

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        spaced(outer)
        self._notice = Notice("", "problem", closable=True)
        self._notice.setObjectName("build-problem")
        self._notice.hide()
        outer.addWidget(self._notice)
        across = QHBoxLayout()
        spaced(across)
        self.outline = Outline(self.bench)
        self.outline.chosen.connect(lambda _: self._show_panel())
        self.outline.opened.connect(lambda: self._turn(to_panel=True))
        self.outline.removed.connect(self._removed)
        self._holder = QWidget()
        self._inside = QVBoxLayout(self._holder)
        self._inside.addWidget(self.outline)
        self._sheet = Sheet(translate("Rutinstod", "Make a questionnaire"), readable=True)
        self._sheet.scroller.verticalScrollBar().rangeChanged.connect(self._stay)
        across.addWidget(self._holder)
        across.addWidget(self._sheet, 1)
        outer.addLayout(across, 1)
        self._add_footer(outer)
        self._narrow = False
        self._at_panel = False

    def _add_footer(self, outer: QVBoxLayout) -> None:
        footer = ButtonRow()
        holder = QWidget()
        around = QVBoxLayout(holder)
        theme = current()
        around.setContentsMargins(theme.gap("wide"), theme.gap("tight"), theme.gap("wide"), theme.gap("near"))
        around.addWidget(footer)
        outer.addWidget(holder)

        back = SecondaryButton(translate("Rutinstod", "Back to the list"), hint="Alt+←")
        back.setObjectName("build-back")
        back.clicked.connect(self.left)
        footer.add(back)
        self._contents = SecondaryButton(translate("Rutinstod", "Contents"))
        self._contents.setObjectName("build-contents")
        self._contents.clicked.connect(lambda: self._turn(to_panel=False))
        self._contents.hide()
        footer.add(self._contents)
        self._undo = QuietButton(translate("Rutinstod", "Undo"), icon_name="undo")
        self._undo.setObjectName("build-undo")
        self._undo.setToolTip("Ctrl+Z")
        self._undo.clicked.connect(self.bench.undo)
        footer.add(self._undo)
        self._redo = QuietButton(translate("Rutinstod", "Redo"), icon_name="redo")
        self._redo.setObjectName("build-redo")
        self._redo.setToolTip("Ctrl+Shift+Z")
        self._redo.clicked.connect(self.bench.redo)
        footer.add(self._redo)
        self._saved = Label("", "small-quiet", wrap=False)
        self._saved.setObjectName("build-saved")
        footer.add(self._saved)
        attempt = SecondaryButton(translate("Rutinstod", "Try it"), icon_name="eye")
        attempt.setObjectName("build-try")
        attempt.clicked.connect(lambda: self._when_whole(self.try_pressed.emit))
        footer.add_end(attempt)
        keep = PrimaryButton(translate("Rutinstod", "Keep as a draft"))
        keep.setObjectName("build-keep")
        keep.clicked.connect(lambda: self._when_whole(self.keep_pressed.emit))
        footer.add_end(keep)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show contents and panel beside each other only where there is room for both."""
        super().resizeEvent(event)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what has changed: the page is left, or the program locks."""
        super().hideEvent(event)
        self.save()

    def _measure(self) -> None:
        theme = current()
        self._narrow = self.width() < theme.px(300) + theme.gap("reading")
        margin = theme.gap("wide")
        self._inside.setContentsMargins(margin, margin, margin if self._narrow else 0, theme.gap("tight"))
        self._holder.setMaximumWidth(16777215 if self._narrow else theme.gap(300))
        self._holder.setMinimumWidth(0 if self._narrow else theme.gap(300))
        self._arrange()

    def _turn(self, *, to_panel: bool) -> None:
        self._at_panel = to_panel
        self._arrange()
        if self._narrow and not to_panel:
            self.outline.list.setFocus()
        elif self._narrow and self._panel is not None:
            self._focus_first()

    def _arrange(self) -> None:
        self._holder.setVisible(not self._narrow or not self._at_panel)
        self._sheet.setVisible(not self._narrow or self._at_panel)
        self._contents.setVisible(self._narrow and self._at_panel)

    # ---- what is shown

    def begin(self) -> None:
        """Put the focus where the work begins."""
        if self.bench.draft.questions or self.bench.draft.title:
            self.outline.list.setFocus()
        else:
            self._turn(to_panel=True)
            self._focus_on(f"build-title-{self.bench.draft.language}")

    def tell(self, problem: ScreeningError) -> None:
        """Show what stood in the way; everything stays as it is."""
        words = [sentence(problem), *_reasons(problem)] if problem.code is Code.FORM_REFUSED else []
        self._notice.set_text(" ".join(words or filter(None, (sentence(problem), advice(problem)))))
        self._notice.show()
        if problem.code is Code.VERSION_TOO_SMALL:
            self._go_to(WHOLE)
            self._focus_on("build-version")

    def _show_panel(self) -> None:
        draft, key = self.bench.draft, self.bench.chosen
        if key not in {WHOLE, REMAINING, *names_of(draft)}:
            self.bench.chosen = key = WHOLE
        more = isinstance(self._panel, WholePanel) and self._panel.shows_more
        column = self._sheet.start()
        if key == WHOLE:
            self._panel = self._whole(more=more)
        elif key == REMAINING:
            self._panel = RemainingPanel(self.bench)
            self._panel.went.connect(self._go_to_fault)
        elif any(each.name == key for each in draft.scores):
            self._panel = ScorePanel(self.bench)
        else:
            self._panel = QuestionPanel(self.bench)
        column.addWidget(self._panel)
        self._show_faults()

    def _whole(self, *, more: bool) -> WholePanel:
        panel = WholePanel(self.bench, more=more)
        panel.sheets_pressed.connect(lambda: self._when_whole(self.sheets_pressed.emit))
        panel.discard_pressed.connect(self.discard_pressed)
        draft = self.bench.draft
        # A draft that cannot be loaded has no suggestion; what stands in its way is told when it is kept.
        self._session.ask(panel, lambda ws: ws.building.suggested_version(draft), panel.suggest, lambda _: True)
        return panel

    def _show_faults(self) -> None:
        panel = self._panel
        if panel is None:
            return
        where = "" if isinstance(panel, WholePanel) else self.bench.chosen
        said: dict[str, str] = {}
        for fault in self.bench.faults:
            if fault.question == where and (self._strict or fault.code not in _NOT_YET):
                said.setdefault(fault.part, fault_words(fault))
        for part, field in panel.fields.items():
            words = said.get(part, "")
            if field.error.text() != words:
                field.set_error(words or None)

    # ---- what is done

    def save(self) -> None:
        """Write what has changed since it was written last."""
        self._pause.stop()
        draft = self.bench.draft
        if draft is self._kept or self._gone:
            return
        self._kept = draft
        key = self.key
        self._session.ask(self, lambda ws: ws.building.keep(key, draft), self._written, self._not_written)

    def let_go(self) -> None:
        """Write nothing more: it has been finished or thrown away."""
        self._pause.stop()
        self._gone = True

    def _written(self, about: UnfinishedInstrument) -> None:
        self._saved.setText(translate("Rutinstod", "Saved {time}").format(time=f"{about.updated_at:%H.%M}"))

    def _not_written(self, problem: ScreeningError) -> bool:
        # What is on screen is not on the disk: the next change tries again.
        self._kept = None
        self._saved.setText(translate("Rutinstod", "Not saved"))
        self.tell(problem)
        return True

    def _changed(self, anew: bool) -> None:
        self._pause.start()
        if anew:
            # The widget with the focus is made anew too: its successor has the same name.
            focus = QApplication.focusWidget()
            name = focus.objectName() if focus is not None and self._sheet.isAncestorOf(focus) else ""
            self._place = self._sheet.scroller.verticalScrollBar().value()
            self._show_panel()
            if name:
                self._focus_on(name)
            self._laying.start()
        else:
            self._show_faults()
            if self._panel is not None and not isinstance(self._panel, WholePanel):
                self._panel.follow()
        self._follow()

    def _stay(self) -> None:
        """While the page is laid out anew, which takes several rounds: stay where it was, and with the focus."""
        if not self._laying.isActive():
            return
        self._sheet.scroller.verticalScrollBar().setValue(self._place)
        focus = QApplication.focusWidget()
        if focus is not None and self._sheet.isAncestorOf(focus):
            self._sheet.show_child(focus)

    def _follow(self) -> None:
        self.outline.follow()
        self._undo.setEnabled(self.bench.can_undo)
        self._redo.setEnabled(self.bench.can_redo)

    def say(self, said: str) -> None:
        """Say that something has been done."""
        self._saved.setText(said)
        announce(self._saved, said)

    def _removed(self, words: str) -> None:
        self.say(translate("Rutinstod", "Removed: {text}. Undo with Ctrl+Z.").format(text=words))

    def _when_whole(self, act: Callable[[], object]) -> None:
        """Do what needs a questionnaire without faults, or show what is left to do."""
        if self.bench.faults:
            self._strict = True
            self._go_to(REMAINING)
            self._turn(to_panel=True)
            self._focus_on("build-go-1")
        else:
            self.save()
            act()

    def _go_to(self, key: str) -> None:
        if key == self.bench.chosen:
            self._show_panel()
        else:
            self.outline.choose(key)

    def _go_to_fault(self, fault: DraftProblem) -> None:
        self._strict = True
        self._go_to(fault.question or WHOLE)
        self._turn(to_panel=True)
        panel = self._panel
        if fault.part == "questions" and not fault.question:
            self._turn(to_panel=False)
            self.outline.focus_on_adding()
            return
        field = None if panel is None else panel.fields.get(fault.part)
        if field is not None:
            field.input.setFocus()
        else:
            self._focus_first()

    def _focus_first(self) -> None:
        if self._panel is not None and self._panel.fields:
            next(iter(self._panel.fields.values())).input.setFocus()

    def _focus_on(self, name: str) -> None:
        found = None if self._panel is None else self._panel.findChild(QWidget, name)
        if found is not None and found.isEnabled():
            found.setFocus()


def _reasons(problem: ScreeningError) -> list[str]:
    """Return what the check of the finished file says, which the faults of a draft cannot know."""
    found = problem.facts.get("problems")
    problems = found if isinstance(found, tuple) else ()
    return [
        form_problems.sentence(each) for each in problems if isinstance(each, Problem) and each.severity == "refuse"
    ]
