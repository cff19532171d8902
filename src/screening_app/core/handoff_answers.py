# SPDX-License-Identifier: EUPL-1.2
"""The answers of one form as lines of Swedish text: all of them, only what was told, or only the person's own words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from screening_app.core.forms.filling import AnswerState, Filling
from screening_app.core.forms.instances import Instance
from screening_app.core.forms.model import (
    Answer,
    Coding,
    DateTime,
    Item,
    ItemType,
    PartialDate,
    Quantity,
    Time,
    in_language,
    same_answer,
)
from screening_app.core.forms.scoring import Score
from screening_app.core.outcomes import ANSWER, CONCEPT, RECORD
from screening_app.core.sentences import Sentences, fill

_LANGUAGE: Final = "sv"
# Consent tells nothing of its own; "not sure" does tell something.
_TELLS_NOTHING: Final = frozenset({"consent"})
_NO: Final = frozenset({"no", "none", "not-relevant"})


def title_of(filling: Filling) -> str:
    """Return the form's name."""
    return in_language(filling.form.title, _LANGUAGE, filling.form.language)


def all_answers(sentences: Sentences, filling: Filling) -> Iterator[str]:
    """Yield every question with its answer, row by row, and then the scores; own words are left to `own_words`."""
    row: str | None = None
    for place in filling.questions:
        if _is_quote(filling, place):
            continue
        here = filling.row_of(place.path)
        if here is not None and here.path != row:
            number = (here.row or 0) + 1
            yield fill(sentences["row"], group=_text(filling, here.item), number=number)
        row = None if here is None else here.path
        yield _line(sentences, filling, place)
    yield from _scores(sentences, filling)


def told(sentences: Sentences, filling: Filling, concepts: frozenset[str] | None = None) -> Iterator[str]:
    """Yield the questions whose answer says more than no, of these concepts or of all; own words are left out.

    A form that only records what was done on paper tells nothing.
    """
    if RECORD in filling.form.use_context:
        return
    for place in filling.questions:
        about = {code.code for code in place.item.codes if code.system == CONCEPT}
        wanted = not about & _TELLS_NOTHING if concepts is None else bool(about & concepts)
        if wanted and _says_more(filling, place):
            yield _line(sentences, filling, place)


def own_words(sentences: Sentences, filling: Filling) -> Iterator[str]:
    """Yield what the person said in their own words, each after its question."""
    for place in filling.questions:
        if _is_quote(filling, place):
            yield _line(sentences, filling, place)


def _line(sentences: Sentences, filling: Filling, place: Instance) -> str:
    said = _answer(sentences, filling, place)
    return "- " + fill(sentences["answer"], question=_question(sentences, filling, place), answer=said)


def _is_quote(filling: Filling, place: Instance) -> bool:
    options = [option.value for option in place.item.options]
    given = filling.answers.get(place.path, ())
    return any(isinstance(a, str) and not any(same_answer(a, option) for option in options) for a in given)


def _says_more(filling: Filling, place: Instance) -> bool:
    given = filling.answers.get(place.path, ())
    if _is_quote(filling, place):
        return False
    # Where one is asked about being safe, no is what tells something.
    no = frozenset({"yes"}) if any(code.code == "feels-safe" for code in place.item.codes) else _NO
    codes = {answer.code for answer in given if isinstance(answer, Coding) and answer.system == ANSWER}
    if any(isinstance(answer, bool) for answer in given):
        return ("yes" not in no) in given
    return bool(given) and not (codes and codes <= no)


def _scores(sentences: Sentences, filling: Filling) -> Iterator[str]:
    """Yield a line for each score with its published cut-offs, and then what the form itself says at that score."""
    for score in filling.scores:
        item = filling.instance(score.path).item
        if item.calculated is None:
            continue
        yield "- " + " ".join([_score(sentences, filling, score), *_cut_offs(sentences, filling, score)])
        if score.value is None:
            continue
        for told in filling.instances:
            follows = any(condition.question == item.link_id for condition in told.item.conditions)
            if told.item.type is ItemType.DISPLAY and follows and filling.enabled[told.path] and told.item.text:
                yield "- " + _text(filling, told.item)


def _question(sentences: Sentences, filling: Filling, place: Instance) -> str:
    """Return what was asked, with the answer that it is about where it is asked for each of several."""
    question, above = _text(filling, place.item), filling.answer_above(place.path)
    if above is None:
        return question
    return f"{question} ({_value(sentences, *above, filling.form.language)})"


def _score(sentences: Sentences, filling: Filling, score: Score) -> str:
    words: dict[str, object] = {"score": _text(filling, filling.instance(score.path).item)}
    if not score.is_complete:
        return fill(sentences["score_incomplete"], answered=score.answered, of=score.of, **words)
    if score.value is None:
        return fill(sentences["score_unknown"], **words)
    return fill(sentences["score"], value=_number(score.value), **words)


def _cut_offs(sentences: Sentences, filling: Filling, score: Score) -> Iterator[str]:
    for cut_off in score.cut_offs:
        source = in_language(cut_off.source, _LANGUAGE, filling.form.language)
        yield fill(sentences["cut_off"], source=source, value=_number(cut_off.value))


def _text(filling: Filling, item: Item) -> str:
    return in_language(item.text, _LANGUAGE, filling.form.language) or item.link_id


def _answer(sentences: Sentences, filling: Filling, place: Instance) -> str:
    state = filling.state_of(place.path)
    if state is AnswerState.ANSWERED:
        given = filling.answers[place.path]
        return "; ".join(_value(sentences, place.item, answer, filling.form.language) for answer in given)
    return str(sentences["declined"] if state is AnswerState.DECLINED else sentences["blank"])


def _value(sentences: Sentences, item: Item, answer: Answer, language: str) -> str:
    for option in item.options:
        if same_answer(option.value, answer):
            return in_language(option.text, _LANGUAGE, language)
    if isinstance(answer, bool):
        return str(sentences["true" if answer else "false"])
    if isinstance(answer, str):
        return fill(sentences["quote"], text=" ".join(answer.split()))
    return _plain(answer)


def _plain(answer: Answer) -> str:
    """Return an answer that is no text and none of the form's options, as it is written in Swedish."""
    if isinstance(answer, Quantity):
        return f"{_number(answer.value)} {answer.unit or answer.code or ''}".rstrip()
    if isinstance(answer, DateTime):
        day, _, clock = answer.text.partition("T")
        return f"{day} {clock[:5].replace(':', '.')}".rstrip()
    if isinstance(answer, Time):
        return answer.text[:5].replace(":", ".")
    if isinstance(answer, PartialDate):
        return answer.text
    if isinstance(answer, date):
        return answer.isoformat()
    return answer.code if isinstance(answer, Coding) else _number(Decimal(str(answer)))


def _number(value: Decimal) -> str:
    # A plain hyphen: the fonts of the hand-over lack the minus sign, and so may the system where the text is pasted.
    return f"{value:f}".replace(".", ",")
