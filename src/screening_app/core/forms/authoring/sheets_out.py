# SPDX-License-Identifier: EUPL-1.2
"""A draft as the sheets survey, choices and settings, for whoever goes on in Excel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal

from screening_app.core.forms.authoring.draft import GROUPS, WITH_OPTIONS, Draft, DraftQuestion, DraftScore, Kind
from screening_app.core.forms.authoring.faults import faults
from screening_app.core.forms.authoring.pieces import number
from screening_app.core.forms.authoring.shapes import write_constraint, write_relevant
from screening_app.core.forms.authoring.sheets import draft_from_sheets
from screening_app.core.forms.authoring.tidying import tidy
from screening_app.core.forms.model import Texts
from screening_app.errors import CannotNow, Code

_TYPES = {
    Kind.YES_NO: "yes_no",
    Kind.DATE_TIME: "datetime",
    Kind.DISPLAY: "note",
    Kind.GROUP: "begin_group",
    Kind.REPEATING: "begin_repeat",
}
_ENDS = {Kind.GROUP: "end_group", Kind.REPEATING: "end_repeat"}

Sheets = dict[str, list[list[str]]]
_Cells = dict[str, str]


def sheets_of(draft: Draft) -> Sheets:
    """Return the sheets, which read back give the very same draft, tidied.

    Raises FORM_REFUSED with `problems` while the draft has faults, and FORM_NOT_FOR_EXCEL with `questions`, the names
    of those that a sheet cannot hold as they are (none: it is something about the whole).
    """
    found = faults(draft)
    if found:
        raise CannotNow(Code.FORM_REFUSED, problems=found)
    draft = tidy(draft)
    lists = {question.name: _list_name(place, question) for place, question in enumerate(draft.questions, 1)}
    sheets = {
        "survey": _table(["type", "name"], _survey(draft, lists)),
        "choices": _table(["list_name", "name"], _choices(draft, lists)),
        "settings": _table(["form_id", "version"], [_settings(draft)]),
    }
    _hold_against(draft, sheets)
    return sheets


def _hold_against(draft: Draft, sheets: Sheets) -> None:
    try:
        again = draft_from_sheets(sheets)
    except CannotNow as refused:
        problems = refused.facts.get("problems")
        rows = {row for sheet, row, *_ in problems if sheet == "survey"} if isinstance(problems, tuple) else set()
        named = [cells[1] for place, cells in enumerate(sheets["survey"], 1) if place in rows and len(cells) > 1]
        raise CannotNow(Code.FORM_NOT_FOR_EXCEL, questions=tuple(filter(None, named))) from refused
    if again != draft:
        kept = {question.name: question for question in again.questions}
        named = [question.name for question in draft.questions if kept.get(question.name) != question]
        raise CannotNow(Code.FORM_NOT_FOR_EXCEL, questions=tuple(named))


def _table(first: list[str], rows: Iterable[_Cells]) -> list[list[str]]:
    """Return the rows under a head of every column that any of them uses, in the order in which they turn up."""
    rows = list(rows)
    heads = list(dict.fromkeys([*first, *(head for row in rows for head, text in row.items() if text)]))
    return [heads, *([row.get(head, "") for head in heads] for row in rows)]


def _texts(column: str, texts: Texts) -> _Cells:
    return {f"{column}::{tag}": text for tag, text in texts.items()}


def _list_name(place: int, question: DraftQuestion) -> str:
    return question.name if len(question.name.split()) == 1 else f"list{place}"


def _decimal(value: Decimal | None) -> str:
    return "" if value is None else str(number(value))


def _survey(draft: Draft, lists: Mapping[str, str]) -> Iterator[_Cells]:
    checks = {question.name for question in draft.questions if question.kind is Kind.CHECK}
    open_groups: list[DraftQuestion] = []
    for question in draft.questions:
        while open_groups and open_groups[-1].name != question.parent:
            yield {"type": _ENDS[open_groups.pop().kind]}
        yield _row(question, lists[question.name], checks)
        if question.kind in GROUPS:
            open_groups.append(question)
    yield from ({"type": _ENDS[group.kind]} for group in reversed(open_groups))
    yield from (_total(score) for score in draft.scores)


def _row(question: DraftQuestion, list_name: str, checks: set[str]) -> _Cells:
    return {
        "type": _type(question, list_name),
        "name": question.name,
        **_texts("label", question.text),
        **_texts("hint", question.help),
        "required": "yes" if question.required else "",
        "relevant": write_relevant(question.shown_if, checks.__contains__),
        "constraint": write_constraint(asdict(question)),
        "appearance": "minimal" if question.kind is Kind.DROP_DOWN else "",
        "concept": question.concept,
        "unit": question.unit,
    }


def _type(question: DraftQuestion, list_name: str) -> str:
    if question.kind in WITH_OPTIONS:
        word = "select_multiple" if question.kind is Kind.CHECK else "select_one"
        return f"{word} {list_name}" + (" or_other" if question.kind is Kind.OPEN_CHOICE else "")
    return _TYPES.get(question.kind, str(question.kind))


def _total(score: DraftScore) -> _Cells:
    return {
        "type": "calculate",
        "name": score.name,
        **_texts("label", score.text),
        "calculation": "sum({})".format(", ".join(f"${{{name}}}" for name in score.questions)),
        "cut_off": _decimal(score.cut_off),
        **_texts("cut_off_source", score.cut_off_source),
    }


def _choices(draft: Draft, lists: Mapping[str, str]) -> Iterator[_Cells]:
    for question in draft.questions:
        for option in question.options:
            yield {
                "list_name": lists[question.name],
                "name": option.code,
                **_texts("label", option.text),
                "score": _decimal(option.weight),
                "exclusive": "yes" if option.exclusive else "",
                "system": option.system,
            }


def _settings(draft: Draft) -> _Cells:
    cells = {
        "form_id": draft.url,
        "version": draft.version,
        "name": draft.name,
        "default_language": draft.language,
        **_texts("title", draft.title),
        **_texts("purpose", draft.purpose),
        "publisher": draft.publisher,
        **_texts("copyright", draft.copyright),
        "context": " ".join(draft.use_contexts),
    }
    for tag, told in draft.language_sources.items():
        cells |= {f"source::{tag}": told.source.get(draft.language, "")}
        cells |= {f"validated::{tag}": "yes" if told.validated else "no"}
    return cells
