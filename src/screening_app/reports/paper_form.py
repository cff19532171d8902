# SPDX-License-Identifier: EUPL-1.2
"""A blank questionnaire on paper, to be filled in by hand and entered afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer, TableStyle

from screening_app.core.forms.definition import Answer, Form, Item, ItemType, Texts, in_language
from screening_app.core.forms.filling import MAX_ROWS
from screening_app.core.forms.findings import UNKNOWN_LANGUAGE
from screening_app.core.forms.gathering import Clause, gathered
from screening_app.core.forms.model import Coding, Control, DateTime, PartialDate, Quantity, Time, same_answer
from screening_app.core.scripts import is_right_to_left, scripts_in
from screening_app.errors import CannotNow, Code
from screening_app.reports.document import INK, QUIET, WIDTH, document
from screening_app.reports.fonts import REGULAR, SEMIBOLD, can_print
from screening_app.reports.lines import Lines
from screening_app.reports.paper_words import tag_of_words, words_in
from screening_app.reports.tagged import MarkedParagraph, MarkedRule, MarkedTable, decoration

PRINTED_ROWS: Final = 3
"""How many times a short group that repeats is printed; a longer one is printed once, to be copied."""
SHORT_GROUP: Final = 4
"""So many questions are a short group."""

_ROOM: Final = 1.15
_MARK: Final = 8 * mm
_INDENT: Final = 6 * mm
_WRITTEN: Final = {
    ItemType.DATE: "date",
    ItemType.DATE_TIME: "dateTime",
    ItemType.TIME: "time",
    ItemType.INTEGER: "integer",
    ItemType.DECIMAL: "decimal",
    ItemType.QUANTITY: "decimal",
}


def paper_form_pdf(form: Form, language: str, *, unit_name: str | None) -> bytes:
    """Return the form as PDF in one of its languages: every question, no score, no day and no person.

    The same form gives the same bytes. Raises CannotNow(PAPER_LANGUAGE) for a script that the bundled fonts do not
    have or that would come out wrong, and for a language that the form does not have whole.
    """
    paper = _Paper(form, language)
    if language not in form.languages or not can_print("".join(paper.all_texts())):
        raise CannotNow(Code.PAPER_LANGUAGE, language=language)
    foot = f"{paper.said(form.title)}  {form.version}"
    page_words = paper.words["page"]
    return document(paper.story, unit_name=unit_name or "", foot=foot, page_words=page_words, language=language)


class _Mark(Flowable):
    """A place for a cross: a circle where one answer is chosen, a square where several can be."""

    def __init__(self, *, square: bool) -> None:
        super().__init__()
        self._square = square
        self.width = self.height = 4.4 * mm

    def draw(self) -> None:
        """Draw it."""
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.9)
        with decoration(self.canv):
            if self._square:
                self.canv.rect(0, 0, self.width, self.height)
            else:
                self.canv.circle(self.width / 2, self.height / 2, self.width / 2)


@cache
def _style(name: str, *, roomy: bool) -> ParagraphStyle:
    """Return a style; `roomy` for scripts whose letters reach further up and down."""
    body: dict[str, Any] = {"fontName": REGULAR, "fontSize": 11.5, "leading": 16, "textColor": INK, "spaceAfter": 3}
    changed: dict[str, dict[str, Any]] = {
        "title": {"fontName": SEMIBOLD, "fontSize": 18, "leading": 24, "spaceAfter": 4},
        "group": {"fontName": SEMIBOLD, "fontSize": 14, "leading": 19, "spaceBefore": 6, "spaceAfter": 4},
        "question": {"fontName": SEMIBOLD, "fontSize": 12, "leading": 16.5},
        "asked": {"fontName": SEMIBOLD, "spaceAfter": 1},
        "body": {},
        "option": {"spaceAfter": 0},
        "quiet": {"fontSize": 11, "leading": 15, "textColor": QUIET},
    }
    made = ParagraphStyle(name, **{**body, **changed[name]})
    made.leading *= _ROOM if roomy else 1
    return made


class _Paper:
    """One form in one language; `story` makes its content anew, as reportlab uses a story up."""

    def __init__(self, form: Form, language: str) -> None:
        self._form, self._language = form, language
        self.words = words_in(language)
        self._turned = is_right_to_left(language)
        self._ours_turned = is_right_to_left(tag_of_words(language))
        self._shaped = self._turned or bool(scripts_in("".join(self.all_texts())))
        asked = [item for item in form.ordered if item.is_asked and not self._within_hidden(item)]
        self._numbers = {item.link_id: str(number) for number, item in enumerate(asked, 1)}

    def said(self, texts: Texts | None) -> str:
        """Return a text of the form in the paper's language."""
        return in_language(texts, self._language, self._form.language) if texts else ""

    def _say(self, text: str, name: str = "body", *, ours: bool = False) -> Flowable:
        """Return plain text as a paragraph: nothing in it is read as markup, and its lines stay lines.

        `ours` are the program's own words, which may be in another language than the form.
        """
        if self._shaped:
            rtl = self._ours_turned if ours else self._turned
            return Lines(text, _style(name, roomy=True), rtl=rtl, from_right=self._turned)
        return MarkedParagraph(escape(text).replace("\n", "<br/>"), _style(name, roomy=False))

    def all_texts(self) -> Iterator[str]:
        """Return every text that is printed."""
        yield self.said(self._form.title)
        yield self.said(self._form.copyright_texts)
        for item in self._form.ordered:
            yield from (self.said(texts) for texts in (item.text, item.help, item.prefix, item.entry_format))
            yield from (self.said(texts) for texts in (*(o.text for o in item.options), *(u.text for u in item.units)))

    def story(self) -> list[Flowable]:
        """Return the pages' content."""
        made: list[Flowable] = [*self._beginning()]
        for block in self._items(self._form.items):
            last: Any = block[-1]
            last.spaceAfter = 5 * mm
            made.append(KeepTogether(block))
        return [*made, *self._ending(), *self._guidance()]

    def _beginning(self) -> Iterator[Flowable]:
        yield self._say(self.words["title"], "title", ours=True)
        tag = self._language.split("-", 1)[0]
        name = self.words.get(f"in-{self._language}", self.words.get(f"in-{tag}", self._language))
        said = self.words["version"].format(version=self._form.version, language=name)
        # A form that does not say its language has only its version here: the first of the two sentences.
        said = f"{said.split('. ', 1)[0]}." if self._language == UNKNOWN_LANGUAGE else said
        yield self._say(said, "quiet", ours=True)
        source = self._form.about.languages.get(self._language)
        if source is not None and not source.validated:
            yield self._say(self.words["not-validated"], "quiet", ours=True)
        yield Spacer(1, 2 * mm)
        yield self._say(self.words["asked-on"] + " " + "_" * 22, ours=True)
        yield Spacer(1, 2 * mm)
        yield self._say(self.words["how"], ours=True)
        yield Spacer(1, 4 * mm)

    def _ending(self) -> Iterator[Flowable]:
        rights = self.said(self._form.copyright_texts)
        if rights:
            yield self._say(rights, "quiet")

    def _guidance(self) -> Iterator[Flowable]:
        """Return a sheet of its own with what is meant for whoever asks; the person's have the questions only."""
        helped = [item for item in self._form.ordered if item.help and self._is_printed(item)]
        if not helped:
            return
        yield PageBreak()
        yield self._say(self.words["guidance"], "title", ours=True)
        yield self._say(self.words["not-handed-out"], ours=True)
        yield Spacer(1, 4 * mm)
        for item in helped:
            number = self._numbers.get(item.link_id)
            name = f"{number}. {self._asked(item)}" if number else self.said(item.text)
            words = [self._say(name, "asked"), self._say(self.said(item.help)), Spacer(1, 2.5 * mm)]
            yield KeepTogether(words)

    def _is_printed(self, item: Item) -> bool:
        if self._within_hidden(item):
            return False
        return item.link_id in self._numbers or (item.type is ItemType.GROUP and any(self._items(item.items)))

    def _within_hidden(self, item: Item) -> bool:
        parent: str | None = item.link_id
        while parent is not None:
            if self._form.item(parent).hidden:
                return True
            parent = self._form.parents.get(parent)
        return False

    def _items(self, items: Sequence[Item]) -> Iterator[list[Flowable]]:
        """Return blocks, each of which is kept on one page where it fits."""
        for item in items:
            if not (item.hidden or item.is_help or item.control is Control.UNIT):
                yield from self._item(item)

    def _item(self, item: Item) -> Iterator[list[Flowable]]:
        if item.is_repeating_group:
            yield from self._rows(item)
        elif item.type is ItemType.GROUP:
            yield from self._group(item, self.said(item.text))
        elif item.type is ItemType.DISPLAY:
            # What is shown because of a sum belongs on the screen: nobody adds up on the paper.
            if item.text and not item.enable_expression and all(c.question in self._numbers for c in item.conditions):
                yield [*self._rule(item), self._say(self.said(item.text))]
        elif item.is_asked:
            yield [*self._question(item)]
            yield from self._items(item.items)

    def _rows(self, item: Item) -> Iterator[list[Flowable]]:
        asked = sum(1 for block in self._items(item.items) if block)
        printed = PRINTED_ROWS if asked <= SHORT_GROUP else 1
        most = item.max_occurs or MAX_ROWS
        for number in range(1, min(printed, most) + 1):
            row = self.words["row"].format(group=self.said(item.text), number=number)
            yield from self._group(item, row if printed > 1 else self.said(item.text))
        if most > printed:
            more = "more-rows" if printed > 1 else "copy-rows"
            yield [self._say(self.words[more], "quiet", ours=True)]

    def _group(self, item: Item, name: str) -> Iterator[list[Flowable]]:
        """Return the blocks of a group; its heading stands with the first of them, and not at all without any."""
        head: list[Flowable] = [self._say(name, "group")] if name.strip(" –") else []
        head += self._rule(item)
        if head:
            head.append(Spacer(1, 2 * mm))
        for block in self._items(item.items):
            yield [*head, *block]
            head = []

    def _asked(self, item: Item) -> str:
        words = self.said(item.text) or self.said(item.short_text) or item.link_id
        return " ".join(filter(None, (self.said(item.prefix), words)))

    def _question(self, item: Item) -> Iterator[Flowable]:
        yield self._say(f"{self._numbers[item.link_id]}. {self._asked(item)}", "question")
        yield from self._rule(item)
        choices = [
            self._say(" ".join(filter(None, (option.prefix, self._named(option.value, item)))), "option")
            for option in item.options
        ]
        if item.type is ItemType.BOOLEAN:
            choices = [self._say(self.words[answer], "option", ours=True) for answer in ("yes", "no")]
        several = item.repeats and bool(choices)
        if several:
            yield self._say(self.words["several"], "quiet", ours=True)
        if not choices:
            yield from self._lines(item)
        elif item.type is ItemType.OPEN_CHOICE:
            choices.append(self._say(self.words["other"] + " " + "_" * 32, "option", ours=True))
        yield self._crosses(choices, square=several)

    def _crosses(self, choices: Sequence[Flowable], *, square: bool) -> MarkedTable:
        """Return the answers to choose with their marks; "does not want to answer" stands a little apart below."""
        decline = self._say(self.words["decline"], "option", ours=True)
        rows: list[list[Flowable]] = [[_Mark(square=square), choice] for choice in choices]
        rows.append([_Mark(square=square or not choices), decline])
        widths, mark = [_MARK, WIDTH - _INDENT - _MARK], 0
        if self._turned:
            rows, widths, mark = [row[::-1] for row in rows], widths[::-1], 1
        table = MarkedTable(rows, colWidths=widths, hAlign="RIGHT" if self._turned else "LEFT")
        last = len(choices)
        table.setStyle(
            TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("ALIGN", (mark, 0), (mark, -1), "RIGHT" if self._turned else "LEFT"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                    ("TOPPADDING", (0, 0), (-1, -1), 3),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                    ("TOPPADDING", (mark, 0), (mark, -1), 5),
                    ("TOPPADDING", (0, last), (-1, last), 8),
                    ("TOPPADDING", (mark, last), (mark, last), 10),
                ]
            )
        )
        return table

    def _lines(self, item: Item) -> Iterator[Flowable]:
        words = self.words[_WRITTEN.get(item.type, "text")]
        hint = self.said(item.entry_format) or words
        unit = next((self.said(each.text) for each in item.units if len(item.units) == 1), "") or next(
            (self.said(each.text) for each in item.items if each.control is Control.UNIT), ""
        )
        hint = f"{hint} ({unit})" if unit else hint
        least, most = (_written(each) for each in (item.min_value, item.max_value))
        key = "between" if least and most else "least" if least else "most" if most else ""
        yield self._say(self.words[key].format(hint=hint, least=least, most=most) if key else hint, "quiet", ours=True)
        width = "100%" if item.type in (ItemType.TEXT, ItemType.STRING, ItemType.URL) else "45%"
        for _ in range(4 if item.type is ItemType.TEXT else 1):
            yield MarkedRule(
                width=width,
                thickness=0.7,
                color=QUIET,
                spaceBefore=7.5 * mm,
                spaceAfter=1.5 * mm,
                hAlign="RIGHT" if self._turned else "LEFT",
            )

    def _rule(self, item: Item) -> Iterator[Flowable]:
        """Say in a sentence when the item applies; nothing where it always does."""
        if item.enable_expression or any(c.question not in self._numbers for c in item.conditions):
            yield self._say(self.words["only-some"], "quiet", ours=True)
        elif item.conditions:
            clauses = gathered(item.conditions, any_condition=item.any_condition)
            joined = self.words["any" if item.any_condition else "all"].join(map(self._clause, clauses))
            key = "only" if item.is_asked else "applies"
            yield self._say(self.words[key].format(rule=joined), "quiet", ours=True)

    def _clause(self, clause: Clause) -> str:
        key = clause.operator
        if key == "exists":
            key = "exists" if clause.answers[0] is True else "missing"
        source = self._form.item(clause.questions[0])
        names = [
            self.words["quoted"].format(answer=self._apart(self._named(answer, source))) for answer in clause.answers
        ]
        numbers = [self._numbers[question] for question in clause.questions]
        return self.words[key].format(number=self._listed(numbers), answer=self._listed(names))

    def _apart(self, text: str) -> str:
        """Return a text that keeps its own direction inside a sentence."""
        return f"\u2068{text}\u2069" if self._shaped else text

    def _listed(self, names: Sequence[str]) -> str:
        first = ", ".join(names[:-1])
        return self.words["any"].join(filter(None, (first, names[-1])))

    def _named(self, answer: Answer, source: Item) -> str:
        if isinstance(answer, bool):
            return self.words["yes" if answer else "no"]
        for option in source.options:
            if same_answer(option.value, answer) and option.text:
                return self.said(option.text)
        return _written(answer)


def _written(answer: Answer | None) -> str:
    """Return a value as it is written by hand."""
    if answer is None:
        return ""
    if isinstance(answer, Coding):
        return answer.code
    if isinstance(answer, Quantity):
        return f"{answer.value:f} {answer.unit or answer.code or ''}".strip()
    if isinstance(answer, PartialDate | DateTime | Time):
        return answer.text
    return f"{answer:f}" if isinstance(answer, Decimal) else str(answer)
