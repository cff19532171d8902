# SPDX-License-Identifier: EUPL-1.2
"""The sample municipality: one organisation, five units, one routine expired, one incomplete, one about to end."""

from __future__ import annotations

from datetime import date

import pytest

from screening_app.content import Checked, check_file
from screening_app.core.records import Outcome
from screening_app.core.routine_checks import FindingCode
from screening_app.core.routines import POINT_KEYS, Validity, missing_points
from screening_app.paths import data_folder

FORMS = data_folder("forms")
FOLDER = FORMS / "municipality"
TODAY = date(2026, 11, 22)
UNITS = ("barn-unga-familj", "forsorjningsstod", "aldre-lss", "socialjouren", "barnmorskemottagning")
WHOLE = ("kommun", *(name for name in UNITS if name != "socialjouren"))


def checked(name: str, today: date = TODAY) -> Checked:
    found = check_file(FOLDER / "routines" / f"{name}.yaml", FORMS, today)
    assert found.refused == ()
    return found


def codes(name: str, today: date = TODAY) -> set[FindingCode]:
    return {each.code for each in checked(name, today).findings}


def test_there_are_five_units_and_their_organisation() -> None:
    files = {path.stem for path in (FOLDER / "routines").glob("*.yaml")}
    assert files == {"kommun", *UNITS}
    routines = [checked(name).routine for name in UNITS]
    assert len({routine.unit for routine in routines if routine}) == len(UNITS)


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_routine_answers_all_points_at_length_and_has_steps_for_every_outcome(name: str) -> None:
    routine = checked(name).routine
    assert routine is not None
    assert missing_points(routine) == ()
    assert tuple(point.key for point in routine.points) == POINT_KEYS
    assert sum(len(point.text.split()) for point in routine.points) > 700
    for listed in (*Outcome, "acute", "child", "honour"):
        assert len(routine.steps[listed]) >= 3
    assert FindingCode.UNKNOWN_CONTACT not in codes(name)


@pytest.mark.parametrize("name", ["barn-unga-familj", "forsorjningsstod", "aldre-lss"])
def test_an_adapting_unit_keeps_what_it_did_not_change(name: str) -> None:
    own, organisation = checked(name).routine, checked("kommun").routine
    assert own is not None
    assert organisation is not None
    assert own.inherits == organisation.id
    assert own.acute == organisation.acute
    changed = [a.key for a, b in zip(own.points, organisation.points, strict=True) if a.text != b.text]
    assert 9 <= len(changed) < len(POINT_KEYS)


def test_one_is_incomplete_and_has_nobody_responsible() -> None:
    found = checked("socialjouren")
    missing = {each.where for each in found.findings if each.code is FindingCode.MISSING_POINT}
    assert missing == {"earlier-violence", "referral", "follow-up", "safe-records"}
    assert FindingCode.NOT_RESPONSIBLE in codes("socialjouren")


@pytest.mark.parametrize(
    ("name", "today", "expected"),
    [
        ("aldre-lss", date(2026, 10, 30), Validity.EXPIRES_SOON),
        ("aldre-lss", date(2026, 10, 31), Validity.EXPIRES_SOON),
        ("aldre-lss", date(2026, 11, 1), Validity.EXPIRED),
        ("forsorjningsstod", date(2026, 11, 10), Validity.CURRENT),
        ("forsorjningsstod", date(2026, 11, 11), Validity.EXPIRES_SOON),
        ("forsorjningsstod", date(2026, 11, 12), Validity.EXPIRES_SOON),
        ("forsorjningsstod", date(2027, 1, 11), Validity.EXPIRED),
        ("barn-unga-familj", TODAY, Validity.CURRENT),
        ("barnmorskemottagning", TODAY, Validity.CURRENT),
    ],
)
def test_each_stands_as_its_dates_say(name: str, today: date, expected: Validity) -> None:
    found = checked(name, today).standing
    assert found is not None
    assert found.validity is expected


def test_the_expired_one_names_what_replaced_its_law_and_the_others_have_none() -> None:
    old = {each.instead for each in checked("aldre-lss").findings if each.code is FindingCode.OUTDATED_REFERENCE}
    assert old == {"HSLF-FS 2022:39"}
    for name in ("kommun", "barn-unga-familj", "forsorjningsstod", "socialjouren", "barnmorskemottagning"):
        assert FindingCode.OUTDATED_REFERENCE not in codes(name)


def test_police_is_never_a_step_without_a_word_of_consent_or_secrecy() -> None:
    for name in ("kommun", *UNITS):
        routine = checked(name).routine
        assert routine is not None
        for steps in routine.steps.values():
            for step in steps:
                if "polis" in f"{step.text} {step.detail}".lower():
                    said = f"{step.detail} {step.law}"
                    assert "samtycke" in said or "OSL" in said, step


def test_local_numbers_are_from_a_series_set_aside_for_made_up_numbers() -> None:
    text = (FOLDER / "contacts.yaml").read_text(encoding="utf-8")
    numbers = [line for line in text.splitlines() if "numbers:" in line]
    assert len(numbers) == 11
    assert all("08-465 004" in line for line in numbers)


def test_what_is_inherited_from_a_routine_that_is_not_there_is_refused(tmp_path) -> None:
    copy = tmp_path / "routines" / "alone.yaml"
    copy.parent.mkdir()
    copy.write_text((FOLDER / "routines" / "aldre-lss.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert check_file(copy, FORMS, TODAY).refused == (("/inherits", "unknown-routine"),)
