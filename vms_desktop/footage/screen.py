"""What is on a track's screen: recorded pictures handed to its players as they are, or drawn anew.

For the track's thread; what others ask for are single values that are replaced as a whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import av

from vms_desktop.domain.footage import TrackReason
from vms_desktop.footage.frames import Frames
from vms_desktop.footage.group import Group, SourceFailure
from vms_desktop.footage.outlet import Outlet
from vms_desktop.footage.pace import WHOLE, drawn_at_most
from vms_desktop.footage.reader import Spot
from vms_desktop.footage.renderer import CODEC, Renderer
from vms_desktop.media.rtsp.picture_size import size_of

REPEATED_AFTER_S = (0.03, 0.08, 0.2, 0.5)
"""After a single picture was sent while all stands still."""


class Screen:
    """``spot``: the picture that is shown, None: none is. ``changed`` is called with every new one.

    What draws raises SourceFailure (UNDECODABLE).
    """

    def __init__(self, changed: Callable[[], None], tracks: Callable[[], int]) -> None:
        """``tracks``: how many are played together."""
        self._tracks = tracks
        self.outlet = Outlet()
        self.frames = Frames()
        self.spot: Spot | None = None
        self.size = (0, 0)
        self.drawn_at = float("-inf")
        self._changed = changed
        self._renderer = Renderer()
        self._sent: tuple[Group, int] | None = None
        """The original that was sent last; None: what was sent last was drawn anew."""
        self._repeats = 0

    def close(self) -> None:
        self.outlet.close()
        self.frames.close()

    def follows(self, spot: Spot) -> bool:
        """Whether the players' decoders can take this picture as it is, after what they got last."""
        if not spot.group.is_plain:
            return False
        return spot.index == 0 or (self._sent is not None and self._sent == (spot.group, spot.index - 1))

    def show(self, spot: Spot, wanted: Callable[[], bool]) -> bool:
        """Whether it is shown now; False: something else is wanted meanwhile."""
        if self.follows(spot) and self.send_original(spot):
            return True
        frame = self.frames.at(spot.group, spot.picture, wanted)
        if not wanted():
            return False
        self.draw(spot, frame)
        return True

    def show_key(self, spot: Spot) -> None:
        """The key frame of its group."""
        spot = Spot(spot.source, spot.group, 0)
        if not (spot.group.is_plain and self.send_original(spot)):
            self.draw(spot, self.frames.key(spot.group))

    def send_original(self, spot: Spot) -> bool:
        """False: the picture is damaged."""
        data = spot.picture.load()
        if data is None:
            return False
        if spot.picture.is_key:
            self.size = size_of(data, spot.group.codec) or self.size
        self.outlet.send(spot.group.codec, data, spot.picture.is_key, time.monotonic())
        self._sent = (spot.group, spot.index)
        self._shows(spot)
        return True

    def draw(self, spot: Spot, frame: av.VideoFrame | None) -> None:
        if frame is None:
            raise SourceFailure(TrackReason.UNDECODABLE)
        try:
            # Between originals of the player's stream a picture must have their size.
            most = WHOLE if spot.group.is_plain else drawn_at_most(self._tracks())
            data = self._renderer.render(frame, self.frames.aspect, most)
        except ValueError as error:
            raise SourceFailure(TrackReason.UNDECODABLE, str(error)) from error
        self.size = (frame.width, frame.height)
        self.outlet.send(CODEC, data, True, time.monotonic())
        self._sent = None
        self.drawn_at = time.monotonic()
        self._shows(spot)

    def _shows(self, spot: Spot) -> None:
        self.spot = spot
        self._repeats = 0
        self._changed()

    def freeze(self, spot: Spot) -> None:
        """A damaged picture: what needs it is passed over, the last whole one stays until the next key frame."""
        self._sent = None
        self.spot = Spot(spot.source, spot.group, len(spot.group.in_order) - 1)

    def repeat(self) -> float | None:
        """A player shows a picture only when it holds some time's worth of them: a single one is sent some times.

        Seconds until the next time; None: often enough.
        """
        if not self.outlet.shows_single or self._repeats >= len(REPEATED_AFTER_S):
            return None
        now = time.monotonic()
        due = self.outlet.sent_at + REPEATED_AFTER_S[self._repeats]
        if now < due:
            return due - now
        self._repeats += 1
        self.outlet.again(now)
        return 0.0
