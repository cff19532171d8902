# SPDX-License-Identifier: EUPL-1.2
"""What each code of the core is called on screen, in the language in use."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from screening_app.core.acting import NoReport, Person, StepKind, StepState, ViolenceType, WhyNot
from screening_app.core.readiness import Alone, Interpreter, NotAskedReason
from screening_app.core.records import (
    AgeBand,
    AskAgainHow,
    CorrectionReason,
    DataMode,
    InstrumentStatus,
    Occasion,
    Outcome,
    Role,
    Sex,
    Stage,
    UnitKind,
)
from screening_app.core.routines import Validity
from screening_app.gui.text import translate


def name_of(code: StrEnum) -> str:
    """Return the translated name of a member of any enum of the core."""
    # One table for each enum: members of different enums with the same word are equal to each other as strings.
    return _TABLES[type(code)]()[code.value]


def _outcomes() -> dict[str, str]:
    return {
        Outcome.NOT_ASKED: translate("Rutinstod", "Not asked"),
        Outcome.DECLINED: translate("Rutinstod", "Did not want to answer"),
        Outcome.NO: translate("Rutinstod", "No experience told"),
        Outcome.EARLIER: translate("Rutinstod", "Earlier exposure"),
        Outcome.ONGOING: translate("Rutinstod", "Ongoing exposure, or time not known"),
        Outcome.HAS_USED_VIOLENCE: translate("Rutinstod", "Has used violence"),
        Outcome.UNCLEAR: translate("Rutinstod", "Unclear"),
    }


def _reasons() -> dict[str, str]:
    return {
        NotAskedReason.RELATIVE_PRESENT: translate("Rutinstod", "A relative was present"),
        NotAskedReason.CHILD_PRESENT: translate("Rutinstod", "A child was present"),
        NotAskedReason.NO_PRIVATE_ROOM: translate("Rutinstod", "No private room"),
        NotAskedReason.NO_INTERPRETER: translate("Rutinstod", "No interpreter"),
        NotAskedReason.RELATIVE_INTERPRETS: translate("Rutinstod", "A relative would have interpreted"),
        NotAskedReason.NO_TIME: translate("Rutinstod", "Too little time"),
        NotAskedReason.ROUTINE_MISSING: translate("Rutinstod", "No routine for the answer"),
        NotAskedReason.ACUTE_MEDICAL: translate("Rutinstod", "Acute medical care"),
        NotAskedReason.REMOTE_VISIT: translate("Rutinstod", "Visit by phone or video"),
        NotAskedReason.ALREADY_ASKED: translate("Rutinstod", "Asked recently"),
        NotAskedReason.STAFF_JUDGED_UNSAFE: translate("Rutinstod", "Judged unsafe by staff"),
        NotAskedReason.OTHER: translate("Rutinstod", "Another reason"),
    }


def _correction_reasons() -> dict[str, str]:
    return {
        CorrectionReason.ENTERED_WRONG: translate("Rutinstod", "Something was entered wrong"),
        CorrectionReason.MISUNDERSTOOD: translate("Rutinstod", "Something was misunderstood"),
        CorrectionReason.SAID_LATER: translate("Rutinstod", "The person has put it right later"),
        CorrectionReason.OTHER: translate("Rutinstod", "Another reason"),
    }


def _alone() -> dict[str, str]:
    return {
        Alone.YES: translate("Rutinstod", "Yes, we are alone"),
        Alone.RELATIVE_PRESENT: translate("Rutinstod", "No, a partner or relative is here"),
        Alone.CHILD_PRESENT: translate("Rutinstod", "No, a child who understands is here"),
    }


def _ages() -> dict[str, str]:
    return {
        AgeBand.CHILD: translate("Rutinstod", "0–17 years"),
        AgeBand.FROM_18: translate("Rutinstod", "18–24 years"),
        AgeBand.FROM_25: translate("Rutinstod", "25–44 years"),
        AgeBand.FROM_45: translate("Rutinstod", "45–64 years"),
        AgeBand.FROM_65: translate("Rutinstod", "65 years or older"),
        AgeBand.UNKNOWN: translate("Rutinstod", "Not noted"),
    }


def _sexes() -> dict[str, str]:
    return {
        Sex.FEMALE: translate("Rutinstod", "Woman or girl"),
        Sex.MALE: translate("Rutinstod", "Man or boy"),
        Sex.OTHER: translate("Rutinstod", "Other"),
        Sex.UNKNOWN: translate("Rutinstod", "Not noted"),
    }


def _interpreters() -> dict[str, str]:
    return {
        Interpreter.NOT_NEEDED: translate("Rutinstod", "Not needed"),
        Interpreter.AUTHORISED: translate("Rutinstod", "Authorised, in the room"),
        Interpreter.BY_PHONE: translate("Rutinstod", "Authorised, by phone"),
        Interpreter.RELATIVE: translate("Rutinstod", "A relative or friend"),
        Interpreter.MISSING: translate("Rutinstod", "Needed but missing"),
    }


def _ways() -> dict[str, str]:
    return {
        AskAgainHow.SINGLE_VISIT: translate("Rutinstod", "Single visit booked"),
        AskAgainHow.INTERPRETER_BOOKED: translate("Rutinstod", "Interpreter booked"),
        AskAgainHow.NEXT_VISIT: translate("Rutinstod", "At the next visit"),
        AskAgainHow.BY_AGREEMENT: translate("Rutinstod", "As agreed with the person"),
    }


def _stages() -> dict[str, str]:
    return {
        Stage.PREPARE: translate("Rutinstod", "Prepare"),
        Stage.ASK: translate("Rutinstod", "Ask"),
        Stage.REVIEW: translate("Rutinstod", "Review"),
        Stage.ACT: translate("Rutinstod", "Act"),
        Stage.HAND_OVER: translate("Rutinstod", "Hand over"),
    }


def _step_states() -> dict[str, str]:
    return {
        StepState.DONE: translate("Rutinstod", "Done"),
        StepState.NOT_APPLICABLE: translate("Rutinstod", "Not applicable"),
        StepState.LATER: translate("Rutinstod", "Later"),
    }


def _step_kinds() -> dict[str, str]:
    return {
        StepKind.ACUTE: translate("Rutinstod", "Acute danger"),
        StepKind.REPORT: translate("Rutinstod", "Report of concern"),
        StepKind.IDENTITY: translate("Rutinstod", "Protected identity"),
        StepKind.CONTACT: translate("Rutinstod", "A safe way to be contacted"),
        StepKind.DANGER: translate("Rutinstod", "Signs of danger"),
        StepKind.CARE: translate("Rutinstod", "Injuries and care"),
        StepKind.HONOUR: translate("Rutinstod", "Honour context"),
        StepKind.SUPPORT: translate("Rutinstod", "Support"),
        StepKind.INFORMATION: translate("Rutinstod", "Information"),
        StepKind.POLICE: translate("Rutinstod", "Police"),
        StepKind.FOLLOW_UP: translate("Rutinstod", "Follow-up"),
    }


def _whys_not() -> dict[str, str]:
    return {
        WhyNot.DOES_NOT_FIT: translate("Rutinstod", "Does not fit this person"),
        WhyNot.DONE_BEFORE: translate("Rutinstod", "Has been done before"),
        WhyNot.PERSON_DECLINES: translate("Rutinstod", "The person does not want it"),
        WhyNot.NOT_SAFE: translate("Rutinstod", "Not safe for the person"),
        WhyNot.SOMEONE_ELSE: translate("Rutinstod", "Somebody else does it"),
        WhyNot.OTHER: translate("Rutinstod", "Another reason"),
    }


def _violence_types() -> dict[str, str]:
    return {
        ViolenceType.CLOSE_RELATION: translate("Rutinstod", "Violence in a close relation"),
        ViolenceType.HONOUR: translate("Rutinstod", "Honour-related violence and oppression"),
        ViolenceType.SEXUAL: translate("Rutinstod", "Sexual violence regardless of relation"),
        ViolenceType.EXPLOITATION: translate("Rutinstod", "Prostitution and sexual exploitation"),
        ViolenceType.TRAFFICKING: translate("Rutinstod", "Trafficking for sexual purposes"),
    }


def _persons() -> dict[str, str]:
    return {
        Person.ADULT: translate("Rutinstod", "An adult who is exposed"),
        Person.CHILD: translate("Rutinstod", "A child who is exposed or has witnessed it"),
        Person.USES_VIOLENCE: translate("Rutinstod", "A person who uses violence"),
    }


def _no_reports() -> dict[str, str]:
    return {
        NoReport.REPORTED_BEFORE: translate("Rutinstod", "The concern has been reported already"),
        NoReport.REPORTED_BY_OTHERS: translate("Rutinstod", "A colleague or another service reports it"),
        NoReport.NO_CONCERN: translate("Rutinstod", "Nothing known or suspected that harms a child"),
        NoReport.NO_CHILD: translate("Rutinstod", "There is no child"),
    }


def _occasions() -> dict[str, str]:
    return {
        Occasion.FIRST: translate("Rutinstod", "The first time"),
        Occasion.LATER: translate("Rutinstod", "Later on"),
        Occasion.AFTER_BIRTH: translate("Rutinstod", "After the birth"),
    }


def _modes() -> dict[str, str]:
    return {
        DataMode.TALLY: translate("Rutinstod", "Tally mode"),
        DataMode.CASE: translate("Rutinstod", "Case mode"),
    }


def _unit_kinds() -> dict[str, str]:
    return {
        UnitKind.INTAKE: translate("Rutinstod", "Social services intake"),
        UnitKind.MATERNITY: translate("Rutinstod", "Maternity care"),
    }


def _roles() -> dict[str, str]:
    return {
        Role.SCREENER: translate("Rutinstod", "Screener"),
        Role.COORDINATOR: translate("Rutinstod", "Coordinator"),
        Role.ADMINISTRATOR: translate("Rutinstod", "Administrator"),
    }


def _validities() -> dict[str, str]:
    return {
        Validity.CURRENT: translate("Rutinstod", "Current"),
        Validity.EXPIRES_SOON: translate("Rutinstod", "Expires soon"),
        Validity.FOLLOW_UP_SOON: translate("Rutinstod", "Is to be followed up soon"),
        Validity.EXPIRED: translate("Rutinstod", "Has expired"),
        Validity.FOLLOW_UP_DUE: translate("Rutinstod", "Follow-up is due"),
        Validity.NOT_DECIDED: translate("Rutinstod", "Not decided"),
    }


def _instrument_states() -> dict[str, str]:
    return {
        InstrumentStatus.DRAFT: translate("Rutinstod", "Draft"),
        InstrumentStatus.ACTIVE: translate("Rutinstod", "In use"),
        InstrumentStatus.RETIRED: translate("Rutinstod", "No longer in use"),
    }


_TABLES: dict[type[StrEnum], Callable[[], dict[str, str]]] = {
    Outcome: _outcomes,
    NotAskedReason: _reasons,
    CorrectionReason: _correction_reasons,
    Alone: _alone,
    Interpreter: _interpreters,
    AgeBand: _ages,
    Sex: _sexes,
    AskAgainHow: _ways,
    Stage: _stages,
    StepState: _step_states,
    StepKind: _step_kinds,
    WhyNot: _whys_not,
    ViolenceType: _violence_types,
    Person: _persons,
    NoReport: _no_reports,
    Occasion: _occasions,
    DataMode: _modes,
    UnitKind: _unit_kinds,
    Role: _roles,
    Validity: _validities,
    InstrumentStatus: _instrument_states,
}
