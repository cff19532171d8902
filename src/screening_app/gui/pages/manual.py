# SPDX-License-Identifier: EUPL-1.2
"""The manual inside the program: headings, paragraphs and lists of docs/manual, as plain text."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from screening_app.gui.pages.sheet import Sheet
from screening_app.gui.text import translate
from screening_app.gui.widgets import Heading, Label, spaced
from screening_app.paths import data_folder


class ManualPage(QWidget):
    """Reads docs/manual/index.md; only #, ##, ###, lists and paragraphs are known, the rest is shown as it stands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapters: dict[str, Heading] = {}
        outer = QVBoxLayout(self)
        spaced(outer)
        self._place = Sheet(translate("Rutinstod", "Help"), readable=True)
        self._place.setObjectName("manual")
        outer.addWidget(self._place)

    def refresh(self) -> None:
        """Go to the beginning; the manual is laid out the first time."""
        self._place.scroller.setFocus()
        if self._chapters:
            self._place.to_top()
            return
        column = self._place.start()
        text = (data_folder("manual") / "index.md").read_text(encoding="utf-8")
        for block in blocks(text):
            if block.startswith("#"):
                level = len(block) - len(block.lstrip("#"))
                self._place.space("tight")
                heading = Heading(block[level:].strip(), "title" if level == 1 else "section")
                self._chapters[heading.text()] = heading
                column.addWidget(heading)
            elif block.startswith("- "):
                column.addWidget(Label(f"•  {block[2:]}"))
            else:
                column.addWidget(Label(block))

    def show_chapter(self, heading: str) -> None:
        """Scroll to a chapter."""
        self._place.show_from(self._chapters[heading])


def blocks(text: str) -> list[str]:
    """Return the headings, list lines and paragraphs of a Markdown text, each on one line, emphasis taken off."""
    found: list[str] = []
    joined = False
    for line in text.splitlines():
        stripped = line.strip().replace("**", "").replace("`", "")
        if not stripped:
            joined = False
        elif stripped.startswith(("#", "- ")) or not joined:
            found.append(stripped)
            joined = not stripped.startswith("#")
        else:
            found[-1] += " " + stripped
    return found
