"""Looking through a file that was handed in: what it really holds, counted and not believed."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from vms_desktop.child_protocol.footage import Inspect, Inspected
from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.decoding import GroupDecoder
from vms_desktop.footage.group import FootagePicture, Group, SourceFailure
from vms_desktop.footage.sources.demuxed import Demuxed, FilePicture

READ_BYTES = 1024 * 1024
LIES_S = 2.0
"""A header that states another length by more than this (and a twentieth) is not believed."""
MOST_PICTURES = 50_000_000


def inspect(wish: Inspect) -> Inspected:
    """Never raises."""
    path = Path(wish.path)
    try:
        file = Demuxed(path, wish.frame_rate)
        try:
            return _looked_through(wish, file)
        finally:
            file.close()
    except SourceFailure as failure:
        return Inspected(wish.request, failure.reason.value, failure.detail)
    except OSError as error:
        return Inspected(wish.request, TrackReason.FILE_GONE.value, error.strerror or "")


def _looked_through(wish: Inspect, file: Demuxed) -> Inspected:
    count, last_us, first_key = 0, 0, None
    for picture in file.pictures():
        count += 1
        last_us = max(last_us, picture.time_us)
        if first_key is None and picture.is_key:
            first_key = picture
        if count >= MOST_PICTURES:
            break
    if first_key is None:
        return Inspected(wish.request, TrackReason.DAMAGED.value, "no key frame")
    if not _decodes(file, first_key):
        return Inspected(wish.request, TrackReason.UNDECODABLE.value, file.codec)
    every = last_us / (count - 1) if count > 1 else 1_000_000 / file.frame_rate
    lasts_s = (last_us + every) / 1e6
    stated_s = None if file.is_raw else file.stated_s
    size, digest = _hashed(file.path)
    return Inspected(
        wish.request,
        container=file.container,
        codec=file.codec,
        width=file.width,
        height=file.height,
        pictures=count,
        lasts_s=round(lasts_s, 3),
        stated_s=round(stated_s, 3) if stated_s is not None else None,
        frame_rate=round(1e6 / every, 3) if every > 0 else 0.0,
        states_begin=_states_begin(file.metadata),
        bytes=size,
        sha256=digest,
        lies=stated_s is not None and abs(stated_s - lasts_s) > max(LIES_S, lasts_s / 20),
    )


def _decodes(file: Demuxed, key: FilePicture) -> bool:
    picture = FootagePicture(0, True, None, lambda: key.data)
    group = Group(file.codec, [picture], 1, extradata=file.extradata)
    return GroupDecoder(group).frame(picture, lambda: True) is not None


def _states_begin(metadata: dict[str, str]) -> int | None:
    stated = metadata.get("creation_time", "")
    try:
        moment = datetime.fromisoformat(stated.replace("Z", "+00:00"))
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return round(moment.timestamp() * 1e6)


def _hashed(path: Path) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while part := file.read(READ_BYTES):
            digest.update(part)
            size += len(part)
    return size, digest.hexdigest()
