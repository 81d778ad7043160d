"""Dataclasses as JSON and strictly back: every field there, none too many, each of its type, no time told in two ways
that differ. The JSON schema in the resources is made of the same dataclasses (``schema``).

A moment is told to machines and to people, ``{"utc": "2026-11-26T07:05:09.000000Z", "be": "26/11/2569 14:05:09"}``:
the second in Thai time (UTC+7, all year) with the year of the Buddhist era.
"""

from __future__ import annotations

import dataclasses
import json
import math
import types
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, NoReturn, TypeVar, Union, get_args, get_origin, get_type_hints

from vms_desktop.domain.thai_dates import ERA
from vms_desktop.domain.thai_time import THAI_TIME

T = TypeVar("T")
LONGEST_BYTES = 16 << 20
LONGEST_TEXT = 20_000
MOST_ITEMS = 20_000
LARGEST_NUMBER = 2**53 - 1
"""What every JSON reader still knows exactly (RFC 8259, 6)."""


class NotThisForm(ValueError):
    """``where``: the field, ``package.request.number``; empty: the text as a whole. ``what``: a code of ``FLAWS``."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where or 'the text'}: {what}")
        self.where, self.what = where, what


FLAWS = frozenset(
    {"not_json", "too_large", "too_deep", "twice", "missing", "unknown", "type", "value", "time", "time_differs"}
)


# ---- writing -----------------------------------------------------------------------------------------------------


def to_json(value: Any) -> Any:
    """Of dataclasses, enums, moments, tuples and plain values. Raises TypeError for anything else."""
    if value is None or isinstance(value, str | bool | int | float):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, datetime):
        return moment_json(value)
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def moment_json(moment: datetime) -> dict[str, str]:
    """Raises ValueError for a moment without a zone: whose clock it is of is not known."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return {"utc": utc_text(moment), "be": buddhist_text(moment)}


def utc_text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def buddhist_text(moment: datetime) -> str:
    """``26/11/2569 14:05:09``, Thai time."""
    local = moment.astimezone(THAI_TIME)
    return f"{local.day:02d}/{local.month:02d}/{local.year + ERA:04d} {local:%H:%M:%S}"


# ---- reading -----------------------------------------------------------------------------------------------------


def parse(text: bytes) -> Any:
    """JSON of somebody unknown. Raises NotThisForm: also for a key that is there twice, which readers differ about."""
    if len(text) > LONGEST_BYTES:
        raise NotThisForm("", "too_large")

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise NotThisForm("", "twice")
        return found

    def never(_constant: str) -> NoReturn:
        raise NotThisForm("", "value")

    try:
        return json.loads(text.decode("utf-8"), object_pairs_hook=once, parse_constant=never)
    except NotThisForm:
        raise
    except RecursionError:
        raise NotThisForm("", "too_deep") from None
    except ValueError:
        raise NotThisForm("", "not_json") from None


def from_json(kind: type[T], data: Any, where: str = "") -> T:
    """``data`` as that dataclass. Raises NotThisForm, naming the first field that is wrong."""
    if not isinstance(data, Mapping):
        raise NotThisForm(where, "type")
    hints = _hints(kind)  # type: ignore[arg-type]  # every class can be hashed
    for name in data:
        if name not in hints:
            raise NotThisForm(_inner(where, str(name)[:60]), "unknown")
    values = {}
    for name, hint in hints.items():
        if name not in data:
            raise NotThisForm(_inner(where, name), "missing")
        values[name] = _read(hint, data[name], _inner(where, name))
    return kind(**values)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


