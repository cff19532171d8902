# SPDX-License-Identifier: EUPL-1.2
"""The few shapes of formula that an Excel author may write: when a question is asked, limits, sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from screening_app.core.forms.authoring.draft import Compared, Comparison, ShownIf

_SIGNS = {
    "=": Comparison.IS,
    "!=": Comparison.IS_NOT,
    ">": Comparison.MORE,
    "<": Comparison.LESS,
    ">=": Comparison.AT_LEAST,
    "<=": Comparison.AT_MOST,
}
_NAME = r"\$\{([^{}]{1,100})\}"
_LINE = re.compile(_NAME + r"\s*(!=|>=|<=|=|>|<)\s*(?:'([^']*)'|\"([^\"]*)\"|date\('([\d-]+)'\)|(-?\d+(?:\.\d+)?))")
_SELECTED = re.compile(r"(not\(\s*)?selected\(\s*" + _NAME + r"\s*,\s*(?:'([^']*)'|\"([^\"]*)\")\s*\)(\s*\))?")
_JOIN = re.compile(r"\s+(and|or)\s+")
_LIMIT = re.compile(
    r"(\.|string-length\(\.\)|count-selected\(\.\))\s*(>=|<=)\s*(?:date\('([\d-]+)'\)|(-?\d+(?:\.\d+)?))"
)
_REGEX = re.compile(r"(?:(.*?)\s+and\s+)?regex\(\s*\.\s*,\s*'(.*)'\s*\)", re.DOTALL)
_LIMIT_FIELDS = {
    (".", ">="): "minimum",
    (".", "<="): "maximum",
    ("string-length(.)", ">="): "shortest",
    ("string-length(.)", "<="): "longest",
    ("count-selected(.)", ">="): "least",
    ("count-selected(.)", "<="): "most",
}
_SUM = re.compile(r"sum\((.+)\)", re.DOTALL)
_SUMMED = re.compile(r"(?:\$\{([^{}]+)\}|([^\s,${}()]+))")


def read_relevant(text: str) -> ShownIf | None:
    """Return the condition, or None where the text has another shape: comparisons with only `and` or only `or`."""
    lines: list[Compared] = []
    joins: set[str] = set()
    place = 0
    while True:
        found = _LINE.match(text, place) or _SELECTED.match(text, place)
        line = None if found is None else _compared(found)
        if found is None or line is None:
            return None
        lines.append(line)
        place = found.end()
        if place == len(text):
            return ShownIf(tuple(lines), "or" in joins) if len(joins) < 2 else None
        join = _JOIN.match(text, place)
        if join is None:
            return None
        joins.add(join[1])
        place = join.end()


def _compared(found: re.Match[str]) -> Compared | None:
    if found.re is _SELECTED:
        if (found[1] is None) != (found[5] is None):
            return None
        return Compared(found[2], Comparison.IS_NOT if found[1] else Comparison.IS, found[3] or found[4] or "")
    comparison = _SIGNS[found[2]]
    answer = next((group for group in found.groups()[2:] if group is not None), "")
    if answer:
        return Compared(found[1], comparison, answer)
    bare = {Comparison.IS_NOT: Comparison.ANSWERED, Comparison.IS: Comparison.NOT_ANSWERED}.get(comparison)
    return None if bare is None else Compared(found[1], bare)


def write_relevant(shown_if: ShownIf | None, is_check: Callable[[str], bool]) -> str:
    """Return the condition as an author would write it; read back it is the same."""
    if shown_if is None:
        return ""
    signs = {comparison: sign for sign, comparison in _SIGNS.items()}
    written = []
    for line in shown_if.lines:
        name = "${" + line.question + "}"
        if line.comparison in (Comparison.ANSWERED, Comparison.NOT_ANSWERED):
            written.append(f"{name} {'!=' if line.comparison is Comparison.ANSWERED else '='} ''")
            continue
        answer = f'"{line.answer}"' if "'" in line.answer else f"'{line.answer}'"
        if is_check(line.question):
            chosen = f"selected({name}, {answer})"
            written.append(chosen if line.comparison is Comparison.IS else f"not({chosen})")
        else:
            written.append(f"{name} {signs[line.comparison]} {answer}")
    return (" or " if shown_if.any_line else " and ").join(written)


def read_constraint(text: str) -> dict[str, str | int] | None:
    """Return the limits as fields of a question, or None where the text has another shape."""
    limits: dict[str, str | int] = {}
    pattern = _REGEX.fullmatch(text)
    plain = text if pattern is None else pattern[1]
    for part in [] if plain is None else re.split(r"\s+and\s+", plain):
        found = _LIMIT.fullmatch(part.strip())
        if found is None:
            return None
        field, value = _LIMIT_FIELDS[found[1], found[2]], found[3] or found[4]
        if field in limits or (found[1] != "." and not value.isdecimal()):
            return None
        limits[field] = value if found[1] == "." else int(value)
    if pattern:
        limits["pattern"] = pattern[2]
    return limits


def write_constraint(limits: Mapping[str, object]) -> str:
    """Return limits, by the fields of a question, as an author would write them; read back they are the same."""
    written = [
        f"{what} {sign} {_limit(str(limits[name]))}"
        for (what, sign), name in _LIMIT_FIELDS.items()
        if limits.get(name) not in (None, "")
    ]
    if limits.get("pattern"):
        written.append(f"regex(., '{limits['pattern']}')")
    return " and ".join(written)


def _limit(value: str) -> str:
    return f"date('{value}')" if "-" in value[1:] else value


def read_sum(text: str) -> tuple[str, ...] | None:
    """Return the names in sum(q1, q2, …), with or without ${}; None for another shape."""
    found = _SUM.fullmatch(text.strip())
    if found is None:
        return None
    parts = [_SUMMED.fullmatch(part.strip()) for part in found[1].split(",")]
    names = tuple(part[1] or part[2] for part in parts if part is not None)
    return names if len(names) == len(parts) else None
