"""Stretches of time in order, and what of them is seen: the timeline's level of detail, without Qt.

The work depends on the pixels that are drawn and not on the number of stretches: what falls into a pixel together is
jumped over by halving. A camera of a month with a gap every minute costs no more than one without.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from vms_desktop.ui.playback.time_view import TimeView

PIECE = 256
"""Pixels that are worked out together."""
MOST_PIECES = 64


class Stretches:
    """From begin to end, seconds since 1970; those that touch or overlap are one. Never changed once made."""

    __slots__ = ("_px_s", "_rows", "begins", "ends")

    def __init__(self, stretches: Iterable[tuple[float, float]] = ()) -> None:
        self.begins: list[float] = []
        self.ends: list[float] = []
        self._px_s = 0.0
        self._rows: dict[int, bytes] = {}
        for begin, end in sorted(stretches):
            if self.ends and begin <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.begins.append(begin)
                self.ends.append(end)

    def __len__(self) -> int:
        return len(self.begins)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stretches) and (self.begins, self.ends) == (other.begins, other.ends)

    __hash__ = None  # type: ignore[assignment]

    def holds(self, moment: float) -> bool:
        at = bisect_right(self.begins, moment) - 1
        return at >= 0 and moment <= self.ends[at]

    def next_edge(self, moment: float, direction: int) -> float | None:
        """Where the next stretch begins after, or (-1) the one before begins; None: there is none."""
        if direction > 0:
            at = bisect_right(self.begins, moment + 1e-3)
            return self.begins[at] if at < len(self.begins) else None
        at = bisect_left(self.begins, moment - 1e-3) - 1
        return self.begins[at] if at >= 0 else None

    def row(self, first: int, count: int, px_s: float) -> bytes:
        """One byte a pixel, 1 where there is footage; pixels are ``px_s`` seconds each, counted from 1970.

        Worked out in pieces that are kept while the scale stays: a drag needs only what comes in at the edge.
        """
        if px_s != self._px_s or len(self._rows) > MOST_PIECES:
            self._px_s, self._rows = px_s, {}
        piece = first // PIECE
        found = b"".join(self._piece(number, px_s) for number in range(piece, (first + count - 1) // PIECE + 1))
        return found[first - piece * PIECE :][:count]

    def _piece(self, number: int, px_s: float) -> bytes:
        made = self._rows.get(number)
        if made is None:
            row = bytearray(PIECE)
            view = TimeView(number * PIECE * px_s, (number + 1) * PIECE * px_s)
            for left, wide in self.pixel_runs(view, PIECE):
                row[left : left + wide] = b"\1" * wide
            made = self._rows[number] = bytes(row)
        return made

    def pixel_runs(self, view: TimeView, width: int) -> list[tuple[int, int]]:
        """What to fill: left edge and width in pixels, left to right, none narrower than a pixel, none overlapping.

        A gap is seen from one pixel on.
        """
        begins, ends = self.begins, self.ends
        at = bisect_left(ends, view.begin)
        last = bisect_right(begins, view.end)
        scale, origin = width / view.span, view.begin
        runs: list[tuple[int, int]] = []
        while at < last:
            left = max(0, int((begins[at] - origin) * scale))
            right = min(width, max(left + 1, int((ends[at] - origin) * scale + 0.5)))
            at += 1
            while at < last:
                # Of all that begin before this run's right pixel the last one reaches furthest.
                further = bisect_left(begins, origin + (right + 1) / scale, at, last)
                if further == at:
                    break
                reach = min(width, max(right, int((ends[further - 1] - origin) * scale + 0.5)))
                at = further
                if reach == right:
                    break
                right = reach
            if right > left:
                runs.append((left, right - left))
        return runs
