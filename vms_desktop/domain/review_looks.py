"""What each kind of rule looks for in the entries of the access log: one class a kind, fed entry by entry.

Used by ``review_evaluation``. What one person did on one day (or night) is one group, whose key is the same every time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, Entry
from vms_desktop.domain.private_area import PrivateArea
from vms_desktop.domain.review import MOST_CAMERAS, MOST_NAMES, EntryRef, Facts
from vms_desktop.domain.review_detail import rests_of
from vms_desktop.domain.review_rule import Rule, RuleKind

HOUR_US = 3_600_000_000
MINUTE_US = 60_000_000
DAY_US = 24 * HOUR_US

OF_GROUP: dict[str, tuple[Action, ...]] = {
    "live": (Action.LIVE_OPENED,),
    "ptz": (Action.PTZ_BEGAN,),
    "replay": (Action.REPLAY_OPENED,),
    "snapshot": (Action.SNAPSHOT_TAKEN,),
    "export": (Action.EXPORT_MADE, Action.EXPORT_COPIED),
}
"""What counts as seeing: the beginning of what lasts, not its end as well."""
_LOOKING = (*OF_GROUP["live"], *OF_GROUP["replay"])


@dataclass(slots=True)
class Found:
    """Entries that one rule found of one group. ``key``: the same for all that belong to one item."""

    rule: Rule
    key: str
    about: Actor
    refs: list[EntryRef]
    cameras: dict[str, None]
    names: dict[str, None] = field(default_factory=dict)

    def facts(self) -> Facts:
        """As of these entries alone."""
        cameras = tuple(self.cameras)
        limits = {name: value for name, value in self.rule.as_details().items() if type(value) is int}
        del limits["due_days"]
        return Facts(len(self.refs), len(cameras), cameras[:MOST_CAMERAS], limits, tuple(self.names)[:MOST_NAMES])

    def join(self, more: Found) -> None:
        """The names and the role told last are those of the person now."""
        self.about = more.about
        self.refs += more.refs
        self.cameras |= more.cameras
        self.names |= more.names


@dataclass(slots=True)
class Seen:
    """An entry with its local day (days since 1970) and minute of the day."""

    entry: Entry
    day: int
    minute: int

    @property
    def ref(self) -> EntryRef:
        return EntryRef(self.entry.desk, self.entry.sequence, self.entry.time_us)


Look = Callable[[Seen], Found | None]


def look_of(rule: Rule, areas: Sequence[PrivateArea]) -> tuple[Look, tuple[Action, ...], Callable[[int], None] | None]:
    if rule.kind is RuleKind.NIGHT:
        night = _Night(rule)
        return night.look, (*_LOOKING, *OF_GROUP["ptz"], *OF_GROUP["snapshot"]), night.sweep
    if rule.kind is RuleKind.MANY_CAMERAS:
        many = _ManyCameras(rule)
        return many.look, _LOOKING, many.sweep
    if rule.kind is RuleKind.SAME_CAMERA:
        same = _SameCamera(rule)
        return same.look, _LOOKING, same.sweep
    if rule.kind is RuleKind.FAILED_SIGN_IN:
        failed = _FailedSignIns(rule)
        return failed.look, (Action.SIGN_IN_FAILED,), failed.sweep
    if rule.kind is RuleKind.PRIVATE_AREA:
        return _PrivateAreas(rule, areas).look, (Action.PTZ_ENDED,), None
    groups = rule.texts("groups")
    actions = tuple(action for group in groups for action in OF_GROUP[group])
    if rule.kind is RuleKind.NO_REQUEST:
        return _NoRequest(rule).look, (Action.REPLAY_OPENED, Action.EXPORT_MADE), None
    if rule.kind is RuleKind.COLLEAGUES:
        return _Colleagues(rule).look, actions, None
    return _Sample(rule).look, actions, None


def _person(entry: Entry) -> Actor:
    return Actor(entry.person, entry.person_name, entry.role)


def _found(rule: Rule, seen: Seen, key: str, refs: list[EntryRef], cameras: dict[str, None]) -> Found:
    return Found(rule, f"{rule.id}:{key}", _person(seen.entry), refs, cameras)


def _alone(rule: Rule, seen: Seen) -> Found:
    """One entry, in the group of its person and day."""
    entry = seen.entry
    cameras: dict[str, None] = {entry.camera: None} if entry.camera else {}
    return _found(rule, seen, f"{entry.person}:{seen.day}", [seen.ref], cameras)


class _Rule:
    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._except = frozenset(rule.texts("except_roles") if rule.knows("except_roles") else ())

    def _concerns(self, entry: Entry) -> bool:
        """The program by itself is nobody to review."""
        return bool(entry.person) and entry.role not in self._except


class _Night(_Rule):
    """Viewing between two times of the day, once so many cameras were looked at."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._from, self._to = rule.number("from_minute"), rule.number("to_minute")
        self._least = rule.number("cameras")
        self._nights: dict[tuple[str, int], tuple[list[EntryRef], dict[str, None]]] = {}
        """By person and the day on which the night began: what was seen before there was enough of it."""
        self._enough: dict[tuple[str, int], None] = {}

    def look(self, seen: Seen) -> Found | None:
        night = self._night(seen)
        if night is None or not self._concerns(seen.entry):
            return None
        key = (seen.entry.person, night)
        refs, cameras = self._nights.setdefault(key, ([], {}))
        refs.append(seen.ref)
        cameras[seen.entry.camera] = None
        if key not in self._enough and len(cameras) < self._least:
            return None
        self._enough[key] = None
        self._nights[key] = ([], {})
        return _found(self._rule, seen, f"{key[0]}:{night}", refs, cameras)

    def _night(self, seen: Seen) -> int | None:
        if self._from <= self._to:
            return seen.day if self._from <= seen.minute < self._to else None
        if seen.minute >= self._from:
            return seen.day
        return seen.day - 1 if seen.minute < self._to else None

    def sweep(self, now_us: int) -> None:
        oldest = now_us // DAY_US - 2
        for key in [key for key in self._nights if key[1] < oldest]:
            del self._nights[key]
            self._enough.pop(key, None)


