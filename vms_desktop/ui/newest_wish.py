"""Loading the rows of a long list that somebody looks at: one question runs at a time, and the newest wish counts.

Whoever drags the scroll bar through two years loads what he stops at.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable


class NewestWish:
    """Loop thread only. ``load``: makes the rows from first to last ready; it may end early when ``is_waiting``."""

    def __init__(self, load: Callable[[int, int], Awaitable[None]]) -> None:
        self._load = load
        self._wish: tuple[int, int] | None = None
        self._is_loading = False

    @property
    def is_waiting(self) -> bool:
        """Somebody has scrolled on, and wants other rows than those that are being loaded."""
        return self._wish is not None

    async def load_around(self, first: int, last: int) -> None:
        """Returns at once where another call is at it, which goes on to these rows. Raises what ``load`` raises."""
        self._wish = (first, last)
        if self._is_loading:
            return
        self._is_loading = True
        try:
            while self._wish is not None:
                (first, last), self._wish = self._wish, None
                await self._load(first, last)
        except BaseException:
            self._wish = None
            raise
        finally:
            self._is_loading = False

    def forget(self) -> None:
        """Nobody looks at these rows any more."""
        self._wish = None
