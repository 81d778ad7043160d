"""What a person may be allowed to do: stable dotted codes, stored with roles (texts: ``ui/people_texts.py``)."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One kind of act. The word before the dot is the group, for the screen."""

    VIEW_LIVE = "live.view"
    STEER = "ptz.steer"
    STEER_FIRST = "ptz.steer_first"
    """Steering is taken from somebody who has not this."""
    SNAPSHOT = "snapshot.take"
    REPLAY = "replay.view"
    EXPORT = "export.make"
    HOLD = "footage.hold"
    """Footage is kept from being overwritten, or let go again."""
    HANDLE_REQUESTS = "request.handle"
    APPROVE = "request.approve"
    SAVE_VIEWS = "view.save"
    KNOW_CAMERAS = "camera.know"
    """See the register: names, places, addresses, conditions."""
    MANAGE_CAMERAS = "camera.manage"
    EXPORT_LISTS = "camera.export"
    """Lists of cameras leave as files."""
    SEE_PEOPLE = "person.see"
    MANAGE_PEOPLE = "person.manage"
    READ_LOG = "log.read"
    REVIEW_LOG = "log.review"
    EXPORT_LOG = "log.export"
    KEEP_LOG = "log.keep"
    """Archive old entries, make checkpoints."""
    READ_SHIFTS = "shift.read"
    WRITE_SHIFTS = "shift.write"
    CONSENT = "consent.give"
    """Be the second person where one is needed."""
    CHANGE_SETTINGS = "settings.change"

    @property
    def group(self) -> str:
        return self.value.partition(".")[0]


READING = frozenset(
    {
        Permission.VIEW_LIVE,
        Permission.REPLAY,
        Permission.KNOW_CAMERAS,
        Permission.SEE_PEOPLE,
        Permission.READ_LOG,
        Permission.EXPORT_LOG,
        Permission.READ_SHIFTS,
    }
)
"""What changes nothing and moves nothing."""
