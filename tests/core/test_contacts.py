# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from screening_app.core.contacts import is_stale, parse_contacts
from screening_app.errors import CannotNow
from screening_app.paths import data_folder

SCHEMA: dict[str, Any] = json.loads(
    (data_folder("forms") / "schema" / "contacts.schema.json").read_text(encoding="utf-8")
)
CARD = "  - {id: a, name: Linjen, numbers: [020-12 34 56, 112], audience: Alla, verified_on: 2025-11-22}\n"
LOCAL = "  - {id: b, name: Jouren, numbers: null, audience: Alla, verified_on: null, local: true}\n"


def test_a_card_keeps_its_numbers_as_they_are_written() -> None:
    first, second = parse_contacts("contacts:\n" + CARD + LOCAL, SCHEMA)
    assert first.numbers == ("020-12 34 56", "112")
    assert not first.to_fill_in
    assert second.to_fill_in


@pytest.mark.parametrize(
    ("card", "problem"),
    [
        (CARD + CARD, ("/contacts", "repeated-id")),
        (CARD.replace("112", "ring oss"), ("/contacts/0/numbers", "oneOf")),
        (CARD.replace("2025-11-22", "2025-13-01"), ("/contacts/0/verified_on", "date")),
        (CARD.replace("audience: Alla, ", ""), ("/contacts/0", "required")),
    ],
)
def test_a_wrong_card_is_refused_with_its_place(card: str, problem: tuple[str, str]) -> None:
    with pytest.raises(CannotNow) as caught:
        parse_contacts("contacts:\n" + card, SCHEMA)
    assert caught.value.facts == {"document": "contacts", "problems": (problem,)}


def test_a_card_is_stale_after_twelve_months_or_when_never_verified() -> None:
    (card,) = parse_contacts("contacts:\n" + CARD, SCHEMA)
    assert not is_stale(card, date(2026, 11, 22))
    assert is_stale(card, date(2026, 11, 23))
    assert is_stale(replace(card, verified_on=None), date(2026, 1, 1))
