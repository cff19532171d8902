# SPDX-License-Identifier: EUPL-1.2
"""A draft from the sheets survey, choices and settings of a workbook; every fault named by sheet, row and column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation

from screening_app.core.forms.authoring.draft import (
    WITH_OPTIONS,
    Draft,
    DraftLanguage,
    DraftOption,
    DraftQuestion,
    DraftScore,
    Kind,
)
from screening_app.core.forms.authoring.faults import faults
from screening_app.core.forms.authoring.shapes import read_constraint, read_relevant, read_sum
from screening_app.core.forms.authoring.tidying import tidy
from screening_app.errors import CannotNow, Code

Problem = tuple[str, int, str, str]
"""Sheet, row as Excel counts it, column letter ("" for the whole row), code."""

_TYPES = {
    "yes_no": Kind.YES_NO,
    "integer": Kind.INTEGER,
    "decimal": Kind.DECIMAL,
    "date": Kind.DATE,
    "time": Kind.TIME,
    "datetime": Kind.DATE_TIME,
    "string": Kind.STRING,
    "text": Kind.TEXT,
    "quantity": Kind.QUANTITY,
    "note": Kind.DISPLAY,
}
_BEGINS = {"begin_group": Kind.GROUP, "begin_repeat": Kind.REPEATING}
_ENDS = {"end_group": Kind.GROUP, "end_repeat": Kind.REPEATING}
_COLUMNS = {
    "survey": "type name label hint required relevant constraint appearance concept unit calculation cut_off "
    "cut_off_source",
    "choices": "list_name name label score exclusive system",
    "settings": "form_id name version title default_language purpose publisher copyright context source validated",
}
_WORDS = {"": False, "yes": True, "true": True, "true()": True, "1": True, "no": False, "false": False, "0": False}
_TRANSLATED = frozenset({"label", "hint", "title", "purpose", "copyright", "cut_off_source", "source", "validated"})
_TAG = re.compile(r"(?:.*\(([A-Za-z0-9-]+)\)|([A-Za-z0-9-]+))")


def letter(column: int) -> str:
    """Return the letters that Excel shows above a column; the first is 0."""
    return (letter(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


def draft_from_sheets(sheets: Mapping[str, Sequence[Sequence[str]]]) -> Draft:
    """Return the draft. Raises WORKBOOK_REFUSED with `problems`, all that can be found at once."""
    return _Reading(sheets).draft()


@dataclass(slots=True)
class _Row:
    sheet: str
    number: int
    cells: dict[str, str]
    columns: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def texts(self, column: str) -> dict[str, str]:
        start = column + "::"
        return {key[len(start) :]: text for key, text in self.cells.items() if key.startswith(start) and text}


class _Reading:
    def __init__(self, sheets: Mapping[str, Sequence[Sequence[str]]]) -> None:
        self._problems: list[Problem] = []
        self._sheets = sheets
        self._language = ""

    def draft(self) -> Draft:
        settings = next(iter(self._rows("settings")), _Row("settings", 2, {}))
        self._language = settings["default_language"]
        draft = self._settings(settings)
        lists = self._lists()
        questions, scores, rows = self._survey(lists)
        draft = replace(draft, questions=tuple(questions), scores=tuple(scores))
        if not self._problems:
            self._check(draft, rows, settings)
        if self._problems:
            raise CannotNow(Code.WORKBOOK_REFUSED, problems=tuple(self._problems))
        return tidy(draft)

    def _fault(self, row: _Row, column: str, code: str) -> None:
        where = next((row.columns[key] for key in row.columns if key == column or key.startswith(column + "::")), "")
        self._problems.append((row.sheet, row.number, where, code))

    def _rows(self, sheet: str) -> list[_Row]:
        rows = self._sheets.get(sheet)
        if not rows:
            if sheet != "choices":
                self._problems.append((sheet, 1, "", "sheet-missing"))
            return []
        heads = [self._head(sheet, place, text) for place, text in enumerate(rows[0])]
        columns = {head: letter(place) for place, head in enumerate(heads) if head}
        found = []
        for number, cells in enumerate(rows[1:], 2):
            if not any(cells):
                continue
            row = _Row(sheet, number, {}, columns)
            for place, text in enumerate(cells):
                head = heads[place] if place < len(heads) else ""
                if text.startswith("="):
                    self._problems.append((sheet, number, letter(place), "formula"))
                elif text and not head:
                    self._problems.append((sheet, number, letter(place), "column-without-head"))
                elif text:
                    row.cells[head] = text
            found.append(row)
        return found

    def _head(self, sheet: str, place: int, text: str) -> str:
        name, _, tag = text.strip().partition("::")
        known = _COLUMNS[sheet].split()
        if not text.strip():
            return ""
        shaped = _TAG.fullmatch(tag.strip()) if tag else None
        if name not in known or (tag and (name not in _TRANSLATED or shaped is None)):
            self._problems.append((sheet, 1, letter(place), "column-unknown"))
            return ""
        if shaped is not None:
            return f"{name}::{shaped[1] or shaped[2]}"
        return f"{name}::{self._language}" if name in _TRANSLATED and sheet != "settings" else name

    def _settings(self, row: _Row) -> Draft:
        validated = {}
        for language, text in row.texts("validated").items():
            if text.lower() not in _WORDS:
                self._fault(row, f"validated::{language}", "not-yes-or-no")
            validated[language] = _WORDS.get(text.lower(), False)
        sources = row.texts("source")
        languages = {
            tag: DraftLanguage({self._language: sources[tag]} if tag in sources else {}, validated.get(tag, False))
            for tag in {**sources, **validated}
        }
        return Draft(
            url=row["form_id"],
            version=row["version"],
            language=self._language,
            title=row.texts("title"),
            name=row["name"],
            purpose=row.texts("purpose"),
            publisher=row["publisher"],
            copyright=row.texts("copyright"),
            use_contexts=tuple(row["context"].split()),
            language_sources=languages,
        )

    def _lists(self) -> dict[str, list[DraftOption]]:
        lists: dict[str, list[DraftOption]] = {}
        for row in self._rows("choices"):
            if not row["list_name"]:
                self._fault(row, "list_name", "missing")
                continue
            exclusive = self._flag(row, "exclusive")
            option = DraftOption(row["name"], row.texts("label"), self._number(row, "score"), exclusive, row["system"])
            lists.setdefault(row["list_name"], []).append(option)
        return lists

    def _flag(self, row: _Row, column: str) -> bool:
        if row[column].lower() not in _WORDS:
            self._fault(row, column, "not-yes-or-no")
        return _WORDS.get(row[column].lower(), False)

    def _number(self, row: _Row, column: str) -> Decimal | None:
        if not row[column]:
            return None
        try:
            value = Decimal(row[column].replace(",", "."))
        except InvalidOperation:
            value = Decimal("NaN")
        if value.is_finite() and len(value.as_tuple().digits) <= 15:
            return value
        self._fault(row, column, "not-a-number")
        return None

    def _survey(
        self, lists: Mapping[str, list[DraftOption]]
    ) -> tuple[list[DraftQuestion], list[DraftScore], dict[int, _Row]]:
        questions: list[DraftQuestion] = []
        scores: list[DraftScore] = []
        open_groups: list[tuple[Kind, str]] = []
        rows: dict[int, _Row] = {}
        last = _Row("survey", 2, {})
        for row in self._rows("survey"):
            last = row
            words = row["type"].split()
            word = "_".join(words[:2]).lower() if words[:1] in (["begin"], ["end"]) else row["type"].strip().lower()
            if word in _ENDS:
                if not open_groups or open_groups.pop()[0] is not _ENDS[word]:
                    self._fault(row, "type", "group-not-open")
                continue
            if word == "calculate":
                self._score(row, scores)
                continue
            question = self._question(row, words, word, lists)
            if question is None:
                continue
            rows[len(questions)] = row
            questions.append(replace(question, parent=open_groups[-1][1] if open_groups else ""))
            if word in _BEGINS:
                if not question.name:
                    self._fault(row, "name", "missing")
                open_groups.append((_BEGINS[word], question.name))
        if open_groups:
            self._fault(last, "type", "group-not-closed")
        return questions, scores, rows

    def _score(self, row: _Row, scores: list[DraftScore]) -> None:
        names = read_sum(row["calculation"])
        if names is None:
            self._fault(row, "calculation", "calculation-shape")
            return
        cut_off, source = self._number(row, "cut_off"), row.texts("cut_off_source")
        scores.append(DraftScore(row["name"], row.texts("label"), names, cut_off, source))

    def _question(
        self, row: _Row, words: list[str], word: str, lists: Mapping[str, list[DraftOption]]
    ) -> DraftQuestion | None:
        kind = self._kind(row, words, word)
        if kind is None:
            return None
        options: tuple[DraftOption, ...] = ()
        if kind in WITH_OPTIONS:
            options = tuple(lists.get(words[1], ()))
            if not options:
                self._fault(row, "type", "list-unknown")
        made = DraftQuestion(row["name"], kind, row.texts("label"), row.texts("hint"), self._flag(row, "required"))
        made = replace(made, options=options, concept=row["concept"], unit=row["unit"])
        if row["relevant"]:
            shown_if = read_relevant(row["relevant"])
            if shown_if is None:
                self._fault(row, "relevant", "relevant-shape")
            made = replace(made, shown_if=shown_if)
        if row["constraint"]:
            limits = read_constraint(row["constraint"])
            if limits is None:
                self._fault(row, "constraint", "constraint-shape")
            else:
                made = replace(made, **limits)  # type: ignore[arg-type]
        return made

    def _kind(self, row: _Row, words: list[str], word: str) -> Kind | None:
        minimal = row["appearance"] == "minimal"
        if row["appearance"] and not (minimal and words[0] == "select_one"):
            self._fault(row, "appearance", "not-supported")
        if len(words) == 2 and words[0] == "select_one":
            return Kind.DROP_DOWN if minimal else Kind.CHOICE
        if len(words) == 2 and words[0] == "select_multiple":
            return Kind.CHECK
        if len(words) == 3 and words[0] == "select_one" and words[2] == "or_other":
            return Kind.OPEN_CHOICE
        kind = _TYPES.get(word) or _BEGINS.get(word)
        if kind is None:
            self._fault(row, "type", "type-unknown" if word else "missing")
        return kind

    def _check(self, draft: Draft, rows: Mapping[int, _Row], settings: _Row) -> None:
        """Name the faults of the whole by the row they stand in."""
        columns = {"text": "label", "options": "type", "option-text": "type", "shown_if": "relevant", "kind": "type"}
        limits = ("minimum", "maximum", "shortest", "longest", "pattern", "least", "most")
        columns |= dict.fromkeys(limits, "constraint")
        names = {question.name: place for place, question in enumerate(tidy(draft).questions)}
        for fault in faults(draft):
            place = names.get(fault.question)
            row = settings if place is None else rows[place]
            if place is None and fault.question:
                row = next((each for each in self._rows("survey") if each["name"] == fault.question), settings)
            columns_of_settings = {"url": "form_id", "language": "default_language"}
            column = columns.get(fault.part, columns_of_settings.get(fault.part, fault.part))
            self._fault(row, column, fault.code)
