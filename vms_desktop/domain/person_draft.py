"""A person's account as somebody typed it, and the rules for its fields."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.person import ANYWHERE, Limits
from vms_desktop.domain.role import Role
from vms_desktop.domain.thai_text import tidy

USERNAME_LIMIT, NAME_LIMIT = 40, 100
MOST_REPLAY_HOURS = 24 * 366
# Letters of any script with their marks (Thai vowels are marks), digits, and what joins them.
_JOINED = set("._-@")


@dataclass(frozen=True, slots=True)
class PersonDraft:
    username: str = ""
    name: str = ""
    position: str = ""
    role: Role = Role.OPERATOR
    limits: Limits = field(default=ANYWHERE)


def username_key(username: str) -> str:
    """Under which a user name is found: upper and lower case, full and half width are one."""
    return unicodedata.normalize("NFKC", tidy(username)).casefold()


def check_person(draft: PersonDraft) -> PersonDraft:
    """Tidied. Raises InputError ``input.required``, ``input.too_long`` (limit), ``input.control_characters``,
    ``input.username`` (value), ``input.dates_reversed``, ``input.replay_hours`` (most); each with ``field``.
    """
    username, name, position = (tidy(text) for text in (draft.username, draft.name, draft.position))
    for what, text, limit in (
        ("username", username, USERNAME_LIMIT),
        ("name", name, NAME_LIMIT),
        ("position", position, NAME_LIMIT),
    ):
        if not text and what != "position":
            raise InputError("input.required", field=what)
        if not text.isprintable():
            raise InputError("input.control_characters", field=what)
        if len(text) > limit:
            raise InputError("input.too_long", field=what, limit=limit)
    if not all(sign in _JOINED or unicodedata.category(sign)[0] in "LMN" for sign in username):
        raise InputError("input.username", field="username", value=username)
    limits = draft.limits
    if limits.valid_from and limits.valid_until and limits.valid_until < limits.valid_from:
        raise InputError("input.dates_reversed", field="valid_until")
    if limits.replay_hours is not None and not 0 <= limits.replay_hours <= MOST_REPLAY_HOURS:
        raise InputError("input.replay_hours", field="replay_hours", most=MOST_REPLAY_HOURS)
    if not all(re.fullmatch(r"\d{4}|\d{6}", place, re.ASCII) for place in limits.places):
        raise InputError("input.district_unknown", field="places", value=", ".join(sorted(limits.places))[:60])
    return PersonDraft(username, name, position, draft.role, limits)
