# SPDX-License-Identifier: EUPL-1.2
"""Plain R4 JSON seen as a tree: every place knows its FHIR type and what it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from screening_app.core.forms.fhirpath.quantities import Quantity
from screening_app.core.forms.fhirpath.temporal import Temporal, in_utc, parsed

TEMPORAL_TYPES = frozenset({"date", "dateTime", "instant", "time"})
PRIMITIVES = frozenset(
    {"base64Binary", "boolean", "canonical", "code", "date", "dateTime", "decimal", "id", "instant", "integer"}
    | {"integer64", "markdown", "oid", "positiveInt", "string", "time", "unsignedInt", "uri", "url", "uuid", "xhtml"}
)
QUANTITIES = frozenset({"Quantity", "Age", "Count", "Distance", "Duration", "SimpleQuantity", "MoneyQuantity"})
PARENTS = {
    **dict.fromkeys(("code", "id", "markdown"), "string"),
    **dict.fromkeys(("url", "canonical", "uuid", "oid"), "uri"),
    **dict.fromkeys(("positiveInt", "unsignedInt"), "integer"),
    **dict.fromkeys(QUANTITIES - {"Quantity"}, "Quantity"),
    "BackboneElement": "Element",
}
_FIELDS = {
    **dict.fromkeys(("birthDate", "approvalDate", "lastReviewDate"), "date"),
    **dict.fromkeys(("authored", "date", "start", "end"), "dateTime"),
    **dict.fromkeys(("issued", "lastUpdated"), "instant"),
    **dict.fromkeys(("gender", "use", "status", "language", "enableBehavior", "operator"), "code"),
    **dict.fromkeys(("url", "system"), "uri"),
    **dict.fromkeys(("questionnaire", "answerValueSet"), "canonical"),
    **dict.fromkeys(("item", "answer", "answerOption", "contact", "link", "communication"), "BackboneElement"),
    "extension": "Extension",
    "modifierExtension": "Extension",
    "coding": "Coding",
    "identifier": "Identifier",
    "period": "Period",
    "telecom": "ContactPoint",
    "address": "Address",
    "maritalStatus": "CodeableConcept",
    "meta": "Meta",
    "div": "xhtml",
}
_RESOURCES = frozenset({"Resource", "DomainResource"})


ByName = dict[str, list[tuple[int, "Node"]]]


class Node:
    """One place in the JSON; `raw` is its plain value (None where only extensions stand), `beside` its `_` twin."""

    __slots__ = ("_below", "_fields", "_frozen", "_items", "beside", "parent", "raw", "type")

    def __init__(self, raw: Any, type_name: str, parent: Node | None = None, beside: Any = None) -> None:
        self.raw, self.type, self.parent, self.beside = raw, type_name, parent, beside
        self._fields: dict[str, tuple[Node, ...]] = {}
        self._items: ByName | None = None
        self._below: ByName | None = None
        self._frozen: Any = None

    def __repr__(self) -> str:
        """Never show an answer."""
        return f"Node({self.type})"

    def field(self, name: str) -> tuple[Node, ...]:
        """Return what stands under a name; `value` also finds valueCoding and its like."""
        known = self._fields.get(name)
        if known is None:
            known = self._fields[name] = tuple(self._found(name))
        return known

    def named_items(self, *, below: bool) -> ByName:
        """Return the items in it by their linkId, each with its place; with `below` those within items as well."""
        known = self._below if below else self._items
        if known is None:
            known = _by_name(_items_below(self) if below else self.field("item"))
            if below:
                self._below = known
            else:
                self._items = known
        return known

    @property
    def frozen(self) -> Any:
        """What it holds as something hashable."""
        if self._frozen is None:
            self._frozen = ("json", frozen(self.raw), frozen(self.beside))
        return self._frozen

    def _found(self, name: str) -> Iterator[Node]:
        inside = self.raw if isinstance(self.raw, dict) else self.beside
        if not isinstance(inside, dict):
            return
        if name in inside or f"_{name}" in inside:
            suffix = name[5:] if name.startswith("value") else ""
            yield from self._listed(inside, name, _choice(suffix) if suffix and _is_choice(suffix) else None)
            return
        size = len(name)
        for key in inside:
            if len(key) > size and key.startswith(name) and key[size].isupper() and _is_choice(key[size:]):
                yield from self._listed(inside, key, _choice(key[size:]))
                return

    def _listed(self, inside: dict[str, Any], key: str, type_name: str | None) -> Iterator[Node]:
        raw, beside = inside.get(key), inside.get(f"_{key}")
        many = raw if isinstance(raw, list) else [raw]
        extra = beside if isinstance(beside, list) else [beside]
        for row in range(max(len(many), len(extra))):
            value = many[row] if row < len(many) else None
            other = extra[row] if row < len(extra) else None
            if value is not None or other is not None:
                yield Node(value, type_name or _type_of(value, key, self), self, other)

    def children(self) -> Iterator[Node]:
        """Yield everything directly below."""
        inside = self.raw if isinstance(self.raw, dict) else self.beside
        if isinstance(inside, dict):
            for key in dict.fromkeys(name.removeprefix("_") for name in inside if name != "resourceType"):
                yield from self.field(key)

    def is_a(self, type_name: str) -> bool:
        """Say whether it is of the type or of one below it."""
        if type_name in _RESOURCES:
            return isinstance(self.raw, dict) and "resourceType" in self.raw
        if type_name == "Element":
            return not (isinstance(self.raw, dict) and "resourceType" in self.raw)
        found: str | None = self.type
        while found is not None and found != type_name:
            found = PARENTS.get(found)
        return found is not None

    @property
    def link_id(self) -> str | None:
        """The linkId of the innermost item it stands in."""
        place: Node | None = self
        while place is not None:
            if isinstance(place.raw, dict) and isinstance(place.raw.get("linkId"), str):
                return str(place.raw["linkId"])
            place = place.parent
        return None


def _by_name(items: Iterable[Node]) -> ByName:
    found: ByName = {}
    for place, item in enumerate(items):
        name = item.raw.get("linkId") if isinstance(item.raw, dict) else None
        if isinstance(name, str):
            found.setdefault(name, []).append((place, item))
    return found


def _items_below(place: Node) -> Iterator[Node]:
    waiting: list[Node] = list(place.field("item"))
    while waiting:
        yield from waiting
        waiting = [inner for item in waiting for inner in item.field("item")]


_CHOICES = frozenset(
    {"Coding", "CodeableConcept", "Quantity", "Reference", "Attachment", "Period", "Range", "Ratio", "Age", "Duration"}
    | {"Identifier", "Annotation", "HumanName", "Address", "ContactPoint", "Count", "Distance", "Money", "SampledData"}
    | {"Signature", "Timing", "Expression", "Dosage", "Meta", "UsageContext"}
)


def _is_choice(suffix: str) -> bool:
    return suffix in _CHOICES or suffix[0].lower() + suffix[1:] in PRIMITIVES


def _choice(suffix: str) -> str:
    return suffix if suffix in _CHOICES else suffix[0].lower() + suffix[1:]


def _type_of(value: Any, key: str, parent: Node | None) -> str:
    known = _FIELDS.get(key)
    if isinstance(value, dict):
        if isinstance(value.get("resourceType"), str):
            return str(value["resourceType"])
        return known if known and known not in PRIMITIVES else _shape(value, key)
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float | Decimal):
        return "decimal"
    if key == "code" or (key == "type" and parent is not None and parent.type == "BackboneElement"):
        return "code"
    return known if known in PRIMITIVES else "string"


def _shape(value: dict[str, Any], key: str) -> str:
    if "linkId" in value:
        return "BackboneElement"
    if "value" in value and ("unit" in value or "code" in value):
        return "Quantity"
    if "coding" in value:
        return "CodeableConcept"
    if "code" in value:
        return "Coding"
    if key == "name":
        return "HumanName"
    return "Element"


def node(json: Any, type_name: str | None = None) -> Any:
    """Wrap a JSON object once, so that many evaluations share what they found in it; plain values stay as they are."""
    if isinstance(json, dict):
        return Node(json, type_name or _type_of(json, "", None))
    if type_name in PRIMITIVES and isinstance(json, str):
        return Node(json, type_name)
    return _number(json) if isinstance(json, float) else json


def _number(value: float) -> Decimal | None:
    exact = Decimal(repr(value))
    return exact if exact.is_finite() else None


def scalar(item: Any) -> Any:
    """Return what an operator works with: bool, int, Decimal, str, Temporal or Quantity; else the Node as it is."""
    if not isinstance(item, Node):
        return item
    raw = item.raw
    if isinstance(raw, str):
        return (parsed(raw) or raw) if item.type in TEMPORAL_TYPES else raw
    if isinstance(raw, float):
        return _number(raw)
    if isinstance(raw, dict) and item.type in QUANTITIES:
        return _quantity(raw) or item
    return item if raw is None or isinstance(raw, dict) else raw


def _quantity(raw: dict[str, Any]) -> Quantity | None:
    value = raw.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    amount = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not amount.is_finite() or abs(amount.adjusted()) > 60:
        return None
    return Quantity(amount, str(raw.get("code") or raw.get("unit") or "1"))


def plain(item: Any) -> Any:
    """Return an item as callers get it: bool, int, Decimal, str or a JSON object."""
    if isinstance(item, Node):
        return _number(item.raw) if isinstance(item.raw, float) else item.raw
    if isinstance(item, Temporal):
        return str(item)
    if isinstance(item, Quantity):
        if item.calendar:
            return {"value": item.value, "unit": item.unit}
        return {"value": item.value, "unit": item.unit, "system": "http://unitsofmeasure.org", "code": item.unit}
    return item


def key(item: Any) -> Any:
    """Return something hashable that is equal for equal items."""
    value = scalar(item)
    if isinstance(value, bool):
        return ("bool", value)
    if isinstance(value, int | Decimal):
        return ("number", Decimal(value))
    if isinstance(value, Quantity):
        base, factor = value.based
        return ("quantity", base, value.value * factor)
    if isinstance(value, Node):
        return value.frozen
    return in_utc(value) if isinstance(value, Temporal) else value


def frozen(raw: Any) -> Any:
    """Return a JSON value as something hashable, with true apart from 1."""
    if isinstance(raw, dict):
        return frozenset((name, frozen(value)) for name, value in raw.items())
    if isinstance(raw, list):
        return tuple(frozen(value) for value in raw)
    return (bool, raw) if isinstance(raw, bool) else raw
