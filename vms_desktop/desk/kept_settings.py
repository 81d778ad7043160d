"""The settings of an open desk: what is saved, what a second person must consent to, and what counts from now on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from vms_desktop.desk.log import RecordedSettings, rules_of
from vms_desktop.desk.recording import DeskRecording, recordings_root
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.second_person import ConsentDraft
from vms_desktop.paths import DataFolder
from vms_desktop.services.authority import Authority
from vms_desktop.services.ports import Unsubscribe
from vms_desktop.services.recording.recording_ports import RecordingFolder
from vms_desktop.settings import Settings


class DeskSettings:
    """Called on the loop thread. ``recording`` None: nothing is recorded here."""

    def __init__(
        self, kept: RecordedSettings, folder: DataFolder, recording: DeskRecording | None, authority: Authority
    ) -> None:
        self._kept = kept
        self._folder = folder
        self._recording = recording
        self._authority = authority
        self._one_at_a_time = asyncio.Lock()

    @property
    def saved(self) -> Settings:
        """A copy of what counts."""
        return self._kept.saved

    def on_saved(self, listener: Callable[[Settings], None]) -> Unsubscribe:
        """As ``RecordedSettings.on_saved``."""
        return self._kept.on_saved(listener)

    def needs(self, settings: Settings) -> ConsentDraft | None:
        """As ``RecordedSettings.needs``."""
        return self._kept.needs(settings)

    async def save(self, settings: Settings, *, consent: str | None = None) -> None:
        """Save, and let it count. Nothing is changed where it raises: as ``RecordedSettings.save``, and RecordingError
        ``recording.*`` where the other recordings folder cannot be used.
        """
        async with self._one_at_a_time:
            other = await self._other_folder(recordings_root(settings, self._folder))
            try:
                await self._kept.save(settings, consent=consent)
            except BaseException:
                if other is not None:
                    other.release()
                raise
            if self._recording is None:
                return
            if other is not None:
                await self._recording.move_to(other)
            self._recording.retention.rules = rules_of(settings)
            self._recording.retention.look_soon()

    async def _other_folder(self, root: Path) -> RecordingFolder | None:
        """Opened before anything is saved: what cannot be written must not become where the desk records."""
        recording = self._recording
        if recording is None or not self.saved.records_here or root == recording.place.root:
            return None
        self._authority.require(Permission.CHANGE_SETTINGS)
        return await recording.place.open_other(root)
