# SPDX-License-Identifier: EUPL-1.2
"""The command of the retention clock: look, hold, ask, carry out."""

from __future__ import annotations

import argparse

from screening_app.cli.terminal import opened, show
from screening_app.core.access import Permission, allowed
from screening_app.core.retention import RetentionRules


def purge(chosen: argparse.Namespace) -> None:
    """List what is due, after doing what was asked for; who reads no records learns the rules and how many are held."""
    with opened(chosen) as workspace:
        clock = workspace.retention
        if chosen.after_hand_over or chosen.limit:
            now = clock.rules
            clock.set_rules(RetentionRules(chosen.after_hand_over or now.after_hand_over, chosen.limit or now.limit))
        if Permission.ASK not in allowed(workspace.account):
            rules = clock.rules
            numbers = {"after_hand_over": rules.after_hand_over, "limit": rules.limit}
            show(chosen, {"rules": numbers, "held": clock.held()}, f"{_rules(rules)}. Held back: {clock.held()}.")
            return
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
        found, rules, holds, kept = clock.due(), clock.rules, clock.holds(), clock.kept_to_ask_again()
    lines = [
        f"{d.conversation.contact.id}  {d.conversation.contact.case_reference}  {d.ground}  {d.since}"
        + (f"  to be asked again {d.ask_again}" if d.ask_again else "")
        for d in found
    ]
    lines += [f"{h.contact_id}  {h.case_reference}  held since {h.at:%Y-%m-%d} by {h.by}" for h in holds]
    lines += [f"{kept} kept because the person is to be asked again"] if kept else []
    rule = _rules(rules)
    machine = {
        "rules": {"after_hand_over": rules.after_hand_over, "limit": rules.limit},
        "due": [
            {
                "contact": d.conversation.contact.id,
                "ground": str(d.ground),
                "since": d.since.isoformat(),
                "askAgain": d.ask_again and d.ask_again.isoformat(),
            }
            for d in found
        ],
        "holds": [{"contact": h.contact_id, "since": h.at.isoformat(), "by": h.by} for h in holds],
        "keptToAskAgain": kept,
    }
    show(chosen, machine, "\n".join([*said, f"{len(found)} due ({rule})", *lines]))


def _rules(rules: RetentionRules) -> str:
    return f"{rules.after_hand_over} days after the hand-over, {rules.limit} after the beginning"
