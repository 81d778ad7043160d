"""Papers that somebody opened lie as copies where other programs can read them: letters and cards of people. They go
when the desk is left (signed out, locked, handed over, closed), and after a while in any case.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from vms_desktop.domain.errors import AccessError
from vms_desktop.services.authority import Authority
from vms_desktop.services.background import TaskOwner
from vms_desktop.services.operation import machinery
from vms_desktop.services.requests.attachments import AttachmentFiles, StoredFile

KEPT_S = 3600.0
"""So long a copy lies there, unless the desk is left before."""


@machinery("keeps for RequestService, which asks and records")
class OpenedPapers:
    """Fulfils ``attachments.AttachmentFiles`` with ``files``. Called on the loop thread; close it with ``stop``."""

    def __init__(self, files: AttachmentFiles, authority: Authority, kept_s: float = KEPT_S) -> None:
        self._files = files
        self._authority = authority
        self._kept_s = kept_s
        self._tasks = TaskOwner("opened papers")
        self._whose: str | None = None
        self._unsubscribe = authority.on_change(self._changed)

    async def start(self) -> None:
        """What a killed desk left goes. By a desk only: a command beside it would take away what is being read."""
        await self._files.clear()

    async def stop(self) -> None:
        """Nothing lies there any more, but what another program holds."""
        self._unsubscribe()
        await self._tasks.close()
        await self._files.clear()

    async def take_in(self, source: Path | bytes, name: str) -> StoredFile:
        """As in the port."""
        return await self._files.take_in(source, name)

    async def lay_out(self, sha256: str, name: str) -> Path:
        """As in the port; taken away again later. Raises also AccessError: the desk was left meanwhile."""
        self._whose = whose = self._authority.require_person().id
        copy = await self._files.lay_out(sha256, name)
        if self._here() != whose:
            await self._files.take_back(copy)
            self._authority.require_person()
            raise AccessError("access.not_signed_in")
        self._tasks.start(self._later(copy), "take an opened paper away")
        return copy

    async def take_back(self, copy: Path) -> None:
        """As in the port."""
        await self._files.take_back(copy)

    async def clear(self) -> None:
        """As in the port."""
        await self._files.clear()

    def _here(self) -> str | None:
        """Who may look at papers now; None: nobody, also while the desk is locked."""
        try:
            return self._authority.require_person().id
        except AccessError:
            return None

    def _changed(self) -> None:
        if self._whose is not None and self._here() != self._whose:
            self._whose = None
            self._tasks.start(self._files.clear(), "take opened papers away")

    async def _later(self, copy: Path) -> None:
        await asyncio.sleep(self._kept_s)
        await self._files.take_back(copy)
