# SPDX-License-Identifier: EUPL-1.2
"""The hand-over text on paper. The words are those of core/handoff.py; only the layout is made here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable

from screening_app.reports.document import document, paragraph
from screening_app.reports.encrypted import encrypted


def hand_over_pdf(text: str, *, unit_name: str, made_on: date, password: str = "") -> bytes:
    """Return the text as PDF: blocks apart by a blank line, a block's first line its heading, "- " a list line.

    With a password the file is encrypted.
    """
    blocks = [block.splitlines() for block in text.strip().split("\n\n")]

    def story() -> list[Flowable]:
        return [flowable for place, block in enumerate(blocks) for flowable in _block(block, first=place == 0)]

    content = document(story, unit_name=unit_name, made_on=made_on)
    return encrypted(content, password) if password else content


def _block(lines: list[str], *, first: bool) -> Iterator[Flowable]:
    for place, line in enumerate(lines):
        if line.startswith("- "):
            # A dash starts the next line together with the answer, never ends a line.
            yield paragraph(line[2:].replace(" – ", " –\u00a0"), "list", bullet="•")
        elif place == 0 and first:
            yield paragraph(line, "title")
        elif place == 0 and len(lines) > 1 and not line.endswith("."):
            yield paragraph(line, "heading")
        else:
            yield paragraph(line)
