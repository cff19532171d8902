# SPDX-License-Identifier: EUPL-1.2
"""What each of the 19 points of a routine must answer, and its headings in other people's templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from screening_app.core.routines import POINT_KEYS, read_yaml, refused


@dataclass(frozen=True, slots=True)
class PointGuide:
    """One point: its heading and what it must answer by language, and other `headings` for it in lower case."""

    key: str
    heading: Mapping[str, str]
    asks: Mapping[str, tuple[str, ...]]
    headings: tuple[str, ...]


def parse_point_guides(text: str) -> tuple[PointGuide, ...]:
    """Return the guides of all 19 points in order; CannotNow(ROUTINE_REFUSED, document="points") if one is missing."""
    raw = read_yaml(text, "points")
    try:
        made = {
            point["key"]: PointGuide(
                point["key"],
                dict(point["heading"]),
                {tag: tuple(lines) for tag, lines in point["asks"].items()},
                tuple(str(name).lower() for name in (*point["heading"].values(), *point["also"])),
            )
            for point in raw["points"]
        }
        return tuple(made[key] for key in POINT_KEYS)
    except (KeyError, TypeError, AttributeError):
        raise refused("points", (("/points", "missing"),)) from None
