"""Writing the index of segments, and its short form by days, within one transaction.

A day's map of minutes is kept up by adding; where something leaves or becomes unreadable, it is made anew from the
day's rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from vms_desktop.domain.minute_map import day_of, days_of, minutes_of, packed, unpacked
from vms_desktop.domain.segment import DAY_US, LONGEST_US, Segment, SegmentState, segment_path
from vms_desktop.domain.stream import StreamKey, StreamQuality
from vms_desktop.storage.recording_schema import days, folders, segments, streams

_S, _D, _N = segments.c, days.c, streams.c
READABLE = (SegmentState.OPEN.value, SegmentState.CLOSED.value)
AT_ONCE = 300
"""Values in one question: SQLite takes no more than some thousand."""

_COLUMNS = tuple(segments.c.keys())
_PUT = text(
    f"INSERT INTO {segments.name} ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + name for name in _COLUMNS)})"
    " ON CONFLICT (stream, begin_us) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS if name not in ("stream", "begin_us"))
)
_PUT_DAY = text(
    f"INSERT INTO {days.name} (stream, day, minutes, segments, bytes)"
    " VALUES (:stream, :day, :minutes, :segments, :bytes) ON CONFLICT (stream, day) DO UPDATE SET"
    " minutes = excluded.minutes, segments = excluded.segments, bytes = excluded.bytes"
)
Key = tuple[int, int]


def register_folder(connection: Connection, folder: str, desk: str, path: str, now: datetime) -> None:
    """Make the folder known, or say where it is now."""
    values = {"desk": desk, "path": path, "seen_at": now}
    if connection.execute(update(folders).where(folders.c.id == folder).values(**values)).rowcount == 0:
        connection.execute(insert(folders).values(id=folder, **values))


def stream_numbers(connection: Connection, folder: str) -> dict[StreamKey, int]:
    """Numbers of the folder's streams. Not kept between calls: a transaction may fail."""
    query = select(_N.camera_id, _N.quality, _N.id).where(_N.folder == folder)
    return {
        StreamKey(camera_id, StreamQuality(quality)): number
        for camera_id, quality, number in connection.execute(query).fetchall()
    }


def put(connection: Connection, those: Sequence[Segment]) -> None:
    """Add or replace."""
    by_folder: dict[str, list[Segment]] = {}
    for segment in those:
        by_folder.setdefault(segment.folder, []).append(segment)
    for folder, own in by_folder.items():
        numbers = stream_numbers(connection, folder)
        for key in sorted({segment.key for segment in own} - numbers.keys()):
            values = {"folder": folder, "camera_id": key.camera_id, "quality": key.quality.value}
            numbers[key] = connection.execute(insert(streams).values(**values).returning(_N.id)).scalar_one()
        _put(connection, numbers, {(numbers[one.key], one.begin_us): one for one in own})


def _put(connection: Connection, numbers: dict[StreamKey, int], those: dict[Key, Segment]) -> None:
    before = _before(connection, list(those))
    connection.execute(_PUT, [_row(numbers[one.key], one) for one in those.values()])
    anew: set[Key] = set()
    added: dict[Key, list[int]] = {}
    for (stream, begin_us), segment in those.items():
        end_us, size, was_readable = before.get((stream, begin_us), (begin_us, 0, False))
        is_readable = _has_footage(segment)
        if was_readable and (not is_readable or segment.end_us < end_us):
            anew.update((stream, day) for day in days_of(begin_us, max(end_us, segment.end_us)))
            continue
        first = (stream, day_of(begin_us))
        count = added.setdefault(first, [0, 0, 0])
        count[1] += (stream, begin_us) not in before
        count[2] += segment.bytes - size
        for day in days_of(begin_us, segment.end_us) if is_readable else ():
            added.setdefault((stream, day), [0, 0, 0])[0] |= minutes_of(day, begin_us, segment.end_us)
    _add_to_days(connection, {key: count for key, count in added.items() if key not in anew})
    recount(connection, anew)


def _row(stream: int, segment: Segment) -> dict[str, Any]:
    return {
        "stream": stream,
        "begin_us": segment.begin_us,
        "end_us": segment.end_us,
        "pictures": segment.pictures,
        "bytes": segment.bytes,
        "codec": segment.codec,
        "offset_low_ms": segment.offset_low_ms,
        "offset_high_ms": segment.offset_high_ms,
        "state": segment.state.value,
        "path": None if segment.path == _usual_path(segment) else segment.path,
    }


