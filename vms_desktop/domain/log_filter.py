"""Which entries of the access log somebody wants to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from vms_desktop.domain.log_action import Action

TEXT_LIMIT = 200


@dataclass(frozen=True, slots=True)
class LogFilter:
    """All that is given must hold; an empty tuple or text asks nothing, several values of one field are alternatives.

    ``districts``: DOPA codes of four digits; ``camera``: id. ``from_us`` ≤ told time < ``to_us``, UTC microseconds.
    ``text``: words that must all occur in names, details, reason or request number, upper or lower case; no index
    knows them, so that entries have to be read for them.
    """

    desks: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    districts: tuple[str, ...] = ()
    camera: str = ""
    request: str = ""
    from_us: int | None = None
    to_us: int | None = None
    text: str = ""

    def as_details(self) -> Mapping[str, object]:
        """What was asked, for the entry that records the reading."""
        return {name: value for name, value in asdict(self).items() if value not in ((), "", None)}


def from_details(details: Mapping[str, Any]) -> LogFilter:
    """The filter of which these are ``as_details``. What is of another kind, or an action nobody knows, is left out."""

    def texts(name: str) -> tuple[str, ...]:
        given = details.get(name, ())
        return tuple(str(value) for value in given) if isinstance(given, list | tuple) else ()

    def text(name: str) -> str:
        value = details.get(name, "")
        return value if isinstance(value, str) else ""

    def time(name: str) -> int | None:
        value = details.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    known = {action.value for action in Action}
    return LogFilter(
        desks=texts("desks"),
        persons=texts("persons"),
        actions=tuple(Action(code) for code in texts("actions") if code in known),
        districts=texts("districts"),
        camera=text("camera"),
        request=text("request"),
        from_us=time("from_us"),
        to_us=time("to_us"),
        text=text("text")[:TEXT_LIMIT],
    )
