# SPDX-License-Identifier: EUPL-1.2
"""Commands about the written routines and contact cards."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from screening_app.cli.terminal import files_of, show
from screening_app.content import Checked, check_file
from screening_app.core.routine_checks import Finding, FindingCode, Gravity
from screening_app.paths import data_folder

_WORDS: dict[FindingCode, str] = {
    FindingCode.NOT_DECIDED: "nobody at management level has decided it",
    FindingCode.EXPIRED: "expired, its last day was {fact}",
    FindingCode.FOLLOW_UP_DUE: "should have been followed up by {fact}",
    FindingCode.EXPIRES_SOON: "its last day is {fact}",
    FindingCode.FOLLOW_UP_SOON: "is to be followed up by {fact}",
    FindingCode.MISSING_POINT: "point {where} is missing",
    FindingCode.OUTDATED_REFERENCE: "{where} refers to {fact}; now {instead}",
    FindingCode.UNKNOWN_CONTACT: "there is no contact card {where}",
    FindingCode.NOT_VERIFIED: "contact {where} has not been verified for twelve months",
    FindingCode.TO_FILL_IN: "contact {where} has no number yet",
    FindingCode.NOT_RESPONSIBLE: "nobody is responsible for it",
    FindingCode.URGENT_LEFT_OUT: "{where} leaves out an urgent step of the organisation: {fact}",
    FindingCode.NOT_PLACED: "a paragraph has no place yet",
}


def check(chosen: argparse.Namespace) -> bool:
    """Check routines and contact cards: validity, missing points, replaced law, unknown and unverified contacts."""
    sound = True
    today = chosen.on or datetime.now().date()
    for file in _files(chosen.paths):
        found = check_file(file, data_folder("forms"), today, chosen.months)
        wrong = bool(found.refused) or any(each.gravity is Gravity.WRONG for each in found.findings)
        show(chosen, _machine(file, found, wrong=wrong), _human(file, found, wrong=wrong))
        sound = sound and not wrong
    return sound


def said(finding: Finding) -> str:
    """Return a finding in words for the terminal."""
    return _WORDS[finding.code].format(where=finding.where, fact=finding.fact, instead=finding.instead)


def _files(paths: list[Path]) -> list[Path]:
    """Return the files meant; of a folder its routines and contact cards, else every YAML file in it."""
    found = files_of(paths, "*.yaml")
    named = {path for path in paths if path.is_file()}
    content = [file for file in found if file.parent.name == "routines" or file.name == "contacts.yaml"]
    return [file for file in found if file in named or file in content] or found


def _machine(file: Path, found: Checked, *, wrong: bool) -> dict[str, object]:
    problems = [f"{code} {pointer}".strip() for pointer, code in found.refused]
    problems += [_coded(each) for each in found.findings if each.gravity is Gravity.WRONG]
    state = found.standing
    return {
        "file": str(file),
        "ok": not wrong,
        "problems": problems,
        "notes": [_coded(each) for each in found.findings if each.gravity is Gravity.NOTE],
        "id": found.routine.id if found.routine else None,
        "validity": str(state.validity) if state else None,
        "lastDay": state.last_day.isoformat() if state and state.last_day else None,
        "daysLeft": state.days_left if state else None,
        "findings": [
            {
                "code": str(each.code),
                "severity": "error" if each.gravity is Gravity.WRONG else "warning",
                "where": each.where,
                "fact": each.fact,
                "instead": each.instead,
                "message": said(each),
            }
            for each in found.findings
        ],
    }


def _coded(finding: Finding) -> str:
    return " ".join(part for part in (str(finding.code), finding.where, finding.fact) if part)


def _human(file: Path, found: Checked, *, wrong: bool) -> str:
    state = f" ({found.standing.validity})" if found.standing else ""
    lines = [f"  cannot be used: {code} {pointer}" for pointer, code in found.refused]
    lines += [f"  {each.gravity}: {said(each)}" for each in found.findings]
    return "\n".join([f"{file}: {'found' if wrong else 'ok'}{state}", *lines])
