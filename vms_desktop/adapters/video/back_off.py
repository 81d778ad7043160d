"""How long to wait before a child that keeps ending is started again."""

from __future__ import annotations

AT_MOST_S = 10.0
FIRST_S = 0.25
LONG_RUN_S = 10.0
"""A child that ran for so long was well; what ended it is no fault of its start."""


class BackOff:
    """The first restart is immediate, further ones after quick ends wait longer; a long run makes all well again."""

    def __init__(self) -> None:
        self._quick_ends = 0

    def after_end(self, ran_s: float) -> float:
        """Seconds to wait after a run of ``ran_s`` seconds ended by itself."""
        if ran_s >= LONG_RUN_S:
            self._quick_ends = 0
        self._quick_ends += 1
        if self._quick_ends == 1:
            return 0.0
        return min(AT_MOST_S, FIRST_S * 2.0 ** min(self._quick_ends - 2, 10))
