"""Reading the index of segments: a day of a camera, ranges for a timeline, what is oldest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select, text

from vms_desktop.domain.minute_map import day_of, runs
from vms_desktop.domain.segment import (
    DAY_US,
    GAP_US,
    LONGEST_US,
    MINUTE_US,
    Segment,
    SegmentState,
    Stretch,
    merged,
    segment_path,
)
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.storage.recording_schema import NOT_CLOSED, days, folders, segments, streams
from vms_desktop.storage.segment_write import READABLE

_S, _D, _N, _F = segments.c, days.c, streams.c, folders.c
_QUALITIES = {quality.value: quality for quality in StreamQuality}
_STATES = {state.value: state for state in SegmentState}


def _whole() -> Select[Any]:
    return (
        select(
            _N.camera_id,
            _N.quality,
            _N.folder,
            _F.path.label("root"),
            _S.path,
            _S.begin_us,
            _S.end_us,
            _S.pictures,
            _S.bytes,
            _S.codec,
            _S.offset_low_ms,
            _S.offset_high_ms,
            _S.state,
        )
        .join(streams, _N.id == _S.stream)
        .join(folders, _F.id == _N.folder)
    )


def _read(connection: Connection, query: Select[Any]) -> list[Segment]:
    return [
        Segment(
            camera_id,
            _QUALITIES[quality],
            folder,
            root,
            path if path is not None else segment_path(StreamKey(camera_id, _QUALITIES[quality]), begin_us),
            begin_us,
            end_us,
            pictures,
            size,
            codec,
            low,
            high,
            _STATES[state],
        )
        for (
            camera_id,
            quality,
            folder,
            root,
            path,
            begin_us,
            end_us,
            pictures,
            size,
            codec,
            low,
            high,
            state,
        ) in connection.execute(query).fetchall()
    ]


def _streams_of(connection: Connection, camera_ids: Sequence[str]) -> dict[int, str]:
    """Camera by stream: asked first, so that the large table is entered by its key."""
    query = select(_N.id, _N.camera_id).where(_N.camera_id.in_(camera_ids))
    return {number: camera_id for number, camera_id in connection.execute(query).fetchall()}


def between(
    connection: Connection, camera_id: str, begin_us: int, end_us: int, quality: StreamQuality | None
) -> list[Segment]:
    """A camera's segments with footage between the two times, by begin."""
    mine = select(_N.id).where(_N.camera_id == camera_id)
    if quality is not None:
        mine = mine.where(_N.quality == quality.value)
    numbers = connection.execute(mine).scalars().all()
    query = _whole().where(_S.stream.in_(numbers), _S.begin_us > begin_us - LONGEST_US, _S.begin_us < end_us)
    found = _read(connection, query.where(_S.end_us >= begin_us))
    return sorted(found, key=lambda segment: segment.begin_us)


def ranges(
    connection: Connection, camera_ids: Sequence[str], begin_us: int, end_us: int, resolution_us: int
) -> dict[str, list[Stretch]]:
    """What is recorded of each camera; from a resolution of a minute on out of the days' maps."""
    cameras = _streams_of(connection, camera_ids)
    found: dict[str, list[tuple[int, int]]] = {camera_id: [] for camera_id in camera_ids}
    if resolution_us >= MINUTE_US:
        wanted = select(_D.stream, _D.day, _D.minutes)
        these = and_(_D.stream.in_(cameras), _D.day.between(day_of(begin_us), day_of(end_us)))
        for stream, day, minutes in connection.execute(wanted.where(these)).fetchall():
            found[cameras[stream]].extend(runs(day, minutes))
    else:
        query = select(_S.stream, _S.begin_us, _S.end_us).where(
            _S.stream.in_(cameras),
            _S.begin_us > begin_us - LONGEST_US,
            _S.begin_us < end_us,
            _S.end_us >= begin_us,
            _S.state.in_(READABLE),
            _S.pictures > 0,
        )
        for stream, begin, end in connection.execute(query).fetchall():
            found[cameras[stream]].append((begin, end))
    gap_us = max(GAP_US, resolution_us)
    return {
        camera_id: [
            Stretch(max(one.begin_us, begin_us), min(one.end_us, end_us))
            for one in merged(those, gap_us)
            if one.begin_us < end_us and one.end_us >= begin_us
        ]
        for camera_id, those in found.items()
    }


