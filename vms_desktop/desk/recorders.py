"""Builds what knows other people's recorders, for a desk and for commands."""

from __future__ import annotations

import logging
from collections.abc import Callable

from vms_desktop.adapters.onvif import OnvifDevice, OnvifRecorder
from vms_desktop.adapters.video.replay_probe import RtspReplayProbe
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import VmsError
from vms_desktop.paths import DataFolder
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.ports import Vault
from vms_desktop.services.recorders.recorder_finder import RecorderFinder
from vms_desktop.services.recorders.recorders import RecorderService
from vms_desktop.storage.address_forms import AddressFormFiles
from vms_desktop.storage.store import Store

_log = logging.getLogger(__name__)


def make_recorders(
    store: Store,
    vault: Vault,
    device: OnvifDevice,
    clock: Clock,
    folder: DataFolder,
    log: AccessLog | None,
    authority: Authority,
) -> RecorderService:
    """Not loaded yet."""
    forms, recorded = AddressFormFiles(folder.root), OnvifRecorder(device, clock)
    probe = RtspReplayProbe()
    return RecorderService(store.recorders, vault, forms, recorded, probe, clock, authority=authority, log=log)


async def open_recorders(
    recorders: RecorderService, device: OnvifDevice, clock: Clock, on_world_error: Callable[[VmsError], None]
) -> RecorderFinder:
    """Load them, and what finds their footage; it must be closed. A file of forms that cannot be used costs the
    recorders, not the desk.
    """
    try:
        await recorders.load()
    except VmsError as error:
        _log.error("recorders: %s", error)
        on_world_error(error)
    return RecorderFinder(recorders, OnvifRecorder(device, clock), clock, on_world_error)
