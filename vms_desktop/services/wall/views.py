"""Saved views of the wall and the wall as it was left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.thai_text import search_key, sort_key, tidy
from vms_desktop.domain.view import SavedView, WallContent, WindowPlace
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import Unsubscribe, ViewRepository

NAME_LIMIT = 100


class ViewService:
    """Called on the loop thread. With a ``log`` every change is recorded in the transaction that makes it."""

    def __init__(
        self,
        repository: ViewRepository,
        *,
        authority: Authority,
        log: AccessLog | None = None,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._repository = repository
        self._authority = authority
        self._log = log
        self._new_id = new_id
        self._on_change: Listeners[[]] = Listeners()

    @operation(Permission.VIEW_LIVE)
    async def views(self) -> list[SavedView]:
        """By name, in Thai dictionary order."""
        return sorted(await self._repository.views(), key=lambda view: sort_key(view.name))

    @operation(Permission.SAVE_VIEWS, logs=Action.VIEW_CHANGED)
    async def save(self, name: str, content: WallContent) -> SavedView:
        """Under a new name, or in place of the view that has it.

        Raises InputError ``input.required``, ``input.too_long``, ``input.control_characters`` (field ``name``).
        """
        name = _checked_name(name)
        same = await self._named(name)
        view = SavedView(same.id if same else self._new_id(), name, content)
        await self._repository.save_view(view, self._entries(view, "replaced" if same else "saved"))
        self._on_change.notify()
        return view

    @operation(Permission.SAVE_VIEWS, logs=Action.VIEW_CHANGED)
    async def rename(self, view_id: str, name: str) -> SavedView:
        """Raises as ``save``, and InputError ``input.view_name_taken`` (name), ``input.view_unknown``."""
        name = _checked_name(name)
        same = await self._named(name)
        if same is not None and same.id != view_id:
            raise InputError("input.view_name_taken", field="name", name=name)
        view = next((view for view in await self._repository.views() if view.id == view_id), None)
        if view is None:
            raise InputError("input.view_unknown", field="name")
        before, view = view.name, replace(view, name=name)
        await self._repository.save_view(view, self._entries(view, "renamed", name=[before, name]))
        self._on_change.notify()
        return view

    @operation(Permission.SAVE_VIEWS, logs=Action.VIEW_CHANGED)
    async def remove(self, view_id: str) -> None:
        view = next((view for view in await self._repository.views() if view.id == view_id), None)
        if view is None:
            return
        await self._repository.remove_view(view_id, self._entries(view, "removed"))
        self._on_change.notify()

    @plumbing("what this desk showed; the wall asks for each camera")
    async def last_wall(self) -> tuple[WallContent | None, WindowPlace | None]:
        """What the wall showed when the desk was last used, and where it stood."""
        return await self._repository.last_wall()

    @plumbing("what this desk shows")
    async def remember_wall(self, content: WallContent, place: WindowPlace | None) -> None:
        """For the next start. ``place`` None keeps the one remembered. Callers wait until changes rest."""
        await self._repository.save_last_wall(content, place)

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called after a view was saved, renamed or removed."""
        return self._on_change.add(listener)

    def _entries(self, view: SavedView, what: str, **details: object) -> list[EntryDraft]:
        if self._log is None:
            return []
        cameras = [camera_id for camera_id in view.content.camera_ids if camera_id]
        about = {"what": what, "layout": int(view.content.layout), "cameras": cameras, **details}
        entry = EntryDraft(Action.VIEW_CHANGED, subject=Subject("view", view.id, view.name), details=about)
        return [self._log.prepared(entry)]

    async def _named(self, name: str) -> SavedView | None:
        wanted = search_key(name)
        return next((view for view in await self._repository.views() if search_key(view.name) == wanted), None)


def _checked_name(name: str) -> str:
    name = tidy(name)
    if not name:
        raise InputError("input.required", field="name")
    if not name.isprintable():
        raise InputError("input.control_characters", field="name")
    if len(name) > NAME_LIMIT:
        raise InputError("input.too_long", field="name", limit=NAME_LIMIT)
    return name
