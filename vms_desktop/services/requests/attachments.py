"""Files handed in with a request: checked, copied under their hash, read-only, and never run.

What lies in the data folder is looked at again whenever it is opened: a file that was changed since is not shown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from vms_desktop.domain.errors import InputError, RequestError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Actor, EntryDraft
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.requests.attachment import FileKind
from vms_desktop.domain.requests.request import Attachment, Request
from vms_desktop.domain.requests.states import Step
from vms_desktop.services.operation import operation
from vms_desktop.services.requests.custody import LogPages
from vms_desktop.services.requests.paper_desk import desk_of
from vms_desktop.services.requests.request_desk import Change, RequestDesk, subject_of
from vms_desktop.services.requests.request_draft import SHORT_LIMIT, clean


@dataclass(frozen=True, slots=True)
class StoredFile:
    """``name``: made harmless. ``sha256``: of what was stored, counted while it was copied."""

    name: str
    kind: FileKind
    bytes: int
    sha256: str


class AttachmentFiles(Protocol):
    """Where attachments lie. Raises InputError ``input.attachment_*``, StorageError ``storage.*``."""

    async def take_in(self, source: Path | bytes, name: str) -> StoredFile:
        """Copy it, unless a file with the same hash is there already."""

    async def lay_out(self, sha256: str, name: str) -> Path:
        """A read-only copy that another program may open, checked against the hash.

        Raises RequestError ``request.attachment_gone`` (name), ``request.attachment_changed`` (name).
        """

    async def take_back(self, copy: Path) -> None:
        """Take what was laid out away; what another program holds open stays until ``clear``."""

    async def clear(self) -> None:
        """Take all that was laid out away, as far as no other program holds it."""


KIND_LIMIT = 40


class Attaching(RequestDesk):
    """The part of ``RequestService`` for files."""

    _files: AttachmentFiles
    _pages: LogPages | None

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_CHANGED)
    async def attach(
        self, request_id: str, source: Path | bytes, kind: str, note: str = "", name: str = ""
    ) -> Attachment:
        """``source``: a file, or its bytes (then with a ``name``). ``kind``: what it is a copy of (``letter``,
        ``id_card``, ``receipt``, ``signature`` …).

        Raises InputError ``input.attachment_*``, StorageError, RequestError ``request.not_now`` …
        """
        if not kind.strip() or len(kind) > KIND_LIMIT:
            raise InputError("input.request_missing", field="kind")
        if len(clean(note)) > SHORT_LIMIT:
            raise InputError("input.request_text_long", field="note", limit=SHORT_LIMIT)
        await self._seen(request_id)
        stored = await self._files.take_in(source, name or (source.name if isinstance(source, Path) else ""))
        attachment_id = self._parts.new_id()

        def make(before: Request, by: Actor, at_us: int) -> Change:
            attachment = Attachment(
                attachment_id,
                clean(kind),
                stored.name,
                stored.kind.media_type,
                stored.bytes,
                stored.sha256,
                by,
                at_us,
                clean(note),
            )
            told = {"attachment": stored.name, "kind": attachment.kind, "sha256": stored.sha256, "bytes": stored.bytes}
            return Change(replace(before, attachments=(*before.attachments, attachment)), told)

        request = await self._step(request_id, None, Step.ATTACH, make)
        return next(one for one in request.attachments if one.id == attachment_id)

    @operation(Permission.HANDLE_REQUESTS, logs=Action.REQUEST_READ, inside=True)
    async def open_attachment(self, request_id: str, attachment_id: str) -> Path:
        """A read-only copy for another program to show; recorded first.

        Raises RequestError ``request.attachment_unknown``, ``request.attachment_gone`` (name),
        ``request.attachment_elsewhere`` (name, desk), ``request.attachment_changed`` (name); AccessError, LogError,
        StorageError.
        """
        self._may_read()
        request = await self._seen(request_id)
        attachment = next((one for one in request.attachments if one.id == attachment_id), None)
        if attachment is None:
            raise RequestError("request.attachment_unknown")
        details = {"attachment": attachment.name, "sha256": attachment.sha256}
        entry = EntryDraft(Action.REQUEST_READ, subject=subject_of(request), details=details, request=request.number)
        await self._parts.log.record(entry)
        try:
            return await self._files.lay_out(attachment.sha256, attachment.name)
        except RequestError as error:
            if error.code != "request.attachment_gone" or self._pages is None:
                raise
            desk = await desk_of(self._pages, request.number, attachment.sha256)
            if desk is None or desk.id == self._parts.desk:
                raise
            raise RequestError("request.attachment_elsewhere", name=attachment.name, desk=desk.name) from error
