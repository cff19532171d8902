# SPDX-License-Identifier: EUPL-1.2
"""Routines as documents: written as YAML, and whole ones made of an organisation's routine and a unit's own parts.

A document is the value of a routine file as JSON values. One with `inherits` is an adaptation: its header is its own,
and each point, each stage of guidance and each list of steps that it has stands in place of the organisation's.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from screening_app.core.routines import POINT_KEYS, Routine, checked, parse_routine, read_yaml, refused

#: The parts of a document that belong to who decided it; never inherited.
HEADER: Final = (
    "id",
    "title",
    "unit_kind",
    "unit",
    "inherits",
    "written",
    "decided_by",
    "decided_on",
    "followed_up_on",
    "valid_to",
    "responsible",
    "replaces",
)
#: The lists of steps, in the order in which they are written and shown.
STEP_LISTS: Final = (
    "acute",
    "child",
    "honour",
    "pregnancy",
    "no",
    "earlier",
    "ongoing",
    "has-used-violence",
    "declined",
    "unclear",
    "not-asked",
)
STAGES: Final = ("prepare", "ask", "review", "act", "hand-over")

_LISTS: Final = ("people", "violence_types", "contacts")
_MAPPINGS: Final = ("guidance", "caution", "steps")
_ORDER: Final = (*HEADER, *_LISTS, "asked_again", "points", "guidance", "caution", "steps", "unplaced")
_KEYS: Final = {"guidance": STAGES, "caution": STAGES, "steps": STEP_LISTS}
_NEEDED: Final = (
    "id",
    "title",
    "unit_kind",
    "inherits",
    "written",
    "decided_by",
    "decided_on",
    "valid_to",
)

_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]")

Document = dict[str, Any]


def write_document(document: Mapping[str, Any]) -> str:
    """Return the YAML text of a routine; the same document gives the same text, and `read_yaml` gives it back."""
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(in_order(document), Dumper=dumper, allow_unicode=True, sort_keys=False, width=118))


def in_order(document: Mapping[str, Any]) -> Document:
    """Return a copy with every part at its place; what is no part of a routine is left at the end."""
    made: Document = {key: copy.deepcopy(document[key]) for key in _ORDER if key in document}
    made.update({key: copy.deepcopy(value) for key, value in document.items() if key not in made})
    for name, keys in _KEYS.items():
        if isinstance(made.get(name), dict):
            made[name] = {key: made[name][key] for key in (*keys, *made[name]) if key in made[name]}
    if isinstance(made.get("points"), list):
        made["points"] = sorted(made["points"], key=_place_of_point)
    return made


def is_adaptation(document: Mapping[str, Any]) -> bool:
    """Whether the document adapts another routine."""
    return bool(document.get("inherits"))


def adaptation_schema(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of an adaptation: everything that can be inherited may be left out."""
    steps = {key: value for key, value in schema["properties"]["steps"].items() if key != "required"}
    return {
        **schema,
        "required": list(_NEEDED),
        "properties": {**schema["properties"], "steps": steps},
    }


def whole(own: Mapping[str, Any], organisation: Mapping[str, Any]) -> Document:
    """Return the whole routine that an adaptation and the organisation's routine make together.

    CannotNow(ROUTINE_REFUSED) when the one to inherit from inherits itself, or is not the one that is named.
    """
    if is_adaptation(organisation) or own.get("inherits") != organisation.get("id"):
        raise refused("routine", (("/inherits", "unknown-routine"),))
    made: Document = {key: value for key, value in organisation.items() if key not in HEADER}
    made.update({key: own[key] for key in HEADER if key in own})
    for name in _LISTS:
        given = [*organisation.get(name, ()), *own.get(name, ())]
        made[name] = list(dict.fromkeys(own.get(name, given) if name != "contacts" else given))
    for name in _MAPPINGS:
        made[name] = {**organisation.get(name, {}), **own.get(name, {})}
    if "asked_again" in own:
        made["asked_again"] = own["asked_again"]
    points = {point["key"]: point for point in (*organisation.get("points", ()), *own.get("points", ()))}
    made["points"] = list(points.values())
    return in_order(made)


def adaptation_of(document: Mapping[str, Any], organisation: Mapping[str, Any]) -> Document:
    """Return what of a whole document differs from the organisation's: what an adaptation has to say.

    A point or list that the document lacks and the organisation has is inherited again: an adaptation takes nothing
    away.
    """
    made: Document = {key: document[key] for key in HEADER if key in document}
    made["inherits"] = organisation["id"]
    theirs = {point["key"]: point for point in organisation.get("points", ())}
    made["points"] = [point for point in document.get("points", ()) if point != theirs.get(point["key"])]
    for name in _MAPPINGS:
        other = organisation.get(name, {})
        made[name] = {key: value for key, value in document.get(name, {}).items() if value != other.get(key)}
    for name in _LISTS:
        other = organisation.get(name, [])
        if document.get(name, other) != other:
            kept = document[name]
            made[name] = [each for each in kept if name != "contacts" or each not in other]
    if document.get("asked_again", []) != organisation.get("asked_again", []) and "asked_again" in document:
        made["asked_again"] = document["asked_again"]
    return in_order({key: value for key, value in made.items() if value not in ({}, []) or key in HEADER})


def read_document(text: str, schema: Mapping[str, Any]) -> Document:
    """Return the document written in `text`, checked as a whole routine or as an adaptation of one."""
    value = read_yaml(text, "routine")
    adapted = isinstance(value, dict) and is_adaptation(value)
    return dict(checked(value, adaptation_schema(schema) if adapted else schema, "routine"))


def routine_of(document: Mapping[str, Any], schema: Mapping[str, Any], others: Mapping[str, Document]) -> Routine:
    """Return the whole routine of a document; `others` are the documents that it may inherit from, by id.

    CannotNow(ROUTINE_REFUSED) with ("/inherits", "unknown-routine") when the organisation's routine is not among them.
    """
    return parse_routine(write_document(whole_of(document, others)), schema)


def whole_of(document: Mapping[str, Any], others: Mapping[str, Document]) -> Document:
    """Return the whole document, with what is inherited; one that inherits nothing is returned as it is."""
    if not is_adaptation(document):
        return in_order(document)
    organisation = others.get(str(document["inherits"]))
    if organisation is None:
        raise refused("routine", (("/inherits", "unknown-routine"),))
    return whole(document, organisation)


def _place_of_point(point: Mapping[str, Any]) -> int:
    key = point.get("key")
    return POINT_KEYS.index(key) if key in POINT_KEYS else len(POINT_KEYS)


def cleaned(value: Any) -> Any:
    """Return the value without characters that hide or turn text round, which no file may hold."""
    if isinstance(value, str):
        return _HIDDEN.sub("", value)
    if isinstance(value, Mapping):
        return {key: cleaned(each) for key, each in value.items()}
    return [cleaned(each) for each in value] if isinstance(value, list | tuple) else value


def new_id(name: str, otherwise: str, taken: Collection[str]) -> str:
    """Return an id after a name, `otherwise` where it has no letter to begin with, that is not among those taken."""
    folded = name.lower().translate(str.maketrans("åäöéü", "aaoeu"))
    stem = "-".join(re.findall(r"[a-z0-9]+", folded))[:48].strip("-")
    stem = stem if stem[:1].isalpha() else f"{otherwise}-{stem}".rstrip("-")
    return next(made for made in (stem, *(f"{stem}-{n}" for n in range(2, 1000))) if made not in taken)
