"""Dataclasses of requests as JSON and back: what no question asks for lies in the database as one text.

Fields that a text lacks take their defaults, fields this program does not know are passed over: an older and a newer
desk may share a database.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_json(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    """Raises KeyError, TypeError, ValueError for a text that was not made by ``to_json``."""
    made: T = _maker(typing.cast(typing.Hashable, kind))(json.loads(text))
    return made


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


Make = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


@cache
def _maker(kind: Any) -> Make:
    """What makes a value of that type: worked out once, because a register of a year has thousands."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _optional(_maker(next(one for one in inside if one is not types.NoneType)))
    if origin is tuple or origin is list:
        return _sequence(origin, _maker(inside[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_maker(inside[0]), _maker(inside[1]))
    if dataclasses.is_dataclass(kind):
        return _dataclass(typing.cast(type, kind))
    if isinstance(kind, type) and issubclass(kind, date):
        return kind.fromisoformat
    return kind if isinstance(kind, type) and issubclass(kind, Enum) else _same


def _optional(make: Make) -> Make:
    return lambda value: None if value is None else make(value)


def _sequence(kind: type, make: Make) -> Make:
    return lambda value: kind(map(make, value))


def _mapping(make_key: Make, make: Make) -> Make:
    return lambda value: {make_key(key): make(item) for key, item in value.items()}


def _dataclass(kind: type) -> Make:
    makers = {name: _maker(hint) for name, hint in typing.get_type_hints(kind).items()}

    def make(value: Any) -> Any:
        return kind(**{name: makers[name](item) for name, item in value.items() if name in makers})

    return make
