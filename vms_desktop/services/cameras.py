"""The camera register in memory: what the tree shows, the wall plays and PTZ steers. Secrets stay sealed until used."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from vms_desktop.domain.address import Credential, StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.camera_draft import CameraDraft, check_draft, draft_of
from vms_desktop.domain.errors import CameraError, InputError
from vms_desktop.domain.onvif_address import DEFAULT_PATH, DEFAULT_PORT, parse_onvif_address
from vms_desktop.domain.place import Province
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.services.camera_search import CameraSearch
from vms_desktop.services.device_draft import fill_from_device
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.ports import (
    CameraDevice,
    CameraRepository,
    DeviceEndpoint,
    DeviceFacts,
    SealedCredential,
    StreamRelay,
    Unsubscribe,
    Vault,
)

__all__ = ["CameraDraft", "CameraService", "PreparedCamera"]


@dataclass(frozen=True, slots=True)
class PreparedCamera:
    """A checked camera ready to be stored. ``is_new`` False: it replaces the one with its id."""

    camera: Camera
    credential: Credential | None
    is_new: bool


class CameraService:
    """Called on the loop thread. ``relay`` and ``device`` may be missing where nothing is played (command line)."""

    def __init__(
        self,
        repository: CameraRepository,
        vault: Vault,
        relay: StreamRelay | None,
        device: CameraDevice | None,
        province: Province,
        *,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._repository = repository
        self._vault = vault
        self._relay = relay
        self._device = device
        self._province = province
        self._new_id = new_id
        self._by_id: dict[str, Camera] = {}
        self._by_code: dict[str, str] = {}
        self._sorted: list[Camera] | None = None
        self._search: CameraSearch | None = None
        self._configured: set[str] = set()
        self._one_change = asyncio.Lock()
        self._on_change: Listeners[[]] = Listeners()

    # ---- reading ---------------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Read the register from the database. Raises StorageError ``storage.*``."""
        self._take(await self._repository.all())

    @property
    def province(self) -> Province:
        return self._province

    @property
    def cameras(self) -> Sequence[Camera]:
        """All, by code; the list is new after every change."""
        if self._sorted is None:
            self._sorted = sorted(self._by_id.values(), key=lambda camera: sort_key(camera.code))
        return self._sorted

    def get(self, camera_id: str) -> Camera:
        """Raises CameraError ``camera.unknown``."""
        try:
            return self._by_id[camera_id]
        except KeyError:
            raise CameraError("camera.unknown", camera="") from None

    def by_code(self, code: str) -> Camera | None:
        """The camera with this code, upper or lower case."""
        camera_id = self._by_code.get(code.casefold())
        return None if camera_id is None else self._by_id[camera_id]

    @property
    def search(self) -> CameraSearch:
        """The index to find cameras with, made when it is first wanted after a change and shared by all who search."""
        if self._search is None:
            self._search = CameraSearch(self._province, self.cameras)
        return self._search

    def next_code(self, district_code: str) -> str:
        """The next free number of a district, e.g. ``1101-0008``."""
        own = re.compile(rf"{re.escape(district_code)}-(\d{{1,9}})")
        numbers = [int(match[1]) for camera in self._by_id.values() if (match := own.fullmatch(camera.code))]
        return f"{district_code}-{max(numbers, default=0) + 1:04d}"

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called after cameras were loaded, added, changed or removed."""
        return self._on_change.add(listener)

    # ---- changing --------------------------------------------------------------------------------------------

    async def add(self, draft: CameraDraft) -> Camera:
        """Raises InputError (``domain.camera_draft.check_draft``, ``input.camera_code_taken``), StorageError."""
        prepared = self.prepare(draft, None)
        await self.store([prepared])
        return self.get(prepared.camera.id)

    async def update(self, camera_id: str, draft: CameraDraft) -> Camera:
        """An empty password keeps the stored one, also under a new user name, and the other way about. Raises as
        ``add``, CameraError ``camera.unknown``.
        """
        draft = await self.completed(draft, camera_id)
        prepared = self.prepare(draft, self.get(camera_id))
        await self.store([await self.with_kept_password(prepared, draft)])
        return self.get(camera_id)

    async def remove(self, camera_ids: Iterable[str]) -> None:
        """Unknown ids are passed over. Raises StorageError ``storage.*``."""
        await asyncio.shield(self._remove(camera_ids))

    async def _remove(self, camera_ids: Iterable[str]) -> None:
        doomed = {camera_id for camera_id in camera_ids if camera_id in self._by_id}
        async with self._one_change:
            await self._repository.remove(list(doomed))
            for camera_id in doomed:
                self._forget_streams(self._by_id[camera_id])
            self._take([camera for camera in self._by_id.values() if camera.id not in doomed])

    def prepare(self, draft: CameraDraft, existing: Camera | None) -> PreparedCamera:
        """Check a draft against the rules and the register, changing nothing. Raises InputError."""
        camera, credential = check_draft(draft, self._province, existing.id if existing else self._new_id())
        holder = self._by_code.get(camera.code.casefold())
        if holder is not None and holder != camera.id:
            raise InputError("input.camera_code_taken", field="code", camera=camera.code)
        if credential is None and existing is not None and not draft.forget_credential:
            camera = replace(camera, has_credential=existing.has_credential)
        return PreparedCamera(camera, credential, existing is None)

    async def store(self, prepared: Sequence[PreparedCamera]) -> None:
        """All or none. Raises InputError ``input.camera_code_taken``, StorageError ``storage.*``."""
        # Shielded: a dialog that is closed meanwhile must not leave the register behind the database.
        await asyncio.shield(self._store(prepared))

    async def _store(self, prepared: Sequence[PreparedCamera]) -> None:
        async with self._one_change:
            sealed = await asyncio.to_thread(self._seal_all, prepared)
            added = [item.camera for item in prepared if item.is_new]
            changed = [item.camera for item in prepared if not item.is_new]
            await self._repository.store(added, changed, sealed)
            for camera in changed:
                self._address_changed(camera)
            after = {**self._by_id, **{item.camera.id: item.camera for item in prepared}}
            self._take(list(after.values()))

    async def completed(self, draft: CameraDraft, camera_id: str) -> CameraDraft:
        """A password typed alone goes with the stored user name; nothing else is added, and no stored password.

        Raises CameraError ``camera.unknown``, StorageError of the vault.
        """
        if not draft.password or draft.username.strip() or draft.forget_credential:
            return draft
        stored = await self._credential(self.get(camera_id))
        return draft if stored is None else replace(draft, username=stored.username)

    async def with_kept_password(self, prepared: PreparedCamera, draft: CameraDraft) -> PreparedCamera:
        """Where a user name was typed without a password, the stored password stays with it."""
        typed = prepared.credential
        if typed is None or typed.password or draft.forget_credential:
            return prepared
        before = self._by_id.get(prepared.camera.id)
        stored = await self._credential(before) if before is not None else None
        if stored is None:
            return prepared
        return replace(prepared, credential=Credential(typed.username, stored.password))

    def _seal_all(self, prepared: Sequence[PreparedCamera]) -> dict[str, SealedCredential]:
        return {item.camera.id: self._vault.seal(item.credential) for item in prepared if item.credential}

    def _take(self, cameras: Sequence[Camera]) -> None:
        self._by_id = {camera.id: camera for camera in cameras}
        self._by_code = {camera.code.casefold(): camera.id for camera in cameras}
        self._sorted = self._search = None
        self._on_change.notify()

    # ---- using -----------------------------------------------------------------------------------------------

    async def ensure_streams(self, camera_id: str) -> None:
        """Make the camera's streams known to the relay, once until the camera changes.

        Raises CameraError ``camera.unknown``, StorageError ``storage.vault_key_wrong`` and others of the vault.
        """
        camera = self.get(camera_id)
        if self._relay is None or camera_id in self._configured:
            return
        credential = await self._credential(camera)
        if self._by_id.get(camera_id) is not camera:
            return await self.ensure_streams(camera_id)  # changed or removed meanwhile
        self._configured.add(camera_id)
        for key, address in _streams(camera):
            self._relay.configure(key, address, credential, camera.transport)

    async def endpoint(self, camera_id: str) -> DeviceEndpoint:
        """Where and as whom to talk ONVIF to the camera.

        Raises CameraError ``camera.unknown``, ``camera.no_onvif``; StorageError as ``ensure_streams``.
        """
        camera = self.get(camera_id)
        if not camera.onvif_host:
            raise CameraError("camera.no_onvif", camera=camera.code)
        credential = await self._credential(camera)
        return DeviceEndpoint(camera.onvif_host, camera.onvif_port, camera.onvif_path, credential)

    async def discover_device(
        self, host_or_url: str, username: str, password: str, *, known: str | None = None
    ) -> DeviceFacts:
        """Ask a device what it is, before it is stored. A password inside the address counts when none is given.

        ``known``: the id of the camera that is being changed; what was not typed is taken from its stored credential,
        which goes to the device and to nobody else.

        Raises InputError ``input.address_*``, ``input.onvif_scheme``; CameraError as ``ports.CameraDevice``;
        StorageError of the vault.
        """
        if self._device is None:
            raise CameraError("camera.unsupported", camera="")
        address = parse_onvif_address(host_or_url)
        typed = Credential(username.strip(), password)
        if not typed.username and not password and address.credential is not None:
            typed = address.credential
        stored = await self._credential(self.get(known)) if known and not (typed.username and typed.password) else None
        if stored is not None:
            typed = Credential(typed.username or stored.username, typed.password or stored.password)
        credential = typed if typed.username else None
        port, path = address.port or DEFAULT_PORT, address.path or DEFAULT_PATH
        return await self._device.facts(DeviceEndpoint(address.host, port, path, credential))

    async def ask_for_streams(self, camera_id: str) -> Camera:
        """Ask a camera known by its ONVIF address for its streams and store them; the rest stays as it is.

        Raises CameraError ``camera.no_onvif`` and as ``ports.CameraDevice``, InputError, StorageError.
        """
        endpoint = await self.endpoint(camera_id)
        if self._device is None:
            raise CameraError("camera.unsupported", camera=self.get(camera_id).code)
        facts = await self._device.facts(endpoint)
        return await self.update(camera_id, fill_from_device(draft_of(self.get(camera_id)), facts))

    async def _credential(self, camera: Camera) -> Credential | None:
        if not camera.has_credential:
            return None
        sealed = await self._repository.credential(camera.id)
        # The vault may ask the system's key store the first time, which can take its while.
        return None if sealed is None else await asyncio.to_thread(self._vault.unseal, sealed)

    def _address_changed(self, camera: Camera) -> None:
        """A stream that is no more is taken from the relay; the others are configured again before they play."""
        self._configured.discard(camera.id)
        before = self._by_id.get(camera.id)
        if before is not None and self._relay is not None:
            for key in {key for key, _ in _streams(before)} - {key for key, _ in _streams(camera)}:
                self._relay.forget(key)

    def _forget_streams(self, camera: Camera) -> None:
        if self._relay is not None and camera.id in self._configured:
            for key, _ in _streams(camera):
                self._relay.forget(key)
        self._configured.discard(camera.id)


def _streams(camera: Camera) -> list[tuple[StreamKey, StreamAddress]]:
    both = ((StreamQuality.MAIN, camera.main), (StreamQuality.SUB, camera.sub))
    return [(StreamKey(camera.id, quality), address) for quality, address in both if address is not None]
