"""Which entries of the access log somebody wants to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from vms_desktop.domain.log_action import Action


@dataclass(frozen=True, slots=True)
class LogFilter:
    """All that is given must hold; an empty tuple or text asks nothing, several values of one field are alternatives.

    ``districts``: DOPA codes of four digits; ``camera``: id. ``from_us`` ≤ told time < ``to_us``, UTC microseconds.
    """

    desks: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    districts: tuple[str, ...] = ()
    camera: str = ""
    request: str = ""
    from_us: int | None = None
    to_us: int | None = None

    @property
    def is_everything(self) -> bool:
        return self == LogFilter()

    def as_details(self) -> Mapping[str, object]:
        """What was asked, for the entry that records the reading."""
        return {name: value for name, value in asdict(self).items() if value not in ((), "", None)}
