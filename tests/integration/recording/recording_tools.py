"""Segments written by the real muxer, a relay that remembers, a register of a few cameras, a clock that is moved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CameraError
from vms_desktop.domain.log_action import Action
from vms_desktop.domain.log_entry import Entry, microseconds
from vms_desktop.domain.log_filter import LogFilter
from vms_desktop.domain.segment import segment_path
from vms_desktop.domain.stream import StreamHealth, StreamKey, StreamQuality, StreamReason, StreamState
from vms_desktop.media.segment import RecordedPicture, SegmentMuxer
from vms_desktop.services.listeners import Listeners
from vms_desktop.services.recording.recording_ports import RecorderFault, WrittenSegment
from vms_desktop.storage.store import Store

BEGIN = microseconds(datetime(2026, 11, 24, 5, tzinfo=UTC))
KEY = StreamKey("c0", StreamQuality.SUB)
_SETS = b"\0\0\0\1\x67\x42\x00\x1e\xab\x40\0\0\0\1\x68\xce\x3c\x80"


def write_segment(
    root: Path,
    key: StreamKey = KEY,
    begin_us: int = BEGIN,
    *,
    path: str = "",
    says: str | None = None,
    pictures: int = 20,
    body: int = 900,
) -> Path:
    """A segment of two seconds. ``path``: another than the usual; ``says``: the stream that its content names."""
    muxer, data = SegmentMuxer("h264", str(key) if says is None else says), b""
    for number in range(pictures):
        unit = (_SETS if number % 10 == 0 else b"") + b"\0\0\0\1\x41" + bytes((1, 2, 3)) * (body // 3)
        picture = RecordedPicture(unit, begin_us + number * 100_000, number / 10, number % 10 == 0, 250)
        data += muxer.mux(picture, number / 10)
    file = root / (path or segment_path(key, begin_us))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2026, 11, 24, 12, tzinfo=UTC)
        self.seconds = 5000.0

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return self.seconds

    def go(self, **by: float) -> None:
        """Both clocks."""
        step = timedelta(**by)
        self.time += step
        self.seconds += step.total_seconds()


def camera(number: int, **changes: object) -> Camera:
    fields: dict[str, object] = {
        "id": f"c{number}",
        "code": f"1101-{number:04}",
        "name_th": f"กล้อง {number}",
        "name_en": f"Camera {number}",
        "district_code": "1101",
        "subdistrict_code": "110101",
        "agency_code": "a",
        "main": StreamAddress(f"rtsp://127.0.0.1:{number + 1}/main"),
        "sub": StreamAddress(f"rtsp://127.0.0.1:{number + 1}/sub"),
    }
    return Camera(**{**fields, **changes})  # type: ignore[arg-type]


class Register:
    def __init__(self, count: int = 4) -> None:
        self.cameras = {f"c{number}": camera(number) for number in range(count)}
        self.changes: Listeners[[]] = Listeners()
        self.ensured: list[str] = []
        self.fails: dict[str, Exception] = {}

    def get(self, camera_id: str) -> Camera:
        try:
            return self.cameras[camera_id]
        except KeyError:
            raise CameraError("camera.unknown", camera="") from None

    async def ensure_streams(self, camera_id: str) -> None:
        if camera_id in self.fails:
            raise self.fails[camera_id]
        self.ensured.append(camera_id)

    def on_change(self, listener):
        return self.changes.add(listener)


class Relay:
    """``orders``: what is recorded now, and where."""

    def __init__(self) -> None:
        self.orders: dict[StreamKey, tuple[Path, Path]] = {}
        self.said: list[tuple[str, StreamKey]] = []
        self.segments: Listeners[[WrittenSegment]] = Listeners()
        self.faults: Listeners[[RecorderFault]] = Listeners()
        self.health: Listeners[[StreamHealth]] = Listeners()
        self.ready: Listeners[[]] = Listeners()

    def record(self, key: StreamKey, folder: Path, marker: Path) -> None:
        self.orders[key] = (folder, marker)
        self.said.append(("record", key))

    def stop_recording(self, key: StreamKey) -> None:
        self.orders.pop(key, None)
        self.said.append(("stop", key))

    def on_segment(self, listener):
        return self.segments.add(listener)

    def on_recording_fault(self, listener):
        return self.faults.add(listener)

    def on_health(self, listener):
        return self.health.add(listener)

    def on_ready(self, listener):
        return self.ready.add(listener)

    def wrote(self, file: Path, key: StreamKey = KEY, begin_us: int = BEGIN, *, size: int = 1000, closed: bool = False):
        end = begin_us + 2_000_000
        self.segments.notify(WrittenSegment(key, file, "h264", begin_us, end, 20, size, 250, 250, closed))

    def report(self, key: StreamKey, state: StreamState, reason: StreamReason = StreamReason.NONE, **facts) -> None:
        self.health.notify(StreamHealth(key, state, reason, **facts))


async def entries(store: Store, action: Action) -> list[Entry]:
    """What the access log has of an action, the newest first."""
    listed = await store.log.page(LogFilter(actions=(action,)), None, 100)
    return [one.entry for one in listed]
