# SPDX-License-Identifier: EUPL-1.2
"""The life of questionnaires at a unit: brought in as drafts, activated by a named person, retired, never forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from time import perf_counter

from screening_app import signatures
from screening_app import store as storage
from screening_app.content import Content
from screening_app.core.access import Permission, require
from screening_app.core.forms.definition import Form, load
from screening_app.core.forms.importing import ImportReport, examine
from screening_app.core.forms.model import Problem
from screening_app.core.forms.versions import Version, level_needed, read_version, version_allows
from screening_app.core.outcomes import FOLLOW_UP, RECORD
from screening_app.core.records import (
    InstrumentEntry,
    InstrumentRef,
    InstrumentStatus,
    KeptInstrument,
    Publisher,
    UnitKind,
    adaptation_key,
)
from screening_app.errors import CannotNow, Code
from screening_app.workspace.surroundings import Surroundings

_FILE_STATUS = {"active": InstrumentStatus.ACTIVE, "retired": InstrumentStatus.RETIRED}
_KINDS = {kind.value: kind for kind in UnitKind}


@dataclass(frozen=True, slots=True)
class _Known:
    """One version that is known here: the row that keeps it, or the file that it comes from."""

    url: str
    version: Version
    status: InstrumentStatus
    kept: KeptInstrument | None
    file: Form | None


class Instruments:
    """The questionnaires of an unlocked unit; part of a Workspace, which ends it.

    Whoever is logged in may read them; bringing in, activating, retiring and trusting take the permission to manage
    instruments, and are logged. A version that the store keeps is what it was, whatever becomes of its file.
    """

    def __init__(self, store: storage.Store, content: Content, surroundings: Surroundings) -> None:
        self._store = store
        self._content = content
        self._clock = surroundings.clock
        self._parsed: dict[str, Form] = {}

    # ---- read

    def entries(self) -> tuple[InstrumentEntry, ...]:
        """Return every version known here, files and imported ones, by url and the newest version first."""
        trusted = self._trusted()
        return tuple(self._entry(known, trusted) for known in self._known())

    def entry(self, url: str, version: str) -> InstrumentEntry:
        """Return what the list says about one version; CannotNow(FORM_UNKNOWN)."""
        return self._entry(self._one(url, version), self._trusted())

    def form(self, url: str, version: str) -> Form:
        """Return one version, of whatever status; CannotNow(FORM_UNKNOWN)."""
        return self._form(self._one(url, version))

    def source(self, url: str, version: str) -> bytes:
        """Return the exact bytes of one version, as they were brought in."""
        known = self._one(url, version)
        if known.kept is not None:
            return self._bytes(known.kept)
        return self._content.form_bytes[self._form(known).sha256]

    def signature(self, url: str, version: str) -> bytes | None:
        """Return the content of the signature file that came with one version."""
        kept = self._one(url, version).kept
        return None if kept is None else kept.signature

    def problems(self, url: str, version: str) -> tuple[Problem, ...]:
        """Return the warnings and notes about one version."""
        return self.form(url, version).problems

    def startable(self, follow_up: bool = False) -> tuple[Form, ...]:
        """Return the questionnaires that can begin a conversation here now: the newest active version of each.

        With `follow_up` those that can be added to one instead: follow-ups, records of what was done on paper, and
        the ordinary ones too. Those meant for this kind of unit come before those that fit any.
        """
        found: list[tuple[bool, Form]] = []
        today = self._clock().date()
        seen: set[str] = set()
        for known in self._known():
            if known.url in seen or known.status is not InstrumentStatus.ACTIVE:
                continue
            form = self._form(known)
            if not _is_within(form, today):
                continue
            seen.add(known.url)
            kinds = _kinds(form)
            is_first = not form.use_context & {FOLLOW_UP, RECORD}
            if (kinds and self._store.unit.kind not in kinds) or not (is_first or follow_up):
                continue
            found.append((not (kinds and is_first) if not follow_up else is_first, form))
        return tuple(form for _, form in sorted(found, key=lambda pair: pair[0]))

    def asked(self, ref: InstrumentRef) -> Form:
        """Return exactly the questionnaire that answers were given to: kept bytes first, then files. FORM_UNKNOWN."""
        form = self._parsed.get(ref.sha256)
        if form is not None and (form.url, form.version) == (ref.url, ref.version):
            return form
        content = self._store.instruments.content(ref.url, ref.version)
        if content is not None:
            kept = self._parse(content)
            if kept.sha256 == ref.sha256:
                return kept
        form = self._content.form(ref)
        self._parsed[form.sha256] = form
        return form

    def archive_of(self, ref: InstrumentRef) -> tuple[tuple[KeptInstrument, bytes], ...]:
        """Return what `store.save` keeps so that answers to this questionnaire always open; empty for an import."""
        content = self._content.form_bytes.get(ref.sha256)
        if content is None:
            return ()
        status = _FILE_STATUS.get(self._content.form(ref).status, InstrumentStatus.DRAFT)
        return ((KeptInstrument(ref.url, ref.version, ref.sha256, status, shipped=True), content),)

    # ---- bring in

    def examine(self, content: bytes) -> ImportReport:
        """Return what there is to know about a file before it is brought in; keeps nothing, never refuses."""
        return examine(content, self._clock(), perf_counter)

    def add(self, content: bytes, signature: bytes | None = None) -> InstrumentEntry:
        """Bring a questionnaire in as a draft, which nobody can ask yet; the very same form again changes nothing.

        CannotNow: FORM_REFUSED with its problems, INSTRUMENT_EXISTS for other bytes under a url and version that is
        known, VERSION_TOO_SMALL with the level that the change needs, SIGNATURE_INVALID.
        """
        self._manage()
        if signature is not None:
            signatures.check_shape(signature)
        report = self.examine(content)
        form = report.form
        if form is None:
            raise CannotNow(Code.FORM_REFUSED, problems=report.problems)
        there = self._there(form)
        if there is not None:
            return self._again(there, form, signature)
        self._check_version(form)
        self._store.instruments.add(self._new(form, signature), content, "instrument-added")
        return self.entry(form.url, form.version)

    def save_draft(self, content: bytes) -> InstrumentEntry:
        """Keep a questionnaire that is made here as a draft, in place of what its version held while that is a draft.

        Only a draft that was never activated, and so never asked, and that no file holds gives way; its signature
        goes with its bytes. The very same bytes again change nothing. CannotNow as in `add`.
        """
        self._manage()
        report = self.examine(content)
        form = report.form
        if form is None:
            raise CannotNow(Code.FORM_REFUSED, problems=report.problems)
        there = self._there(form)
        if there is not None and self.source(form.url, form.version) == content:
            return self.entry(form.url, form.version)
        if there is not None and (there.kept is None or there.file is not None):
            raise CannotNow(Code.INSTRUMENT_EXISTS, url=form.url, version=form.version)
        self._check_version(form)
        if there is None:
            self._store.instruments.add(self._new(form, None), content, "instrument-added")
        else:
            self._store.instruments.replace_draft(self._new(form, None), content, "instrument-draft-saved")
        return self.entry(form.url, form.version)

    def activate(self, url: str, version: str) -> InstrumentEntry:
        """Let it be asked from now on, in the name of who is logged in; also one that had been retired.

        CannotNow: INSTRUMENT_SKELETON while its wording is to be filled in, INSTRUMENT_UNWORDED with the `questions`
        that have no words, INSTRUMENT_WITHDRAWN when its own file says retired, SIGNATURE_BROKEN when it has changed
        since it was signed.
        """
        known, form = self._managed(url, version)
        if form.about.skeleton:
            raise CannotNow(Code.INSTRUMENT_SKELETON)
        if form.unworded:
            raise CannotNow(Code.INSTRUMENT_UNWORDED, questions=form.unworded)
        if form.status == "retired":
            raise CannotNow(Code.INSTRUMENT_WITHDRAWN)
        kept = self._kept(known)
        if signatures.verify(self.source(url, version), kept.signature, self._trusted()).state == "broken":
            raise CannotNow(Code.SIGNATURE_BROKEN)
        now = self._clock()
        self._change(
            known,
            replace(
                kept,
                status=InstrumentStatus.ACTIVE,
                activated_by=self._store.account.user,
                activated_at=now,
                retired_by=None,
                retired_at=None,
            ),
            "instrument-activated",
        )
        return self.entry(url, version)

    def retire(self, url: str, version: str) -> InstrumentEntry:
        """Let no more conversations begin with it; those it was asked in go on and open as before."""
        known, _ = self._managed(url, version)
        kept = replace(
            self._kept(known),
            status=InstrumentStatus.RETIRED,
            retired_by=self._store.account.user,
            retired_at=self._clock(),
        )
        self._change(known, kept, "instrument-retired")
        return self.entry(url, version)

    def discard(self, url: str, version: str) -> None:
        """Take a draft that was brought in away again, and what was begun on it; INSTRUMENT_IN_USE for all else."""
        known, _ = self._managed(url, version)
        if known.kept is None or known.kept.shipped:
            raise CannotNow(Code.INSTRUMENT_IN_USE)
        self._store.instruments.discard(url, version, "instrument-discarded")
        begun = adaptation_key(url, version)
        if any(each.id == begun for each in self._store.instruments.unfinished()):
            self._store.instruments.drop_unfinished(begun, "adaptation-dropped")

    def paper_form(self, url: str, version: str, language: str) -> bytes:
        """Return the questionnaire as a PDF to fill in by hand; PAPER_LANGUAGE where its script cannot be printed."""
        from screening_app.reports.paper_form import paper_form_pdf

        return paper_form_pdf(self.form(url, version), language, unit_name=self._store.unit.name)

    # ---- publishers

    def publishers(self) -> tuple[Publisher, ...]:
        """Return whose signatures are trusted here."""
        found = self._store.instruments.publishers()
        return tuple(replace(each, fingerprint=signatures.fingerprint(each.key)) for each in found)

    def trust_publisher(self, name: str, public_key_text: str) -> Publisher:
        """Trust a publisher's Ed25519 key, given as base64 or PEM. KEY_INVALID, PUBLISHER_EXISTS."""
        self._manage()
        key = signatures.read_public_key(public_key_text)
        clean = " ".join(name.split())
        if not clean:
            raise CannotNow(Code.KEY_INVALID)
        mark = signatures.fingerprint(key)
        if any(each.fingerprint == mark for each in self.publishers()):
            raise CannotNow(Code.PUBLISHER_EXISTS, name=clean)
        made = Publisher(clean, key, mark, self._store.account.user, self._clock())
        self._store.instruments.trust(made, "publisher-trusted")
        return made

    def distrust_publisher(self, name: str) -> None:
        """Trust a publisher no longer; what it signed becomes "unknown-key" and stays as it is. PUBLISHER_UNKNOWN."""
        self._manage()
        self._store.instruments.distrust(name, "publisher-distrusted")

    # ---- within

    def _manage(self) -> None:
        require(self._store.account, Permission.MANAGE_INSTRUMENTS)

    def _managed(self, url: str, version: str) -> tuple[_Known, Form]:
        self._manage()
        known = self._one(url, version)
        return known, self._form(known)

    def _known(self) -> tuple[_Known, ...]:
        """Return every version known here, by url in the order of files and then imports, the newest version first."""
        files = {(form.url, form.version): form for form in reversed(self._content.forms)}
        rows = {(kept.url, kept.version): kept for kept in self._store.instruments.listed()}
        order = {form.url: place for place, form in reversed(list(enumerate(self._content.forms)))}
        found = [
            _Known(url, read_version(version), _status(kept, file), kept, file)
            for url, version, kept, file in _paired(rows, files)
        ]
        found.sort(key=lambda known: known.version, reverse=True)
        found.sort(key=lambda known: (order.get(known.url, len(order)), known.url))
        return tuple(found)

    def _one(self, url: str, version: str) -> _Known:
        for known in self._known():
            if (known.url, known.version.text) == (url, version):
                return known
        raise CannotNow(Code.FORM_UNKNOWN, url=url, version=version)

    def _form(self, known: _Known) -> Form:
        if known.file is not None and (known.kept is None or known.kept.sha256 == known.file.sha256):
            return known.file
        if known.kept is None:
            raise CannotNow(Code.FORM_UNKNOWN, url=known.url, version=known.version.text)
        form = self._parsed.get(known.kept.sha256)
        return form if form is not None else self._parse(self._bytes(known.kept))

    def _parse(self, content: bytes) -> Form:
        form = load(content)
        self._parsed[form.sha256] = form
        return form

    def _bytes(self, kept: KeptInstrument) -> bytes:
        content = self._store.instruments.content(kept.url, kept.version)
        if content is None:
            raise CannotNow(Code.FORM_UNKNOWN, url=kept.url, version=kept.version)
        return content

    def _kept(self, known: _Known) -> KeptInstrument:
        if known.kept is not None:
            return known.kept
        form = self._form(known)
        return KeptInstrument(form.url, form.version, form.sha256, known.status, shipped=True)

    def _change(self, known: _Known, kept: KeptInstrument, log: str) -> None:
        if known.kept is None:
            self._store.instruments.add(kept, self._content.form_bytes[kept.sha256], log)
        else:
            self._store.instruments.change(kept, log)

    def _there(self, form: Form) -> _Known | None:
        return next((k for k in self._known() if (k.url, k.version.text) == (form.url, form.version)), None)

    def _new(self, form: Form, signature: bytes | None) -> KeptInstrument:
        return KeptInstrument(
            url=form.url,
            version=form.version,
            sha256=form.sha256,
            status=InstrumentStatus.DRAFT,
            shipped=False,
            signature=signature,
            added_by=self._store.account.user,
            added_at=self._clock(),
        )

    def _again(self, there: _Known, form: Form, signature: bytes | None) -> InstrumentEntry:
        if self._form(there).sha256 != form.sha256:
            raise CannotNow(Code.INSTRUMENT_EXISTS, url=form.url, version=form.version)
        if signature is not None and (there.kept is None or there.kept.signature != signature):
            self._change(there, replace(self._kept(there), signature=signature), "instrument-signed")
        return self.entry(form.url, form.version)

    def _check_version(self, form: Form) -> None:
        """Hold the new version against the one before it and the one after it, if they are known here."""
        others = [known for known in self._known() if known.url == form.url]
        version = read_version(form.version)
        before = next((known for known in others if known.version < version), None)
        after = next((known for known in reversed(others) if version < known.version), None)
        for older, newer in (
            (self._form(before) if before else form, form),
            (form, self._form(after) if after else form),
        ):
            level = level_needed(older, newer)
            if not version_allows(older.version, newer.version, level):
                raise CannotNow(Code.VERSION_TOO_SMALL, level=level, version=form.version, compared=older.version)

    def _trusted(self) -> dict[str, bytes]:
        return {each.name: each.key for each in self._store.instruments.publishers()}

    def _entry(self, known: _Known, trusted: dict[str, bytes]) -> InstrumentEntry:
        form, kept = self._form(known), self._kept(known)
        verdict = signatures.Verdict("none")
        if kept.signature is not None:
            verdict = signatures.verify(self.source(known.url, known.version.text), kept.signature, trusted)
        about = form.about
        return InstrumentEntry(
            url=form.url,
            version=form.version,
            sha256=form.sha256,
            title=form.title,
            status=known.status,
            shipped=kept.shipped,
            languages=form.languages,
            language_sources={tag: (each.source, each.validated) for tag, each in about.languages.items()},
            publisher=about.publisher,
            copyright=form.copyright_texts,
            purpose=about.purpose,
            signed_by=verdict.signed_by,
            signature=verdict.state,
            added_by=kept.added_by,
            added_at=kept.added_at,
            activated_by=kept.activated_by,
            activated_at=kept.activated_at,
            skeleton=about.skeleton,
            modified_from=about.modified_from,
            follow_up=FOLLOW_UP in form.use_context,
            record=RECORD in form.use_context,
            kinds=_kinds(form),
            base_language=form.language,
            questions=sum(1 for item in form.ordered if item.is_asked),
        )


