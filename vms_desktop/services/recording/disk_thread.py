"""Calls to a disk that may hang: a share whose server is gone must hold up neither the desk nor its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from vms_desktop.domain.errors import RecordingError
from vms_desktop.services.aside import Aside
from vms_desktop.services.operation import machinery

T = TypeVar("T")
WITHIN_S = 30.0


@machinery("how a disk is asked")
class DiskThread:
    """One call at a time, each bounded in time. One user only. Called on the loop thread."""

    def __init__(self, name: str, within_s: float = WITHIN_S) -> None:
        self._aside = Aside(name)
        self._within_s = within_s

    async def run(self, call: Callable[[], T]) -> T:
        """What ``call`` returns or raises. Raises RecordingError ``recording.disk_hangs`` when it takes too long, and
        at once while the call before has not returned.
        """
        try:
            return await self._aside.run(call, self._within_s)
        except TimeoutError as error:
            raise RecordingError("recording.disk_hangs", detail=str(error)) from error
