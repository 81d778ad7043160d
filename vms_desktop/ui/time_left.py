"""How long something still takes that tells how far it is; without Qt."""

from __future__ import annotations

from collections.abc import Callable

KNOWN_AFTER_S, KNOWN_AFTER = 5.0, 0.02
"""Before so much has passed and so much is done, a guess would be wild."""


class TimeLeft:
    """``monotonic``: seconds of a clock that only goes on."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._of: object = None
        self._began_s = self._began_at = 0.0

    def after(self, of: object, progress: float) -> float | None:
        """Seconds until ``of`` is done, which has come to ``progress`` (0..1); None: not known yet. Another ``of``, and
        one that goes back, is begun anew.
        """
        now_s = self._monotonic()
        if of != self._of or progress < self._began_at:
            self._of, self._began_s, self._began_at = of, now_s, progress
        passed_s, done = now_s - self._began_s, progress - self._began_at
        if passed_s < KNOWN_AFTER_S or done < KNOWN_AFTER:
            return None
        return passed_s * max(0.0, 1.0 - progress) / done