def _usual_path(segment: Segment) -> str:
    try:
        return segment_path(segment.key, segment.begin_us)
    except OverflowError:
        return ""


def _has_footage(segment: Segment) -> bool:
    return segment.is_readable and segment.pictures > 0


def _before(connection: Connection, keys: Sequence[Key]) -> dict[Key, tuple[int, int, bool]]:
    """End, bytes and whether there was footage, of those that are in the index already."""
    found: dict[Key, tuple[int, int, bool]] = {}
    query = select(_S.begin_us, _S.end_us, _S.bytes, _S.state, _S.pictures)
    for stream, begins in _by_stream(keys):
        rows = connection.execute(query.where(_S.stream == stream, _S.begin_us.in_(begins)))
        for begin_us, end_us, size, state, pictures in rows.fetchall():
            found[stream, begin_us] = (end_us, size, state in READABLE and pictures > 0)
    return found


def _by_stream(keys: Iterable[Key]) -> Iterator[tuple[int, list[int]]]:
    """Each stream with its times or days, at most AT_ONCE together. Stream by stream, because SQLite enters no index by
    pairs of values: a million rows were gone through for every second that is recorded.
    """
    by_stream: dict[int, list[int]] = {}
    for stream, value in keys:
        by_stream.setdefault(stream, []).append(value)
    for stream, values in by_stream.items():
        for at in range(0, len(values), AT_ONCE):
            yield stream, values[at : at + AT_ONCE]


def _add_to_days(connection: Connection, added: dict[Key, list[int]]) -> None:
    if not added:
        return
    kept: dict[Key, tuple[int, int, int]] = {}
    query = select(_D.day, _D.minutes, _D.segments, _D.bytes)
    for stream, wanted in _by_stream(added):
        rows = connection.execute(query.where(_D.stream == stream, _D.day.in_(wanted)))
        for day, minutes, count, size in rows.fetchall():
            kept[stream, day] = (unpacked(minutes), count, size)
    rows_now = []
    for key, (minutes, count, size) in added.items():
        before = kept.get(key, (0, 0, 0))
        now = {"minutes": packed(before[0] | minutes), "segments": before[1] + count, "bytes": before[2] + size}
        rows_now.append({"stream": key[0], "day": key[1], **now})
    connection.execute(_PUT_DAY, rows_now)


def recount(connection: Connection, keys: Iterable[Key]) -> None:
    """Make the days (stream, day) anew from their segments; one without segments goes."""
    query = select(_S.begin_us, _S.end_us, _S.bytes, _S.state, _S.pictures)
    for stream, day in sorted(keys):
        since, until = day * DAY_US, (day + 1) * DAY_US
        rows = connection.execute(
            query.where(_S.stream == stream, _S.begin_us >= since - LONGEST_US, _S.begin_us < until)
        ).fetchall()
        minutes, count, size = 0, 0, 0
        for begin_us, end_us, its_bytes, state, pictures in rows:
            if state in READABLE and pictures > 0:
                minutes |= minutes_of(day, begin_us, end_us) if end_us >= since else 0
            if begin_us >= since:
                count += 1
                size += its_bytes
        if minutes or count:
            values = {"stream": stream, "day": day, "minutes": packed(minutes), "segments": count, "bytes": size}
            connection.execute(_PUT_DAY, values)
        else:
            connection.execute(delete(days).where(_D.stream == stream, _D.day == day))


def set_state(connection: Connection, keys: Sequence[Key], state: SegmentState) -> None:
    """Of segments by (stream, begin)."""
    statement = (
        update(segments)
        .where(_S.stream == bindparam("of"), _S.begin_us == bindparam("began"))
        .values(state=state.value)
    )
    connection.execute(statement, [{"of": stream, "began": begin_us} for stream, begin_us in keys])
    recount(connection, _days_of(connection, keys))


def remove(connection: Connection, keys: Sequence[Key]) -> None:
    """Segments by (stream, begin)."""
    touched = _days_of(connection, keys)
    statement = delete(segments).where(_S.stream == bindparam("of"), _S.begin_us == bindparam("began"))
    connection.execute(statement, [{"of": stream, "began": begin_us} for stream, begin_us in keys])
    recount(connection, touched)


def _days_of(connection: Connection, keys: Sequence[Key]) -> set[Key]:
    ends = _before(connection, keys)
    return {
        (stream, day)
        for stream, begin_us in keys
        for day in days_of(begin_us, ends.get((stream, begin_us), (begin_us,))[0])
    }
