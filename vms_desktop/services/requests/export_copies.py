"""The copies of an export: what plays everywhere, what is worked with, what is masked, and stills, in this order."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

from vms_desktop.domain.errors import RequestError
from vms_desktop.domain.evidence.copies import CopyFile, CopyJob, CopyKind, CopyOriginal, CopyWish, plays_everywhere
from vms_desktop.domain.evidence.masking import Area, AreaLook, AreaShape, KeyFrame, Masking, checked_masking
from vms_desktop.domain.log_entry import microseconds, moment
from vms_desktop.domain.requests.export import ExportedFile, ExportJob, ExportPart
from vms_desktop.services.operation import machinery
from vms_desktop.services.ports import Unsubscribe


class CopyService(Protocol):
    """The part of the copies' service that is needed here: it asks, records and makes."""

    async def make(self, wish: CopyWish) -> tuple[CopyFile, ...]: ...

    async def original(self, path: Path) -> CopyOriginal: ...

    def on_progress(self, listener: Callable[[CopyJob], None]) -> Unsubscribe: ...


@machinery("makes for ExportService, which asks; CopyService asks again and records")
class ExportCopies:
    """Implements ``export_ports.Copies``."""

    def __init__(self, copies: CopyService) -> None:
        self._copies = copies

    async def make(
        self,
        job: ExportJob,
        folder: Path,
        tell: Callable[[float], None],
        may_go_on: Callable[[], Awaitable[None]],
        keep: Callable[[tuple[ExportedFile, ...]], Awaitable[None]],
    ) -> tuple[ExportedFile, ...]:
        """As in the port."""
        wishes = [wish for part in job.parts for wish in self._of_part(job, part, folder)]
        made = list(job.copies)
        there = {(one.original, one.role) for one in made}
        for number, (file, kind, masking, moments) in enumerate(wishes):
            if (file.name, kind.value) in there:
                continue
            await may_go_on()
            original = await self._copies.original(folder.parent / file.name)
            if kind is CopyKind.PLAYABLE and plays_everywhere(
                *await asyncio.to_thread(_codec, folder.parent / file.sidecar)
            ):
                continue
            wish = CopyWish(kind, original, folder, job.number, masking=masking, moments=moments)
            done = number

            def moved(copy: CopyJob, wish: CopyWish = wish, done: int = done) -> None:
                if copy.wish is wish:
                    tell((done + copy.progress) / len(wishes))

            unsubscribe = self._copies.on_progress(moved)
            try:
                files = await self._copies.make(wish)
            finally:
                unsubscribe()
            made += [_exported(one, folder, file.name) for one in files]
            await keep(tuple(made))
        return tuple(made)

    @staticmethod
    def _of_part(
        job: ExportJob, part: ExportPart, folder: Path
    ) -> Iterator[tuple[ExportedFile, CopyKind, Masking | None, tuple[Any, ...]]]:
        masks = dict(job.wish.masks)
        for file in part.files:
            if job.wish.playable:
                yield file, CopyKind.PLAYABLE, None, ()
            if job.wish.working:
                yield file, CopyKind.WORKING, None, ()
            if part.interval.camera_id in masks:
                masking = within(masking_of(masks[part.interval.camera_id]), file)
                if masking.areas:
                    yield file, CopyKind.MASKED, masking, ()
            moments = tuple(
                moment(still.at_us)
                for still in job.wish.stills
                if still.camera_id == part.interval.camera_id and file.begin_us <= still.at_us <= file.end_us
            )
            if moments:
                yield file, CopyKind.STILLS, None, moments


def masking_of(text: str) -> Masking:
    """From the JSON form that ``masking_text`` writes. Raises RequestError ``export.masks``, CopyError ``copy.*``."""
    try:
        areas = tuple(
            Area(
                str(area["id"]),
                AreaShape(area["shape"]),
                AreaLook(area["look"]),
                tuple(
                    KeyFrame(int(key["at_us"]), tuple((float(x), float(y)) for x, y in key["points"]))
                    for key in area["keys"]
                ),
                bool(area["before"]),
                bool(area["after"]),
            )
            for area in json.loads(text)
        )
    except (ValueError, KeyError, TypeError) as error:
        raise RequestError("export.masks", detail=type(error).__name__) from error
    return checked_masking(Masking(areas))


def masking_text(masking: Masking) -> str:
    """How an export's wish keeps areas."""
    areas = [
        {
            "id": area.id,
            "shape": area.shape.value,
            "look": area.look.value,
            "before": area.before,
            "after": area.after,
            "keys": [{"at_us": key.at_us, "points": [list(point) for point in key.points]} for key in area.keys],
        }
        for area in masking.areas
    ]
    return json.dumps(areas, separators=(",", ":"))


def within(masking: Masking, file: ExportedFile) -> Masking:
    """Areas that cover something of this file."""
    return Masking(tuple(area for area in masking.areas if area.touches(file.begin_us, file.end_us)))


def _codec(sidecar: Path) -> tuple[str, str]:
    told = json.loads(sidecar.read_text(encoding="utf-8"))["file"]
    return str(told["codec"]), str(told["container"])


def _exported(file: CopyFile, folder: Path, original: str) -> ExportedFile:
    return ExportedFile(
        f"{folder.name}/{file.path.name}",
        f"{folder.name}/{file.sidecar.name}",
        file.kind.value,
        microseconds(file.begin),
        microseconds(file.end),
        file.bytes,
        file.sha256,
        original,
    )
