# SPDX-License-Identifier: EUPL-1.2
"""The pages about routines, state by state, for pictures and for the walk of tests/gui/test_accessibility.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from screening_app.gui.hands import Hands
from word_made import paragraph, style, table, word

KEY = Qt.Key


def document() -> bytes:
    """Return a routine of somebody else's template: some of it on the 19 points, some without a place."""
    styles = style("Rubrik1", "heading 1") + style("Titel", "Title")
    body = [
        paragraph("Rutin våld i nära relation", "Titel"),
        table([["Beslutad av: Förvaltningschef", "Beslutad 2025-02-03"], ["Version 3", "Diarienummer 17"]]),
        paragraph("Bakgrund och syfte", "Rubrik1"),
        paragraph("Våld är vanligt och rutinen ska göra att det upptäcks tidigt."),
        paragraph("Målgrupp", "Rubrik1"),
        paragraph("Alla vuxna som kommer till ett första besök."),
        paragraph("Ekonomisk ersättning", "Rubrik1"),
        paragraph("Resor till skyddat boende ersätts mot kvitto."),
        paragraph("Anmälningsskyldighet", "Rubrik1"),
        paragraph("Anmälan görs genast enligt 14 kap. 1 § SoL."),
    ]
    return word("".join(body), styles, footer1=paragraph("Sida 1 av 4"))


def routines_walk(window: QWidget, hands: Hands, folder: Path) -> Iterator[str]:
    """Walk from the list of routines to every page behind it; `folder` takes the file that is brought in."""
    hands.shown("routines-import")
    yield "routines"
    hands.activate("open-intake-sample")
    hands.shown("routine-title")
    yield "routine"
    hands.activate("edit")
    hands.shown("edit-title")
    yield "routine-header"
    hands.activate("edit-after")
    hands.shown("edit-point")
    hands.type("Vi frågar för att kunna hjälpa. ")
    yield "routine-point"
    _section(hands, "steps/acute")
    hands.shown("add-step")
    yield "routine-steps"
    _section(hands, "guidance/prepare")
    hands.shown("edit-guidance")
    yield "routine-guidance"
    _section(hands, "asked_again/asked_again")
    hands.shown("edit-weeks-later")
    yield "routine-asked-again"
    hands.activate("edit-close")
    hands.shown("decide")
    hands.activate("routine-versions")
    hands.shown("compare-title")
    yield "routine-versions"
    hands.activate("back")
    hands.activate("decide")
    hands.shown("decide-now")
    yield "routine-decide"
    hands.activate("back")
    hands.activate("routine-follow-up")
    hands.shown("follow-up-now")
    yield "routine-follow-up"
    hands.activate("back")
    hands.activate("routine-adapt")
    hands.shown("adapt-now")
    yield "routine-adapt"
    hands.activate("back")
    hands.activate("back")
    yield from _bring_in(window, hands, folder)
    yield from _contacts(hands)


def _bring_in(window: QWidget, hands: Hands, folder: Path) -> Iterator[str]:
    file = folder / "rutin.docx"
    file.write_bytes(document())
    hands.activate("routines-import")
    hands.shown("file-dialog")
    hands.type(str(file))
    hands.press(KEY.Key_Return)
    hands.until(lambda: QApplication.activeModalWidget() is None, "the dialog gone")
    window.activateWindow()
    hands.until(window.isActiveWindow, "the window active again")
    hands.shown("bring-in-keep")
    yield "routine-brought-in"
    hands.activate("bring-in-keep")
    hands.shown("edit")
    yield "routine-draft"
    hands.activate("edit")
    hands.shown("place-0")
    yield "routine-unplaced"
    hands.activate("edit-close")
    hands.shown("decide")
    hands.activate("decide")
    hands.shown("decide-lacks")
    yield "routine-lacks"
    hands.activate("back")
    hands.activate("back")


def _contacts(hands: Hands) -> Iterator[str]:
    hands.activate("routines-contacts")
    hands.shown("contact-helpline-women")
    yield "contacts"
    hands.activate("contact-helpline-women")
    hands.shown("contact-remove")
    yield "contact"
    hands.activate("back")
    hands.activate("contact-add")
    hands.shown("contact-local")
    yield "contact-new"
    hands.activate("back")
    hands.shown("contact-helpline-women")
    hands.activate("back")
    hands.shown("routines-import")


def _section(hands: Hands, key: str) -> None:
    """Walk down the list of the editor's sections by keyboard."""
    combo = hands.tab_to("edit-chooser").input
    while combo.currentData() != key:
        hands.press(KEY.Key_Down)
        combo = hands.shown("edit-chooser").input
