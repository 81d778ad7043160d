"""The access log in words: actions, what can be wrong with a log, remarks, headings; the only place that has them.

As ``messages``: needs a QCoreApplication with the language installed, no window.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_chain import Fault
from vms_desktop.domain.log_judgement import Remark

_ACTIONS: dict[Action, str] = {
    Action.SIGNED_IN: str(QT_TRANSLATE_NOOP("log", "Signed in")),
    Action.SIGN_IN_FAILED: str(QT_TRANSLATE_NOOP("log", "Sign-in failed")),
    Action.LOCKED: str(QT_TRANSLATE_NOOP("log", "Desk locked")),
    Action.UNLOCKED: str(QT_TRANSLATE_NOOP("log", "Desk unlocked")),
    Action.HANDED_OVER: str(QT_TRANSLATE_NOOP("log", "Shift handed over")),
    Action.SIGNED_OUT: str(QT_TRANSLATE_NOOP("log", "Signed out")),
    Action.LIVE_OPENED: str(QT_TRANSLATE_NOOP("log", "Live view opened")),
    Action.LIVE_CLOSED: str(QT_TRANSLATE_NOOP("log", "Live view closed")),
    Action.PTZ_BEGAN: str(QT_TRANSLATE_NOOP("log", "Began to steer the camera")),
    Action.PTZ_ENDED: str(QT_TRANSLATE_NOOP("log", "Stopped steering the camera")),
    Action.PTZ_TAKEN: str(QT_TRANSLATE_NOOP("log", "Took over steering the camera")),
    Action.REPLAY_OPENED: str(QT_TRANSLATE_NOOP("log", "Recording opened")),
    Action.REPLAY_CLOSED: str(QT_TRANSLATE_NOOP("log", "Recording closed")),
    Action.SNAPSHOT_TAKEN: str(QT_TRANSLATE_NOOP("log", "Snapshot taken")),
    Action.EXPORT_MADE: str(QT_TRANSLATE_NOOP("log", "Footage exported")),
    Action.EXPORT_COPIED: str(QT_TRANSLATE_NOOP("log", "Export copied to a medium")),
    Action.EXPORT_CHECKED: str(QT_TRANSLATE_NOOP("log", "Export checked")),
    Action.EXPORT_HANDED_OVER: str(QT_TRANSLATE_NOOP("log", "Export handed over")),
    Action.EXPORT_RETURNED: str(QT_TRANSLATE_NOOP("log", "Export returned")),
    Action.EXPORT_DESTROYED: str(QT_TRANSLATE_NOOP("log", "Export destroyed")),
    Action.FOOTAGE_HELD: str(QT_TRANSLATE_NOOP("log", "Footage held")),
    Action.FOOTAGE_PROTECTED: str(QT_TRANSLATE_NOOP("log", "Footage of a recorder copied to protect it")),
    Action.FOOTAGE_RELEASED: str(QT_TRANSLATE_NOOP("log", "Hold on footage released")),
    Action.FOOTAGE_HELD_LONGER: str(QT_TRANSLATE_NOOP("log", "Hold on footage kept longer")),
    Action.FOOTAGE_DELETED: str(QT_TRANSLATE_NOOP("log", "Old footage deleted")),
    Action.FOOTAGE_PLANNED: str(QT_TRANSLATE_NOOP("log", "What is recorded of a camera was changed")),
    Action.FOOTAGE_NEEDED: str(QT_TRANSLATE_NOOP("log", "Recording asked for")),
    Action.FOOTAGE_NEED_ENDED: str(QT_TRANSLATE_NOOP("log", "Recording no longer asked for")),
    Action.FOOTAGE_REINDEXED: str(QT_TRANSLATE_NOOP("log", "Index of footage made anew")),
    Action.FOOTAGE_MARKED: str(QT_TRANSLATE_NOOP("log", "Bookmark set on footage")),
    Action.FOOTAGE_UNMARKED: str(QT_TRANSLATE_NOOP("log", "Bookmark removed")),
    Action.FOOTAGE_TAKEN_IN: str(QT_TRANSLATE_NOOP("log", "File with footage taken in")),
    Action.FOOTAGE_TIME_STATED: str(QT_TRANSLATE_NOOP("log", "Another time stated for a file")),
    Action.FOOTAGE_LET_GO: str(QT_TRANSLATE_NOOP("log", "File with footage taken off the list")),
    Action.REQUEST_SEARCHED: str(QT_TRANSLATE_NOOP("log", "Searched requests")),
    Action.REQUEST_READ: str(QT_TRANSLATE_NOOP("log", "Request looked at")),
    Action.REQUEST_REGISTERED: str(QT_TRANSLATE_NOOP("log", "Request registered")),
    Action.REQUEST_CHANGED: str(QT_TRANSLATE_NOOP("log", "Request changed")),
    Action.REQUEST_DECIDED: str(QT_TRANSLATE_NOOP("log", "Request decided")),
    Action.REQUEST_CLOSED: str(QT_TRANSLATE_NOOP("log", "Request closed")),
    Action.REQUEST_PRINTED: str(QT_TRANSLATE_NOOP("log", "Form printed or saved")),
    Action.CAMERA_ADDED: str(QT_TRANSLATE_NOOP("log", "Camera added")),
    Action.CAMERA_CHANGED: str(QT_TRANSLATE_NOOP("log", "Camera changed")),
    Action.CAMERA_REMOVED: str(QT_TRANSLATE_NOOP("log", "Camera removed")),
    Action.RECORDER_ADDED: str(QT_TRANSLATE_NOOP("log", "Recorder added")),
    Action.RECORDER_CHANGED: str(QT_TRANSLATE_NOOP("log", "Recorder changed")),
    Action.RECORDER_REMOVED: str(QT_TRANSLATE_NOOP("log", "Recorder removed")),
    Action.PERSON_ADDED: str(QT_TRANSLATE_NOOP("log", "Person added")),
    Action.PERSON_CHANGED: str(QT_TRANSLATE_NOOP("log", "Person changed")),
    Action.PERSON_REMOVED: str(QT_TRANSLATE_NOOP("log", "Person removed")),
    Action.CAMERAS_EXPORTED: str(QT_TRANSLATE_NOOP("log", "List of cameras exported")),
    Action.PASSWORD_CHANGED: str(QT_TRANSLATE_NOOP("log", "Password changed")),
    Action.PASSWORD_RECOVERED: str(QT_TRANSLATE_NOOP("log", "Administrator's password recovered")),
    Action.CODES_CHANGED: str(QT_TRANSLATE_NOOP("log", "One-time codes changed")),
    Action.ROLE_CHANGED: str(QT_TRANSLATE_NOOP("log", "Rights of a role changed")),
    Action.CONSENT_ASKED: str(QT_TRANSLATE_NOOP("log", "Asked for a second person's consent")),
    Action.CONSENT_GIVEN: str(QT_TRANSLATE_NOOP("log", "Second person consented")),
    Action.CONSENT_REFUSED: str(QT_TRANSLATE_NOOP("log", "Second person refused")),
    Action.CONSENT_WITHDRAWN: str(QT_TRANSLATE_NOOP("log", "Request for consent withdrawn")),
    Action.SHIFT_NOTED: str(QT_TRANSLATE_NOOP("log", "Note in the shift log")),
    Action.VIEW_CHANGED: str(QT_TRANSLATE_NOOP("log", "View of the wall changed")),
    Action.SETTINGS_CHANGED: str(QT_TRANSLATE_NOOP("log", "Settings changed")),
    Action.DESK_STARTED: str(QT_TRANSLATE_NOOP("log", "Desk started")),
    Action.DESK_STOPPED: str(QT_TRANSLATE_NOOP("log", "Desk stopped")),
    Action.CLOCK_SET_BACK: str(QT_TRANSLATE_NOOP("log", "The desk's clock was set back")),
    Action.LOG_BEGUN: str(QT_TRANSLATE_NOOP("log", "Access log begun")),
    Action.LOG_READ: str(QT_TRANSLATE_NOOP("log", "Access log read")),
    Action.LOG_EXPORTED: str(QT_TRANSLATE_NOOP("log", "Access log exported")),
    Action.LOG_VERIFIED: str(QT_TRANSLATE_NOOP("log", "Access log checked")),
    Action.LOG_REVIEWED: str(QT_TRANSLATE_NOOP("log", "Access log reviewed and signed off")),
    Action.LOG_PRUNED: str(QT_TRANSLATE_NOOP("log", "Old entries moved to the archive")),
    Action.LOG_GUARD_RESTORED: str(QT_TRANSLATE_NOOP("log", "The log's protection had been removed and was put back")),
    Action.LOG_ALARM: str(QT_TRANSLATE_NOOP("log", "The log does not agree with its checkpoints")),
    Action.REVIEW_QUESTIONED: str(QT_TRANSLATE_NOOP("log", "Review: asked the person")),
    Action.REVIEW_ANSWERED: str(QT_TRANSLATE_NOOP("log", "Review: the person answered")),
    Action.REVIEW_ESCALATED: str(QT_TRANSLATE_NOOP("log", "Review: escalated")),
    Action.REVIEW_RULE_CHANGED: str(QT_TRANSLATE_NOOP("log", "Review rules changed")),
    Action.REVIEW_REPORTED: str(QT_TRANSLATE_NOOP("log", "Review report made")),
}

_GROUPS: dict[str, str] = {
    "session": str(QT_TRANSLATE_NOOP("log", "Sign-in and shifts")),
    "live": str(QT_TRANSLATE_NOOP("log", "Live view")),
    "ptz": str(QT_TRANSLATE_NOOP("log", "Steering cameras")),
    "replay": str(QT_TRANSLATE_NOOP("log", "Recordings")),
    "snapshot": str(QT_TRANSLATE_NOOP("log", "Snapshots")),
    "export": str(QT_TRANSLATE_NOOP("log", "Exports and custody")),
    "footage": str(QT_TRANSLATE_NOOP("log", "Recording, holds and bookmarks")),
    "request": str(QT_TRANSLATE_NOOP("log", "Requests")),
    "camera": str(QT_TRANSLATE_NOOP("log", "Camera register")),
    "recorder": str(QT_TRANSLATE_NOOP("log", "Recorders")),
    "person": str(QT_TRANSLATE_NOOP("log", "People")),
    "consent": str(QT_TRANSLATE_NOOP("log", "Second person")),
    "shift": str(QT_TRANSLATE_NOOP("log", "Shift log")),
    "view": str(QT_TRANSLATE_NOOP("log", "Views")),
    "settings": str(QT_TRANSLATE_NOOP("log", "Settings")),
    "desk": str(QT_TRANSLATE_NOOP("log", "Desk")),
    "log": str(QT_TRANSLATE_NOOP("log", "Access log")),
    "review": str(QT_TRANSLATE_NOOP("log", "Review")),
}

_FAULTS: dict[Fault, str] = {
    Fault.CHANGED: str(QT_TRANSLATE_NOOP("log", "Entry {0} was changed")),
    Fault.MISSING: str(QT_TRANSLATE_NOOP("log", "Entries {0} to {1} are missing")),
    Fault.INSERTED: str(QT_TRANSLATE_NOOP("log", "Entry {0} was inserted: its number occurs twice")),
    Fault.OUT_OF_ORDER: str(QT_TRANSLATE_NOOP("log", "Entry {0} is out of order")),
    Fault.CUT_OFF: str(QT_TRANSLATE_NOOP("log", "The end was cut off: entries {0} to {1} are missing")),
    Fault.REWRITTEN: str(
        QT_TRANSLATE_NOOP("log", "The log was made anew: entry {0} is not the one that a checkpoint names")
    ),
    Fault.SIGNATURE: str(QT_TRANSLATE_NOOP("log", "A signature is wrong (entry {0})")),
    Fault.OTHER_DESK: str(QT_TRANSLATE_NOOP("log", "What is here belongs to another desk (entry {0})")),
    Fault.MISFILED: str(QT_TRANSLATE_NOOP("log", "Entry {0} is intact but was hidden from filters")),
}

_REMARKS: dict[Remark, str] = {
    Remark.NO_CHECKPOINTS: str(
        QT_TRANSLATE_NOOP("log", "No checkpoints to compare with: a cut-off end or a log made anew would not show")
    ),
    Remark.OTHER_CHECKPOINTS: str(QT_TRANSLATE_NOOP("log", "Checkpoints of desks that are not in this log: {0}")),
    Remark.CLOCK_SET_BACK: str(QT_TRANSLATE_NOOP("log", "The clock was set back, times: {0}")),
    Remark.GUARD_MISSING: str(QT_TRANSLATE_NOOP("log", "Triggers that refuse changes are missing: {1}")),
    Remark.COUNTS_WRONG: str(QT_TRANSLATE_NOOP("log", "Kept counts are wrong ({0}): run “vms-desktop log recount”")),
}

_HEADINGS: dict[str, str] = {
    "local_time": str(QT_TRANSLATE_NOOP("log", "Local time")),
    "action_text": str(QT_TRANSLATE_NOOP("log", "Action")),
    "desk": str(QT_TRANSLATE_NOOP("log", "Desk")),
    "sequence": str(QT_TRANSLATE_NOOP("log", "Number")),
    "time_us": str(QT_TRANSLATE_NOOP("log", "Time (UTC)")),
    "person": str(QT_TRANSLATE_NOOP("log", "Person (id)")),
    "person_name": str(QT_TRANSLATE_NOOP("log", "Person")),
    "role": str(QT_TRANSLATE_NOOP("log", "Role")),
    "action": str(QT_TRANSLATE_NOOP("log", "Action (code)")),
    "subject_kind": str(QT_TRANSLATE_NOOP("log", "Kind of subject")),
    "subject": str(QT_TRANSLATE_NOOP("log", "Subject (id)")),
    "subject_name": str(QT_TRANSLATE_NOOP("log", "Subject")),
    "camera": str(QT_TRANSLATE_NOOP("log", "Camera (id)")),
    "place": str(QT_TRANSLATE_NOOP("log", "Place (code)")),
    "details": str(QT_TRANSLATE_NOOP("log", "Details")),
    "reason": str(QT_TRANSLATE_NOOP("log", "Reason")),
    "request": str(QT_TRANSLATE_NOOP("log", "Request number")),
    "previous_hash": str(QT_TRANSLATE_NOOP("log", "Previous hash")),
    "hash": str(QT_TRANSLATE_NOOP("log", "Hash")),
}


def _translated(source: str) -> str:
    return QCoreApplication.translate("log", source)


def action_text(code: str) -> str:
    """Of an action's code as it stands in an entry; one that a newer program wrote is shown as it is."""
    try:
        return _translated(_ACTIONS[Action(code)])
    except ValueError:
        return code


def group_text(group: str) -> str:
    return _translated(_GROUPS[group])


def fault_text(fault: Fault, sequence: int, last: int) -> str:
    """One sentence; ``sequence`` to ``last`` are the entries concerned."""
    return _translated(_FAULTS[fault]).format(sequence, max(last, sequence))


def remark_text(remark: Remark, count: int, names: str) -> str:
    return _translated(_REMARKS[remark]).format(count, names)


def heading_text(field: str) -> str:
    """Of a field of an entry, or of ``local_time``, ``action_text``."""
    return _translated(_HEADINGS[field])
