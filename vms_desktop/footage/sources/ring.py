"""The relay's last two minutes, fetched over loopback; asked for more when playback comes near their end."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.group import Group, SourceFailure
from vms_desktop.footage.sources.reel import Reel
from vms_desktop.media.segment import NotASegment, SegmentBytes

FETCH_WITHIN_S = 2.0
LOOK_EVERY_S = 0.3
KEPT_US = 150_000_000
"""A little more than the relay keeps."""
MOST_BYTES = 256 * 1024 * 1024
_PAST_PROXIES = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class RingSource:
    """``url``: the relay's ``past`` address. Fetched when it is first wanted."""

    ends_groups = False

    def __init__(self, source_id: str, url: str) -> None:
        self.id = source_id
        self.url = url
        self._reel: Reel | None = None
        self._looked_at = 0.0

    def close(self) -> None:
        """Nothing is held open."""

    def group_at(self, at_us: int, still_wanted: Callable[[], bool]) -> Group | None:
        reel = self._fetched()
        if reel is None:
            return None
        found = reel.newest_not_after(at_us)
        if found is None:
            return None
        group = self._group(reel, found)
        return group if at_us < group.end_us else None

    def group_after(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        reel = self._fetched()
        found = reel.first_after(group.begin_us) if reel is not None else None
        return self._group(reel, found) if reel is not None and found is not None else None

    def group_before(self, group: Group, still_wanted: Callable[[], bool]) -> Group | None:
        reel = self._reel
        found = reel.last_before(group.begin_us) if reel is not None else None
        return self._group(reel, found) if reel is not None and found is not None else None

    def grow(self, group: Group, seconds: float) -> bool:
        count = len(group)
        self._fetched()
        return group.wait_beyond(count, seconds)

    def _group(self, reel: Reel, number: int) -> Group:
        return reel.group(number, follows_us=None, grows=True)

    def _fetched(self) -> Reel | None:
        """The reel with what has come since, asked for at most every LOOK_EVERY_S."""
        now = time.monotonic()
        if self._reel is not None and now - self._looked_at < LOOK_EVERY_S:
            return self._reel
        self._looked_at = now
        after = self._reel.last_arrived_us if self._reel is not None else None
        data = _fetch(self.url if after is None else f"{self.url}?after={after}")
        if data is None:
            if self._reel is not None:
                self._reel.stop_growing()
            return self._reel
        try:
            came = SegmentBytes(data)
        except NotASegment as error:
            raise SourceFailure(TrackReason.BAD_ANSWER) from error
        places = came.places()
        reel = self._reel
        continues = bool(places) and reel is not None and places[0].arrived_us == reel.last_arrived_us
        if reel is None or reel.codec != came.codec or not continues:
            # The first time, or the relay forgot meanwhile what would have followed.
            reel = Reel(came.codec)
        else:
            places = places[1:]
        reel.append(places, lambda begin, end: data[begin:end])
        if reel.is_empty:
            return self._reel
        # Somebody may stay a second behind now for hours.
        reel.forget_before(reel.last_us - KEPT_US)
        self._reel = reel
        return reel


def _fetch(url: str) -> bytes | None:
    """None: the relay keeps nothing of the stream. Raises SourceFailure."""
    try:
        with _PAST_PROXIES.open(url, timeout=FETCH_WITHIN_S) as answer:
            return bytes(answer.read(MOST_BYTES))
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 404:
            return None
        raise SourceFailure(TrackReason.BAD_ANSWER, f"HTTP {error.code}") from error
    except OSError as error:
        raise SourceFailure(TrackReason.UNREACHABLE, type(error).__name__) from error
