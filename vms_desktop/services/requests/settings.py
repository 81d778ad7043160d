"""What the room sets for requests (``domain/requests/limits.py``): kept in the database, the same for all its desks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.log_text import changes
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.limits import RequestLimits, check_limits
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.requests.request_desk import RequestDesk


class Settings(RequestDesk):
    """The part of ``RequestService`` for what is set."""

    @plumbing("everybody may know how long an answer may take")
    async def limits(self) -> RequestLimits:
        """Raises StorageError."""
        return await self._repository.limits()

    @operation(Permission.CHANGE_SETTINGS, logs=Action.SETTINGS_CHANGED)
    async def keep_limits(self, limits: RequestLimits) -> None:
        """Counts for what is registered from now on. Raises InputError as ``check_limits``, StorageError, LogError."""
        check_limits(limits)
        details = changes(_plain(await self._repository.limits()), _plain(limits))
        if details:
            entry = EntryDraft(Action.SETTINGS_CHANGED, subject=Subject("settings", "requests"), details=details)
            await self._repository.keep_limits(limits, [self._parts.log.prepared(entry)])


def _plain(limits: RequestLimits) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(limits):
        value = getattr(limits, field.name)
        is_each = isinstance(value, Mapping)
        found[field.name] = {kind.value: count for kind, count in sorted(value.items())} if is_each else value
    return found
