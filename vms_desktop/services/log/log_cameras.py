"""What the access log says of changes to the register: each camera with what it was before and what it is now."""

from __future__ import annotations

import dataclasses
from typing import Any

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.log_text import changes
from vms_desktop.domain.second_person import Consent
from vms_desktop.services.log.log_sessions import about


def camera_entry(
    before: Camera | None, after: Camera | None, *, new_credential: bool = False, second: Consent | None = None
) -> EntryDraft:
    """Added (``before`` None), removed (``after`` None) or changed. A password is never told, only that it is new.

    ``second``: the consent under which it was removed.
    """
    details: dict[str, Any] = changes(_fields(before), _fields(after))
    if new_credential:
        details["credential"] = "replaced" if before is not None and before.has_credential else "set"
    if second is not None:
        details |= {"second_person": second.decided_name, "consent": second.id}
    if after is None:
        assert before is not None
        return about(before, Action.CAMERA_REMOVED, **details)
    return about(after, Action.CAMERA_ADDED if before is None else Action.CAMERA_CHANGED, **details)


def _fields(camera: Camera | None) -> dict[str, Any]:
    """As JSON takes them; what is empty is left out."""
    if camera is None:
        return {}
    fields = {field.name: getattr(camera, field.name) for field in dataclasses.fields(camera)}
    fields |= {
        "main": camera.main.url if camera.main else None,
        "sub": camera.sub.url if camera.sub else None,
        "transport": camera.transport.value,
    }
    del fields["id"]
    return {name: value for name, value in fields.items() if value not in ("", None, 0, False)}
