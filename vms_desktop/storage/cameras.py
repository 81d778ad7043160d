"""Cameras in the database. Rows become dataclasses directly: ten thousand must load in a fraction of a second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError, InputError
from vms_desktop.domain.log_entry import EntryDraft
from vms_desktop.domain.stream import Transport
from vms_desktop.services.ports import SealedCredential
from vms_desktop.storage import schema
from vms_desktop.storage.database import Database
from vms_desktop.storage.log_append import LogAppender, with_entries

_T = schema.cameras.c
_ALL = (
    select(
        _T.id,
        _T.code,
        _T.name_th,
        _T.name_en,
        _T.district_code,
        _T.subdistrict_code,
        _T.agency_code,
        _T.main_url,
        _T.sub_url,
        _T.transport,
        _T.onvif_host,
        _T.onvif_port,
        _T.onvif_path,
        _T.main_profile,
        _T.sub_profile,
        _T.has_ptz,
        schema.credentials.c.camera_id,
        _T.latitude,
        _T.longitude,
    )
    .outerjoin(schema.credentials, schema.credentials.c.camera_id == _T.id)
    .order_by(_T.code)
)
_TRANSPORTS = {transport.value: transport for transport in Transport}


class SqlCameraRepository:
    """Fulfils ``services.ports.CameraRepository``."""

    def __init__(self, database: Database, clock: Clock, log: LogAppender | None = None) -> None:
        self._database = database
        self._clock = clock
        self._log = log

    async def all(self) -> list[Camera]:
        """By code (in the database's order; for people, sort again)."""
        return await self._database.read(_load)

    async def add(self, cameras: Sequence[Camera], credentials: dict[str, SealedCredential]) -> None:
        """All or none. Raises InputError ``input.camera_code_taken``."""
        await self.store(cameras, [], credentials)

    async def update(self, camera: Camera, credential: SealedCredential | None) -> None:
        """``credential`` None keeps what is stored, unless ``camera.has_credential`` is False: then it is removed.

        Raises CameraError ``camera.unknown``, InputError ``input.camera_code_taken``.
        """
        await self.store([], [camera], {camera.id: credential} if credential else {})

    async def store(
        self,
        added: Sequence[Camera],
        updated: Sequence[Camera],
        credentials: Mapping[str, SealedCredential],
        record: Sequence[EntryDraft] = (),
    ) -> None:
        """New and changed cameras in one transaction; ``credentials`` by camera id, as for ``update``.

        ``record``: what the access log says about it, in the same transaction.
        """
        now = self._clock.now()

        def work(connection: Connection) -> None:
            _store(connection, added, updated, credentials, now)

        await self._database.write(with_entries(work, self._log, record))

    async def remove(self, camera_ids: Sequence[str], record: Sequence[EntryDraft] = ()) -> None:
        """Unknown ids are passed over. Their tiles in saved views become empty. ``record`` as for ``store``."""
        doomed = [{"doomed": camera_id} for camera_id in camera_ids]
        statement = delete(schema.cameras).where(_T.id == bindparam("doomed"))

        def work(connection: Connection) -> None:
            connection.execute(statement, doomed)

        if doomed:
            await self._database.write(with_entries(work, self._log, record))

    async def credential(self, camera_id: str) -> SealedCredential | None:
        query = select(schema.credentials.c.sealed).where(schema.credentials.c.camera_id == camera_id)
        blob = await self._database.read(lambda connection: connection.execute(query).scalar_one_or_none())
        return None if blob is None else SealedCredential(bytes(blob))

    async def added_at(self, camera_ids: Sequence[str]) -> dict[str, datetime]:
        """When each was added (UTC); unknown ids are left out."""
        wanted = set(camera_ids)
        rows = await self._database.read(lambda connection: connection.execute(select(_T.id, _T.created_at)).all())
        return {camera_id: added for camera_id, added in rows if camera_id in wanted}


def _load(connection: Connection) -> list[Camera]:
    address = StreamAddress
    return [
        Camera(
            id_,
            code,
            name_th,
            name_en,
            district,
            subdistrict,
            agency,
            address(main) if main else None,
            address(sub) if sub else None,
            _TRANSPORTS[transport],
            host,
            port,
            path,
            main_profile,
            sub_profile,
            has_ptz,
            sealed_for is not None,
            latitude,
            longitude,
        )
        for (
            id_,
            code,
            name_th,
            name_en,
            district,
            subdistrict,
            agency,
            main,
            sub,
            transport,
            host,
            port,
            path,
            main_profile,
            sub_profile,
            has_ptz,
            sealed_for,
            latitude,
            longitude,
        ) in connection.execute(_ALL).fetchall()
    ]


def _row(camera: Camera, now: datetime) -> dict[str, Any]:
    return {
        "code": camera.code,
        "name_th": camera.name_th,
        "name_en": camera.name_en,
        "district_code": camera.district_code,
        "subdistrict_code": camera.subdistrict_code,
        "agency_code": camera.agency_code,
        "main_url": camera.main.url if camera.main else None,
        "sub_url": camera.sub.url if camera.sub else None,
        "transport": camera.transport.value,
        "onvif_host": camera.onvif_host,
        "onvif_port": camera.onvif_port,
        "onvif_path": camera.onvif_path,
        "main_profile": camera.main_profile,
        "sub_profile": camera.sub_profile,
        "has_ptz": camera.has_ptz,
        "latitude": camera.latitude,
        "longitude": camera.longitude,
        "updated_at": now,
    }


def _store(
    connection: Connection,
    added: Sequence[Camera],
    updated: Sequence[Camera],
    credentials: Mapping[str, SealedCredential],
    now: datetime,
) -> None:
    _check_codes_free(connection, added, updated)
    try:
        if added:
            rows = [{"id": camera.id, "created_at": now, **_row(camera, now)} for camera in added]
            connection.execute(insert(schema.cameras), rows)
        statement = update(schema.cameras).where(_T.id == bindparam("changed"))
        for camera in updated:
            if connection.execute(statement, {"changed": camera.id, **_row(camera, now)}).rowcount == 0:
                raise CameraError("camera.unknown", camera=camera.code)
    except IntegrityError as error:
        if "code" in str(error.orig):
            raise InputError("input.camera_code_taken", field="code", camera="") from error
        raise
    replaced = [camera.id for camera in updated if camera.id in credentials or not camera.has_credential]
    if replaced:
        gone = delete(schema.credentials).where(schema.credentials.c.camera_id == bindparam("gone"))
        connection.execute(gone, [{"gone": camera_id} for camera_id in replaced])
    if credentials:
        rows = [
            {"camera_id": camera_id, "sealed": sealed.blob, "updated_at": now}
            for camera_id, sealed in credentials.items()
        ]
        connection.execute(insert(schema.credentials), rows)


def _check_codes_free(connection: Connection, added: Sequence[Camera], updated: Sequence[Camera]) -> None:
    """Another desk may have taken a code since this one loaded."""
    holders = {code: camera_id for camera_id, code in connection.execute(select(_T.id, _T.code)).fetchall()}
    for camera in (*added, *updated):
        if holders.setdefault(camera.code, camera.id) != camera.id:
            raise InputError("input.camera_code_taken", field="code", camera=camera.code)
