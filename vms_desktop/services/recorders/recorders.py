"""The recorders of others whose footage may be played: who they are, which channel is which camera, do they answer."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from vms_desktop.domain.address import Credential
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, FootageError, InputError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import EntryDraft, Subject
from vms_desktop.domain.log_text import changes
from vms_desktop.domain.permission import Permission
from vms_desktop.domain.recorder import ONVIF, Recorder
from vms_desktop.domain.recorder_address import placed, timed
from vms_desktop.services.access_log import AccessLog
from vms_desktop.services.authority import Authority
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.operation import operation, plumbing
from vms_desktop.services.ports import DeviceEndpoint, Unsubscribe, Vault
from vms_desktop.services.recorders.recorder_draft import RecorderDraft, check_form, check_recorder, id_of_form
from vms_desktop.services.recorders.recorder_ports import (
    AddressForm,
    AddressForms,
    OfferedRecording,
    RecorderFacts,
    RecorderRepository,
    RecordingDevice,
    ReplayProbe,
)

PROBED_AGO = timedelta(minutes=10)
PROBED_FOR = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class RecorderAnswer:
    """What a recorder answered. ``facts``: of an ONVIF one; ``codecs``: by channel, of one that is asked by address."""

    facts: RecorderFacts | None
    codecs: Mapping[str, str]


class RecorderService:
    """Called on the loop thread. With a ``log`` every change is recorded in the transaction that makes it."""

    def __init__(
        self,
        repository: RecorderRepository,
        vault: Vault,
        forms: AddressForms,
        device: RecordingDevice,
        probe: ReplayProbe,
        clock: Clock,
        *,
        authority: Authority,
        log: AccessLog | None = None,
        new_id: Callable[[], str] = lambda: str(uuid4()),
    ) -> None:
        self._repository = repository
        self._vault = vault
        self._forms = forms
        self._device = device
        self._probe = probe
        self._clock = clock
        self._authority = authority
        self._log = log
        self._new_id = new_id
        self._by_id: dict[str, Recorder] = {}
        self._known_forms: dict[str, AddressForm] = {}
        self._one_change = asyncio.Lock()
        self._on_change: Listeners[[]] = Listeners()

    @plumbing("when a desk opens or a command begins")
    async def load(self) -> None:
        """Read the recorders and the forms of address. Raises StorageError ``storage.*``."""
        self._known_forms = {form.id: form for form in await asyncio.to_thread(self._forms.forms)}
        await self._reload()

    async def _reload(self) -> None:
        self._by_id = {one.id: one for one in await self._repository.recorders()}
        self._on_change.notify()

    @property
    @plumbing("for what finds footage, which is played by who may; shown to people by listed")
    def recorders(self) -> Sequence[Recorder]:
        """By name."""
        return list(self._by_id.values())

    @property
    @plumbing("what makes of recorders the program knows")
    def forms(self) -> Mapping[str, AddressForm]:
        """Kinds of recorders that are asked by address, by id."""
        return self._known_forms

    @operation(Permission.KNOW_CAMERAS)
    def listed(self) -> Sequence[Recorder]:
        """By name, for people."""
        return self.recorders

    @operation(Permission.KNOW_CAMERAS)
    def by_name(self, name: str) -> Recorder:
        """Raises FootageError ``recorder.unknown``."""
        for one in self._by_id.values():
            if one.name.casefold() == name.strip().casefold():
                return one
        raise FootageError("recorder.unknown", recorder=name[:60])

    def on_change(self, listener: Callable[[], None]) -> Unsubscribe:
        return self._on_change.add(listener)

    # ---- changing --------------------------------------------------------------------------------------------

    @operation(Permission.MANAGE_CAMERAS, logs=Action.RECORDER_ADDED)
    async def add(self, draft: RecorderDraft) -> Recorder:
        """Raises InputError (``check_recorder``, ``input.recorder_name_taken``), StorageError."""
        recorder, credential = check_recorder(draft, self._known_forms, self._new_id())
        return await asyncio.shield(self._save(None, recorder, credential))

    @operation(Permission.MANAGE_CAMERAS, logs=Action.RECORDER_CHANGED)
    async def update(self, recorder_id: str, draft: RecorderDraft) -> Recorder:
        """What was not typed of user name and password is kept, unless it is to be forgotten. Raises as ``add``,
        FootageError ``recorder.unknown``.
        """
        before = self._get(recorder_id)
        recorder, typed = check_recorder(draft, self._known_forms, recorder_id)
        credential = await self._completed(before, draft, typed) if typed is not None else None
        if credential is None and not draft.forget_credential:
            recorder = replace(recorder, has_credential=before.has_credential)
        return await asyncio.shield(self._save(before, recorder, credential))

    @operation(Permission.MANAGE_CAMERAS, logs=Action.RECORDER_CHANGED)
    async def assign(self, recorder_id: str, channels: Mapping[str, str]) -> Recorder:
        """Which channel is which camera, by camera id; the rest stays. Raises as ``update``."""
        before = self._get(recorder_id)
        return await asyncio.shield(self._save(before, replace(before, channels=dict(channels)), None))

    @operation(Permission.MANAGE_CAMERAS, logs=Action.RECORDER_REMOVED)
    async def remove(self, recorder_id: str) -> None:
        """Raises FootageError ``recorder.unknown``, StorageError."""
        await asyncio.shield(self._remove(self._get(recorder_id)))

    async def _completed(self, before: Recorder, draft: RecorderDraft, typed: Credential | None) -> Credential | None:
        """What was typed, with what is stored in the place of what was not."""
        if draft.forget_credential or (typed is not None and typed.username and typed.password):
            return typed
        stored = await self.credential(before)
        if stored is None or typed is None:
            return stored or typed
        return Credential(typed.username or stored.username, typed.password or stored.password)

    # ---- forms of address ------------------------------------------------------------------------------------

    @operation(Permission.MANAGE_CAMERAS, logs=Action.RECORDER_CHANGED)
    async def add_form(self, name: str, template: str, port: int) -> AddressForm:
        """Another make that is asked by address. Raises InputError (``check_form``), StorageError, LogError."""
        name, template, port = check_form(name, template, port)
        made = AddressForm(id_of_form(name, (*self._known_forms, ONVIF)), name, template, port, own=True)
        await asyncio.shield(self._keep_form(None, made))
        return made

    @operation(Permission.MANAGE_CAMERAS, logs=Action.RECORDER_CHANGED)
    async def change_form(self, form_id: str, name: str, template: str, port: int) -> AddressForm:
        """Also one that ships with the program: then ours of the same id counts instead. Raises as ``add_form``,
        FootageError ``recorder.form_gone``.
        """
        before = self._form(form_id)
        made = AddressForm(form_id, *check_form(name, template, port), own=True)
        await asyncio.shield(self._keep_form(before, made))
        return made

    @operation(Permission.MANAGE_CAMERAS, logs=Action.RECORDER_CHANGED)
    async def remove_form(self, form_id: str) -> None:
        """One of our own; where it replaced one that ships with the program, that one counts again.

        Raises InputError ``input.recorder_form_used`` (recorder=…), FootageError ``recorder.form_gone``, StorageError.
        """
        await asyncio.shield(self._keep_form(self._form(form_id), None))

    def _form(self, form_id: str) -> AddressForm:
        try:
            return self._known_forms[form_id]
        except KeyError:
            raise FootageError("recorder.form_gone", recorder="", kind=form_id[:40]) from None

    async def _keep_form(self, before: AddressForm | None, after: AddressForm | None) -> None:
        one = after or before
        assert one is not None
        async with self._one_change:
            known = await asyncio.to_thread(self._forms.forms)
            own = [form for form in known if form.own and form.id != one.id]
            if after is None:
                await self._must_not_be_used(one, own)
            if self._log is not None:
                subject = Subject("recorder_form", one.id, one.name)
                details = changes(_form_fields(before), _form_fields(after))
                await self._log.record(EntryDraft(Action.RECORDER_CHANGED, subject=subject, details=details))
            await asyncio.to_thread(self._forms.keep, own if after is None else [*own, after])
            self._known_forms = {form.id: form for form in await asyncio.to_thread(self._forms.forms)}
        self._on_change.notify()

    async def _must_not_be_used(self, form: AddressForm, left: Sequence[AddressForm]) -> None:
        """Unless one that ships with the program takes its place."""
        using = next((one for one in self._by_id.values() if one.kind == form.id), None)
        if using is not None and form.id not in await asyncio.to_thread(self._forms.shipped_ids):
            raise InputError("input.recorder_form_used", recorder=using.name)

    async def _save(self, before: Recorder | None, recorder: Recorder, credential: Credential | None) -> Recorder:
        async with self._one_change:
            sealed = await asyncio.to_thread(self._vault.seal, credential) if credential is not None else None
            await self._repository.save(recorder, sealed, self._recorded(before, recorder, credential is not None))
            await self._reload()
        return self._by_id[recorder.id]

    async def _remove(self, recorder: Recorder) -> None:
        async with self._one_change:
            await self._repository.remove(recorder.id, self._recorded(recorder, None, False))
            await self._reload()

    def _recorded(self, before: Recorder | None, after: Recorder | None, new_credential: bool) -> list[EntryDraft]:
        """A password is never told, only that it is new."""
        if self._log is None:
            return []
        details: dict[str, Any] = changes(_fields(before), _fields(after))
        if new_credential:
            details["credential"] = "replaced" if before is not None and before.has_credential else "set"
        one = after or before
        assert one is not None
        action = Action.RECORDER_CHANGED
        if before is None or after is None:
            action = Action.RECORDER_ADDED if before is None else Action.RECORDER_REMOVED
        return [self._log.prepared(EntryDraft(action, subject=Subject("recorder", one.id, one.name), details=details))]

    def _get(self, recorder_id: str) -> Recorder:
        try:
            return self._by_id[recorder_id]
        except KeyError:
            raise FootageError("recorder.unknown", recorder="") from None

    # ---- using -----------------------------------------------------------------------------------------------

    @plumbing("for what plays footage; it goes to the recorder and to nobody else")
    async def credential(self, recorder: Recorder) -> Credential | None:
        """Raises StorageError of the vault."""
        if not recorder.has_credential:
            return None
        sealed = await self._repository.recorder_credential(recorder.id)
        return None if sealed is None else await asyncio.to_thread(self._vault.unseal, sealed)

    @plumbing("as credential")
    async def endpoint(self, recorder: Recorder) -> DeviceEndpoint:
        """Of an ONVIF one. Raises as ``credential``."""
        return DeviceEndpoint(recorder.host, recorder.port, recorder.path, await self.credential(recorder))

    @plumbing("where a recorder is asked")
    def template(self, recorder: Recorder, channel: str) -> str:
        """The address of a channel, but for its times. Raises FootageError ``recorder.form_gone``, InputError."""
        form = self._known_forms.get(recorder.kind)
        if form is None:
            raise FootageError("recorder.form_gone", recorder=recorder.name, kind=recorder.kind)
        return placed(form.template, recorder.host, recorder.port, channel)

    @operation(Permission.MANAGE_CAMERAS)
    async def test(self, recorder: Recorder) -> RecorderAnswer:
        """Ask the recorder itself. Raises FootageError ``recorder.*``, StorageError of the vault."""
        return await self._ask(recorder, await self.credential(recorder))

    @operation(Permission.MANAGE_CAMERAS)
    async def try_out(self, draft: RecorderDraft, known: str | None = None) -> RecorderAnswer:
        """Ask a recorder as it is described, before it is stored. ``known``: id of the one that is being changed; what
        was not typed of user name and password is taken from it, and goes to the recorder and to nobody else.

        Raises as ``add`` and ``test``.
        """
        recorder, credential = check_recorder(draft, self._known_forms, known or "")
        if known is not None:
            credential = await self._completed(self._get(known), draft, credential)
        return await self._ask(recorder, credential)

    async def _ask(self, recorder: Recorder, credential: Credential | None) -> RecorderAnswer:
        if recorder.kind == ONVIF:
            endpoint = DeviceEndpoint(recorder.host, recorder.port, recorder.path, credential)
            try:
                return RecorderAnswer(await self._device.recorded(endpoint), {})
            except CameraError as error:
                raise as_recorder_error(error, recorder) from error
        codecs = {}
        begin = self._clock.now() - PROBED_AGO + timedelta(seconds=recorder.clock_offset_s or 0.0)
        for channel in dict.fromkeys(recorder.channels.values()):
            url = timed(self.template(recorder, channel), begin, begin + PROBED_FOR, recorder.utc_offset_s)
            try:
                codecs[channel] = await self._probe.probe(url, credential)
            except FootageError as error:
                raise FootageError(error.code, **{**error.params, "recorder": recorder.name}) from error
        return RecorderAnswer(None, codecs)


def as_recorder_error(error: CameraError, recorder: Recorder) -> FootageError:
    """What a recorder's ONVIF service did wrong, said of a recorder."""
    word = error.code.partition(".")[2]
    return FootageError(f"recorder.{word}", recorder=recorder.name, detail=str(error.params.get("detail", "")))


def matched(recordings: Sequence[OfferedRecording], cameras: Sequence[Camera]) -> dict[str, str]:
    """Tokens by camera id, where a recording is called by a camera's code or exactly by its name."""
    by_word: dict[str, str] = {}
    for camera in cameras:
        for word in (camera.code, camera.name_th, camera.name_en):
            if word:
                by_word.setdefault(word.casefold(), camera.id)
    found: dict[str, str] = {}
    for one in recordings:
        camera_id = by_word.get(one.name.casefold()) or by_word.get(one.description.casefold())
        if camera_id is not None:
            found.setdefault(camera_id, one.token)
    return found


def _form_fields(form: AddressForm | None) -> dict[str, Any]:
    return {} if form is None else {"name": form.name, "template": form.template, "port": form.port}


def _fields(recorder: Recorder | None) -> dict[str, Any]:
    if recorder is None:
        return {}
    fields = {field.name: getattr(recorder, field.name) for field in dataclasses.fields(recorder)}
    del fields["id"]
    fields["channels"] = dict(recorder.channels)
    return {name: value for name, value in fields.items() if value not in ("", None, {})}
