"""Reviewing in words: kinds of rules, why an item is in the queue, states, steps, parameters.

Needs a QCoreApplication with the language installed, no window. Nothing here is HTML: names come from the log as text.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.domain.log_entry import Entry
from vms_desktop.domain.review import Finding, ItemState, ReviewItem, StepKind
from vms_desktop.domain.review_rule import Rule, RuleKind
from vms_desktop.domain.saved_filter import Period
from vms_desktop.ui import formatting

_KINDS: dict[RuleKind, str] = {
    RuleKind.NIGHT: str(QT_TRANSLATE_NOOP("review", "Viewing at night")),
    RuleKind.MANY_CAMERAS: str(QT_TRANSLATE_NOOP("review", "Many cameras in a short time")),
    RuleKind.SAME_CAMERA: str(QT_TRANSLATE_NOOP("review", "The same camera again and again")),
    RuleKind.NO_REQUEST: str(QT_TRANSLATE_NOOP("review", "Recordings without a request")),
    RuleKind.FAILED_SIGN_IN: str(QT_TRANSLATE_NOOP("review", "Failed sign-ins")),
    RuleKind.PRIVATE_AREA: str(QT_TRANSLATE_NOOP("review", "Turned to a private area")),
    RuleKind.COLLEAGUES: str(QT_TRANSLATE_NOOP("review", "Areas of own colleagues")),
    RuleKind.SAMPLE: str(QT_TRANSLATE_NOOP("review", "Random sample")),
}

_ABOUT_KINDS: dict[RuleKind, str] = {
    RuleKind.NIGHT: str(
        QT_TRANSLATE_NOOP("review", "Finds who viewed, steered or took snapshots between the two times of day.")
    ),
    RuleKind.MANY_CAMERAS: str(
        QT_TRANSLATE_NOOP("review", "Finds who opened so many different cameras within so many minutes.")
    ),
    RuleKind.SAME_CAMERA: str(
        QT_TRANSLATE_NOOP("review", "Finds who opened the same camera so many times within so many hours.")
    ),
    RuleKind.NO_REQUEST: str(
        QT_TRANSLATE_NOOP("review", "Finds recordings opened or exported without the number of a request.")
    ),
    RuleKind.FAILED_SIGN_IN: str(
        QT_TRANSLATE_NOOP("review", "Finds accounts with so many failed sign-ins within so many minutes.")
    ),
    RuleKind.PRIVATE_AREA: str(
        QT_TRANSLATE_NOOP("review", "Finds steered cameras that came to rest in a marked private area.")
    ),
    RuleKind.COLLEAGUES: str(
        QT_TRANSLATE_NOOP("review", "Finds use of the cameras and places where the room's own people live or work.")
    ),
    RuleKind.SAMPLE: str(
        QT_TRANSLATE_NOOP("review", "Draws a share of all entries by lot; nobody can tell beforehand which.")
    ),
}

_REASONS: dict[RuleKind, str] = {
    RuleKind.NIGHT: str(
        QT_TRANSLATE_NOOP(
            "review",
            "Cameras were used at night, between {from_minute} and {to_minute}. Cameras: {cameras} · entries: {entries}",
        )
    ),
    RuleKind.MANY_CAMERAS: str(
        QT_TRANSLATE_NOOP(
            "review",
            "Many cameras were opened in a short time: {cameras}. Limit of the rule: {limit_cameras} within {minutes} min",
        )
    ),
    RuleKind.SAME_CAMERA: str(
        QT_TRANSLATE_NOOP(
            "review",
            "The same camera was opened again and again: {entries}×. Limit of the rule: {times}× within {hours} h",
        )
    ),
    RuleKind.NO_REQUEST: str(
        QT_TRANSLATE_NOOP(
            "review",
            "Recordings were opened or exported without the number of a request. Cameras: {cameras} · entries: {entries}",
        )
    ),
    RuleKind.FAILED_SIGN_IN: str(
        QT_TRANSLATE_NOOP(
            "review",
            "Signing in to the account {names} failed {entries}×. Limit of the rule: {times}× within {minutes} min",
        )
    ),
    RuleKind.PRIVATE_AREA: str(
        QT_TRANSLATE_NOOP(
            "review",
            "A camera was steered until it looked into an area marked as private: {names}. Entries: {entries}",
        )
    ),
    RuleKind.COLLEAGUES: str(
        QT_TRANSLATE_NOOP(
            "review",
            "Cameras were used that look at the room's own colleagues. Cameras: {cameras} · entries: {entries}",
        )
    ),
    RuleKind.SAMPLE: str(
        QT_TRANSLATE_NOOP(
            "review",
            "Drawn by lot, not because of what was done: {per_mille} of 1,000 entries are looked at. Entries drawn: {entries}",
        )
    ),
}

_STATES: dict[ItemState, str] = {
    ItemState.OPEN: str(QT_TRANSLATE_NOOP("review", "To be reviewed")),
    ItemState.QUESTIONED: str(QT_TRANSLATE_NOOP("review", "Waiting for an answer")),
    ItemState.ANSWERED: str(QT_TRANSLATE_NOOP("review", "Answered")),
    ItemState.ESCALATED: str(QT_TRANSLATE_NOOP("review", "Escalated")),
    ItemState.SIGNED_OFF: str(QT_TRANSLATE_NOOP("review", "Signed off")),
}

_STEPS: dict[StepKind, str] = {
    StepKind.QUESTIONED: str(QT_TRANSLATE_NOOP("review", "Asked")),
    StepKind.ANSWERED: str(QT_TRANSLATE_NOOP("review", "Answered")),
    StepKind.ESCALATED: str(QT_TRANSLATE_NOOP("review", "Escalated")),
    StepKind.SIGNED_OFF: str(QT_TRANSLATE_NOOP("review", "Signed off")),
}

_FINDINGS: dict[Finding, str] = {
    Finding.IN_ORDER: str(QT_TRANSLATE_NOOP("review", "in order")),
    Finding.BREACH: str(QT_TRANSLATE_NOOP("review", "not in order")),
}

_PARAMETERS: dict[str, str] = {
    "from_minute": str(QT_TRANSLATE_NOOP("review", "From (time of day)")),
    "to_minute": str(QT_TRANSLATE_NOOP("review", "To (time of day)")),
    "cameras": str(QT_TRANSLATE_NOOP("review", "Cameras")),
    "minutes": str(QT_TRANSLATE_NOOP("review", "Within (minutes)")),
    "hours": str(QT_TRANSLATE_NOOP("review", "Within (hours)")),
    "times": str(QT_TRANSLATE_NOOP("review", "How many times")),
    "per_mille": str(QT_TRANSLATE_NOOP("review", "Share (of 1,000 entries)")),
    "groups": str(QT_TRANSLATE_NOOP("review", "What counts")),
    "places": str(QT_TRANSLATE_NOOP("review", "Places")),
    "except_roles": str(QT_TRANSLATE_NOOP("review", "Not for these roles")),
    "due_days": str(QT_TRANSLATE_NOOP("review", "To be reviewed within (days)")),
}

_ROLES: dict[str, str] = {
    "operator": str(QT_TRANSLATE_NOOP("review", "Operator")),
    "officer": str(QT_TRANSLATE_NOOP("review", "Officer")),
    "supervisor": str(QT_TRANSLATE_NOOP("review", "Supervisor")),
    "administrator": str(QT_TRANSLATE_NOOP("review", "Administrator")),
    "auditor": str(QT_TRANSLATE_NOOP("review", "Auditor")),
}

_PERIODS: dict[Period, str] = {
    Period.TODAY: str(QT_TRANSLATE_NOOP("review", "Today")),
    Period.YESTERDAY: str(QT_TRANSLATE_NOOP("review", "Yesterday")),
    Period.WEEK: str(QT_TRANSLATE_NOOP("review", "Last 7 days")),
    Period.MONTH: str(QT_TRANSLATE_NOOP("review", "Last 30 days")),
    Period.QUARTER: str(QT_TRANSLATE_NOOP("review", "Last 90 days")),
    Period.EVERYTHING: str(QT_TRANSLATE_NOOP("review", "All that is there")),
    Period.GIVEN: str(QT_TRANSLATE_NOOP("review", "From – to…")),
}


def _translated(source: str) -> str:
    return QCoreApplication.translate("review", source)


def kind_text(kind: RuleKind) -> str:
    return _translated(_KINDS[kind])


def subject_text(entry: Entry) -> str:
    """What an entry was about, by its name then; the first rule of a kind has none of its own."""
    name = entry.subject_name or entry.subject
    if entry.subject_kind != "review_rule":
        return name
    return next((kind_text(kind) for kind in RuleKind if kind.value == name), name)


def kind_explained(kind: RuleKind) -> str:
    """One sentence: what a rule of that kind finds."""
    return _translated(_ABOUT_KINDS[kind])


def rule_text(rule: Rule) -> str:
    """As the room calls it, or as its kind is called."""
    return rule.title or kind_text(rule.kind)


def item_title(item: ReviewItem) -> str:
    return item.title or kind_text(item.kind)


def reason_text(item: ReviewItem) -> str:
    """Why the item is in the queue, in a sentence with its numbers."""
    facts = item.facts
    limits = {name: formatting.count_text(value) for name, value in facts.limits.items()}
    limits |= {name: clock_text(value) for name, value in facts.limits.items() if name.endswith("_minute")}
    limits["limit_cameras"] = limits.pop("cameras", "")
    names = ", ".join(f"“{name}”" for name in facts.names)
    values = {
        **limits,
        "cameras": formatting.count_text(facts.camera_count),
        "entries": formatting.count_text(facts.entries),
        "names": names,
    }
    try:
        return _translated(_REASONS[item.kind]).format_map(values)
    except KeyError:  # the numbers of an older program's rule
        return kind_explained(item.kind)


def clock_text(minute: int) -> str:
    """Of minutes since midnight: ``22:00``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def state_text(state: ItemState) -> str:
    return _translated(_STATES[state])


def step_text(kind: StepKind, finding: Finding | None = None) -> str:
    told = _translated(_STEPS[kind])
    return told if finding is None else f"{told} — {_translated(_FINDINGS[finding])}"


def finding_text(finding: Finding) -> str:
    return _translated(_FINDINGS[finding])


def parameter_text(name: str) -> str:
    return _translated(_PARAMETERS[name])


def role_text(role: str) -> str:
    """One of the five roles; any other name as it is."""
    return _translated(_ROLES[role]) if role in _ROLES else role


def roles() -> tuple[str, ...]:
    """The roles' names as they stand in entries."""
    return tuple(_ROLES)


def period_text(period: Period) -> str:
    return _translated(_PERIODS[period])


def person_text(name: str, role: str) -> str:
    """Name and role as one text; without a name: nobody known."""
    who = name or QCoreApplication.translate("review", "Nobody known")
    return f"{who} ({role_text(role)})" if role else who
