# SPDX-License-Identifier: EUPL-1.2
"""A unit's written routine: what it says, whether it is current, and which steps follow on an outcome.

Routines are YAML files checked against forms/schema/routine.schema.json. The YAML read here is strict:
every plain scalar but true, false and null is text (an unquoted `no`, date or telephone number stays
what was typed), and anchors, aliases, tags and repeated keys are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final

from screening_app.core.acting import URGENCY, StepKind
from screening_app.core.records import Flag, Occasion, Outcome, Stage, UnitKind
from screening_app.errors import CannotNow, Code

#: The 19 points of a local routine, in order: Region Stockholm's care programme, appendix 1.
POINT_KEYS: Final = (
    "purpose",
    "validity",
    "who-asks",
    "who-is-asked",
    "when",
    "how",
    "interpreter",
    "if-no",
    "if-yes",
    "acute-injury",
    "earlier-violence",
    "children",
    "protection",
    "information",
    "referral",
    "follow-up",
    "contacts",
    "safe-records",
    "concern-report",
)
#: How many days before its last day a routine is said to end soon, and when it is said again.
SOON_DAYS: Final = 60
NEAR_DAYS: Final = 30

_MAX_BYTES: Final = 1_000_000
_MAX_DEPTH: Final = 24
_HIDDEN_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CORE_SCALARS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_FLAG_ORDER: Final = (Flag.ACUTE, Flag.CHILD, Flag.HONOUR, Flag.PREGNANCY)
#: What a step that names no kind is about, by the list that it stands in.
_KIND_OF_LIST: Final = {
    Flag.ACUTE.value: StepKind.ACUTE,
    Flag.CHILD.value: StepKind.REPORT,
    Flag.HONOUR.value: StepKind.HONOUR,
    Flag.PREGNANCY.value: StepKind.CARE,
}

Problems = tuple[tuple[str, str], ...]
"""What is wrong with a file: (JSON pointer or "", code) pairs."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `contacts` are ids of contact cards; `law` is the section it rests on; `kind` orders it."""

    id: str
    text: str
    detail: str | None = None
    urgent: bool = False
    contacts: tuple[str, ...] = ()
    law: str | None = None
    kind: StepKind = StepKind.SUPPORT


@dataclass(frozen=True, slots=True)
class NextOccasion:
    """That everybody is asked again: on which occasion, and about how many weeks after the last time."""

    occasion: Occasion
    weeks: int


@dataclass(frozen=True, slots=True)
class Point:
    """One of the 19 points; `key` is one of POINT_KEYS."""

    key: str
    heading: str
    text: str


