"""What the players of one track get: a stream that never ends, whatever is played into it.

Pictures are stamped as due the moment they are handed over (media/player_clock.py): the track waits, the player does
not. A player that joins gets the pictures since the last key frame. Called on the track's thread but for ``join``.
"""

from __future__ import annotations

import time
from collections import deque

from vms_desktop.media.audience import Audience
from vms_desktop.media.consumer import Consumer
from vms_desktop.media.picture import Picture, VideoFormat

MOST_KEPT = 600
"""Pictures since the last key frame; a group longer than that begins for new players at its newest part only."""
STEP_S = 0.002
FLUSH_EVERY_S = 0.01


class Outlet:
    """``stream``: counts up with every change of the codec; a player joins the stream it was told of, or waits."""

    def __init__(self) -> None:
        self.stream = 0
        self.codec = ""
        self.sent = 0
        """Pictures of the track, without those that were repeated."""
        self.sent_at = float("-inf")
        self._form: VideoFormat | None = None
        self._kept: list[Picture] = []
        self._audience = Audience()
        self._former: list[Audience] = []
        self._coming: deque[tuple[int, Consumer]] = deque()
        self._early: list[tuple[int, Consumer]] = []
        self._stamp = 0.0

    def join(self, stream: int, consumer: Consumer) -> None:
        """From any thread; it begins with the track's next ``tend``."""
        self._coming.append((stream, consumer))

    def send(self, codec: str, data: bytes, is_key: bool, now: float) -> None:
        """A picture that is due now. The first of a stream, and of another codec, must be a key frame."""
        if codec != self.codec:
            self._change(codec)
        self.sent += 1
        self.sent_at = now
        self._pass_on(data, is_key, now)

    def _pass_on(self, data: bytes, is_key: bool, now: float) -> None:
        self._stamp = max(now, self._stamp + STEP_S)
        picture = Picture(data, self._stamp, is_key, 0.0, 0.0)
        if is_key:
            self._kept = []
        self._kept.append(picture)
        if len(self._kept) > MOST_KEPT:
            del self._kept[1:2]
        self.tend(now)
        if self._form is not None:
            self._audience.pass_on(self._form, picture, list, now)

    def again(self, now: float) -> None:
        """The picture that decodes alone and was sent last, once more: who missed it shows it now."""
        if len(self._kept) == 1:
            self._pass_on(self._kept[0].data, True, now)

    @property
    def shows_single(self) -> bool:
        """Whether what is kept is one picture that decodes alone."""
        return len(self._kept) == 1

    def _change(self, codec: str) -> None:
        if self.codec:
            self.stream += 1
            # Their pictures stay on the screen until the players of the new stream show theirs.
            self._former.append(self._audience)
            self._audience = Audience()
        self.codec = codec
        self._form = VideoFormat(codec, 0, 0)
        self._kept = []

    def tend(self, now: float) -> None:
        """Let in who has come, feed those that begin, let go of those that left."""
        while self._coming:
            self._early.append(self._coming.popleft())
        for stream, consumer in tuple(self._early):
            if self._form is None or not self._kept or stream > self.stream:
                if consumer.is_gone():
                    self._early.remove((stream, consumer))
                    consumer.close()
                continue
            self._early.remove((stream, consumer))
            if stream < self.stream:
                consumer.close()
                continue
            self._audience.join(consumer, self._form, self._kept, now)
            if len(self._kept) == 1:
                # A player begins when it holds some time's worth of pictures: the same one twice will do.
                self._stamp = max(now, self._stamp) + STEP_S
                again = Picture(self._kept[0].data, self._stamp, True, 0.0, 0.0)
                self._audience.pass_on(self._form, again, list, now)
        self._audience.step(now)
        if self._audience.waits:
            # A large picture does not fit into the connection at once, and after it nothing may come for long.
            self._audience.flush()
        self._former = [one for one in self._former if len(one)]

    def look(self) -> None:
        """Now and then: notice players that left while nothing was sent."""
        self._audience.look()
        for one in self._former:
            one.look()

    @property
    def due(self) -> float | None:
        """When a player wants something (monotonic): its next picture while it begins, or the rest of one."""
        if self._audience.waits:
            return time.monotonic() + FLUSH_EVERY_S
        return self._audience.due

    @property
    def watched(self) -> bool:
        return bool(len(self._audience) or self._coming or self._early)

    def close(self) -> None:
        for audience in (self._audience, *self._former):
            audience.close()
        for _, consumer in (*self._coming, *self._early):
            consumer.close()
