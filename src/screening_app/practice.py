# SPDX-License-Identifier: EUPL-1.2
"""A practice unit with synthetic contacts, made the way real ones are: through the Workspace, one by one."""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from screening_app import store as storage
from screening_app.core.acting import Person, StepState, ViolenceType, WhyNot
from screening_app.core.forms.definition import Answer, Coding, Item, ItemType
from screening_app.core.forms.instances import Instance
from screening_app.core.forms.values import TEXT_TYPES
from screening_app.core.readiness import Alone, Interpreter, Readiness
from screening_app.core.records import YES, AskAgainHow, DataMode, Outcome, Role, Stage, UnitKind
from screening_app.core.views import ConversationView
from screening_app.workspace import NewStore, Surroundings, Workspace, create

#: The day on which the practice year is looked at; fixed, so that every run gives the same files.
PRACTICE_DAY = datetime(2026, 11, 22, 10, 38, tzinfo=timezone(timedelta(hours=1)))
PRACTICE_USER = "ovning"
PRACTICE_COORDINATOR = "samordnare"

#: The shipped forms that the conversations of the practice year begin with, and how often each.
_BEGUN = {
    "/first-questions-adult": 17,
    "/children-and-young": 1,
    "/honour-related-violence": 1,
    "/sexual-exploitation-and-trafficking": 1,
    "/uses-violence": 1,
}
#: The forms that may be added after a yes.
_ADDED = ("/description-of-violence", "/danger-markers", "/done-on-paper")
_SHARES = {"asked": 0.88, "declined": 0.04}
_NOT_ASKED = (
    (
        Readiness(
            alone=Alone.RELATIVE_PRESENT, private_room=True, interpreter=Interpreter.NOT_NEEDED, enough_time=True
        ),
        6,
    ),
    (Readiness(alone=Alone.YES, private_room=True, interpreter=Interpreter.MISSING, enough_time=True), 4),
    (Readiness(alone=Alone.YES, private_room=True, interpreter=Interpreter.NOT_NEEDED, enough_time=False), 3),
    (Readiness(alone=Alone.CHILD_PRESENT, private_room=True, interpreter=Interpreter.NOT_NEEDED, enough_time=True), 2),
    (Readiness(alone=Alone.YES, private_room=False, interpreter=Interpreter.NOT_NEEDED, enough_time=True), 1),
)
_READY = Readiness(alone=Alone.YES, private_room=True, interpreter=Interpreter.NOT_NEEDED, enough_time=True)