class Validity(StrEnum):
    """Whether a routine is current; the gravest that stands is given."""

    CURRENT = "current"
    EXPIRES_SOON = "expires-soon"
    FOLLOW_UP_SOON = "follow-up-soon"
    EXPIRED = "expired"
    FOLLOW_UP_DUE = "follow-up-due"
    NOT_DECIDED = "not-decided"

    @property
    def is_current(self) -> bool:
        """Whether it counts as current ("aktuell") on the day that was asked about."""
        return self in (Validity.CURRENT, Validity.EXPIRES_SOON, Validity.FOLLOW_UP_SOON)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a routine stands on a day. `last_day` is the last on which it is current, and `days_left` the days to it.

    Both are None where no day is set, and while nothing has been decided; `days_left` is negative afterwards.
    """

    validity: Validity
    last_day: date | None
    days_left: int | None

    @property
    def is_near(self) -> bool:
        """Whether the last day has come within NEAR_DAYS, or has passed."""
        return self.days_left is not None and self.days_left <= NEAR_DAYS


@dataclass(frozen=True, slots=True)
class Routine:
    """A unit's written routine. `steps` is keyed by Outcome and Flag values; `sha256` is of the file's text."""

    id: str
    title: str
    unit_kind: UnitKind
    written: bool
    decided_by: str | None
    decided_on: date | None
    followed_up_on: date | None
    valid_to: date | None
    responsible: str | None
    replaces: str | None
    points: tuple[Point, ...]
    guidance: Mapping[Stage, tuple[str, ...]]
    caution: Mapping[Stage, str]
    steps: Mapping[str, tuple[Step, ...]]
    contacts: tuple[str, ...]
    sha256: str = field(repr=False)
    asked_again: tuple[NextOccasion, ...] = ()
    unit: str | None = None
    inherits: str | None = None
    people: tuple[str, ...] = ()
    violence_types: tuple[str, ...] = ()

    @property
    def acute(self) -> tuple[Step, ...]:
        """The steps at danger here and now, reachable from every page."""
        return self.steps.get(Flag.ACUTE, ())

    def step(self, step_id: str) -> Step | None:
        """Return the step with this id from any of the lists, or None."""
        return next((step for steps in self.steps.values() for step in steps if step.id == step_id), None)

    def after(self, occasion: Occasion) -> NextOccasion | None:
        """Return when the routine says that a person asked on this occasion is asked next, or None."""
        order = tuple(Occasion)
        return next((each for each in self.asked_again if order.index(each.occasion) > order.index(occasion)), None)


def read_yaml(text: str, document: str) -> Any:
    """Return the strict YAML value of `text`; `document` names the kind of file in the error.

    Raises CannotNow(ROUTINE_REFUSED, document=..., problems=(("", code),)) for anything over 1 MB, hidden
    direction marks, anchors, aliases, tags, repeated keys, depth over 24 or broken YAML.
    """
    import yaml

    if len(text) > _MAX_BYTES or len(text.encode("utf-8", "replace")) > _MAX_BYTES:
        raise refused(document, (("", "too-large"),))
    if _HIDDEN_CONTROLS.search(text):
        raise refused(document, (("", "hidden-characters"),))
    loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = yaml.parse(text, Loader=loader)
        return _Reading(iter(events), document).whole()
    except (yaml.YAMLError, UnicodeError, ValueError, RecursionError):
        raise refused(document, (("", "not-yaml"),)) from None


def refused(document: str, problems: Problems) -> CannotNow:
    """Return the error for a content file that cannot be used."""
    return CannotNow(Code.ROUTINE_REFUSED, document=document, problems=problems)


def checked(value: object, schema: Mapping[str, Any], document: str) -> Mapping[str, Any]:
    """Return `value` when it follows the JSON Schema (2020-12); else raises CannotNow(ROUTINE_REFUSED, ...)."""
    import jsonschema

    validator = jsonschema.Draft202012Validator(schema)
    found = [
        (
            "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in error.absolute_path),
            error.validator,
        )
        for error in validator.iter_errors(value)
    ]
    if found or not isinstance(value, dict):
        raise refused(document, tuple(sorted((pointer, str(code)) for pointer, code in found)) or (("", "type"),))
    return value


def iso_day(value: str | None, pointer: str, document: str) -> date | None:
    """Return the date of an ISO day; raises CannotNow(ROUTINE_REFUSED) for a day that does not exist."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise refused(document, ((pointer, "date"),)) from None


def parse_routine(text: str, schema: Mapping[str, Any]) -> Routine:
    """Return the routine written in `text`; raises CannotNow(ROUTINE_REFUSED, problems=((pointer, code), ...))."""
    import hashlib

    raw = checked(read_yaml(text, "routine"), schema, "routine")
    points = tuple(Point(**point) for point in raw["points"])
    steps = {name: tuple(_step(step, name) for step in listed) for name, listed in raw["steps"].items()}
    _refuse_repeats("/points", [point.key for point in points])
    _refuse_repeats("/steps", [step.id for listed in steps.values() for step in listed])
    days = {
        name: iso_day(raw.get(name), f"/{name}", "routine") for name in ("decided_on", "followed_up_on", "valid_to")
    }
    return Routine(
        id=raw["id"],
        title=raw["title"],
        unit_kind=UnitKind(raw["unit_kind"]),
        written=raw["written"],
        decided_by=raw["decided_by"],
        responsible=raw["responsible"],
        replaces=raw.get("replaces"),
        points=points,
        guidance={Stage(name): tuple(lines) for name, lines in raw["guidance"].items()},
        caution={Stage(name): line for name, line in raw.get("caution", {}).items()},
        steps=steps,
        contacts=tuple(raw.get("contacts", ())),
        asked_again=tuple(NextOccasion(Occasion(e["occasion"]), int(e["weeks"])) for e in raw.get("asked_again", ())),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        unit=raw.get("unit"),
        inherits=raw.get("inherits"),
        people=tuple(raw.get("people", ())),
        violence_types=tuple(raw.get("violence_types", ())),
        **days,
    )


def validity(routine: Routine, today: date, follow_up_months: int = 24) -> Validity:
    """Return whether the routine is current ("aktuell"): written, decided at management level, followed up in time."""
    return standing(routine, today, follow_up_months).validity


