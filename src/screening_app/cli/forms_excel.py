# SPDX-License-Identifier: EUPL-1.2
"""Commands between questionnaires and Excel: make one from a workbook, send its texts to a translator and back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from screening_app.cli.terminal import bytes_of, show
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files

if TYPE_CHECKING:
    from screening_app.core.forms.definition import Form

#: What is wrong in a row of a workbook, in one sentence.
FAULTS: dict[str, str] = {
    "calculation-shape": "Write sum(q1, q2, …) with the names of the questions.",
    "code-taken": "Two answers of one list have the same name.",
    "column-unknown": "There is no such column.",
    "column-without-head": "The column has cells and no head.",
    "condition-answer": "The question has no such answer.",
    "condition-asked-later": "A condition can only look at a question that comes before.",
    "condition-in-rows": "A condition cannot look into rows from outside them.",
    "condition-is-not-among-any": "“Is not” cannot stand among conditions of which any is enough.",
    "condition-question-unknown": "The condition names a question that is not there.",
    "constraint-shape": "Only least, greatest, length and pattern can be asked for here.",
    "formula": "The cell holds a formula; write its value.",
    "group-empty": "The group holds no question.",
    "group-not-closed": "The group is not closed with its end row.",
    "group-not-open": "There is no open group that this row could close.",
    "group-unknown": "The question names a group that is not there.",
    "key-repeated": "The text has been given already.",
    "key-unknown": "The form has no such text.",
    "pattern-unusable": "The pattern cannot be read. Mend it, or take it away.",
    "limits-crossed": "The greatest is less than the least.",
    "limit-unusable": "The limit cannot be used with this kind of question.",
    "list-unknown": "The sheet choices has no such list.",
    "missing": "This must be filled in.",
    "name-taken": "The name is used already.",
    "not-a-number": "This is no number.",
    "not-for-kind": "This cannot stand with this kind of question.",
    "not-supported": "The program does not do this.",
    "not-yes-or-no": "Write yes or no.",
    "relevant-shape": "Write comparisons joined by only “and” or only “or”, such as ${q1} = 'yes'.",
    "score-in-rows": "Questions in rows cannot be added up.",
    "score-question-unknown": "The sum names a question that is not there.",
    "score-questions": "The sum needs questions whose answers have a score.",
    "sheet-missing": "The workbook lacks this sheet.",
    "source-changed": "The text has changed since the sheet was made; look at the new one.",
    "too-long": "The text is longer than a questionnaire can hold.",
    "type-unknown": "There is no such type of question.",
    "weight-missing": "Some answers of the sum have no score.",
}


def from_excel(chosen: argparse.Namespace) -> bool:
    """Make a questionnaire from the sheets survey, choices and settings; every fault is named by row and column."""
    from screening_app.core.forms.authoring.build import build, to_bytes
    from screening_app.core.forms.authoring.sheets import draft_from_sheets
    from screening_app.core.forms.definition import load
    from screening_app.workbooks import read_workbook

    try:
        content = to_bytes(build(draft_from_sheets(read_workbook(bytes_of(chosen.workbook)))))
    except CannotNow as problem:
        faults = problem.facts.get("problems")
        if problem.code is not Code.WORKBOOK_REFUSED or not isinstance(faults, tuple):
            raise
        machine = [{"sheet": s, "row": r, "column": c, "code": k, "message": _said(k)} for s, r, c, k in faults]
        lines = [f"  {sheet} row {row} {column}: {_said(code)}" for sheet, row, column, code in faults]
        show(chosen, {"ok": False, "problems": machine}, "\n".join([f"{chosen.workbook}: refused", *lines]))
        return False
    load(content)
    _write(chosen, content)
    return True


def strings(chosen: argparse.Namespace) -> None:
    """Write the form's texts as a workbook for a translator: key, text, and an empty or filled column beside."""
    from screening_app.core.forms.authoring.translate import rows_of
    from screening_app.workbooks import write_workbook

    rows = rows_of(_form(chosen.form).document, chosen.language)
    _write(chosen, write_workbook({"texts": rows}))


def translate(chosen: argparse.Namespace) -> bool:
    """Take a translator's workbook in: a new version of the form with the texts whose source is still the same."""
    from screening_app.core.forms.authoring.build import to_bytes
    from screening_app.core.forms.authoring.identity import settled
    from screening_app.core.forms.authoring.texts import missing
    from screening_app.core.forms.authoring.translate import read_rows, translated
    from screening_app.core.forms.definition import load
    from screening_app.core.forms.versions import next_version
    from screening_app.workbooks import read_workbook

    form = _form(chosen.form)
    rows = read_workbook(bytes_of(chosen.workbook)).get("texts")
    if not rows or len(rows[0]) < 3 or not rows[0][2].strip():
        raise CannotNow(Code.WORKBOOK_REFUSED, what="sheet-missing")
    language = rows[0][2].strip()
    read = read_rows(form.document, rows)
    source = {form.language: chosen.source} if chosen.source else {}
    made = translated(form.document, language, read.texts, source, chosen.validated)
    if chosen.unit:
        made = settled(form, made, chosen.unit)
    else:
        made["version"] = next_version(form.version, "minor")
    content = to_bytes(made)
    load(content)
    left = [{"row": row, "key": key, "code": code, "message": _said(code)} for row, key, code in read.left_out]
    lacking = missing(made, language)
    lines = [f"  row {each['row']}: {each['message']}" for each in left]
    lines += [f"  {lacking} text(s) lack {language}; it is offered when none does."] if lacking else []
    _write(chosen, content, {"version": made["version"], "missing": lacking, "leftOut": left}, lines)
    return not left


def _said(code: str) -> str:
    return FAULTS.get(code, code)


def _form(file: Path) -> Form:
    from screening_app.core.forms.definition import load

    return load(bytes_of(file))


def _write(
    chosen: argparse.Namespace, content: bytes, facts: dict[str, object] | None = None, lines: list[str] | None = None
) -> None:
    written = write_files(chosen.out.parent, {chosen.out.name: content})
    machine = {"ok": True, "files": [str(file) for file in written]} | (facts or {})
    show(chosen, machine, "\n".join([*map(str, written), *(lines or [])]))
