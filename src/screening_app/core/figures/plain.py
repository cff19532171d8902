# SPDX-License-Identifier: EUPL-1.2
"""Between frozen values and plain JSON values, by the types that their fields declare.

A field with a default may be missing in what was written before there was such a field.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

Made = TypeVar("Made")


def to_plain(value: object) -> Any:
    """Return a value as JSON can hold it; a mapping whose keys are no texts becomes a list of pairs."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        if all(isinstance(key, str) for key in value):
            return {str(key): to_plain(one) for key, one in value.items()}
        return [[to_plain(key), to_plain(one)] for key, one in value.items()]
    if isinstance(value, tuple | list):
        return [to_plain(one) for one in value]
    return value


def from_plain(kind: type[Made], plain: Any) -> Made:
    """Return what `to_plain` was given, as the declared type; ValueError, TypeError or KeyError where it is none."""
    made: Made = _made(kind, plain)
    return made


@cache
def _fields(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _made(kind: Any, plain: Any) -> Any:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _fields(kind)
        return kind(**{name: _made(hints[name], one) for name, one in plain.items()})
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        if plain is None:
            return None
        return _made(next(one for one in inside if one is not type(None)), plain)
    if origin is tuple:
        if inside[-1] is Ellipsis:
            return tuple(_made(inside[0], one) for one in plain)
        return tuple(_made(one, part) for one, part in zip(inside, plain, strict=True))
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        pairs = plain.items() if isinstance(plain, dict) else plain
        return {_made(inside[0], key): _made(inside[1], one) for key, one in pairs}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(plain)
    return _plain(kind, plain)


def _plain(kind: Any, plain: Any) -> Any:
    if typing.get_origin(kind) is typing.Literal:
        if plain not in typing.get_args(kind):
            raise ValueError(plain)
    elif type(plain) is not kind:
        raise TypeError(kind)
    return plain
