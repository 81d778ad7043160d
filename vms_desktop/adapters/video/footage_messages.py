"""Between the services' types and the footage process's messages. Closed translations: nothing here acts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vms_desktop.child_protocol.footage import (
    CutDone,
    CutFailed,
    CutPiece,
    CutProgress,
    Inspected,
    Plan,
    SessionNews,
    TrackNews,
)
from vms_desktop.domain.footage import PlaybackPosition, TimeRange, TrackReason, TrackState, Unread
from vms_desktop.domain.stream import StreamKey
from vms_desktop.services.playback.footage_ports import (
    CutFile,
    CutReport,
    CutState,
    FileFacts,
    FilePlan,
    FootageStill,
    OnvifPlan,
    RingPlan,
    SegmentPlan,
    SessionReport,
    SourcePlan,
    TrackReport,
    UrlPlan,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST, _LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment(time_us: int) -> datetime:
    """What lies outside the calendar becomes its edge: a device's clock may say anything."""
    try:
        return _EPOCH + timedelta(microseconds=time_us)
    except OverflowError:
        return _EARLIEST if time_us < 0 else _LATEST


def maybe_moment(time_us: int | None) -> datetime | None:
    return None if time_us is None else moment(time_us)


# ---- plans ---------------------------------------------------------------------------------------------------


def plans(wanted: Sequence[SourcePlan]) -> list[Plan]:
    return [_plan(one) for one in wanted]


def _plan(plan: SourcePlan) -> Plan:
    source = plan.source
    made = Plan(source.id, source.kind.value)
    if isinstance(plan, RingPlan):
        made.url = plan.url
    elif isinstance(plan, SegmentPlan):
        made.begin, made.end = microseconds(plan.window.begin), microseconds(plan.window.end)
        made.segments = [[str(one.path), microseconds(one.begin), microseconds(one.end)] for one in plan.segments]
        made.stream = str(StreamKey(source.camera_id, source.quality)) if source.quality is not None else ""
    elif isinstance(plan, FilePlan):
        made.path, made.begin = str(plan.path), microseconds(plan.begins_at)
        made.frame_rate = plan.frame_rate or 0.0
    else:
        made.url = plan.url if isinstance(plan, OnvifPlan) else plan.template
        made.transport, made.offset_s = plan.transport.value, plan.offset_s
        made.utc_offset_s = plan.utc_offset_s if isinstance(plan, UrlPlan) else 0.0
        if plan.credential is not None:
            made.username, made.password = plan.credential.username, plan.credential.password
    return made


# ---- reports -------------------------------------------------------------------------------------------------


def session_report(news: SessionNews) -> SessionReport:
    loop = TimeRange(moment(news.loop_begin), moment(news.loop_end)) if news.loop_end else None
    position = PlaybackPosition(moment(news.at), news.speed, news.playing, loop)
    return SessionReport(news.session, position, news.leap, tuple(_track_report(one) for one in news.tracks))


def _track_report(news: TrackNews) -> TrackReport:
    offset = None if news.picture is None or news.camera is None else (news.camera - news.picture) / 1e6
    return TrackReport(
        TrackState(news.state),
        TrackReason(news.reason),
        news.source,
        maybe_moment(news.picture),
        maybe_moment(news.camera),
        offset,
        news.codec,
        news.width,
        news.height,
        news.detail,
        news.displayed,
    )


def track_report_of(state: TrackState, reason: TrackReason) -> TrackReport:
    return TrackReport(state, reason, "", None, None, None)


def cut_report(news: CutProgress | CutDone | CutFailed) -> CutReport:
    if isinstance(news, CutProgress):
        return CutReport(news.job, CutState.CUTTING, news.progress, news.source)
    if isinstance(news, CutDone):
        files = tuple(_cut_file(piece) for piece in news.pieces)
        return CutReport(news.job, CutState.DONE, 1.0, news.source, files)
    code = news.reason if "." in news.reason else ""
    reason = TrackReason.NONE if code else TrackReason(news.reason)
    return CutReport(news.job, CutState.FAILED, 0.0, news.source, reason=reason, code=code, detail=news.detail)


def _cut_file(piece: CutPiece) -> CutFile:
    return CutFile(
        Path(piece.path),
        piece.container,
        piece.codec,
        piece.width,
        piece.height,
        moment(piece.begin),
        moment(piece.end),
        maybe_moment(piece.camera_begin),
        maybe_moment(piece.camera_end),
        piece.pictures,
        piece.bytes,
        piece.sha256,
        piece.pictures_sha256,
        tuple(TimeRange(moment(begin), moment(end)) for begin, end in piece.gaps),
        tuple(Unread(TimeRange(moment(begin), moment(end)), TrackReason(why)) for begin, end, why in piece.unread),
    )


def file_facts(answer: Inspected) -> FileFacts:
    return FileFacts(
        answer.container,
        answer.codec,
        answer.width,
        answer.height,
        answer.pictures,
        answer.lasts_s,
        answer.stated_s,
        answer.frame_rate,
        maybe_moment(answer.states_begin),
        answer.bytes,
        answer.sha256,
        answer.lies,
    )


def still(png: bytes, headers: Mapping[str, str]) -> FootageStill | None:
    try:
        taken_at = datetime.fromisoformat(headers["X-Picture-Time"])
        camera = headers.get("X-Camera-Time")
        camera_time = datetime.fromisoformat(camera) if camera is not None else None
        offset = (camera_time - taken_at).total_seconds() if camera_time is not None else None
        return FootageStill(
            png, taken_at, headers["X-Original-Sha256"], headers.get("X-Source", ""), camera_time, offset
        )
    except (KeyError, ValueError):
        return None