def _paired(
    rows: dict[tuple[str, str], KeptInstrument], files: dict[tuple[str, str], Form]
) -> Iterator[tuple[str, str, KeptInstrument | None, Form | None]]:
    for url, version in dict.fromkeys((*files, *rows)):
        yield url, version, rows.get((url, version)), files.get((url, version))


def _status(kept: KeptInstrument | None, file: Form | None) -> InstrumentStatus:
    """Return the status: what was decided here, else what the file says; a file that is gone begins nothing new."""
    if kept is not None and not (kept.shipped and file is None):
        return kept.status
    if file is None:
        return InstrumentStatus.RETIRED
    if file.about.skeleton or (file.status == "active" and file.unworded):
        return InstrumentStatus.DRAFT
    return _FILE_STATUS.get(file.status, InstrumentStatus.DRAFT)


def _kinds(form: Form) -> frozenset[UnitKind]:
    return frozenset(_KINDS[code] for code in form.use_context if code in _KINDS)


def _is_within(form: Form, today: date) -> bool:
    """Whether today lies in the period that the form gives itself; a period that cannot be read is none."""
    start, end = (_day(text) for text in form.effective)
    return (start is None or start <= today) and (end is None or today <= end)


def _day(text: str | None) -> date | None:
    try:
        return datetime.fromisoformat(text).date() if text else None
    except ValueError:
        return None
