# SPDX-License-Identifier: EUPL-1.2
"""Fills a form in for trial: with nothing, with every first option and with every last one, and sees how it fares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from screening_app.core.forms.fhirpath.expression import EvaluationFailed
from screening_app.core.forms.filling import begun, from_response
from screening_app.core.forms.model import Answer, DateTime, Form, Item, ItemType, Quantity, Time
from screening_app.core.forms.validation import AnswerError, errors
from screening_app.core.forms.values import write_value
from screening_app.errors import ScreeningError

LIMIT_SECONDS = 0.2
"""What one trial may take; a form over it would make a person wait at every answer."""

TrialAnswers = Literal["nothing", "first", "last"]
TRIALS: tuple[TrialAnswers, ...] = ("nothing", "first", "last")

_LAST_DAY, _FIRST_DAY = date(2020, 12, 31), date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Trial:
    """How one trial went. `failure` is None, "slow" or the code of what stopped it; `errors` are no failure."""

    answers: TrialAnswers
    ok: bool
    failure: str | None
    errors: tuple[AnswerError, ...]
    seconds: float


def run_trials(form: Form, now: datetime, timer: Callable[[], float]) -> tuple[Trial, ...]:
    """Return the three trials; one that is slow is run once more, as the computer may have been busy."""
    return tuple(_trial(form, answers, now, timer) for answers in TRIALS)


def _trial(form: Form, answers: TrialAnswers, now: datetime, timer: Callable[[], float]) -> Trial:
    failure: str | None = None
    found: tuple[AnswerError, ...] = ()
    for _ in range(2):
        start = timer()
        try:
            found = _filled(form, answers, now)
        except ScreeningError as problem:
            failure = str(problem.code)
        except EvaluationFailed as problem:
            failure = f"expression-{problem.code}"
        seconds = timer() - start
        if failure is not None or seconds <= LIMIT_SECONDS:
            return Trial(answers, failure is None, failure, found, seconds)
    return Trial(answers, False, "slow", found, seconds)


def _filled(form: Form, answers: TrialAnswers, now: datetime) -> tuple[AnswerError, ...]:
    """Fill in, branch, add up, write and check, as a conversation does."""
    if answers == "nothing":
        filling = begun(form, now)
    else:
        document: dict[str, Any] = {"resourceType": "QuestionnaireResponse", "status": "in-progress"}
        items = _written(form.items, form, last=answers == "last")
        filling = from_response(form, document | ({"item": items} if items else {}), now)
    response = filling.response("completed", now, form.language)
    again = from_response(form, response, now)
    again.response("completed", now, form.language)
    return errors(form, response, now)


def _written(items: Sequence[Item], form: Form, *, last: bool) -> list[dict[str, Any]]:
    found = []
    for item in items:
        below = _written(item.items, form, last=last)
        value = _value(item, last=last) if item.is_asked else None
        if value is None and not below:
            continue
        made: dict[str, Any] = {"linkId": item.link_id}
        if value is not None:
            made["answer"] = [write_value(item, value, form.language, form.language)]
            if below:
                made["answer"][0]["item"] = below
        elif not item.is_question:
            made["item"] = below
        else:
            continue
        found.append(made)
    return found


def _value(item: Item, *, last: bool) -> Answer | None:
    """Return an answer for trial; None where the program cannot make one up (text under a pattern)."""
    if item.options:
        return item.options[-1 if last else 0].value
    if item.type is ItemType.BOOLEAN:
        return not last
    if item.type in (ItemType.STRING, ItemType.TEXT, ItemType.URL, ItemType.OPEN_CHOICE):
        if item.regex is not None:
            return None
        return "urn:prov" if item.type is ItemType.URL else "a" * max(1, item.min_length or 0)
    if item.type is ItemType.DATE_TIME:
        return DateTime("2020-12-31T12:00:00+01:00" if last else "2000-01-01T12:00:00+01:00")
    if item.type is ItemType.TIME:
        return Time("23:59:59" if last else "00:00:00")
    bound = item.max_value if last else item.min_value
    if item.type is ItemType.DATE:
        return bound if bound is not None else (_LAST_DAY if last else _FIRST_DAY)
    number = 1 if last else 0
    if item.type is ItemType.INTEGER:
        return bound if bound is not None else number
    if item.type is ItemType.DECIMAL:
        return bound if bound is not None else Decimal(number)
    if item.type is ItemType.QUANTITY:
        unit = item.units[0] if item.units else None
        if unit is None:
            return Quantity(Decimal(number))
        return Quantity(Decimal(number), next(iter(unit.text.values()), unit.code), unit.system, unit.code)
    return None
