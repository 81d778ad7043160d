"""What can stand in the access log: stable dotted codes. They are stored and hashed; none is ever renamed or reused.

Their texts, Thai and English, are in ``ui/log_texts.py``.
"""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """One kind of entry. The word before the dot is the group, for filters."""

    SIGNED_IN = "session.signed_in"
    SIGN_IN_FAILED = "session.sign_in_failed"
    LOCKED = "session.locked"
    UNLOCKED = "session.unlocked"
    HANDED_OVER = "session.handed_over"
    SIGNED_OUT = "session.signed_out"

    LIVE_OPENED = "live.opened"
    LIVE_CLOSED = "live.closed"
    PTZ_BEGAN = "ptz.began"
    PTZ_ENDED = "ptz.ended"
    PTZ_TAKEN = "ptz.taken"
    REPLAY_OPENED = "replay.opened"
    REPLAY_CLOSED = "replay.closed"
    SNAPSHOT_TAKEN = "snapshot.taken"

    EXPORT_MADE = "export.made"
    EXPORT_COPIED = "export.copied"
    EXPORT_CHECKED = "export.checked"
    EXPORT_HANDED_OVER = "export.handed_over"
    EXPORT_RETURNED = "export.returned"
    EXPORT_DESTROYED = "export.destroyed"
    FOOTAGE_HELD = "footage.held"
    FOOTAGE_PROTECTED = "footage.protected"
    FOOTAGE_RELEASED = "footage.released"
    FOOTAGE_HELD_LONGER = "footage.held_longer"
    FOOTAGE_DELETED = "footage.deleted"
    FOOTAGE_PLANNED = "footage.planned"
    FOOTAGE_NEEDED = "footage.needed"
    FOOTAGE_NEED_ENDED = "footage.need_ended"
    FOOTAGE_REINDEXED = "footage.reindexed"
    FOOTAGE_MARKED = "footage.marked"
    FOOTAGE_UNMARKED = "footage.unmarked"
    FOOTAGE_TAKEN_IN = "footage.taken_in"
    FOOTAGE_TIME_STATED = "footage.time_stated"
    FOOTAGE_LET_GO = "footage.let_go"

    REQUEST_SEARCHED = "request.searched"
    REQUEST_READ = "request.read"
    REQUEST_REGISTERED = "request.registered"
    REQUEST_CHANGED = "request.changed"
    REQUEST_DECIDED = "request.decided"
    REQUEST_CLOSED = "request.closed"
    REQUEST_PRINTED = "request.printed"
    """A form of a request left the desk, on paper or as a file."""

    CAMERA_ADDED = "camera.added"
    CAMERA_CHANGED = "camera.changed"
    CAMERA_REMOVED = "camera.removed"
    RECORDER_ADDED = "recorder.added"
    RECORDER_CHANGED = "recorder.changed"
    RECORDER_REMOVED = "recorder.removed"
    CAMERAS_EXPORTED = "camera.list_exported"
    PERSON_ADDED = "person.added"
    PERSON_CHANGED = "person.changed"
    PERSON_REMOVED = "person.removed"
    PASSWORD_CHANGED = "person.password_changed"
    PASSWORD_RECOVERED = "person.password_recovered"
    CODES_CHANGED = "person.codes_changed"
    ROLE_CHANGED = "person.role_changed"
    CONSENT_ASKED = "consent.asked"
    CONSENT_GIVEN = "consent.given"
    CONSENT_REFUSED = "consent.refused"
    CONSENT_WITHDRAWN = "consent.withdrawn"
    SHIFT_NOTED = "shift.noted"
    SETTINGS_CHANGED = "settings.changed"
    VIEW_CHANGED = "view.changed"

    DESK_STARTED = "desk.started"
    DESK_STOPPED = "desk.stopped"
    CLOCK_SET_BACK = "desk.clock_set_back"

    LOG_BEGUN = "log.begun"
    LOG_READ = "log.read"
    LOG_EXPORTED = "log.exported"
    LOG_VERIFIED = "log.verified"
    LOG_REVIEWED = "log.reviewed"
    LOG_PRUNED = "log.pruned"
    LOG_GUARD_RESTORED = "log.guard_restored"
    LOG_ALARM = "log.alarm"

    REVIEW_QUESTIONED = "review.questioned"
    REVIEW_ANSWERED = "review.answered"
    REVIEW_ESCALATED = "review.escalated"
    REVIEW_RULE_CHANGED = "review.rule_changed"
    REVIEW_REPORTED = "review.reported"

    @property
    def group(self) -> str:
        return self.value.partition(".")[0]


ENDS: dict[Action, Action] = {
    Action.LIVE_OPENED: Action.LIVE_CLOSED,
    Action.PTZ_BEGAN: Action.PTZ_ENDED,
    Action.REPLAY_OPENED: Action.REPLAY_CLOSED,
}
"""What lasts: the entry that begins it and the one that ends it. The second names the first one's sequence."""
