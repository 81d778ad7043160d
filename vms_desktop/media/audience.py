"""The players that watch one stream. Who calls holds the stream's lock, but for ``close``."""

from __future__ import annotations

from collections.abc import Callable

from vms_desktop.media.consumer import Consumer, ConsumerGone
from vms_desktop.media.picture import Picture, VideoFormat


class Audience:
    """A player whose connection is gone is closed and left out in the same call."""

    def __init__(self) -> None:
        self._members: list[Consumer] = []

    def __len__(self) -> int:
        return len(self._members)

    def join(self, consumer: Consumer, form: VideoFormat | None, group: list[Picture], now: float) -> None:
        """``group``: the kept pictures to begin with; without any it begins with the next key frame."""
        if form is None or not group or _began(consumer, form, group, now):
            self._members.append(consumer)

    def pass_on(
        self, form: VideoFormat, picture: Picture, newest_group: Callable[[], list[Picture]], now: float
    ) -> bool:
        """Whether anybody left."""

        def serve(consumer: Consumer) -> None:
            if consumer.begun:
                consumer.send(form, picture, now)
            elif group := newest_group():
                consumer.begin(form, group, group[-1].stamp, now)

        return self._each(serve)

    @property
    def due(self) -> float | None:
        """When a player that begins wants its next picture."""
        times = [due for consumer in self._members if (due := consumer.due) is not None]
        return min(times) if times else None

    def step(self, now: float) -> bool:
        """Feed those that begin; whether anybody left."""
        return self._each(lambda consumer: consumer.step(now))

    def flush(self) -> bool:
        """Pass on what waits, though nothing new is sent; whether anybody left."""
        return self._each(lambda consumer: consumer.flush())

    @property
    def waits(self) -> bool:
        """Whether a player has not taken all it was sent."""
        return any(consumer.waiting_bytes for consumer in self._members)

    def look(self) -> bool:
        """Whether anybody left while nothing was sent."""

        def gone(consumer: Consumer) -> None:
            if consumer.is_gone():
                raise ConsumerGone

        return self._each(gone)

    def close(self) -> None:
        members, self._members = self._members, []
        for consumer in members:
            consumer.close()

    def _each(self, work: Callable[[Consumer], None]) -> bool:
        gone = []
        for consumer in self._members:
            try:
                work(consumer)
            except ConsumerGone:
                gone.append(consumer)
        for consumer in gone:
            self._members.remove(consumer)
            consumer.close()
        return bool(gone)


def _began(consumer: Consumer, form: VideoFormat, group: list[Picture], now: float) -> bool:
    try:
        # What is kept may be old, where the camera stands still: the player's time begins now, not with that picture.
        consumer.begin(form, group, max(group[-1].stamp, now), now)
    except ConsumerGone:
        consumer.close()
        return False
    return True
