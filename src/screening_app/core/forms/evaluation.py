# SPDX-License-Identifier: EUPL-1.2
"""Everything that one form makes of one response, as plain JSON values: what `forms evaluate` prints for a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from screening_app.core.forms.definition import Form, check
from screening_app.core.forms.filling import Filling, begun, initial_of
from screening_app.core.forms.instances import Tree
from screening_app.core.forms.model import Answer
from screening_app.core.forms.scoring import weight_sums
from screening_app.core.forms.validation import errors, gathered
from screening_app.core.forms.values import write_value

CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"


def refused(code: str | None) -> dict[str, Any]:
    """Return the keys of a line of which nothing could be made, with the code of the reason."""
    kinds: dict[str, type] = {"lint": list, "enabled": dict, "errors": list, "values": dict}
    kinds |= {"scores": dict, "initial": dict, "submitted": dict}
    return {"refused": code} | {key: kind() for key, kind in kinds.items()}


def evaluate(questionnaire: bytes, response: Any, now: datetime) -> dict[str, Any]:
    """Return what the form makes of the response: the keys of one line but for its id. Never raises.

    `lint` holds the code of every problem of the form; `refused` the first that makes it unusable. A refused form is
    not evaluated: its calculated items have no value. A missing response is that of a form nobody has begun.
    """
    form, problems = check(questionnaire)
    made = refused(next((problem.code for problem in problems if problem.severity == "refuse"), None))
    made["lint"] = sorted({problem.code for problem in problems})
    if form is None:
        made["values"] = dict.fromkeys(_calculated(questionnaire))
        return made
    answers, declined, tree = gathered(form, response if isinstance(response, Mapping) else {})
    filling = Filling(form, answers, frozenset(declined - answers.keys()), tree.groups, now)
    made["enabled"] = dict(filling.enabled)
    made["errors"] = [
        {"linkId": fault.link_id, "path": fault.path, "kind": fault.kind, "severity": fault.severity}
        for fault in errors(form, response, now)
    ]
    sums = weight_sums(filling.tree, filling.answers, filling.enabled)
    made["scores"] = {path: _number(total) for path, total in sums.items()}
    made["values"] = {
        place.path: _plain(filling.calculated.get(place.path, ()), form, place.path, filling.tree)
        for place in filling.instances
        if place.item.calculated is not None
    }
    first = begun(form, now)
    made["initial"] = {
        place.path: [write_value(place.item, value, form.language, form.language) for value in given]
        for place in first.instances
        if (given := initial_of(place.item))
    }
    made["submitted"] = _submitted(filling)
    return made


def _submitted(filling: Filling) -> dict[str, Any]:
    """Return for each question what a completed response would hold, None where it would not be there."""
    language = filling.form.language
    incomplete = {score.path for score in filling.scores if not score.is_complete}
    found: dict[str, Any] = {}
    for place in filling.instances:
        if place.item.is_question:
            kept = filling.answers if place.item.calculated is None else filling.calculated
            is_there = filling.enabled[place.path] and place.path not in incomplete
            values = kept.get(place.path, ()) if is_there else ()
            found[place.path] = [write_value(place.item, value, language, language) for value in values] or None
    return found


def _plain(values: Sequence[Answer], form: Form, path: str, tree: Tree) -> Any:
    """Return what a calculated item came to: nothing, a value, or all of several."""
    item = tree.by_path[path].item
    found = [next(iter(write_value(item, value, form.language, form.language).values())) for value in values]
    return found if len(found) > 1 else next(iter(found), None)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _calculated(questionnaire: bytes) -> list[str]:
    """Return the linkIds of items that carry a calculated expression in a form that was refused."""
    from screening_app.core.forms.reading import parse_json

    document = parse_json(questionnaire)
    if not isinstance(document, dict):
        return []
    found: list[str] = []
    layer: list[Any] = [document]
    while layer:
        below: list[Any] = []
        for owner in layer:
            items = owner.get("item")
            for item in items if isinstance(items, list) else []:
                if not isinstance(item, dict):
                    continue
                below.append(item)
                link_id, extensions = item.get("linkId"), item.get("extension")
                listed = extensions if isinstance(extensions, list) else []
                if isinstance(link_id, str) and any(
                    isinstance(each, dict) and each.get("url") == CALCULATED for each in listed
                ):
                    found.append(link_id)
        layer = below
    return found