class PracticeClock:
    """A clock that stands where it is put and goes on by a second at each look."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Return the time."""
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice store that is open, and what it takes to open it again."""

    workspace: Workspace
    clock: PracticeClock
    passphrase: str
    shares: tuple[str, str, str]
    surroundings: Surroundings


def build(
    folder: Path,
    *,
    seed: int = 1,
    contacts: int = 400,
    cost: storage.KdfCost = storage.KdfCost.DEFAULT,
    progress: Callable[[int], None] = lambda done: None,
) -> Practice:
    """Make a practice store in an empty folder and live through one year of contacts; the same seed, the same year.

    The passphrase is new each time and is known only to the caller. `progress` is told how many are done.
    """
    chance = random.Random(seed)
    first = PRACTICE_DAY.replace(month=1, day=2, hour=9, minute=0)
    clock = PracticeClock(first)
    around = Surroundings(clock, lambda: str(uuid.UUID(int=chance.getrandbits(128), version=4)), cost)
    words = [random.SystemRandom().choice(_WORDS) for _ in range(5)]
    passphrase = "-".join(words)
    new = NewStore(DataMode.TALLY, "Övningsenheten", UnitKind.INTAKE, PRACTICE_USER, passphrase)
    workspace, shares = create(folder, new, around)
    workspace.recovery.confirm(shares)
    workspace.accounts.add(PRACTICE_COORDINATOR, frozenset({Role.COORDINATOR}), passphrase, typed_by_owner=True)
    days = (PRACTICE_DAY - first).days
    for number in range(contacts):
        clock.now = first + timedelta(days=number * days // contacts, minutes=chance.randrange(420))
        # A few of the last ones wait to be asked again, so that the first page has something to show.
        _one_contact(workspace, chance, waits=contacts - number in (2, 5, 9))
        progress(number + 1)
    clock.now = PRACTICE_DAY
    return Practice(workspace, clock, passphrase, shares, around)


def _one_contact(workspace: Workspace, chance: random.Random, *, waits: bool) -> None:
    draw = 1.0 if waits else chance.random()
    held = workspace.conversations
    conversation = held.open_contact().conversation
    if draw > _SHARES["asked"] + _SHARES["declined"]:
        readiness = chance.choices([r for r, _ in _NOT_ASKED], [w for _, w in _NOT_ASKED])[0]
        view = held.set_readiness(conversation.id, readiness)
        due = PRACTICE_DAY.date() + timedelta(chance.randrange(0, 9)) if waits else None
        how = (
            AskAgainHow.INTERPRETER_BOOKED if readiness.interpreter is Interpreter.MISSING else AskAgainHow.SINGLE_VISIT
        )
        held.postpone(conversation.id, view.conversation.readiness.blockers[0], due, how)
        return
    interpreter = chance.choices([Interpreter.NOT_NEEDED, Interpreter.BY_PHONE], [5, 1])[0]
    held.set_readiness(conversation.id, replace(_READY, interpreter=interpreter))
    declines = draw > _SHARES["asked"]
    exposed = chance.random() < 0.16
    offered = {each.url: each for each in workspace.instruments.startable()}
    ending = chance.choices(list(_BEGUN), list(_BEGUN.values()))[0]
    url = next((each for each in offered if each.endswith(ending)), next(iter(offered)))
    view = _asked(workspace, held.begin(conversation.id, url), chance, declines=declines, exposed=exposed)
    if view.outcome in YES:
        for form in workspace.instruments.startable(follow_up=True):
            if form.url.endswith(_ADDED) and chance.random() < 0.4:
                added = held.add_form(conversation.id, form.url)
                view = _asked(workspace, added, chance, declines=False, exposed=True)
    view = held.seal(conversation.id)
    for step in view.steps:
        _one_step(workspace, conversation.id, step.step.id, chance)
    if view.outcome in YES:
        for decision in chance.choices(((False,), (True,), (False, True)), (5, 2, 1))[0]:
            person = Person.USES_VIOLENCE if view.outcome is Outcome.HAS_USED_VIOLENCE else Person.ADULT
            kind = chance.choices(tuple(ViolenceType), (12, 3, 2, 1, 1))[0]
            held.offer_support(conversation.id, kind, person, decision)
    held.finish(conversation.id)


def _one_step(workspace: Workspace, conversation_id: str, step_id: str, chance: random.Random) -> None:
    state = chance.choices((StepState.DONE, StepState.NOT_APPLICABLE, StepState.LATER, None), (12, 3, 2, 1))[0]
    why = chance.choice(tuple(WhyNot)) if state is StepState.NOT_APPLICABLE else None
    due = PRACTICE_DAY.date() + timedelta(chance.randrange(1, 30)) if state is StepState.LATER else None
    workspace.conversations.mark_step(conversation_id, step_id, state, why=why, due=due)


def _asked(
    workspace: Workspace, view: ConversationView, chance: random.Random, *, declines: bool, exposed: bool
) -> ConversationView:
    while view.conversation.stage is Stage.ASK and view.question is not None:
        view = _one_answer(workspace, view, view.question, chance, declines=declines, exposed=exposed)
    return view


def _one_answer(
    workspace: Workspace,
    view: ConversationView,
    place: Instance,
    chance: random.Random,
    *,
    declines: bool,
    exposed: bool,
) -> ConversationView:
    held, key = workspace.conversations, view.conversation.id
    if declines or place.item.type in TEXT_TYPES | {ItemType.DATE} or chance.random() < 0.01:
        return held.decline(key, place.path, advance=True)
    return held.answer(key, place.path, _chosen(place.item, chance, exposed=exposed), advance=True)


def _chosen(item: Item, chance: random.Random, *, exposed: bool) -> tuple[Answer, ...]:
    concepts = {code.code for code in item.codes}
    by_code = {option.value.code: option.value for option in item.options if isinstance(option.value, Coding)}
    if item.type is ItemType.BOOLEAN:
        return (("consent" in concepts) or (exposed and chance.random() < 0.3),)
    if not by_code:
        return (chance.choice(item.options).value,) if item.options else ()
    if ("consent" in concepts or item.link_id == "go-on") and "yes" in by_code:
        return (by_code["yes"],)
    if exposed and "exposure" in concepts and chance.random() < 0.6:
        return (by_code[chance.choice([c for c in ("earlier", "earlier", "ongoing") if c in by_code])],)
    if "uses-violence" in concepts and "earlier" in by_code and chance.random() < 0.01:
        return (by_code["earlier"],)
    if "no" in by_code:
        return (by_code["no"],)
    return (chance.choice(tuple(by_code.values())),)


_WORDS = (
    "björk",
    "hallon",
    "granit",
    "fjäder",
    "morgon",
    "segel",
    "kastanj",
    "lykta",
    "pärla",
    "tröskel",
    "mossa",
    "timmer",
    "klöver",
    "ängsmark",
    "svala",
    "bäck",
    "vinter",
    "kompass",
    "harpa",
    "skogsväg",
    "ladugård",
    "nyckel",
    "tegel",
    "ringblomma",
    "havre",
    "lingon",
    "storspov",
    "enbär",
    "kvarn",
    "furu",
)
