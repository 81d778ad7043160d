"""Dataclasses of requests as JSON and back: what no question asks for lies in the database as one text.

Fields that a text lacks take their defaults, fields this program does not know are passed over: an older and a newer
desk may share a database.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")


def to_json(value: object) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[T], text: str) -> T:
    """Raises KeyError, TypeError, ValueError for a text that was not made by ``to_json``."""
    made: T = _made(kind, json.loads(text))
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


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _made(kind: Any, value: Any) -> Any:
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return None if value is None else _made(next(one for one in inside if one is not types.NoneType), value)
    if origin is tuple:
        return tuple(_made(inside[0], item) for item in value)
    if origin is list:
        return [_made(inside[0], item) for item in value]
    if origin is not None and issubclass(origin, Mapping):
        return {_made(inside[0], key): _made(inside[1], item) for key, item in value.items()}
    if dataclasses.is_dataclass(kind):
        hints = _hints(typing.cast(type, kind))
        known = {name: _made(hints[name], item) for name, item in value.items() if name in hints}
        return typing.cast(Any, kind)(**known)
    if isinstance(kind, type) and issubclass(kind, date):
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value
