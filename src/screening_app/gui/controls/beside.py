# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the questions: rows of repeating groups, values the form works out, rules that do not hold."""

from __future__ import annotations

from screening_app.core.forms.definition import Form
from screening_app.core.forms.filling import AnswerState, Filling
from screening_app.core.forms.instances import Instance
from screening_app.gui.controls.words import isolated, option_text, question_text, text_in
from screening_app.gui.text import translate


def row_heading(form: Form, filling: Filling, row: Instance, language: str) -> str:
    """Return "Child 2 of 3" for one row of a repeating group."""
    name = text_in(form, row.item.text, language) or row.link_id
    count = filling.rows.get(group_of(row), 1)
    if row.row is None or count < 2:
        return name
    return translate("Rutinstod", "{group} {number} of {total}").format(group=name, number=row.row + 1, total=count)


def group_of(row: Instance) -> str:
    """Return the path of the repeating group that a row belongs to: the row's path without its number."""
    return row.path.removesuffix(f"[{row.row}]")


def question_at(form: Form, filling: Filling, place: Instance, language: str) -> str:
    """Return what is asked in one place, with the answer that it is about where it is asked for each of several."""
    question, above = question_text(form, place.item, language), filling.answer_above(place.path)
    if above is None:
        return question
    about = isolated(option_text(form, above[0], above[1], language))
    return translate("Rutinstod", "{question} ({answer})").format(question=question, answer=about)


def worked_out(filling: Filling, path: str) -> tuple[Instance, ...]:
    """Return the values nobody is asked for that stand between this question and the next, or before the first."""
    asked = {place.path for place in filling.questions}
    before_first, since = True, False
    found: list[Instance] = []
    for place in filling.instances:
        if place.path in asked:
            before_first, since = False, place.path == path
        elif (since or (before_first and path == filling.first)) and is_shown_value(filling, place):
            found.append(place)
    return tuple(found)


def is_shown_value(filling: Filling, place: Instance) -> bool:
    """Whether this is a read-only or calculated item that a person is to see now."""
    item = place.item
    return item.is_question and not item.is_asked and not item.hidden and filling.enabled.get(place.path, False)


def value_text(form: Form, filling: Filling, place: Instance, language: str) -> str:
    """Return the value in words; a score that lacks answers says so instead of a smaller number."""
    score = next((score for score in filling.scores if score.path == place.path), None)
    if score is not None and not score.is_complete:
        return translate("Rutinstod", "Incomplete: {answered} of {total} answered").format(
            answered=score.answered, total=score.of
        )
    values = filling.calculated.get(place.path) or filling.answers.get(place.path, ())
    if not values:
        return translate("Rutinstod", "No value yet")
    return ", ".join(option_text(form, place.item, value, language) for value in values)


def value_line(form: Form, filling: Filling, place: Instance, language: str) -> str:
    """Return "What it is: its value", the value keeping its own direction."""
    return translate("Rutinstod", "{name}: {value}").format(
        name=question_at(form, filling, place, language), value=isolated(value_text(form, filling, place, language))
    )


def broken_at(form: Form, filling: Filling, path: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return severity and words of every rule that does not hold at this place, or could not be tried."""
    found = [(str(r.severity), text_in(form, r.human, language)) for r in filling.broken if r.path == path]
    if filling.instance(path).item.is_question and filling.is_unchecked(path):
        found.append(
            ("warning", translate("Rutinstod", "It could not be checked whether this is written as asked for."))
        )
    return tuple(found)


def answer_text(form: Form, filling: Filling, place: Instance, language: str) -> str:
    """Return what was answered, in words; a blank and a declined question say so."""
    state = filling.state_of(place.path)
    if state is AnswerState.DECLINED:
        return translate("Rutinstod", "Does not want to answer")
    if state is AnswerState.BLANK:
        return translate("Rutinstod", "No answer yet")
    return ", ".join(option_text(form, place.item, value, language) for value in filling.answers[place.path])