@dataclass(slots=True)
class _Window:
    """What happened lately, oldest first."""

    length_us: int
    refs: deque[tuple[EntryRef, str]] = field(default_factory=deque)

    def add(self, ref: EntryRef, camera: str) -> None:
        self.refs.append((ref, camera))
        while abs(ref.time_us - self.refs[0][0].time_us) > self.length_us:
            self.refs.popleft()

    def taken(self) -> tuple[list[EntryRef], dict[str, None]]:
        """All of it; the window is empty then."""
        refs, cameras = [ref for ref, _ in self.refs], {camera: None for _, camera in self.refs if camera}
        self.refs.clear()
        return refs, cameras

    def is_over(self, now_us: int) -> bool:
        return not self.refs or abs(now_us - self.refs[-1][0].time_us) > self.length_us


def _sweep_windows(windows: dict[str, _Window], now_us: int) -> None:
    for key in [key for key, window in windows.items() if window.is_over(now_us)]:
        del windows[key]


class _ManyCameras(_Rule):
    """So many different cameras within so many minutes."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._cameras = rule.number("cameras")
        self._length_us = rule.number("minutes") * MINUTE_US
        self._windows: dict[str, _Window] = {}

    def look(self, seen: Seen) -> Found | None:
        entry = seen.entry
        if not entry.camera or not self._concerns(entry):
            return None
        window = self._windows.setdefault(entry.person, _Window(self._length_us))
        window.add(seen.ref, entry.camera)
        if len(window.refs) < self._cameras or len({camera for _, camera in window.refs}) < self._cameras:
            return None
        return _found(self._rule, seen, f"{entry.person}:{seen.day}", *window.taken())

    def sweep(self, now_us: int) -> None:
        _sweep_windows(self._windows, now_us)


class _SameCamera(_Rule):
    """The same camera so many times within so many hours."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._times = rule.number("times")
        self._length_us = rule.number("hours") * HOUR_US
        self._windows: dict[str, _Window] = {}

    def look(self, seen: Seen) -> Found | None:
        entry = seen.entry
        if not entry.camera or not self._concerns(entry):
            return None
        key = f"{entry.person}:{entry.camera}"
        window = self._windows.setdefault(key, _Window(self._length_us))
        window.add(seen.ref, entry.camera)
        if len(window.refs) < self._times:
            return None
        return _found(self._rule, seen, f"{key}:{seen.day}", *window.taken())

    def sweep(self, now_us: int) -> None:
        _sweep_windows(self._windows, now_us)


