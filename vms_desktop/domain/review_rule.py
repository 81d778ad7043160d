"""Rules that put entries of the access log into the review queue: which kinds there are, and their parameters.

A rule is data: an administrator changes its numbers, and a kind may be used twice with different ones. What a kind
looks for is in ``review_looks``; its words, Thai and English, in ``ui/review/review_texts.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vms_desktop.domain.errors import InputError

Value = int | tuple[str, ...]
MOST_CHOSEN = 500
LONGEST_DUE_DAYS = 90


class RuleKind(StrEnum):
    """Stable: stored with rules and items."""

    NIGHT = "night"
    MANY_CAMERAS = "many_cameras"
    SAME_CAMERA = "same_camera"
    NO_REQUEST = "no_request"
    FAILED_SIGN_IN = "failed_sign_in"
    PRIVATE_AREA = "private_area"
    COLLEAGUES = "colleagues"
    SAMPLE = "sample"


class Meaning(StrEnum):
    """What a parameter's value is, so that a form can ask for it."""

    COUNT = "count"
    MINUTES = "minutes"
    HOURS = "hours"
    CLOCK = "clock"
    """Minutes since midnight, Thai time."""
    PER_MILLE = "per_mille"
    ROLES = "roles"
    GROUPS = "groups"
    """Groups of actions (``Action.group``)."""
    CAMERAS = "cameras"
    """Ids of cameras."""
    PLACES = "places"
    """DOPA codes of districts or subdistricts."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """``least``, ``most``: of a number. ``choices``: what a list may hold; empty: anything."""

    name: str
    meaning: Meaning
    default: Value
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()

    def checked(self, value: object) -> Value:
        """Raises InputError ``input.rule_number`` (field, least, most), ``input.rule_list`` (field)."""
        if isinstance(self.default, int):
            if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
                raise InputError("input.rule_number", field=self.name, least=self.least, most=self.most)
            return value
        if not isinstance(value, list | tuple) or len(value) > MOST_CHOSEN:
            raise InputError("input.rule_list", field=self.name, most=MOST_CHOSEN)
        texts = tuple(dict.fromkeys(str(one) for one in value))
        if self.choices and not set(texts) <= set(self.choices):
            raise InputError("input.rule_list", field=self.name, most=MOST_CHOSEN)
        return texts


_SEEN = ("live", "ptz", "replay", "snapshot", "export")
_ROLES = Parameter("except_roles", Meaning.ROLES, ())

PARAMETERS: Mapping[RuleKind, tuple[Parameter, ...]] = {
    RuleKind.NIGHT: (
        Parameter("from_minute", Meaning.CLOCK, 22 * 60, 0, 1439),
        Parameter("to_minute", Meaning.CLOCK, 5 * 60, 0, 1439),
        Parameter("cameras", Meaning.COUNT, 1, 1, 1000),
        # Whoever has the night shift watches at night.
        Parameter("except_roles", Meaning.ROLES, ("operator",)),
    ),
    RuleKind.MANY_CAMERAS: (
        # More than one wall of 36 tiles, which opens at one stroke.
        Parameter("cameras", Meaning.COUNT, 60, 2, 1000),
        Parameter("minutes", Meaning.MINUTES, 10, 1, 24 * 60),
        _ROLES,
    ),
    RuleKind.SAME_CAMERA: (
        Parameter("times", Meaning.COUNT, 12, 2, 1000),
        Parameter("hours", Meaning.HOURS, 24, 1, 72),
        _ROLES,
    ),
    RuleKind.NO_REQUEST: (
        Parameter("groups", Meaning.GROUPS, ("replay", "export"), choices=("replay", "export")),
        _ROLES,
    ),
    RuleKind.FAILED_SIGN_IN: (
        Parameter("times", Meaning.COUNT, 5, 2, 1000),
        Parameter("minutes", Meaning.MINUTES, 15, 1, 24 * 60),
    ),
    RuleKind.PRIVATE_AREA: (),
    RuleKind.COLLEAGUES: (
        Parameter("cameras", Meaning.CAMERAS, ()),
        Parameter("places", Meaning.PLACES, ()),
        Parameter("groups", Meaning.GROUPS, ("live", "ptz", "replay", "snapshot", "export"), choices=_SEEN),
        _ROLES,
    ),
    RuleKind.SAMPLE: (
        Parameter("per_mille", Meaning.PER_MILLE, 2, 1, 1000),
        Parameter("groups", Meaning.GROUPS, ("live", "ptz", "replay", "snapshot", "export"), choices=_SEEN),
        _ROLES,
    ),
}

_DUE_DAYS = {RuleKind.FAILED_SIGN_IN: 2, RuleKind.PRIVATE_AREA: 3, RuleKind.NO_REQUEST: 3, RuleKind.SAMPLE: 14}
_USUAL_DUE_DAYS = 7


@dataclass(frozen=True, slots=True)
class Rule:
    """``id``: of the first rule of a kind the kind itself. ``due_days``: until when what it finds must be reviewed.

    ``title``: how the room calls it; empty: as its kind is called. ``values``: by parameter; what is missing has the
    parameter's default.
    """

    id: str
    kind: RuleKind
    enabled: bool = True
    due_days: int = _USUAL_DUE_DAYS
    title: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    def number(self, name: str) -> int:
        value = self.value(name)
        assert isinstance(value, int)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.value(name)
        assert isinstance(value, tuple)
        return value

    def knows(self, name: str) -> bool:
        return any(parameter.name == name for parameter in PARAMETERS[self.kind])

    def value(self, name: str) -> Value:
        """Raises KeyError: the kind has no such parameter."""
        known = {parameter.name: parameter for parameter in PARAMETERS[self.kind]}
        return self.values.get(name, known[name].default)

    @property
    def is_first_of_kind(self) -> bool:
        """Such a rule can be switched off, not removed."""
        return self.id == self.kind.value

    def as_details(self) -> dict[str, object]:
        """All of it as JSON takes it, for storing and for the access log."""
        values = {parameter.name: self.value(parameter.name) for parameter in PARAMETERS[self.kind]}
        listed = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        return {
            "kind": self.kind.value,
            "enabled": self.enabled,
            "due_days": self.due_days,
            "title": self.title,
            **listed,
        }


def first_rules() -> list[Rule]:
    """One of each kind, with the defaults. Off: the one that knows no places until somebody names them."""
    return [
        Rule(kind.value, kind, kind is not RuleKind.COLLEAGUES, _DUE_DAYS.get(kind, _USUAL_DUE_DAYS))
        for kind in RuleKind
    ]


TITLE_LIMIT = 100


def checked_rule(rule: Rule) -> Rule:
    """The rule with checked values, unknown ones left out.

    Raises InputError ``input.rule_number``, ``input.rule_list``, ``input.too_long`` (field ``title``),
    ``input.control_characters``.
    """
    if not 1 <= rule.due_days <= LONGEST_DUE_DAYS:
        raise InputError("input.rule_number", field="due_days", least=1, most=LONGEST_DUE_DAYS)
    title = rule.title.strip()
    if len(title) > TITLE_LIMIT:
        raise InputError("input.too_long", field="title", limit=TITLE_LIMIT)
    if title and not title.isprintable():
        raise InputError("input.control_characters", field="title")
    values = {one.name: one.checked(rule.value(one.name)) for one in PARAMETERS[rule.kind]}
    return Rule(rule.id, rule.kind, rule.enabled, rule.due_days, title, values)


def longest_window_minutes(rules: list[Rule]) -> int:
    """How far back an entry can count for a later one."""
    longest = 0
    for rule in rules:
        if rule.kind is RuleKind.SAME_CAMERA:
            longest = max(longest, rule.number("hours") * 60)
        elif rule.kind in (RuleKind.MANY_CAMERAS, RuleKind.FAILED_SIGN_IN):
            longest = max(longest, rule.number("minutes"))
        elif rule.kind is RuleKind.NIGHT:
            longest = max(longest, 24 * 60)
    return longest
