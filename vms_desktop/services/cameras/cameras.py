"""The camera register in memory: what the tree shows, the wall plays and PTZ steers. Secrets stay sealed until used.

Who is signed in sees, finds and changes the cameras of their places only; the program itself looks after all of them.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from vms_desktop.domain.address import Credential
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.camera_draft import CameraDraft, check_draft, draft_of
from vms_desktop.domain.errors import CameraError, InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.onvif_address import DEFAULT_PATH, DEFAULT_PORT, parse_onvif_address
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.person import Limits
from vms_desktop.domain.place import Province
from vms_desktop.domain.second_person import ConsentDraft
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.cameras.camera_index import CameraIndex
from vms_desktop.services.cameras.camera_removal import CameraRemoval
from vms_desktop.services.cameras.camera_search import CameraSearch
from vms_desktop.services.cameras.camera_streams import CameraStreams
from vms_desktop.services.cameras.device_draft import fill_from_device
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.log.log_cameras import camera_entry
from vms_desktop.services.operation import operation, plumbing
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


@dataclass(frozen=True, slots=True)
class PreparedCamera:
    """A checked camera ready to be stored. ``is_new`` False: it replaces the one with its id."""

    camera: Camera
    credential: Credential | None
    is_new: bool


class CameraService:
    """Called on the loop thread. ``relay`` and ``device`` may be missing where nothing is played (command line).

    With a ``log`` every change is recorded in the transaction that makes it. ``removal``: decides where a second
    person is needed; without it none is deleted that needs one.
    """

    def __init__(
        self,
        repository: CameraRepository,
        vault: Vault,
        relay: StreamRelay | None,
        device: CameraDevice | None,
        province: Province,
        *,
        authority: Authority,
        new_id: Callable[[], str] = lambda: str(uuid4()),
        log: AccessLog | None = None,
        removal: CameraRemoval | None = None,
    ) -> None:
        self._repository = repository
        self._vault = vault
        self._device = device
        self._province = province
        self._new_id = new_id
        self._log = log
        self._authority = authority
        self._removal = removal
        self._all = CameraIndex(province, ())
        self._seen = CameraIndex(province, ())
        self._seen_by: tuple[bool, Limits | None] = (False, None)
        self._streams = CameraStreams(relay, self.get, self._credential)
        self._one_change = asyncio.Lock()
        self._on_change: Listeners[[]] = Listeners()
        authority.on_change(self._rights_changed)

    # ---- reading ---------------------------------------------------------------------------------------------

    @plumbing("before anybody looks")
    async def load(self) -> None:
        """Read the register from the database. Raises StorageError ``storage.*``."""
        self._take(await self._repository.all())

    @property
    @plumbing("public knowledge")
    def province(self) -> Province:
        return self._province

    @property
    @plumbing("for what belongs to the register: lists, imports")
    def authority(self) -> Authority:
        return self._authority

    @property
    @plumbing("as authority")
    def log(self) -> AccessLog | None:
        return self._log

    @property
    @operation(Permission.KNOW_CAMERAS, inside=True)
    def cameras(self) -> Sequence[Camera]:
        """Those that whoever is signed in may know, by code; the list is new after every change."""
        return self._seen.sorted

    @property
    @plumbing("the program looks after all cameras, whoever is signed in; no page shows these")
    def every_camera(self) -> Sequence[Camera]:
        return self._all.sorted

    @plumbing("by an id, which only what may be seen gives away; whoever does something with it asks by themselves")
    def get(self, camera_id: str) -> Camera:
        """Raises CameraError ``camera.unknown``."""
        camera = self._all.get(camera_id)
        if camera is None:
            raise CameraError("camera.unknown", camera="")
        return camera

    @plumbing("as get")
    def find(self, camera_id: str) -> Camera | None:
        """As ``get``; None where there is none of that id."""
        return self._all.get(camera_id)

    @operation(Permission.KNOW_CAMERAS, inside=True)
    def by_code(self, code: str) -> Camera | None:
        """The camera with this code, upper or lower case, among ``cameras``."""
        return self._seen.by_code(code)

    @property
    @operation(Permission.KNOW_CAMERAS, inside=True)
    def search(self) -> CameraSearch:
        """The index to find ``cameras`` with, made when first wanted after a change and shared by all who search."""
        return self._seen.search

    @plumbing("a free number tells nothing")
    def next_code(self, district_code: str) -> str:
        """The next free number of a district, e.g. ``1101-0008``."""
        own = re.compile(rf"{re.escape(district_code)}-(\d{{1,9}})")
        numbers = [int(match[1]) for camera in self._all.all if (match := own.fullmatch(camera.code))]
        return f"{district_code}-{max(numbers, default=0) + 1:04d}"

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        """Called after cameras were loaded, added, changed or removed, and when others may be seen."""
        return self._on_change.add(listener)

    def _rights_changed(self) -> None:
        """Locking and unlocking changes nothing here: thousands of rows are not made anew for it."""
        if self._look() != self._seen_by:
            self._arrange()

    def _look(self) -> tuple[bool, Limits | None]:
        person = self._authority.person
        return self._authority.covers(Permission.KNOW_CAMERAS), None if person is None else person.limits

    def _arrange(self) -> None:
        self._seen_by = knows, limits = self._look()
        if not knows or limits is None:
            self._seen = CameraIndex(self._province, ())
        elif limits.is_everywhere:
            self._seen = self._all
        else:
            self._seen = CameraIndex(self._province, [camera for camera in self._all.all if limits.holds(camera)])
        self._on_change.notify()

    # ---- changing --------------------------------------------------------------------------------------------

    @operation(Permission.MANAGE_CAMERAS, logs=Action.CAMERA_ADDED)
    async def add(self, draft: CameraDraft) -> Camera:
        """Raises InputError (``domain.camera_draft.check_draft``, ``input.camera_code_taken``), StorageError."""
        prepared = self.prepare(draft, None)
        await self.store([prepared])
        return self.get(prepared.camera.id)

    @operation(Permission.MANAGE_CAMERAS, logs=Action.CAMERA_CHANGED)
    async def update(self, camera_id: str, draft: CameraDraft) -> Camera:
        """An empty password keeps the stored one, also under a new user name, and the other way about. Raises as
        ``add``, CameraError ``camera.unknown``.
        """
        draft = await self.completed(draft, camera_id)
        prepared = self.prepare(draft, self.get(camera_id))
        await self.store([await self.with_kept_password(prepared, draft)])
        return self.get(camera_id)

    @operation(Permission.MANAGE_CAMERAS)
    async def removal_needs(self, camera_ids: Iterable[str]) -> ConsentDraft | None:
        """What a second person has to consent to before these may be removed; None: nothing. Raises StorageError."""
        doomed = [camera for camera_id in camera_ids if (camera := self._all.get(camera_id)) is not None]
        return None if self._removal is None else await self._removal.needs(doomed)

    @operation(Permission.MANAGE_CAMERAS, logs=Action.CAMERA_REMOVED)
    async def remove(self, camera_ids: Iterable[str], *, consent: str | None = None) -> None:
        """Unknown ids are passed over. ``consent``: the id of one for exactly these, where ``removal_needs`` says so.

        Raises AccessError ``access.place``, ``consent.*`` (``SecondPerson.use``), StorageError ``storage.*``.
        """
        await asyncio.shield(self._remove(camera_ids, consent))

    async def _remove(self, camera_ids: Iterable[str], consent: str | None) -> None:
        async with self._one_change:
            doomed = {camera_id: camera for camera_id in camera_ids if (camera := self._all.get(camera_id)) is not None}
            for camera in doomed.values():
                self._authority.require(Permission.MANAGE_CAMERAS, camera)
            second = None
            if self._removal is not None:
                second = await self._removal.consented(list(doomed.values()), consent)
            entries = await asyncio.to_thread(
                lambda: self._recorded(camera_entry(camera, None, second=second) for camera in doomed.values())
            )
            await self._repository.remove(list(doomed), entries)
            for camera in doomed.values():
                self._streams.forget(camera)
            self._take([camera for camera in self._all.all if camera.id not in doomed])

    @plumbing("checks what was typed, changes nothing")
    def prepare(self, draft: CameraDraft, existing: Camera | None) -> PreparedCamera:
        """Check a draft against the rules and the register, changing nothing. Raises InputError."""
        camera, credential = check_draft(draft, self._province, existing.id if existing else self._new_id())
        holder = self._all.by_code(camera.code)
        if holder is not None and holder.id != camera.id:
            raise InputError("input.camera_code_taken", field="code", camera=camera.code)
        if credential is None and existing is not None and not draft.forget_credential:
            camera = replace(camera, has_credential=existing.has_credential)
        return PreparedCamera(camera, credential, existing is None)

    @operation(Permission.MANAGE_CAMERAS, logs=Action.CAMERA_CHANGED)
    async def store(self, prepared: Sequence[PreparedCamera]) -> None:
        """All or none. Raises InputError ``input.camera_code_taken``, AccessError ``access.place`` where one lies, or
        is put, outside the places of whoever is signed in, StorageError ``storage.*``.
        """
        for item in prepared:
            for camera in (item.camera, self._all.get(item.camera.id)):
                if camera is not None:
                    self._authority.require(Permission.MANAGE_CAMERAS, camera)
        # Shielded: a dialog that is closed meanwhile must not leave the register behind the database.
        await asyncio.shield(self._store(prepared))

    async def _store(self, prepared: Sequence[PreparedCamera]) -> None:
        async with self._one_change:
            sealed, entries = await asyncio.to_thread(self._seal_all, prepared)
            added = [item.camera for item in prepared if item.is_new]
            changed = [item.camera for item in prepared if not item.is_new]
            await self._repository.store(added, changed, sealed, entries)
            for camera in changed:
                self._streams.changed(self._all.get(camera.id), camera)
            after = {**self._all.by_id, **{item.camera.id: item.camera for item in prepared}}
            self._take(list(after.values()))

    @plumbing("prepares a change, adds no secret")
    async def completed(self, draft: CameraDraft, camera_id: str) -> CameraDraft:
        """A password typed alone goes with the stored user name; nothing else is added, and no stored password.

        Raises CameraError ``camera.unknown``, StorageError of the vault.
        """
        if not draft.password or draft.username.strip() or draft.forget_credential:
            return draft
        stored = await self._credential(self.get(camera_id))
        return draft if stored is None else replace(draft, username=stored.username)

    @plumbing("prepares a change; what it adds is stored, never shown")
    async def with_kept_password(self, prepared: PreparedCamera, draft: CameraDraft) -> PreparedCamera:
        """Where a user name was typed without a password, the stored password stays with it."""
        typed = prepared.credential
        if typed is None or typed.password or draft.forget_credential:
            return prepared
        before = self._all.get(prepared.camera.id)
        stored = await self._credential(before) if before is not None else None
        if stored is None:
            return prepared
        return replace(prepared, credential=Credential(typed.username, stored.password))

    def _recorded(self, entries: Iterable[EntryDraft]) -> list[EntryDraft]:
        """What the access log says of it; made off the loop, because a list may have ten thousand cameras."""
        return [] if self._log is None else [self._log.prepared(entry) for entry in entries]

    def _seal_all(self, prepared: Sequence[PreparedCamera]) -> tuple[dict[str, SealedCredential], list[EntryDraft]]:
        sealed = {item.camera.id: self._vault.seal(item.credential) for item in prepared if item.credential}
        entries = self._recorded(
            camera_entry(self._all.get(item.camera.id), item.camera, new_credential=item.credential is not None)
            for item in prepared
        )
        return sealed, entries

    def _take(self, cameras: Sequence[Camera]) -> None:
        self._all = CameraIndex(self._province, cameras)
        self._arrange()

    # ---- using -----------------------------------------------------------------------------------------------

    @plumbing("the wall asks before it shows anything; the password goes to the relay only")
    async def ensure_streams(self, camera_id: str) -> None:
        """Make the camera's streams known to the relay, once until the camera changes.

        Raises CameraError ``camera.unknown``, StorageError ``storage.vault_key_wrong`` and others of the vault.
        """
        await self._streams.ensure(camera_id)

    @plumbing("PTZ asks before it steers; the password goes to the camera only")
    async def endpoint(self, camera_id: str) -> DeviceEndpoint:
        """Where and as whom to talk ONVIF to the camera.

        Raises CameraError ``camera.unknown``, ``camera.no_onvif``; StorageError as ``ensure_streams``.
        """
        camera = self.get(camera_id)
        if not camera.onvif_host:
            raise CameraError("camera.no_onvif", camera=camera.code)
        credential = await self._credential(camera)
        return DeviceEndpoint(camera.onvif_host, camera.onvif_port, camera.onvif_path, credential)

    @operation(Permission.MANAGE_CAMERAS)
    async def discover_device(
        self, host_or_url: str, username: str, password: str, *, known: str | None = None
    ) -> DeviceFacts:
        """Ask a device what it is, before it is stored. A password inside the address counts when none is given.

        ``known``: the id of the camera that is being changed; what was not typed is taken from its stored credential,
        which goes to the device and to nobody else.

        Raises InputError ``input.address_*``, ``input.onvif_scheme``; CameraError as ``ports.CameraDevice``;
        StorageError of the vault.
        """
        if known:
            self._authority.require(Permission.MANAGE_CAMERAS, self.get(known))
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

    @operation(Permission.MANAGE_CAMERAS, logs=Action.CAMERA_CHANGED)
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
