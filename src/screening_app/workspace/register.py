# SPDX-License-Identifier: EUPL-1.2
"""The register of routines: read by everyone, changed as drafts, decided by a role, followed up and retired."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from screening_app import store as storage
from screening_app.content import Content
from screening_app.core import routine_checks
from screening_app.core.access import Permission, require
from screening_app.core.contacts import ContactCard
from screening_app.core.register import KeptRoutine, RoutineEntry, RoutineStatus, RoutineWork
from screening_app.core.routine_changes import Change, changes
from screening_app.core.routine_checks import Finding, FindingCode, Gravity
from screening_app.core.routine_documents import (
    Document,
    adaptation_of,
    cleaned,
    in_order,
    is_adaptation,
    new_id,
    read_document,
    whole,
    whole_of,
    write_document,
)
from screening_app.core.routine_points import PointGuide
from screening_app.core.routines import Routine, parse_routine, read_yaml, refused, standing
from screening_app.errors import CannotNow, Code
from screening_app.workspace.contact_cards import ContactCards
from screening_app.workspace.routines_known import Followed, Known, Version
from screening_app.workspace.surroundings import FOLLOW_UP_MONTHS, Surroundings

if TYPE_CHECKING:
    from screening_app.core.routine_placing import Placing

#: What the follow-up window may be set to, in months.
MONTHS = (6, 12, 18, 24, 36)
_MONTHS_SETTING = "follow-up-months"


class Register:
    """The routines of an unlocked unit; part of a Workspace, which ends it.

    Whoever is logged in may read; every change takes the permission to manage routines, and is logged. A version that
    was decided stays what it was, and a conversation follows the version it was begun with.
    """

    def __init__(self, store: storage.Store, content: Content, surroundings: Surroundings) -> None:
        self._store = store
        self._content = content
        self._clock = surroundings.clock
        self.followed = Followed(store, content)
        self.contacts = ContactCards(store, content, surroundings, self.followed)
        self._parsed: dict[str, Routine] = {}
        # What each routine was when an editor began with it; another desk may have changed it since.
        self._begun: dict[str, tuple[KeptRoutine | None, KeptRoutine | None]] = {}
        # Read on the thread that unlocks, so that the window need not wait for the store.
        self.followed.here()

    # ---- read

    @property
    def points(self) -> tuple[PointGuide, ...]:
        """What each of the 19 points must answer."""
        return self._content.points

    @property
    def months(self) -> int:
        """How many months after a decision or a follow-up a routine still counts as current."""
        return self._store.routines.setting(_MONTHS_SETTING) or FOLLOW_UP_MONTHS

    @property
    def now(self) -> datetime:
        """The time."""
        return self._clock()

    @property
    def today(self) -> date:
        """The day."""
        return self._clock().date()

    def here(self) -> Routine | None:
        """Return the routine that this unit follows now, None when there is none."""
        return self.followed.here()

    def cards(self) -> Mapping[str, ContactCard]:
        """Return the contact cards by id, the local ones first; they are changed by `contacts`."""
        return self._known.cards

    def entries(self) -> tuple[RoutineEntry, ...]:
        """Return every routine known here: what this unit follows first, then by unit, the organisation's own first."""
        self.followed.refresh()
        found = [self.entry(name) for name in self._known.names()]
        return tuple(sorted(found, key=lambda each: (not each.here, each.shipped, each.unit or "", each.title)))

    def entry(self, routine_id: str) -> RoutineEntry:
        """Return what the list says about one routine; CannotNow(ROUTINE_MISSING)."""
        version = self._known.last(routine_id)
        routine = self._lenient(version.document)
        here = self.here()
        status = version.kept.status if version.kept is not None else RoutineStatus.IN_USE
        return RoutineEntry(
            id=routine_id,
            title=routine.title,
            unit=routine.unit,
            unit_kind=routine.unit_kind,
            inherits=routine.inherits,
            status=status,
            number=version.number,
            has_draft=routine_id in self._known.drafts,
            shipped=version.kept is None and routine_id in self._content.shipped_routines,
            here=here is not None and here.id == routine_id and status is RoutineStatus.IN_USE,
            decided_by=routine.decided_by,
            responsible=routine.responsible,
            standing=standing(routine, self.today, self.months),
            findings=self._findings(version.document, routine),
        )

    def routine(self, routine_id: str) -> Routine:
        """Return a routine as it holds, with what it inherits; an unfinished one with what there is."""
        return self._lenient(self._known.last(routine_id).document)

    def document(self, routine_id: str) -> Document:
        """Return the whole document that an editor begins with: the draft, else what holds."""
        self._begun[routine_id] = self._state(routine_id)
        return self._whole(self._editable(routine_id).document)

    def organisation(self, routine_id: str) -> Document | None:
        """Return the document that a routine inherits from, None where it stands by itself."""
        document = self._editable(routine_id).document
        return self._known.others().get(str(document.get("inherits"))) if is_adaptation(document) else None

    def work(self, routine_id: str) -> RoutineWork:
        """Return what an editor begins with; CannotNow(ROUTINE_MISSING)."""
        document = self.document(routine_id)
        samples = (self._content.documents[name] for name in sorted(self._content.shipped_routines))
        return RoutineWork(
            routine_id,
            document,
            self.organisation(routine_id),
            next((each for each in samples if each["unit_kind"] == document.get("unit_kind")), None),
            self.points,
            self.cards(),
            routine_id in self._known.drafts,
        )

    def draft_findings(self, routine_id: str) -> tuple[Finding, ...]:
        """Return what is still to be seen to in the draft, apart from its decision."""
        document = self._editable(routine_id).document
        routine = self._lenient(document)
        mine = (FindingCode.NOT_DECIDED, FindingCode.EXPIRED, FindingCode.FOLLOW_UP_DUE)
        found = [each for each in self._findings(document, routine) if each.code not in mine]
        return tuple(found)

    def versions(self, routine_id: str) -> tuple[tuple[KeptRoutine | None, Routine], ...]:
        """Return every version that was decided, newest first, the file that it began with last; drafts left out."""
        kept = [each for each in self._known.versions.get(routine_id, ()) if each.kept is not None]
        found = sorted(kept, key=lambda each: each.number, reverse=True)
        if routine_id in self._content.documents:
            found.append(Version(self._content.documents[routine_id], None))
        return tuple((each.kept, self._lenient(each.document)) for each in found)

    def difference(self, routine_id: str, older: int, newer: int | None = None) -> tuple[Change, ...]:
        """Return what changed between two versions (0 is the file); without `newer`, up to the draft or what holds."""
        before = self._known.version(routine_id, older).document
        after = self._editable(routine_id) if newer is None else self._known.version(routine_id, newer)
        return changes(self._whole(before), self._whole(after.document))

    def difference_from_organisation(self, routine_id: str, number: int | None = None) -> tuple[Change, ...]:
        """Return how a version of a unit's routine, else its draft, differs from the organisation's."""
        chosen = self._editable(routine_id) if number is None else self._known.version(routine_id, number)
        document = chosen.document
        organisation = self._known.others().get(str(document.get("inherits")))
        if organisation is None:
            return ()
        return changes(in_order(organisation), whole(document, organisation), header=False)

    def source(self, routine_id: str) -> bytes:
        """Return a routine as YAML, as it is kept: an adaptation with its own parts only."""
        return write_document(self._known.last(routine_id).document).encode()

    def pdf(self, routine_id: str) -> bytes:
        """Return a routine on paper, with what it inherits, the acute steps and the numbers first."""
        from screening_app.reports.routine import routine_pdf

        version = self._known.last(routine_id)
        is_draft = version.kept is not None and version.kept.status is RoutineStatus.DRAFT
        return routine_pdf(
            self._lenient(version.document),
            self.cards(),
            unit_name=self._store.unit.name,
            state=standing(self._lenient(version.document), self.today, self.months),
            is_draft=is_draft,
        )

    def read_file(self, content: bytes) -> Document:
        """Return the routine of a YAML file, to be brought in with `add`; CannotNow(ROUTINE_REFUSED)."""
        try:
            document = read_document(content.decode("utf-8-sig"), self._content.routine_schema)
        except UnicodeDecodeError:
            raise refused("routine", (("", "not-yaml"),)) from None
        whole_of(document, self._known.others())
        return document

    def place(self, content: bytes, name: str) -> Placing:
        """Return where the paragraphs of a Word document or a text belong; CannotNow(DOCUMENT_REFUSED)."""
        from screening_app.core.routine_placing import placed
        from screening_app.documents import read_document_file

        return placed(read_document_file(content, name), self.points, name.rpartition(".")[0])

    # ---- change

    def save_draft(self, routine_id: str, document: Mapping[str, Any]) -> None:
        """Keep a whole document as the draft; of an adaptation what differs. CannotNow(ROUTINE_REFUSED) over 1 MB.

        CHANGED_ELSEWHERE when another desk has changed the routine since its `document` was read.
        """
        self._manage()
        if self._begun.get(routine_id, self._state(routine_id)) != self._state(routine_id):
            raise CannotNow(Code.CHANGED_ELSEWHERE)
        plain = cleaned({**document, "id": routine_id})
        organisation = self._known.others().get(str(plain.get("inherits")))
        if organisation is not None:
            plain = adaptation_of(plain, organisation) | {k: plain[k] for k in ("unplaced",) if k in plain}
        self._keep_draft(routine_id, plain)

    def discard_draft(self, routine_id: str) -> None:
        """Throw the draft away; what holds goes on. ROUTINE_MISSING when there is no draft."""
        self._manage()
        with self.followed.changing():
            self._store.routines.discard_draft(routine_id, "routine-draft-discarded")
        self._begun.pop(routine_id, None)

    def adapt(self, organisation_id: str, unit: str, title: str) -> str:
        """Begin a unit's own adaptation of the organisation's routine as a draft; returns its id."""
        self._manage()
        version = self._known.current.get(organisation_id)
        if version is None or is_adaptation(version.document):
            raise CannotNow(Code.ROUTINE_MISSING)
        made = self._new_id(title)
        header = {"id": made, "title": title, "unit": unit, "inherits": organisation_id, **_UNDECIDED}
        self._keep_draft(made, {**header, "unit_kind": version.document["unit_kind"]}, "routine-added")
        return made

    def add(self, document: Mapping[str, Any]) -> str:
        """Bring in a document, whole or not, as a draft under an id of its own; returns the id."""
        self._manage()
        title = " ".join(str(document.get("title", "")).split()) or "rutin"
        wanted = str(document.get("id", ""))
        made = wanted if wanted and wanted not in set(self._known.names()) else self._new_id(title)
        self._keep_draft(made, cleaned({**document, "id": made}), "routine-added")
        return made

    def decide(self, routine_id: str, *, by: str, on: date, valid_to: date | None, responsible: str) -> RoutineEntry:
        """Put the draft, else what holds, into use as decided by a role on a day; a version of its own from now on.

        CannotNow: DATE_FUTURE for a day that has not been, DATE_PAST for a last day that has, ROUTINE_REFUSED with
        (pointer, code) of what a routine needs and lacks, also when a unit's adaptation of it would no longer hold.
        """
        self._manage()
        if on > self.today:
            raise CannotNow(Code.DATE_FUTURE)
        if valid_to is not None and valid_to < max(on, self.today):
            raise CannotNow(Code.DATE_PAST)
        header = {
            "written": True,
            "decided_by": " ".join(by.split()),
            "decided_on": on.isoformat(),
            "followed_up_on": None,
            "valid_to": valid_to.isoformat() if valid_to is not None else None,
            "responsible": " ".join(responsible.split()) or None,
        }
        return self._put_in_use({**self._editable(routine_id).document, **header}, "routine-decided")

    def follow_up(self, routine_id: str, on: date) -> RoutineEntry:
        """Note that a routine was followed up and still holds as it is; a version of its own. DATE_FUTURE."""
        self._manage()
        if on > self.today:
            raise CannotNow(Code.DATE_FUTURE)
        version = self._known.current.get(routine_id)
        if version is None:
            raise CannotNow(Code.ROUTINE_MISSING)
        draft = self._known.drafts.get(routine_id)
        entry = self._put_in_use({**version.document, "followed_up_on": on.isoformat()}, "routine-followed-up")
        if draft is not None:
            self._keep_draft(routine_id, {**draft.document, "followed_up_on": on.isoformat()})
        return entry

    def retire(self, routine_id: str) -> None:
        """Let a routine be followed no more; conversations that follow it go on. Refused while others inherit it."""
        self._manage()
        version = self._known.current.get(routine_id)
        if version is None:
            raise CannotNow(Code.ROUTINE_MISSING)
        if any(each.document.get("inherits") == routine_id for each in self._known.current.values()):
            raise refused("routine", (("/inherits", "inherited"),))
        kept = self._kept(routine_id, RoutineStatus.RETIRED)
        with self.followed.changing():
            self._store.routines.retire(kept, write_document(version.document).encode(), "routine-retired")

    def set_months(self, months: int) -> None:
        """Set how long a routine counts as current; one of MONTHS."""
        self._manage()
        if months not in MONTHS:
            raise refused("routine", (("/months", "enum"),))
        with self.followed.changing():
            self._store.routines.set_setting(_MONTHS_SETTING, months, "follow-up-window-set")

    # ---- within

    @property
    def _known(self) -> Known:
        return self.followed.known

    def _manage(self) -> None:
        require(self._store.account, Permission.MANAGE_ROUTINES)

    def _editable(self, routine_id: str) -> Version:
        return self._known.drafts.get(routine_id) or self._known.last(routine_id)

    def _state(self, routine_id: str) -> tuple[KeptRoutine | None, KeptRoutine | None]:
        """Return which draft and which version there are now."""
        draft, current = self._known.drafts.get(routine_id), self._known.current.get(routine_id)
        return (draft.kept if draft else None), (current.kept if current else None)

    def _whole(self, document: Document) -> Document:
        found = self._known.others().get(str(document.get("inherits")))
        if found is None or not is_adaptation(document):
            return in_order(document)
        made = whole(document, found)
        return made | {key: document[key] for key in ("unplaced",) if key in document}

    def _lenient(self, document: Document) -> Routine:
        """Return the routine of a document that may lack what a decided one must have."""
        made = self._whole(document)
        filled = {**_EMPTY, **{key: value for key, value in made.items() if key != "unplaced"}}
        filled["title"] = filled["title"] or "–"
        steps = filled["steps"].items()
        filled["steps"] = {name: [step for step in listed if step.get("text")] for name, listed in steps}
        text = write_document(filled)
        if text not in self._parsed:
            self._parsed[text] = parse_routine(text, _permissive(self._content.routine_schema))
        return self._parsed[text]

    def _findings(self, document: Document, routine: Routine) -> tuple[Finding, ...]:
        inherits = document.get("inherits")
        theirs = self._known.others().get(str(inherits)) if inherits else None
        found = routine_checks.findings(
            routine,
            self.cards(),
            self.today,
            months=self.months,
            organisation=self._lenient(theirs) if theirs is not None else None,
        )
        loose = [Finding(FindingCode.NOT_PLACED, Gravity.WRONG, fact=text) for text in document.get("unplaced", ())]
        return (*loose, *found)

    def _keep_draft(self, routine_id: str, document: Mapping[str, Any], log: str | None = None) -> None:
        text = write_document(document)
        read_yaml(text, "routine")
        with self.followed.changing():
            self._store.routines.keep_draft(self._kept(routine_id, RoutineStatus.DRAFT), text.encode(), log)
        self._begun[routine_id] = self._state(routine_id)

    def _put_in_use(self, document: Mapping[str, Any], log: str) -> RoutineEntry:
        if document.get("unplaced"):
            raise refused("routine", (("/unplaced", "not-placed"),))
        plain = {key: value for key, value in document.items() if key != "unplaced"}
        text = write_document(plain)
        checked = read_document(text, self._content.routine_schema)
        others = {**self._known.others(), checked["id"]: checked}
        for each in (checked, *(v.document for v in self._known.current.values())):
            if each is checked or each.get("inherits") == checked["id"]:
                parse_routine(write_document(whole_of(each, others)), self._content.routine_schema)
        kept = self._kept(checked["id"], RoutineStatus.IN_USE)
        with self.followed.changing():
            self._store.routines.put_in_use(kept, text.encode(), log)
        self._begun.pop(checked["id"], None)
        return self.entry(checked["id"])

    def _kept(self, routine_id: str, status: RoutineStatus) -> KeptRoutine:
        numbers = [each.number for each in self._known.versions.get(routine_id, ())]
        return KeptRoutine(routine_id, max(numbers, default=0) + 1, status, self._store.account.user, self._clock())

    def _new_id(self, title: str) -> str:
        return new_id(title, "rutin", {*self._known.names(), *self._content.documents})


_UNDECIDED: Mapping[str, Any] = {
    "written": False,
    "decided_by": None,
    "decided_on": None,
    "followed_up_on": None,
    "valid_to": None,
    "responsible": None,
    "replaces": None,
}
_EMPTY: Mapping[str, Any] = {
    **_UNDECIDED,
    "title": "",
    "unit_kind": "intake",
    "points": [],
    "guidance": {},
    "steps": {},
}


def _permissive(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a draft: what is there has its form, what is not there is left out."""
    steps = {key: value for key, value in schema["properties"]["steps"].items() if key != "required"}
    loose = {**schema["$defs"]["steps"], "minItems": 0}
    guidance = {**schema["$defs"]["guidance"], "minItems": 0}
    return {
        **schema,
        "properties": {**schema["properties"], "steps": steps},
        "$defs": {**schema["$defs"], "steps": loose, "guidance": guidance},
    }
