"""JSON lines between the desk and its children: one message a line, UTF-8, typed dataclasses, versioned.

A message is ``{"type": "<class name>", ...fields}``. Unknown types and fields are errors, because both ends come
from the same build; the first message of each direction carries ``PROTOCOL_VERSION``.
"""

from __future__ import annotations

import dataclasses
import json
from typing import Any

PROTOCOL_VERSION = 1
MAX_LINE_BYTES = 4 * 1024 * 1024


class ProtocolError(ValueError):
    """A line that is not one of the expected messages."""


def encode(message: Any) -> bytes:
    """One line, newline included."""
    body = {"type": type(message).__name__, **dataclasses.asdict(message)}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


class Decoder:
    """Decodes lines into the given dataclasses. Nested dataclasses are given as ``(field, class)`` lists."""

    def __init__(self, *types: type[Any], nested: dict[tuple[type[Any], str], type[Any]] | None = None) -> None:
        self._types = {kind.__name__: kind for kind in types}
        self._nested = nested or {}

    def decode(self, line: bytes) -> Any:
        """Raises ProtocolError."""
        try:
            body = json.loads(line)
            kind = self._types[body.pop("type")]
            for (owner, name), inner in self._nested.items():
                if owner is kind:
                    body[name] = [inner(**item) for item in body[name]]
            return kind(**body)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            # The line itself may hold a secret; only the kind of mistake is told.
            raise ProtocolError(type(error).__name__) from None
