"""Text made fit for the access log: bounded, and harmless wherever it is shown, without losing what it was.

Control and directional characters could hide or reorder what a reviewer reads, and PostgreSQL takes no NUL. They are
not removed but written out: C0 as the pictures Unicode has for them (U+2400 …), the others as ``<U+202E>``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

DETAILS_LIMIT = 8000
"""Characters of the details' JSON text."""
_BEGINNING = 2000
_DEEPEST = 8
_MOST_ITEMS = 2000

# C0, DEL, C1; directional marks, embeddings and isolates; line and paragraph separators; halves of surrogate pairs.
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def _written_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def visible(text: str) -> str:
    """With every character that could hide, reorder or break something written out."""
    return _HARMFUL.sub(_written_out, text)


def bounded(text: object, limit: int) -> str:
    """``visible``, at most ``limit`` characters; a text that was cut says so and how long it was."""
    whole = text if isinstance(text, str) else str(text)
    shown = visible(whole[: limit + 1])
    if len(whole) <= limit and len(shown) <= limit:
        return shown
    note = f"…[{len(whole)}]"
    return shown[: limit - len(note)] + note if len(note) < limit else shown[:limit]


def details_text(details: Mapping[str, Any]) -> str:
    """JSON, keys sorted, no spaces; empty text for no details.

    Too long, too deep or too many: the beginning, with length and SHA-256 of the whole text, so that a person can see
    that and how much was left out and prove what it was.
    """
    if not details:
        return ""
    text = _json(_clean(details, _DEEPEST))
    if len(text) <= DETAILS_LIMIT:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()
    return _json({"cut": {"begins": text[:_BEGINNING], "characters": len(text), "sha256": digest}})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def _clean(value: Any, depth: int) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else str(value)
    if isinstance(value, str):
        return _text(value)
    if depth == 0:
        return _text(repr(value)[:DETAILS_LIMIT])
    if isinstance(value, Mapping):
        items = list(value.items())
        kept: dict[str, Any] = {_text(str(key)): _clean(item, depth - 1) for key, item in items[:_MOST_ITEMS]}
        return kept if len(items) <= _MOST_ITEMS else {**kept, "…": len(items)}
    if isinstance(value, list | tuple | set | frozenset):
        sequence = list(value)
        many = [_clean(item, depth - 1) for item in sequence[:_MOST_ITEMS]]
        return many if len(sequence) <= _MOST_ITEMS else [*many, f"…[{len(sequence)}]"]
    return _text(str(value))


def _text(value: str) -> str:
    if len(value) <= DETAILS_LIMIT:
        return visible(value)
    digest = hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{visible(value[:_BEGINNING])}…[{len(value)}, sha256 {digest}]"


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Details of a change: ``{"field": [before, after]}`` for each field that differs; missing counts as null."""
    names = sorted({*before, *after})
    return {name: [before.get(name), after.get(name)] for name in names if before.get(name) != after.get(name)}
