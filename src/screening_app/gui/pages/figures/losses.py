# SPDX-License-Identifier: EUPL-1.2
"""What protection cost, for whoever decides whether the year can be published like this. Never part of a file."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout

from screening_app.core.figures.loss import Loss, TableLoss
from screening_app.gui.pages.figures.reading import words
from screening_app.gui.text import QT_TRANSLATE_NOOP, counted, translate
from screening_app.gui.widgets import Heading, Label, Notice, SimpleTable, TableRow


def add_losses(column: QVBoxLayout, loss: Loss, titles: Mapping[str, str], language: str) -> None:
    """Show how the numbers that would leave differ from the true ones; `titles` gives words for tables by name."""
    column.addWidget(Heading(translate("Rutinstod", "What the protection changes"), "section"))
    column.addWidget(
        Label(
            translate("Rutinstod", "Only for you who are logged in. It is in no file and must not be published."),
            "quiet",
        )
    )
    if loss.is_heavy:
        told = translate(
            "Rutinstod",
            "Much is lost: {hidden} % of the numbers are hidden, and larger numbers can be {relative} % off. Publish"
            " fewer sheets, or larger groups.",
        )
        column.addWidget(Notice(told.format(hidden=loss.hidden_of_nonzero, relative=loss.relative_95), "problem"))
    table = SimpleTable(
        translate("Rutinstod", "What the protection changes"),
        (
            translate("Rutinstod", "Table"),
            translate("Rutinstod", "Changed"),
            translate("Rutinstod", "Hidden"),
            translate("Rutinstod", "Error: mean / 95 % / largest"),
        ),
    )
    table.show_rows(
        [
            TableRow(
                (one.counted, one.name),
                (
                    titles.get(one.name, one.name),
                    str(one.changed),
                    _hidden(one),
                    f"{_decimal(one.mean_error)} / {one.error_95} / {one.largest_error}",
                ),
            )
            for one in loss.tables
        ]
    )
    column.addWidget(table)
    if loss.merged:
        told = counted(
            QT_TRANSLATE_NOOP("Rutinstod", "%n unit(s) are so small that they stand together as one.", None, 1),
            len(loss.merged),
        )
        column.addWidget(Label(told))
    for share in loss.shares:
        told = translate("Rutinstod", "{title}: shown {shown} %, in truth {true} %")
        column.addWidget(Label(told.format(title=words(share.title, language), shown=share.shown, true=share.true)))


def _hidden(table: TableLoss) -> str:
    if not table.hidden:
        return "0"
    return translate("Rutinstod", "{cells}, in all {sum}").format(cells=table.hidden, sum=table.hidden_sum)


def _decimal(number: float) -> str:
    return QLocale().toString(number, "f", 1)