def _inner(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _read(hint: Any, data: Any, where: str) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        inner = next(one for one in get_args(hint) if one is not type(None))
        return None if data is None else _read(inner, data, where)
    if get_origin(hint) is tuple:
        if not isinstance(data, list):
            raise NotThisForm(where, "type")
        if len(data) > MOST_ITEMS:
            raise NotThisForm(where, "too_large")
        return tuple(_read(get_args(hint)[0], one, f"{where}[{number}]") for number, one in enumerate(data))
    if hint is datetime:
        return _moment(data, where)
    if dataclasses.is_dataclass(hint):
        return from_json(hint, data, where)  # type: ignore[arg-type]  # an instance is no hint
    return _plain(hint, data, where)


def _plain(hint: Any, data: Any, where: str) -> Any:
    if hint is bool or isinstance(data, bool):
        if hint is not bool or not isinstance(data, bool):
            raise NotThisForm(where, "type")
        return data
    if hint is int or hint is float:
        kinds = (int,) if hint is int else (int, float)
        if not isinstance(data, kinds):
            raise NotThisForm(where, "type")
        if abs(data) > LARGEST_NUMBER or not math.isfinite(data):  # a whole number may be beyond any float
            raise NotThisForm(where, "value")
        return hint(data)
    if not isinstance(data, str):
        raise NotThisForm(where, "type")
    if len(data) > LONGEST_TEXT:
        raise NotThisForm(where, "too_large")
    if any(0xD800 <= ord(letter) <= 0xDFFF or letter == "\0" for letter in data):
        raise NotThisForm(where, "value")
    if isinstance(hint, type) and issubclass(hint, Enum):
        try:
            return hint(data)
        except ValueError:
            raise NotThisForm(where, "value") from None
    return data


def _moment(data: Any, where: str) -> datetime:
    if not isinstance(data, Mapping):
        raise NotThisForm(where, "type")
    for name in data:
        if name not in ("utc", "be"):
            raise NotThisForm(_inner(where, str(name)[:60]), "unknown")
    for name in ("utc", "be"):
        if name not in data:
            raise NotThisForm(_inner(where, name), "missing")
    try:
        moment = datetime.strptime(data["utc"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        right, told = utc_text(moment), buddhist_text(moment)
    except (TypeError, ValueError, OverflowError):
        raise NotThisForm(where, "time") from None
    if right != data["utc"]:
        raise NotThisForm(where, "time")
    if told != data["be"]:
        # Whoever reads only one of them would believe another time.
        raise NotThisForm(where, "time_differs")
    return moment


# ---- the schema --------------------------------------------------------------------------------------------------


def schema(kind: type, name: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of what ``from_json`` reads as ``kind``."""
    found: dict[str, Any] = {"Moment": _MOMENT}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name}
    return {**head, **_schema_of(kind, found), "$defs": dict(sorted(found.items()))}


_MOMENT = {
    "type": "object",
    "description": "UTC for machines; Thai time (UTC+7) with the year of the Buddhist era for people: the same moment.",
    "properties": {
        "utc": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$"},
        "be": {"type": "string", "pattern": r"^\d{2}/\d{2}/\d{4} \d{2}:\d{2}:\d{2}$"},
    },
    "required": ["utc", "be"],
    "additionalProperties": False,
}


def _schema_of(kind: type, found: dict[str, Any]) -> dict[str, Any]:
    hints = _hints(kind)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").replace("``", "").split()),
        "properties": {name: _hint_schema(hint, found) for name, hint in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
    }


def _hint_schema(hint: Any, found: dict[str, Any]) -> dict[str, Any]:
    if get_origin(hint) in (Union, types.UnionType):
        inner = next(one for one in get_args(hint) if one is not type(None))
        return {"anyOf": [_hint_schema(inner, found), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _hint_schema(get_args(hint)[0], found), "maxItems": MOST_ITEMS}
    if hint is datetime:
        return {"$ref": "#/$defs/Moment"}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in found:
            found[hint.__name__] = {}  # its place, where it holds one of its kind
            found[hint.__name__] = _schema_of(hint, found)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"type": "string", "enum": [one.value for one in hint]}
    return {"type": {bool: "boolean", int: "integer", float: "number", str: "string"}[hint]}
