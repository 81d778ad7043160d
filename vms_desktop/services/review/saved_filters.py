"""Filters of the access log under a name, for everybody who may review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.saved_filter import Period, SavedFilter
from vms_desktop.domain.thai_text import search_key, sort_key, tidy
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import operation
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.review.review_ports import FilterRepository

NAME_LIMIT = 60


class SavedFilters:
    """Called on the loop thread. Raises StorageError ``storage.*``."""

    def __init__(
        self,
        repository: FilterRepository,
        *,
        authority: Authority,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._authority = authority
        self._repository = repository
        self._new_id = new_id
        self._on_change: Listeners[[]] = Listeners()

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called after a filter was saved or removed."""
        return self._on_change.add(listener)

    @operation(Permission.READ_LOG)
    async def filters(self) -> list[SavedFilter]:
        """By name, in Thai dictionary order."""
        return sorted(await self._repository.filters(), key=lambda one: sort_key(one.name))

    @operation(Permission.READ_LOG)
    async def save(self, name: str, period: Period, selection: LogFilter) -> SavedFilter:
        """Under a new name, or in place of the filter that has it. Times are kept of a given period only.

        Raises InputError ``input.required``, ``input.too_long``, ``input.control_characters`` (field ``name``).
        """
        name = tidy(name)
        if not name:
            raise InputError("input.required", field="name")
        if not name.isprintable():
            raise InputError("input.control_characters", field="name")
        if len(name) > NAME_LIMIT:
            raise InputError("input.too_long", field="name", limit=NAME_LIMIT)
        same = next((one for one in await self._repository.filters() if search_key(one.name) == search_key(name)), None)
        if period is not Period.GIVEN:
            selection = replace(selection, from_us=None, to_us=None)
        saved = SavedFilter(same.id if same else self._new_id(), name, period, selection)
        await self._repository.save_filter(saved)
        self._on_change.notify()
        return saved

    @operation(Permission.READ_LOG)
    async def remove(self, filter_id: str) -> None:
        await self._repository.remove_filter(filter_id)
        self._on_change.notify()
