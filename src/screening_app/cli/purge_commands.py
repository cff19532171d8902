# SPDX-License-Identifier: EUPL-1.2
"""The command of the retention clock: look, hold, ask, carry out."""

from __future__ import annotations

import argparse

from screening_app.cli.terminal import opened, show


def purge(chosen: argparse.Namespace) -> None:
    """List what is due, after doing what was asked for."""
    from screening_app.core.retention import RetentionRules

    with opened(chosen) as workspace:
        clock = workspace.retention
        if chosen.after_hand_over or chosen.limit:
            now = clock.rules
            clock.set_rules(RetentionRules(chosen.after_hand_over or now.after_hand_over, chosen.limit or now.limit))
        if chosen.hold or chosen.release:
            clock.set_hold(chosen.hold or chosen.release, on=bool(chosen.hold))
        said = []
        if chosen.ask:
            said.append(f"Asked for: {clock.ask().count}. Another person carries it out.")
        if chosen.carry_out:
            done = clock.carry_out()
            said.append(f"Purged: {done.count}.")
            if chosen.out:
                said.append(str(clock.save_protocol(done, chosen.out)))
        found, rules = clock.due(), clock.rules
    lines = [
        f"{d.conversation.contact.id}  {d.conversation.contact.case_reference}  {d.ground}  {d.since}" for d in found
    ]
    rule = f"{rules.after_hand_over} days after the hand-over, {rules.limit} after the beginning"
    machine = {
        "rules": {"after_hand_over": rules.after_hand_over, "limit": rules.limit},
        "due": [
            {"contact": d.conversation.contact.id, "ground": str(d.ground), "since": d.since.isoformat()} for d in found
        ],
    }
    show(chosen, machine, "\n".join([*said, f"{len(found)} due ({rule})", *lines]))
