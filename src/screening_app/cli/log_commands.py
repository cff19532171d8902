# SPDX-License-Identifier: EUPL-1.2
"""Commands about the access log: its chain, its head on paper, and the sample that is checked."""

from __future__ import annotations

import argparse

from screening_app.cli.terminal import opened, show
from screening_app.core.access_log import Decision
from screening_app.errors import CannotNow, Code


def check(chosen: argparse.Namespace) -> bool:
    """Check the chain, and that everything up to a head kept on paper is there."""
    with opened(chosen) as workspace:
        # A damaged file or a foreign one says nothing good about its log either.
        found = tuple(code for code in workspace.verify() if code not in {"seals", "rows"})
        if chosen.head and not workspace.log.has_head(chosen.head):
            found += ("head",)
    show(chosen, {"ok": not found, "found": list(found)}, f"Found: {', '.join(found)}" if found else "Sound.")
    return not found


def head(chosen: argparse.Namespace) -> None:
    """Say the newest line's number and code, perhaps on a sheet to print."""
    with opened(chosen) as workspace:
        newest = workspace.log.head()
        written = workspace.log.save_head(chosen.out) if chosen.out else None
    machine = {"head": newest.text, "at": newest.at.isoformat(), "file": None if written is None else str(written)}
    show(chosen, machine, newest.text)


def draw(chosen: argparse.Namespace) -> None:
    """Draw a sample; with a decision for every line, keep the review and write its protocol."""
    decisions = dict(_decision(each) for each in chosen.decide)
    with opened(chosen) as workspace:
        drawn = workspace.log.sample(chosen.first, chosen.last, chosen.size, chosen.seed)
        written = None
        if decisions:
            review = workspace.log.keep_review(drawn, decisions)
            written = workspace.log.save_protocol(review, chosen.out) if chosen.out else None
    lines = [
        {"line": e.seq, "at": e.at.isoformat(), "user": e.user, "role": e.role, "act": e.action, "case": e.subject}
        for e in drawn.lines
    ]
    machine = {"seed": drawn.seed, "among": drawn.among, "lines": lines, "file": str(written) if written else None}
    words = [f"{e.seq}  {e.at:%Y-%m-%d %H:%M}  {e.user}  {e.action}  {e.subject or '-'}" for e in drawn.lines]
    show(chosen, machine, "\n".join([f"{len(lines)} of {drawn.among} lines, seed {drawn.seed}", *words]))


def _decision(text: str) -> tuple[int, Decision]:
    line, _, decision = text.partition("=")
    try:
        return int(line), Decision(decision)
    except ValueError as problem:
        raise CannotNow(Code.SAMPLE_UNDECIDED, left=text) from problem
