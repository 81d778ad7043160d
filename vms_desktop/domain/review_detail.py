"""What reviewing reads from the details of an entry. They are a text that anybody may have made: nothing is taken on
trust, and what cannot be read is as if it were not there.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

Rest = tuple[float | None, float | None, float | None]
"""Pan, tilt, zoom where a steered camera came to rest (domain ``PtzPosition``)."""


def details_of(text: str) -> dict[str, Any]:
    """The details as an object; empty where they are none."""
    if not text:
        return {}
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def rests_of(text: str) -> list[Rest]:
    """Of a ``ptz.ended``: where the camera stood still, as it told."""
    rests = details_of(text).get("rests", [])
    return [_rest(one) for one in rests if isinstance(one, list) and len(one) == 3] if isinstance(rests, list) else []


def _rest(values: Sequence[Any]) -> Rest:
    pan, tilt, zoom = (
        float(one) if isinstance(one, int | float) and not isinstance(one, bool) else None for one in values
    )
    return (pan, tilt, zoom)


def opened_by(text: str) -> int:
    """Of an ending entry: the sequence of the entry that began it; 0: none."""
    opened = details_of(text).get("opened", 0)
    return opened if isinstance(opened, int) and not isinstance(opened, bool) and opened > 0 else 0
