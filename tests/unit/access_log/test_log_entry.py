"""What is hashed, byte for byte: this must never change, or no log made before could be checked."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vms_desktop.domain.desk import Desk
from vms_desktop.domain.log_action import ENDS, Action
from vms_desktop.domain.log_entry import (
    BEFORE_THE_FIRST,
    FIELDS,
    LIMITS,
    Actor,
    Entry,
    EntryDraft,
    Subject,
    canonical_text,
    chained,
    hash_of,
    iso,
    microseconds,
    moment,
)

DESK = "0123456789abcdef01234567"
AT = microseconds(datetime(2026, 11, 24, 5, 30, 0, 7, tzinfo=UTC))
DRAFT = EntryDraft(
    Action.LIVE_OPENED,
    Actor("u-0007", 'สมชาย "ชาย" ใจดี', "operator"),
    Subject("camera", "c-1", "1101-0007 แยก\\ปากน้ำ"),
    "c-1",
    "110101",
    {"tile": 3},
    "ตรวจตรา",
    "2569/0001",
)


def test_canonical_text_is_the_one_that_is_specified() -> None:
    entry = chained(DRAFT, DESK, 1, AT, BEFORE_THE_FIRST)
    assert canonical_text(entry) == (
        f'["vms-access-log/1","{DESK}",1,"2026-11-24T05:30:00.000007Z","u-0007","สมชาย \\"ชาย\\" ใจดี","operator",'
        '"live.opened","camera","c-1","1101-0007 แยก\\\\ปากน้ำ","c-1","110101","{\\"tile\\":3}","ตรวจตรา","2569/0001",'
        f'"{BEFORE_THE_FIRST}"]'
    )
    assert entry.hash == "bb1b57f69d4de567b79ec2bd2d7011350f1b660c03fcbb51b42ef724e3050a80"
    assert entry.hash == hashlib.sha256(canonical_text(entry).encode()).hexdigest()


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@given(*[ANY_TEXT] * 4, st.integers(1, 10**12), st.integers(0, 4 * 10**15))
def test_canonical_text_is_the_json_anybody_else_would_write(
    person: str, name: str, reason: str, details: str, sequence: int, time_us: int
) -> None:
    """RFC 8785 for an array of texts and one number: ``json.dumps`` without spaces and without ASCII escapes."""
    entry = Entry(
        DESK, sequence, time_us, person, name, "", "x", "", "", "", "", "", details, reason, "", BEFORE_THE_FIRST, ""
    )
    values = ["vms-access-log/1", *entry[:2], iso(time_us), *entry[3:-1]]
    assert canonical_text(entry) == json.dumps(values, ensure_ascii=False, separators=(",", ":"))


@given(st.integers(0, 253_402_300_799_999_999))
def test_times_are_written_exactly(time_us: int) -> None:
    assert datetime.fromisoformat(iso(time_us)) == moment(time_us)
    assert microseconds(moment(time_us)) == time_us


def test_each_field_counts() -> None:
    entry = chained(DRAFT, DESK, 5, AT, BEFORE_THE_FIRST)
    for name in FIELDS[:-1]:
        value = getattr(entry, name)
        changed = entry._replace(**{name: value + 1 if isinstance(value, int) else value + "x"})
        assert hash_of(changed) != entry.hash, name


@pytest.mark.parametrize("field", range(16))
@pytest.mark.parametrize("damage", [None, b"bytes", 1.5])
def test_what_no_entry_can_hold_is_refused(field: int, damage: object) -> None:
    row = list(chained(DRAFT, DESK, 5, AT, BEFORE_THE_FIRST))
    row[field] = damage
    with pytest.raises((TypeError, ValueError, OverflowError)):
        hash_of(tuple(row))


def test_texts_are_bounded_by_their_columns() -> None:
    long = "ก" * 5000
    draft = EntryDraft(Action.SIGNED_IN, Actor(long, long, long), Subject(long, long, long), long, long, {}, long, long)
    entry = chained(draft, DESK, 1, AT, BEFORE_THE_FIRST)
    for name, limit in LIMITS.items():
        assert len(getattr(entry, name)) <= limit
        if limit > 6:
            assert "5000" in getattr(entry, name)


def test_codes_of_actions_are_never_renamed() -> None:
    """They are in logs that exist. New ones may come."""
    assert {action.value for action in Action} >= {
        *("session.signed_in", "session.sign_in_failed", "session.locked", "session.unlocked", "session.handed_over"),
        *("session.signed_out", "live.opened", "live.closed", "ptz.began", "ptz.ended", "replay.opened"),
        *("replay.closed", "snapshot.taken", "export.made", "export.copied", "export.checked", "export.handed_over"),
        *("export.returned", "export.destroyed", "footage.held", "footage.released", "request.searched"),
        *("request.registered", "request.changed", "request.decided", "request.closed", "camera.added"),
        *("camera.changed", "camera.removed", "person.added", "person.changed", "person.removed", "settings.changed"),
        *("desk.started", "desk.stopped", "desk.clock_set_back", "log.begun", "log.read", "log.exported"),
        *("log.verified", "log.reviewed", "log.pruned", "log.guard_restored", "log.alarm"),
    }
    assert all(len(action.value) <= 40 for action in Action)
    assert all(begin.group == end.group for begin, end in ENDS.items())


def test_a_desks_id_is_made_from_its_key() -> None:
    key = bytes(range(32))
    assert Desk(key, "x").id == hashlib.sha256(key).hexdigest()[:24]
