"""The system's key store through ``keyring``, bounded in time: a locked store waits for a person, maybe for ever."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

_log = logging.getLogger(__name__)
T = TypeVar("T")
SERVICE = "vms-desktop"
# Long enough to type the password that unlocks the store; it never runs on the GUI thread.
ANSWER_WITHIN_S = 30.0
# Backends that keep secrets readable on disk, or nowhere.
_NOT_SAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


class KeyStoreUnavailable(Exception):
    """No store, locked, refused by the user, or silent."""


class KeyStore(Protocol):
    """A named place for small secrets."""

    name: str

    def get(self, account: str) -> str | None:
        """None: the store works and has no such entry. Raises KeyStoreUnavailable."""

    def set(self, account: str, secret: str) -> None:
        """Raises KeyStoreUnavailable."""


@dataclass(frozen=True, slots=True)
class KeyStoreState:
    """For ``doctor``: which store, and whether keys may lie there. ``problem`` is technical text."""

    name: str
    usable: bool
    problem: str = ""


class SystemKeyStore:
    """Secret Service or KWallet on Linux, Credential Locker on Windows, Keychain on macOS."""

    def __init__(self, *, answer_within_s: float = ANSWER_WITHIN_S) -> None:
        self._answer_within_s = answer_within_s
        self.name = ""

    def get(self, account: str) -> str | None:
        def look() -> str | None:
            found = self._backend().get_password(SERVICE, account)
            return None if found is None else str(found)

        return _bounded(look, self._answer_within_s)

    def set(self, account: str, secret: str) -> None:
        def keep() -> None:
            backend = self._backend()
            backend.set_password(SERVICE, account, secret)
            if backend.get_password(SERVICE, account) != secret:
                raise KeyStoreUnavailable("the store did not keep the key")

        _bounded(keep, self._answer_within_s)

    def _backend(self) -> Any:
        # Imported late and on the worker: keyring loads every backend there is and asks D-Bus.
        import keyring

        backend = keyring.get_keyring()
        self.name = f"{type(backend).__module__}.{type(backend).__qualname__}"
        if self.name.startswith(_NOT_SAFE) or backend.priority <= 0:
            raise KeyStoreUnavailable(f"no key store on this system ({self.name})")
        return backend


def _bounded(call: Callable[[], T], within_s: float) -> T:
    """Run in a thread of its own and wait; a call that hangs is left behind (it dies with the process)."""
    result: list[T] = []
    failure: list[BaseException] = []

    def run() -> None:
        try:
            result.append(call())
        except BaseException as error:  # noqa: BLE001 - any backend's error means: not available; told below
            failure.append(error)

    thread = threading.Thread(target=run, name="key store", daemon=True)
    thread.start()
    thread.join(within_s)
    if result:
        return result[0]
    if not failure:
        raise KeyStoreUnavailable(f"no answer within {within_s:g} s")
    # A backend's message may quote what it was given; only the kind of failure is passed on.
    error = failure[0]
    raise error if isinstance(error, KeyStoreUnavailable) else KeyStoreUnavailable(type(error).__name__)


def probe_key_store(*, answer_within_s: float = 5.0) -> KeyStoreState:
    """Ask the store for an entry that is not there. Blocks up to ``answer_within_s``."""
    store = SystemKeyStore(answer_within_s=answer_within_s)
    try:
        store.get("probe")
    except KeyStoreUnavailable as error:
        return KeyStoreState(store.name, False, str(error))
    return KeyStoreState(store.name, True)