def standing(routine: Routine, today: date, follow_up_months: int = 24) -> Standing:
    """Return how the routine stands: the earlier of its last day and the end of the follow-up window decides.

    The last day itself still counts. A decision or follow-up dated after today does not count yet.
    """
    decided = routine.decided_on
    if not routine.written or not routine.decided_by or decided is None or decided > today:
        return Standing(Validity.NOT_DECIDED, None, None)
    followed = routine.followed_up_on
    latest = max(decided, followed) if followed is not None and followed <= today else decided
    window = months_later(latest, follow_up_months)
    ends = routine.valid_to
    if ends is not None and ends <= window:
        last, over, soon = ends, Validity.EXPIRED, Validity.EXPIRES_SOON
    else:
        last, over, soon = window, Validity.FOLLOW_UP_DUE, Validity.FOLLOW_UP_SOON
    if ends is not None and today > ends:
        over = Validity.EXPIRED
    left = (last - today).days
    found = over if left < 0 else soon if left <= SOON_DAYS else Validity.CURRENT
    return Standing(found, last, left)


def months_later(day: date, months: int) -> date:
    """Return the same day of the month that many months later, or that month's last day."""
    import calendar

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def missing_points(routine: Routine) -> tuple[str, ...]:
    """Return the keys of the 19 points that the routine leaves out or leaves empty."""
    answered = {point.key for point in routine.points if point.text.strip()}
    return tuple(key for key in POINT_KEYS if key not in answered)


def unknown_contacts(routine: Routine, known: Set[str]) -> tuple[str, ...]:
    """Return the contact ids that the routine refers to and that no card has, sorted."""
    named = set(routine.contacts)
    for listed in routine.steps.values():
        for step in listed:
            named.update(step.contacts)
    return tuple(sorted(named - known))


def steps_for(routine: Routine, outcome: Outcome, flags: frozenset[Flag]) -> tuple[Step, ...]:
    """Return what to do in order of urgency (StepKind); steps of the same kind keep the order of the routine.

    Someone who is exposed and has also used violence gets the steps of both: one does not take away the other.
    """
    names = [flag.value for flag in _FLAG_ORDER if flag in flags] + [outcome.value]
    if Flag.USES_VIOLENCE in flags and outcome is not Outcome.HAS_USED_VIOLENCE:
        names.append(Outcome.HAS_USED_VIOLENCE.value)
    found = [step for name in names for step in routine.steps.get(name, ())]
    return tuple(sorted(found, key=lambda step: URGENCY.index(step.kind)))


def _step(raw: Mapping[str, Any], listed: str) -> Step:
    return Step(
        id=raw["id"],
        text=raw["text"],
        detail=raw.get("detail"),
        urgent=raw.get("urgent", False),
        contacts=tuple(raw.get("contacts", ())),
        law=raw.get("law"),
        kind=StepKind(raw["kind"]) if "kind" in raw else _KIND_OF_LIST.get(listed, StepKind.SUPPORT),
    )


def _refuse_repeats(pointer: str, names: list[str]) -> None:
    if len(names) != len(set(names)):
        raise refused("routine", ((pointer, "repeated-id"),))


class _Reading:
    """Builds the value of one YAML document from parser events, so that nothing is expanded on the way."""

    def __init__(self, events: Iterator[Any], document: str) -> None:
        self._events = events
        self._document = document

    def whole(self) -> Any:
        """Return the only document's value."""
        import yaml

        next(self._events)
        if not isinstance(next(self._events), yaml.DocumentStartEvent):
            raise refused(self._document, (("", "empty"),))
        value = self._value(next(self._events), "", 0)
        next(self._events)
        if not isinstance(next(self._events), yaml.StreamEndEvent):
            raise refused(self._document, (("", "many-documents"),))
        return value

    def _value(self, event: Any, pointer: str, depth: int) -> Any:
        import yaml

        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise refused(self._document, ((pointer, "alias"),))
        if event.tag is not None:
            raise refused(self._document, ((pointer, "tag"),))
        if depth > _MAX_DEPTH:
            raise refused(self._document, ((pointer, "too-deep"),))
        if isinstance(event, yaml.ScalarEvent):
            return _CORE_SCALARS.get(event.value, event.value) if event.implicit[0] else event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(pointer, depth)
        return self._mapping(pointer, depth)

    def _list(self, pointer: str, depth: int) -> list[Any]:
        import yaml

        values: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, f"{pointer}/{len(values)}", depth + 1))
        return values

    def _mapping(self, pointer: str, depth: int) -> dict[str, Any]:
        import yaml

        values: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor is not None or event.tag is not None:
                raise refused(self._document, ((pointer, "key"),))
            key = event.value
            if key in values:
                raise refused(self._document, ((f"{pointer}/{key}", "repeated-key"),))
            values[key] = self._value(next(self._events), f"{pointer}/{key}", depth + 1)
        return values
