# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a cell of a workbook, in one sentence."""

from __future__ import annotations

from screening_app.gui.text import CONTEXT, QT_TRANSLATE_NOOP, translate

SENTENCES = {
    "calculation-shape": QT_TRANSLATE_NOOP("Rutinstod", "Write sum(q1, q2, …) with the names of the questions."),
    "code-taken": QT_TRANSLATE_NOOP("Rutinstod", "Two answers of one list have the same name."),
    "column-unknown": QT_TRANSLATE_NOOP("Rutinstod", "There is no such column."),
    "column-without-head": QT_TRANSLATE_NOOP("Rutinstod", "The column has cells and no head."),
    "condition-answer": QT_TRANSLATE_NOOP("Rutinstod", "The question has no such answer."),
    "condition-asked-later": QT_TRANSLATE_NOOP(
        "Rutinstod", "A condition can only look at a question that comes before."
    ),
    "condition-in-rows": QT_TRANSLATE_NOOP("Rutinstod", "A condition cannot look into a repeat from outside it."),
    "condition-is-not-among-any": QT_TRANSLATE_NOOP(
        "Rutinstod", "“Is not” cannot stand among conditions joined by “or”."
    ),
    "condition-question-unknown": QT_TRANSLATE_NOOP("Rutinstod", "The condition names a question that is not there."),
    "constraint-shape": QT_TRANSLATE_NOOP(
        "Rutinstod", "Only least, greatest, length and pattern can be asked for here."
    ),
    "formula": QT_TRANSLATE_NOOP("Rutinstod", "The cell holds a formula; write its value."),
    "group-empty": QT_TRANSLATE_NOOP("Rutinstod", "The group holds no question."),
    "group-not-closed": QT_TRANSLATE_NOOP("Rutinstod", "The group is not closed with its end row."),
    "group-not-open": QT_TRANSLATE_NOOP("Rutinstod", "There is no open group that this row could close."),
    "group-unknown": QT_TRANSLATE_NOOP("Rutinstod", "The question names a group that is not there."),
    "limit-unusable": QT_TRANSLATE_NOOP("Rutinstod", "The limit cannot be used with this kind of question."),
    "pattern-unusable": QT_TRANSLATE_NOOP("Rutinstod", "The pattern cannot be read. Mend it, or take it away."),
    "limits-crossed": QT_TRANSLATE_NOOP("Rutinstod", "The greatest is less than the least."),
    "list-unknown": QT_TRANSLATE_NOOP("Rutinstod", "The sheet choices has no such list."),
    "missing": QT_TRANSLATE_NOOP("Rutinstod", "This must be filled in."),
    "name-taken": QT_TRANSLATE_NOOP("Rutinstod", "The name is used already."),
    "not-a-number": QT_TRANSLATE_NOOP("Rutinstod", "This is no number."),
    "not-for-kind": QT_TRANSLATE_NOOP("Rutinstod", "This cannot stand with this kind of question."),
    "not-supported": QT_TRANSLATE_NOOP("Rutinstod", "The program does not do this."),
    "not-yes-or-no": QT_TRANSLATE_NOOP("Rutinstod", "Write yes or no."),
    "relevant-shape": QT_TRANSLATE_NOOP(
        "Rutinstod", "Write comparisons joined by only “and” or only “or”, such as ${q1} = 'yes'."
    ),
    "score-in-rows": QT_TRANSLATE_NOOP("Rutinstod", "Questions in a repeat cannot be added up."),
    "score-question-unknown": QT_TRANSLATE_NOOP("Rutinstod", "The sum names a question that is not there."),
    "score-questions": QT_TRANSLATE_NOOP("Rutinstod", "The sum needs questions whose answers have a score."),
    "sheet-missing": QT_TRANSLATE_NOOP("Rutinstod", "The workbook lacks this sheet."),
    "type-unknown": QT_TRANSLATE_NOOP("Rutinstod", "There is no such type of question."),
    "weight-missing": QT_TRANSLATE_NOOP("Rutinstod", "Some answers of the sum have no score."),
}


def sheet_words(code: str) -> str:
    """Return the sentence in the language in use."""
    return translate(CONTEXT, SENTENCES[code])
