"""Looking after the access log by hand: a checkpoint now, and the counts for its filters made anew."""

from __future__ import annotations

from vms_desktop.domain.log_seal import SignedLine
from vms_desktop.domain.permission import Permission
from vms_desktop.services.authority import Authority
from vms_desktop.services.log.log_checkpoints import CheckpointKeeper
from vms_desktop.services.log_ports import LogStore
from vms_desktop.services.operation import operation


class LogKeeping:
    """Called on the loop thread."""

    def __init__(self, checkpoints: CheckpointKeeper, store: LogStore, *, authority: Authority) -> None:
        self._checkpoints = checkpoints
        self._store = store
        self._authority = authority

    @operation(Permission.KEEP_LOG)
    async def checkpoint(self) -> SignedLine | None:
        """As ``CheckpointKeeper.make``; also raises AccessError ``access.*``."""
        return await self._checkpoints.make()

    @operation(Permission.KEEP_LOG)
    async def recount(self) -> None:
        """Changes no entry. Raises AccessError ``access.*``, StorageError ``storage.*``."""
        await self._store.recount()
