# SPDX-License-Identifier: EUPL-1.2
"""The facts for a report of concern about a child, composed as Swedish text; nothing is sent and nothing is kept.

The duty: 19 kap. 1 § socialtjänstlagen (2025:400), in force since 2025-07-01; 14 kap. 1 § of the act of 2001 before it.
Who the child is, is filled in where the report is made: this program knows no name.
"""

from __future__ import annotations

from collections.abc import Sequence

from screening_app.core.forms.filling import Filling
from screening_app.core.handoff import Matter, corrected, opening, outcome_line
from screening_app.core.handoff_answers import told
from screening_app.core.records import Conversation, Correction, Unit
from screening_app.core.sentences import Sentences, joined

#: What is told to whoever assesses the child's need of protection; how the adult wants to be contacted is not.
CONCEPTS = frozenset(
    {
        "child",
        "acute",
        "pregnancy",
        "exposure",
        "exposure-time",
        "exposure-told",
        "feels-safe",
        "violence-type",
        "form-of-violence",
        "uses-violence",
        "may-hurt",
    }
)


def concern_text(
    sentences: Sentences,
    *,
    conversation: Conversation,
    fillings: Sequence[Filling],
    unborn: bool,
    unit: Unit,
    with_time: bool,
    corrections: Sequence[Correction] = (),
) -> str:
    """Return what was told that bears on a child, corrections, what must be filled in and what to think of.

    `unborn` when the concern is about a child that is expected and none that is born.
    """
    words = sentences["concern"]
    matter = Matter(conversation, fillings, None, unit, with_time, corrections=corrections)
    lines = [line for filling in fillings for line in told(sentences, filling, CONCEPTS)]
    return joined(
        [
            [words["title"], *opening(sentences, matter)[1:]],
            [words["told"], outcome_line(sentences, matter), *lines],
            *corrected(sentences, matter),
            [words["unborn"] if unborn else words["from_adult"]],
            [words["to_fill_in"], *(f"- {line}" for line in sentences["concern_to_fill_in"])],
            [words["reminders"], *(f"- {line}" for line in sentences["concern_reminders"])],
        ]
    )
