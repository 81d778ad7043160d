"""Subscriptions: a list of callbacks where one that fails does not keep the others from hearing."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, ParamSpec

from vms_desktop.services.operation import machinery

_log = logging.getLogger(__name__)
P = ParamSpec("P")


@machinery("tells whoever listens")
class Listeners(Generic[P]):
    """Callbacks of one kind. Called on the loop thread."""

    def __init__(self) -> None:
        self._callbacks: list[Callable[P, None]] = []

    def add(self, callback: Callable[P, None]) -> Callable[[], None]:
        """Subscribe; the returned function unsubscribes and may be called twice."""
        self._callbacks.append(callback)

        def remove() -> None:
            if callback in self._callbacks:
                self._callbacks.remove(callback)

        return remove

    def notify(self, *args: P.args, **kwargs: P.kwargs) -> None:
        for callback in tuple(self._callbacks):
            try:
                callback(*args, **kwargs)
            except Exception:  # noqa: BLE001 - a listener's bug is logged and must not stop the others
                _log.exception("listener %r failed", callback)
