# SPDX-License-Identifier: EUPL-1.2
"""Making questionnaires without a file: what is unfinished is kept, and what is finished becomes a draft version."""

from __future__ import annotations

from dataclasses import dataclass, replace

from screening_app import store as storage
from screening_app.core.access import Permission, require
from screening_app.core.forms.authoring.build import build, to_bytes
from screening_app.core.forms.authoring.draft import Draft
from screening_app.core.forms.authoring.faults import faults
from screening_app.core.forms.authoring.kept import draft_from_bytes, draft_to_bytes
from screening_app.core.forms.authoring.reopening import draft_of
from screening_app.core.forms.authoring.sheets import draft_from_sheets
from screening_app.core.forms.authoring.sheets_out import sheets_of
from screening_app.core.forms.authoring.tidying import tidy
from screening_app.core.forms.definition import Form, load
from screening_app.core.forms.versions import level_needed, next_version, read_version, version_allows
from screening_app.core.records import ADAPTATION_KEYS, InstrumentEntry, InstrumentStatus, UnfinishedInstrument
from screening_app.errors import CannotNow, Code
from screening_app.workspace.instruments import Instruments
from screening_app.workspace.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What is being made: its key, and the draft as it was last."""

    key: str
    draft: Draft


class Building:
    """The questionnaires that are being made in an unlocked unit; part of a Workspace.

    Everything but the list takes the permission to manage instruments. Beginning, finishing and throwing away are
    logged; the changes between are not, for there is one at every key press.
    """

    def __init__(self, store: storage.Store, surroundings: Surroundings, instruments: Instruments) -> None:
        self._store = store
        self._clock = surroundings.clock
        self._new_id = surroundings.new_id
        self._instruments = instruments

    def unfinished(self) -> tuple[UnfinishedInstrument, ...]:
        """Return what is being made here, the one worked on last first."""
        return tuple(each for each in self._store.instruments.unfinished() if not each.id.startswith(ADAPTATION_KEYS))

    def begin(self, draft: Draft) -> Unfinished:
        """Keep a draft as one that is being made; one without an address gets one of this unit's own."""
        self._manage()
        key = self._new_id()
        made = replace(draft, url=draft.url or f"urn:rutinstod:unit:{key}", version=draft.version or "1.0.0")
        self._store.instruments.keep_unfinished(self._about(key, made), draft_to_bytes(made), "instrument-begun")
        return Unfinished(key, made)

    def reopen(self, url: str, version: str) -> Unfinished:
        """Go on with a version that is here: a draft as itself, any other as the smallest version that follows it.

        CannotNow: FORM_UNKNOWN, FORM_NOT_BUILDABLE with `reasons` when it holds what no draft can say.
        """
        self._manage()
        draft = draft_of(self._instruments.form(url, version).document)
        entry = self._instruments.entry(url, version)
        if entry.status is not InstrumentStatus.DRAFT:
            draft = replace(draft, version=next_version(version, "patch"))
        # What somebody has begun already is gone on with: a second one would lose what the first has.
        begun = (self.open(each.id) for each in self.unfinished())
        same = (each for each in begun if (each.draft.url, each.draft.version) == (draft.url, draft.version))
        return next(same, None) or self.begin(draft)

    def from_workbook(self, content: bytes) -> Unfinished:
        """Go on with what stands in an Excel workbook. WORKBOOK_REFUSED with `problems` by sheet, row and column."""
        from screening_app.workbooks import read_workbook

        self._manage()
        return self.begin(draft_from_sheets(read_workbook(content)))

    def open(self, key: str) -> Unfinished:
        """Return one that is being made; UNFINISHED_UNKNOWN."""
        self._manage()
        if key.startswith(ADAPTATION_KEYS):
            raise CannotNow(Code.UNFINISHED_UNKNOWN)
        return Unfinished(key, draft_from_bytes(self._store.instruments.unfinished_content(key)))

    def keep(self, key: str, draft: Draft) -> UnfinishedInstrument:
        """Keep the draft as it is now, with whatever faults it has; UNFINISHED_UNKNOWN when it has been thrown away."""
        self._manage()
        about = self._about(key, draft)
        self._store.instruments.keep_unfinished(about, draft_to_bytes(draft))
        return about

    def discard(self, key: str) -> None:
        """Throw one away; UNFINISHED_UNKNOWN."""
        self._manage()
        self._store.instruments.drop_unfinished(key, "instrument-unfinished-discarded")

    def trial(self, draft: Draft) -> Form:
        """Return the form of a draft, to read it through; keeps nothing. FORM_REFUSED with `problems`."""
        return load(to_bytes(build(draft)))

    def suggested_version(self, draft: Draft) -> str:
        """Return the draft's own version when it says enough after the newest that it cannot replace, else the next.

        A draft with faults keeps its own: nobody can say yet how much it differs.
        """
        draft = tidy(draft)
        before = self._before(draft)
        if before is None or faults(draft):
            return draft.version
        level = level_needed(before, self.trial(draft))
        if version_allows(before.version, draft.version, level) and read_version(before.version) < read_version(
            draft.version
        ):
            return draft.version
        return next_version(before.version, level or "patch")

    def finish(self, key: str, draft: Draft) -> InstrumentEntry:
        """Keep it as a draft version of a questionnaire, which is then read through and taken into use as any other.

        CannotNow as in `Instruments.save_draft`; it then stays unfinished, as it was given.
        """
        self.keep(key, draft)
        entry = self._instruments.save_draft(to_bytes(build(draft)))
        self._store.instruments.drop_unfinished(key, "instrument-finished")
        return entry

    def workbook(self, draft: Draft) -> bytes:
        """Return the draft as an Excel workbook. FORM_REFUSED while it has faults, FORM_NOT_FOR_EXCEL."""
        from screening_app.workbooks import write_workbook

        return write_workbook(sheets_of(draft))

    def _manage(self) -> None:
        require(self._store.account, Permission.MANAGE_INSTRUMENTS)

    def _about(self, key: str, draft: Draft) -> UnfinishedInstrument:
        title = draft.title.get(draft.language) or next(iter(draft.title.values()), "")
        return UnfinishedInstrument(key, title.strip(), self._store.account.user, self._clock())

    def _before(self, draft: Draft) -> Form | None:
        """Return the newest version of the same address, but for a draft that this one will replace."""
        for entry in self._instruments.entries():
            replaced = entry.version == draft.version and entry.status is InstrumentStatus.DRAFT and not entry.shipped
            if entry.url == draft.url and not replaced:
                return self._instruments.form(entry.url, entry.version)
        return None
