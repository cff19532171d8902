# SPDX-License-Identifier: EUPL-1.2
"""The parts every page is made of; import them from here."""

from __future__ import annotations

from screening_app.gui.widgets.answers import AnswerGroup, AnswerRow, Choice, decline_text
from screening_app.gui.widgets.bars import StatusStrip, TopBar
from screening_app.gui.widgets.buttons import Button, Kind, PrimaryButton, QuietButton, SecondaryButton
from screening_app.gui.widgets.fields import Field, PassphraseField
from screening_app.gui.widgets.figures import (
    Bar,
    BarList,
    FigureTile,
    ProgressLine,
    ShareOfYear,
    SimpleTable,
    TableRow,
    ThinBar,
)
from screening_app.gui.widgets.labels import EmptyState, Heading, IconMark, Label, Notice, announce, spaced
from screening_app.gui.widgets.pages import ButtonRow, Card, Rule, Scroller, ScrollPage, WrappingRow
from screening_app.gui.widgets.rails import NavRail, Place, StageRail
from screening_app.gui.widgets.routine import RoutinePane

__all__ = [
    "AnswerGroup",
    "AnswerRow",
    "Bar",
    "BarList",
    "Button",
    "ButtonRow",
    "Card",
    "Choice",
    "EmptyState",
    "Field",
    "FigureTile",
    "Heading",
    "IconMark",
    "Kind",
    "Label",
    "NavRail",
    "Notice",
    "PassphraseField",
    "Place",
    "PrimaryButton",
    "ProgressLine",
    "QuietButton",
    "RoutinePane",
    "Rule",
    "ScrollPage",
    "Scroller",
    "SecondaryButton",
    "ShareOfYear",
    "SimpleTable",
    "StageRail",
    "StatusStrip",
    "TableRow",
    "ThinBar",
    "TopBar",
    "WrappingRow",
    "announce",
    "decline_text",
    "spaced",
]
