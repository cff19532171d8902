# SPDX-License-Identifier: EUPL-1.2
"""`forms fill`: a form's questions in the terminal, to try the form; nothing is stored."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from screening_app.cli.forms_words import fault
from screening_app.cli.sentences import sentence_of
from screening_app.cli.terminal import bytes_of, say_to_machine
from screening_app.core.forms.definition import load
from screening_app.core.forms.filling import AnswerState, Filling, begun
from screening_app.core.forms.instances import Instance
from screening_app.core.forms.model import (
    Answer,
    DateTime,
    Form,
    Item,
    ItemType,
    PartialDate,
    Quantity,
    Time,
    in_language,
    same_answer,
)
from screening_app.core.forms.scoring import Score
from screening_app.errors import CannotNow, Code

_KEYS = (
    "Enter goes on, - does not want to answer, < back, ? help, x clears, + adds a row, ~ takes this one away, "
    "= brings it back, quit."
)
_YES_NO = {"1": True, "y": True, "yes": True, "j": True, "ja": True, "2": False, "n": False, "no": False, "nej": False}


def fill(chosen: argparse.Namespace) -> None:
    """Ask every question that branching leads to; with `--json` the response stands on standard output at the end."""
    form = load(bytes_of(chosen.form))
    language = chosen.language or form.language
    if language not in form.languages:
        raise CannotNow(Code.FORM_UNKNOWN)
    now = datetime.now().astimezone()
    talk = _Talk(form, language, begun(form, now))
    _say(in_language(form.title, language, form.language))
    _say(_KEYS)
    talk.run()
    _say("")
    for line in talk.summary():
        _say(line)
    if chosen.json:
        say_to_machine(talk.filling.response("completed", now, language))


@dataclass(slots=True)
class _Talk:
    form: Form
    language: str
    filling: Filling
    before_removal: tuple[Filling, str] | None = None

    def run(self) -> None:
        path = self.filling.first
        while path is not None:
            place = self.filling.instance(path)
            self._show(place)
            try:
                typed = input("> ").strip()
            except EOFError:
                return
            if typed == "quit":
                return
            try:
                path = self._taken(place, typed)
            except CannotNow as problem:
                kind = problem.facts.get("kind")
                _say(fault(str(kind)) if kind else sentence_of(problem))
            except (ValueError, InvalidOperation):
                _say(fault("type"))

    def summary(self) -> list[str]:
        """Return what was answered, the scores, what is missing and which rules of the form do not hold."""
        lines = [self._text(item) for item in self.filling.closing]
        for place in self.filling.questions:
            lines.append(f"{place.path}: {self._state(place)}")
        for score in self.filling.scores:
            value = "incomplete" if score.value is None else f"{score.value:f}"
            lines.append(f"{score.path} = {value} ({score.answered} of {score.of} answered){self._cut_offs(score)}")
        lines += [in_language(rule.human, self.language, self.form.language) for rule in self.filling.broken]
        if self.filling.gaps:
            lines.append(f"Without an answer: {', '.join(self.filling.gaps)}")
        return lines

    def _cut_offs(self, score: Score) -> str:
        sources = [in_language(each.source, self.language, self.form.language) for each in score.cut_offs]
        return "".join(f"; cut-off {each.value:f} by {by}" for each, by in zip(score.cut_offs, sources, strict=True))

    def _show(self, place: Instance) -> None:
        _say("")
        for item in self.filling.introductions(place.path):
            _say(self._text(item))
        row = self.filling.row_of(place.path)
        number = "" if row is None else f" ({(row.row or 0) + 1})"
        above = self.filling.answer_above(place.path)
        about = "" if above is None else f" ({self._said(*above)})"
        _say(self._text(place.item) + about + number)
        for count, option in enumerate(place.item.options, 1):
            _say(f"  {count} {in_language(option.text, self.language, self.form.language)}")
        if place.item.type is ItemType.BOOLEAN:
            _say("  1 yes\n  2 no")
        if self.filling.state_of(place.path) is not AnswerState.BLANK:
            _say(f"  [{self._state(place)}]")

    def _taken(self, place: Instance, typed: str) -> str | None:
        """Do what was typed and return the path to go on with."""
        path, removed = place.path, self.before_removal
        self.before_removal = None
        if typed == "=":
            if removed is None:
                raise CannotNow(Code.NOTHING_TO_UNDO)
            self.filling, path = removed
            return path
        if typed == "":
            return self.filling.after(path)
        if typed == "<":
            return self.filling.before(path) or path
        if typed == "?":
            help_text = place.item.help
            _say(in_language(help_text, self.language, self.form.language) if help_text else _KEYS)
            return path
        if typed == "x":
            self.filling = self.filling.cleared(path)
            return path
        if typed in ("+", "~"):
            return self._rows(place, typed)
        if typed == "-":
            self.filling = self.filling.declines(path)
        else:
            self.filling = self.filling.answered(path, read_answers(place.item, typed))
        return self.filling.after(path)

    def _rows(self, place: Instance, typed: str) -> str | None:
        row = self.filling.row_of(place.path)
        if row is None:
            _say("This question does not stand in rows.")
            return place.path
        before = {each.path for each in self.filling.questions}
        if typed == "~":
            removed = (self.filling, place.path)
            self.filling = self.filling.remove_row(row.path)
            self.before_removal = removed
            return self.filling.first
        self.filling = self.filling.add_row(group_of(self.filling, row))
        return next((each.path for each in self.filling.questions if each.path not in before), place.path)

    def _state(self, place: Instance) -> str:
        state = self.filling.state_of(place.path)
        if state is not AnswerState.ANSWERED:
            return str(state)
        return "; ".join(self._said(place.item, answer) for answer in self.filling.answers[place.path])

    def _said(self, item: Item, answer: Answer) -> str:
        for option in item.options:
            if same_answer(option.value, answer):
                return in_language(option.text, self.language, self.form.language)
        if isinstance(answer, bool):
            return "yes" if answer else "no"
        if isinstance(answer, Quantity):
            return f"{answer.value} {answer.unit or ''}".rstrip()
        return str(getattr(answer, "text", answer))

    def _text(self, item: Item) -> str:
        return in_language(item.text, self.language, self.form.language) or item.link_id


def group_of(filling: Filling, row: Instance) -> str:
    """Return the path of the repeating group that a row belongs to: the one whose count covers it."""
    ending = f"[{row.row}]"
    return row.path.removesuffix(ending)


def read_answers(item: Item, typed: str) -> list[Answer]:
    """Return the answers that were typed; several are parted by semicolons, numbers of options by commas too.

    Raises ValueError or InvalidOperation for what is no such answer; whether it is allowed is for the filling to say.
    """
    parts = typed.split(";") if item.repeats else [typed]
    if item.repeats and item.options:
        parts = [piece for part in parts for piece in part.replace(",", " ").split()]
    return [_read(item, part.strip()) for part in parts if part.strip()]


def _read(item: Item, text: str) -> Answer:
    if item.type is ItemType.BOOLEAN:
        return _yes_or_no(text)
    if item.options and text.isdecimal():
        if not 1 <= int(text) <= len(item.options):
            raise ValueError
        return item.options[int(text) - 1].value
    if item.type is ItemType.CHOICE:
        raise ValueError
    return _READERS.get(item.type, str)(text) if item.type is not ItemType.QUANTITY else _quantity(item, text)


def _yes_or_no(text: str) -> bool:
    if text.lower() not in _YES_NO:
        raise ValueError
    return _YES_NO[text.lower()]


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ".").replace("−", "-"))


def _date(text: str) -> Answer:
    if len(text) in (4, 7) and text.replace("-", "").isdecimal():
        return PartialDate(text)
    return date.fromisoformat(text)


def _date_time(text: str) -> DateTime:
    moment = datetime.fromisoformat(text)
    return DateTime((moment if moment.tzinfo else moment.astimezone()).isoformat(timespec="seconds"))


def _time(text: str) -> Time:
    return Time(datetime.strptime(text.replace(".", ":"), "%H:%M").strftime("%H:%M:%S"))


def _quantity(item: Item, text: str) -> Quantity:
    number, _, unit = text.partition(" ")
    known = [each for each in item.units if not unit or unit in (each.code, *each.text.values())]
    if known:
        name = next(iter(known[0].text.values()), known[0].code)
        return Quantity(_decimal(number), name, known[0].system, known[0].code)
    return Quantity(_decimal(number), unit or None)


_READERS: dict[ItemType, Callable[[str], Answer]] = {
    ItemType.INTEGER: int,
    ItemType.DECIMAL: _decimal,
    ItemType.DATE: _date,
    ItemType.DATE_TIME: _date_time,
    ItemType.TIME: _time,
}


def _say(text: str | Sequence[str]) -> None:
    print(text, file=sys.stderr)
