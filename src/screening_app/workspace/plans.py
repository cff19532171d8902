# SPDX-License-Identifier: EUPL-1.2
"""The publication plan of a year, from the files that come with the program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from screening_app.errors import CannotNow, Code
from screening_app.paths import data_folder

if TYPE_CHECKING:
    from screening_app.core.figures.plan import Plan


def read_plan(year: int) -> Plan:
    """Return the plan of a year; CONTENT_MISSING where there is none, since then nobody has said what is counted."""
    from screening_app.core.figures.plan import parse_plan
    from screening_app.core.routines import checked, read_yaml

    forms = data_folder("forms")
    try:
        schema = json.loads((forms / "schema" / "sheets.schema.json").read_text(encoding="utf-8"))
        text = (forms / "sheets" / f"{year}.yaml").read_text(encoding="utf-8")
    except OSError as problem:
        raise CannotNow(Code.CONTENT_MISSING, file=f"sheets/{year}.yaml") from problem
    return parse_plan(checked(read_yaml(text, "sheets"), schema, "sheets"))