class _FailedSignIns(_Rule):
    """So many failed sign-ins to one account within so many minutes; about whose account it is."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._times = rule.number("times")
        self._length_us = rule.number("minutes") * MINUTE_US
        self._windows: dict[str, _Window] = {}

    def look(self, seen: Seen) -> Found | None:
        entry = seen.entry
        account = entry.person or entry.subject or entry.subject_name
        window = self._windows.setdefault(account, _Window(self._length_us))
        window.add(seen.ref, "")
        if len(window.refs) < self._times:
            return None
        refs, cameras = window.taken()
        found = _found(self._rule, seen, f"{account[:100]}:{seen.day}", refs, cameras)
        known = entry.subject if entry.subject_kind == "person" else ""
        found.about = Actor(entry.person or known, entry.person_name or entry.subject_name[:200], entry.role)
        found.names = {(entry.person_name or entry.subject_name or account)[:200]: None}
        return found

    def sweep(self, now_us: int) -> None:
        _sweep_windows(self._windows, now_us)


class _PrivateAreas(_Rule):
    """A steered camera came to rest in a marked area of its range."""

    def __init__(self, rule: Rule, areas: Sequence[PrivateArea]) -> None:
        super().__init__(rule)
        self._areas: dict[str, list[PrivateArea]] = {}
        for area in areas:
            self._areas.setdefault(area.camera_id, []).append(area)

    def look(self, seen: Seen) -> Found | None:
        areas = self._areas.get(seen.entry.camera)
        if areas is None or not self._concerns(seen.entry):
            return None
        rests = rests_of(seen.entry.details)
        names = {area.name: None for rest in rests for area in areas if area.holds(*rest)}
        if not names:
            return None
        found = _alone(self._rule, seen)
        found.names = names
        return found


class _NoRequest(_Rule):
    """Recordings opened or exported without a request's number."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._groups = frozenset(rule.texts("groups"))

    def look(self, seen: Seen) -> Found | None:
        entry = seen.entry
        group = entry.action.partition(".")[0]
        if entry.request or group not in self._groups or not self._concerns(entry):
            return None
        return _alone(self._rule, seen)


class _Colleagues(_Rule):
    """Cameras and places that look at the room's own people."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._cameras = frozenset(rule.texts("cameras"))
        self._places = tuple(rule.texts("places"))

    def look(self, seen: Seen) -> Found | None:
        entry = seen.entry
        there = entry.camera in self._cameras or (bool(entry.place) and entry.place.startswith(self._places))
        return _alone(self._rule, seen) if there and self._concerns(entry) else None


class _Sample(_Rule):
    """A share of everything, drawn by the entry's hash: nobody can tell beforehand which, and drawing again gives the
    same ones.
    """

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self._below = rule.number("per_mille")

    def look(self, seen: Seen) -> Found | None:
        if not self._is_drawn(seen.entry.hash) or not self._concerns(seen.entry):
            return None
        return _alone(self._rule, seen)

    def _is_drawn(self, digest: str) -> bool:
        try:
            return int(digest[:12], 16) % 1000 < self._below
        except ValueError:
            return True  # no entry of ours has such a hash: somebody should look at it