def in_state(connection: Connection, folder: str, state: SegmentState) -> list[Segment]:
    """``state``: not CLOSED, of which there may be millions."""
    few = text(NOT_CLOSED)
    return _read(connection, _whole().where(_N.folder == folder, _S.state == state.value, few))


def of_day(connection: Connection, folder: str, key: StreamKey, day: int) -> list[Segment]:
    """Segments of a stream that begin on the day."""
    here = and_(_N.folder == folder, _N.camera_id == key.camera_id, _N.quality == key.quality.value)
    since = day * DAY_US
    return _read(connection, _whole().where(here, _S.begin_us >= since, _S.begin_us < since + DAY_US))


def day_numbers(connection: Connection, folder: str, key: StreamKey) -> list[int]:
    here = and_(_N.folder == folder, _N.camera_id == key.camera_id, _N.quality == key.quality.value)
    query = select(_D.day).join(streams, _N.id == _D.stream).where(here, _D.segments > 0).order_by(_D.day)
    return list(connection.execute(query).scalars())


def oldest(connection: Connection, folder: str, after: tuple[StreamKey, int] | None, limit: int) -> list[Segment]:
    """Segments that are not open, by begin; those that began at the same time by stream."""
    query = _whole().where(_N.folder == folder, _S.state != SegmentState.OPEN.value)
    if after is not None:
        key, begin_us = after
        same = or_(_N.camera_id > key.camera_id, and_(_N.camera_id == key.camera_id, _N.quality > key.quality.value))
        query = query.where(or_(_S.begin_us > begin_us, and_(_S.begin_us == begin_us, same)))
        query = query.where(_S.begin_us >= begin_us)  # what the index of begins understands
    return _read(connection, query.order_by(_S.begin_us, _N.camera_id, _N.quality).limit(limit))


def newest_us(connection: Connection, folder: str) -> int | None:
    """End of the newest segment; each stream's last one is found by its key."""
    last = select(func.max(_S.begin_us)).where(_S.stream == _N.id).correlate(streams).scalar_subquery()
    query = (
        select(func.max(_S.end_us))
        .join(streams, _N.id == _S.stream)
        .where(_N.folder == folder, _S.begin_us == last, _S.state != SegmentState.MISSING.value)
    )
    found: int | None = connection.execute(query).scalar()
    return found


def sums(connection: Connection, folder: str) -> list[tuple[str, int, int, int, int]]:
    """(camera, segments, bytes, first day, last day) of each camera."""
    query = (
        select(_N.camera_id, func.sum(_D.segments), func.sum(_D.bytes), func.min(_D.day), func.max(_D.day))
        .join(streams, _N.id == _D.stream)
        .where(_N.folder == folder)
        .group_by(_N.camera_id)
    )
    return [
        (camera, int(count), int(size), first, last) for camera, count, size, first, last in connection.execute(query)
    ]


def held_bytes(connection: Connection, folder: str, held: Mapping[str, Sequence[Stretch]]) -> int:
    """Whole days out of their sums, the days at the edges out of their segments."""
    cameras = _streams_of(connection, list(held))
    own = set(connection.execute(select(_N.id).where(_N.folder == folder, _N.id.in_(cameras))).scalars())
    total = 0
    for stream in own:
        for stretch in held[cameras[stream]]:
            total += _held(connection, stream, stretch)
    return total


def _held(connection: Connection, stream: int, stretch: Stretch) -> int:
    first, last = day_of(stretch.begin_us - LONGEST_US), day_of(stretch.end_us)
    whole = select(func.coalesce(func.sum(_D.bytes), 0)).where(_D.stream == stream, _D.day > first, _D.day < last)
    total = int(connection.execute(whole).scalar_one())
    for day in {first, last}:
        since = max(day * DAY_US, stretch.begin_us - LONGEST_US)
        edge = select(func.coalesce(func.sum(_S.bytes), 0)).where(
            _S.stream == stream,
            _S.begin_us >= since,
            _S.begin_us < (day + 1) * DAY_US,
            _S.begin_us <= stretch.end_us,
            _S.end_us >= stretch.begin_us,
        )
        total += int(connection.execute(edge).scalar_one())
    return total
