# SPDX-License-Identifier: EUPL-1.2
"""Commands about several units' figures: keys, sealed counts, and the regional table."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from screening_app.cli.figures_commands import watched
from screening_app.cli.terminal import bytes_of, opened, show
from screening_app.core.exchange import KeyKind
from screening_app.errors import CannotNow, Code
from screening_app.output import write_files

if TYPE_CHECKING:
    from screening_app.core.exchange import PublicKey
    from screening_app.workspace import Workspace
    from screening_app.workspace.collating import Collated

_FILES = {KeyKind.COLLATOR: "collator.pub", KeyKind.UNIT: "unit.pub"}


def collator_key(chosen: argparse.Namespace) -> None:
    """Write the public half of this store's key for collating, made now if there is none."""
    _key(chosen, KeyKind.COLLATOR)


def unit_key(chosen: argparse.Namespace) -> None:
    """Write the public half of the key that this unit signs its counts with, made now if there is none."""
    _key(chosen, KeyKind.UNIT)


def _key(chosen: argparse.Namespace, kind: KeyKind) -> None:
    with opened(chosen) as workspace:
        text = workspace.exchange.key_text(kind, new=bool(chosen.new))
        key = workspace.exchange.key(kind)
    written = write_files(chosen.out, {_FILES[kind]: text})
    machine = {"files": [str(file) for file in written], "name": key.name, "fingerprint": key.fingerprint}
    words = [
        str(written[0]),
        f"Fingerprint: {key.fingerprint}",
        "Read it out to whoever gets the file, on the telephone.",
    ]
    show(chosen, machine, "\n".join(words))


def keys(chosen: argparse.Namespace) -> None:
    """List the units and collators whose keys are trusted, perhaps after trusting one or trusting it no longer."""
    with opened(chosen) as workspace:
        if chosen.trust is not None:
            _trust(workspace, chosen, bytes_of(chosen.trust))
        if chosen.distrust:
            collators = {each.key.name for each in workspace.exchange.trusted(KeyKind.COLLATOR)}
            kind = KeyKind.COLLATOR if chosen.distrust in collators else KeyKind.UNIT
            workspace.exchange.distrust(kind, chosen.distrust)
        found = [each for kind in KeyKind for each in workspace.exchange.trusted(kind)]
    machine = [{"kind": each.key.kind, "name": each.key.name, "fingerprint": each.key.fingerprint} for each in found]
    lines = [f"{each.key.kind}: {each.key.name}  {each.key.fingerprint}" for each in found]
    show(chosen, machine, "\n".join(lines) or "None is trusted.")


def seal(chosen: argparse.Namespace) -> None:
    """Write this unit's exact counts of a year, signed and sealed to a collator."""
    collator = bytes_of(chosen.to)
    with opened(chosen) as workspace:
        exchange = workspace.exchange
        key = exchange.read_key(collator, KeyKind.COLLATOR)
        known = {each.key.fingerprint for each in exchange.trusted(KeyKind.COLLATOR)}
        digits = chosen.fingerprint or ("" if key.fingerprint in known or chosen.json else _heard(key))
        made = exchange.seal(workspace.unit_year(chosen.year), workspace.plan(chosen.year), collator, digits)
        own = exchange.key(KeyKind.UNIT)
    written = write_files(chosen.out.parent, {chosen.out.name: made})
    machine = {"files": [str(file) for file in written], "to": key.fingerprint, "fingerprint": own.fingerprint}
    show(chosen, machine, f"{written[0]}\nOnly {key.name} can open it. Signed with {own.fingerprint}")


def collate(chosen: argparse.Namespace) -> None:
    """Make one regional table of several units: protected exports are added, sealed counts are opened."""
    from screening_app.workspace.collating import is_sealed, read_expected

    expected = read_expected(chosen.units)
    sealed = [is_sealed(path) for path in chosen.files]
    if any(sealed) and not all(sealed):
        exports = tuple(str(path) for path, own in zip(chosen.files, sealed, strict=True) if not own)
        raise CannotNow(Code.COUNTS_MIXED, what="exact and protected", files=exports)
    written = (_collate_sealed if all(sealed) else _collate_protected)(chosen, expected)
    lines = [*(str(file) for file in written.files), f"{len(written.units)} units: {', '.join(written.units)}"]
    if written.missing:
        lines.append(f"Not in it: {', '.join(written.missing)}")
    machine = {
        "files": [str(file) for file in written.files],
        "units": list(written.units),
        "missing": list(written.missing),
        "sealed": all(sealed),
    }
    show(chosen, machine, "\n".join(lines))


def _collate_protected(chosen: argparse.Namespace, expected: tuple[str, ...]) -> Collated:
    from screening_app.content import read_plan
    from screening_app.paths import data_folder
    from screening_app.workspace.collating import added, read_export, write_added

    exports = [read_export(path) for path in chosen.files]
    forms = data_folder("forms")
    with watched() as watch:
        made = added(
            exports,
            lambda year: read_plan(forms, year),
            organisation=chosen.organisation,
            expected=expected,
            incomplete=chosen.incomplete,
            watch=watch,
        )
        return write_added(made, chosen.out, chosen.formats)


def _collate_sealed(chosen: argparse.Namespace, expected: tuple[str, ...]) -> Collated:
    from screening_app.core.figures.ledger import Reason
    from screening_app.workspace.regional import Wanted

    with opened(chosen) as workspace, watched() as watch:
        wanted = Wanted(
            chosen.organisation or workspace.unit.name,
            expected,
            chosen.incomplete,
            chosen.newest,
            chosen.sums_only,
            chosen.formats,
            Reason(chosen.reason) if chosen.reason else None,
        )
        written, _ = workspace.collating.collate(chosen.files, chosen.out, wanted, year=chosen.year, watch=watch)
    return written


def _trust(workspace: Workspace, chosen: argparse.Namespace, content: bytes) -> None:
    key = workspace.exchange.read_key(content, KeyKind.UNIT)
    digits = chosen.fingerprint or ("" if chosen.json else _heard(key))
    workspace.exchange.trust(content, KeyKind.UNIT, digits, chosen.name)


def _heard(key: PublicKey) -> str:
    return input(f"Call {key.name} and type the thirty digits that they read out: ")
