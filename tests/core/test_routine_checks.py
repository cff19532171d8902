# SPDX-License-Identifier: EUPL-1.2
"""What the linter finds in a routine: replaced law, contacts at their limits, urgent steps that were left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from screening_app.core.contacts import ContactCard
from screening_app.core.records import UnitKind
from screening_app.core.routine_checks import FindingCode, Gravity, findings, outdated_references
from screening_app.core.routines import Point, Routine, Step

TODAY = date(2026, 11, 22)
ROUTINE = Routine(
    id="r",
    title="Rutin",
    unit_kind=UnitKind.INTAKE,
    written=True,
    decided_by="Chef",
    decided_on=date(2026, 1, 1),
    followed_up_on=None,
    valid_to=None,
    responsible="Enhetschef",
    replaces=None,
    points=(),
    guidance={},
    caution={},
    steps={"acute": (Step("ring", "Ring", urgent=True, contacts=("jour",)),)},
    contacts=(),
    sha256="",
)
CARD = ContactCard("jour", "Jouren", ("08-465 004 10",), "Alla", None, None, None, date(2025, 11, 22), local=True)


def said(text: str) -> list[tuple[str, str]]:
    routine = replace(ROUTINE, points=(Point("concern-report", "Orosanmälan", text),))
    return [(reference, instead) for _, reference, instead in outdated_references(routine)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anmäl enligt 14 kap. 1 § SoL.", [("14 kap. 1 §", "19 kap. 1 § SoL")]),
        ("enligt 14 kap 1 §", [("14 kap 1 §", "19 kap. 1 § SoL")]),
        ("enligt 14\u00a0kap.\u00a01\u00a0§", [("14 kap. 1 §", "19 kap. 1 § SoL")]),
        ("(SoL 14:1)", [("SoL 14:1", "19 kap. 1 § SoL")]),
        ("5 kap. 11 § socialtjänstlagen", [("5 kap. 11 §", "13 kap. 1 § SoL")]),
        ("Utredning inleds enligt 11 kap. 1 § SoL", [("Utredning inleds enligt 11 kap. 1 §", "14 kap. 2 § SoL")]),
        ("socialtjänstlagen (2001:453)", [("2001:453", "SoL (2025:400)")]),
        ("SOSFS 2014:4", [("SOSFS 2014:4", "HSLF-FS 2022:39")]),
        ("Insatser beviljas enligt 11 kap. 1 § SoL", []),
        ("14 kap. 1 § brottsbalken", []),
        ("19 kap. 1 §, 14 kap. 2 §, 14 kap. 10 §, 13 kap. 1 §, 11 kap. 5 §, HSLF-FS 2022:39", []),
    ],
)
def test_law_that_was_replaced_is_found_with_what_holds_now(text: str, found: list[tuple[str, str]]) -> None:
    assert said(text) == found


def test_law_is_looked_for_in_every_part_of_a_routine() -> None:
    step = Step("s", "Anmäl", detail="se SOSFS 2014:4", law="14 kap. 1 § SoL")
    routine = replace(ROUTINE, steps={"child": (step,)})
    assert [where for where, _, _ in outdated_references(routine)] == ["steps/child/s", "steps/child/s"]


@pytest.mark.parametrize(
    ("verified", "stale"),
    [(date(2025, 11, 23), False), (date(2025, 11, 22), False), (date(2025, 11, 21), True), (None, True)],
)
def test_a_contact_is_to_be_verified_after_twelve_months_and_not_on_the_day(verified: date | None, stale: bool) -> None:
    found = findings(ROUTINE, {"jour": replace(CARD, verified_on=verified)}, TODAY)
    assert (FindingCode.NOT_VERIFIED in [each.code for each in found]) is stale


def test_a_local_card_without_a_number_is_to_be_filled_in_and_not_verified() -> None:
    codes = [each.code for each in findings(ROUTINE, {"jour": replace(CARD, numbers=(), verified_on=None)}, TODAY)]
    assert FindingCode.TO_FILL_IN in codes
    assert FindingCode.NOT_VERIFIED not in codes


def test_what_is_wrong_comes_before_what_is_worth_knowing() -> None:
    found = findings(replace(ROUTINE, responsible=None), {}, TODAY)
    gravities = [each.gravity for each in found]
    assert gravities == sorted(gravities, key=lambda each: each is not Gravity.WRONG)
    assert found[-1].code is FindingCode.NOT_RESPONSIBLE
    assert FindingCode.UNKNOWN_CONTACT in [each.code for each in found]


def test_an_urgent_step_that_the_unit_took_away_is_told() -> None:
    mine = replace(ROUTINE, steps={"acute": (Step("other", "Annat"),)})
    found = findings(mine, {"jour": CARD}, TODAY, organisation=ROUTINE)
    assert [each.fact for each in found if each.code is FindingCode.URGENT_LEFT_OUT] == ["Ring"]
    kept = findings(ROUTINE, {"jour": CARD}, TODAY, organisation=ROUTINE)
    assert FindingCode.URGENT_LEFT_OUT not in [each.code for each in kept]
