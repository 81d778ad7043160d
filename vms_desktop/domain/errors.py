"""The world's errors, each with a stable dotted code; anything else is a bug.

The text a person reads, and the next step, live only in ``ui/messages.py``; here is what a program can match on.
"""

from __future__ import annotations

from typing import Any


class VmsError(Exception):
    """Something outside this program went wrong and a person can do something about it.

    ``code`` is stable (``camera.auth_failed``) and never shown alone; ``params`` fill the text's placeholders and
    never hold a secret; ``detail`` is folded technical text (already free of secrets).
    """

    def __init__(self, code: str, *, detail: str = "", **params: Any) -> None:
        super().__init__(code, params, detail)
        self.code = code
        self.params = params
        self.detail = detail

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code}({shown})" + (f": {self.detail}" if self.detail else "")


class CameraError(VmsError):
    """A camera or its network did not do what was asked (codes ``camera.*``)."""


class InputError(VmsError):
    """What a person or a file gave cannot be used (codes ``input.*``, ``import.*``)."""


class StorageError(VmsError):
    """The database or the data folder cannot be used (codes ``storage.*``)."""


class LogError(VmsError):
    """The access log cannot be written, checked or moved as asked (codes ``log.*``)."""


class ReviewError(VmsError):
    """A step of a review cannot be taken by this person or not now (codes ``review.*``)."""


class FootageError(VmsError):
    """Recorded footage cannot be found, read or cut (codes ``footage.*``, ``clip.*``, ``recorder.*``)."""


class EvidenceError(VmsError):
    """An evidence package cannot be made, copied or checked as asked (codes ``evidence.*``)."""


class CopyError(VmsError):
    """A copy of a clip cannot be made as wished (codes ``copy.*``)."""


class RecordingError(VmsError):
    """Footage cannot be recorded, kept or found as asked (codes ``recording.*``)."""


class RequestError(VmsError):
    """A request for footage cannot take this step (codes ``request.*``)."""


class FormError(VmsError):
    """A printed form or its template cannot be used as it is (codes ``form.*``)."""


class AccessError(VmsError):
    """The person who is signed in may not do this (codes ``access.*``, ``people.*``, ``consent.*``)."""


class SignInError(VmsError):
    """Nobody was signed in (codes ``sign_in.*``). ``wait_s``: seconds until the next try counts; absent: none."""


class WorkstationError(VmsError):
    """This workstation lacks something the program needs (codes ``system.*``, ``child.*``)."""
