"""zeep's and requests' exceptions as our own codes: every failure of a device comes out of here as a CameraError."""

from __future__ import annotations

import http.client
from collections.abc import Iterator

import requests
from lxml.etree import XMLSyntaxError
from zeep import exceptions as zeep_errors

from vms_desktop.adapters.onvif.text import clean
from vms_desktop.domain.errors import CameraError

LONGEST_DETAIL = 300

# Sub codes and words of faults (ONVIF Core Specification 5.8.2 and WS-Security 12; devices vary in the rest).
_AUTH_WORDS = (
    "notauthorized",
    "not authorized",
    "unauthorized",
    "authority failure",
    "failedauthentication",
    "failed authentication",
    "authentication failed",
    "could not be authenticated",
    "invalidsecurity",
    "messageexpired",
)
_NOT_ABLE_WORDS = (
    "notsupported",
    "not supported",
    "notimplemented",
    "not implemented",
    "invalidargval",
    "unknownaction",
)


class Unreadable(Exception):
    """The answer is too large, compressed, broken or holds what no honest answer holds."""


class NotSoap(Exception):
    """Something answers, but no SOAP."""


class Redirected(Exception):
    """The device sends us to another address; we do not follow."""


def classify(error: BaseException) -> CameraError:
    """By what it was caused by; ``detail`` is short and free of secrets."""
    if isinstance(error, CameraError):
        return error
    detail = clean(f"{type(error).__name__}: {error}", LONGEST_DETAIL)
    causes = list(_chain(error))
    for one in causes:
        if isinstance(one, requests.exceptions.Timeout | TimeoutError):
            return CameraError("camera.timed_out", detail=detail)
        if isinstance(one, ConnectionRefusedError):
            return CameraError("camera.refused", detail=detail)
        if isinstance(one, Unreadable):
            return CameraError("camera.bad_answer", detail=clean(one))
        if isinstance(one, NotSoap):
            return CameraError("camera.not_onvif", detail="no SOAP")
        if isinstance(one, Redirected):
            return CameraError("camera.not_onvif", detail="redirected to another address")
    for one in causes:
        if isinstance(one, zeep_errors.Fault):
            return _fault(one, detail)
        if isinstance(one, zeep_errors.TransportError):
            return _status(int(one.status_code or 0), detail)
        if isinstance(one, XMLSyntaxError | zeep_errors.XMLSyntaxError):
            return CameraError("camera.bad_answer", detail=detail)
        if isinstance(one, http.client.IncompleteRead):
            return CameraError("camera.bad_answer", detail=detail)
    if is_dropped(error) or any(isinstance(one, http.client.HTTPException) for one in causes):
        return CameraError("camera.not_onvif", detail=detail)
    if any(isinstance(one, requests.exceptions.ConnectionError | OSError) for one in causes):
        return CameraError("camera.unreachable", detail=detail)
    return CameraError("camera.bad_answer", detail=detail)


def is_dropped(error: BaseException) -> bool:
    """The other side closed the connection instead of answering."""
    dropped = (http.client.RemoteDisconnected, ConnectionResetError, ConnectionAbortedError, BrokenPipeError)
    return any(isinstance(one, dropped) for one in _chain(error))


def _status(status: int, detail: str) -> CameraError:
    if status in (401, 403):
        return CameraError("camera.auth_failed", detail=detail)
    return CameraError("camera.busy" if status == 503 else "camera.not_onvif", detail=detail)


def _fault(fault: zeep_errors.Fault, detail: str) -> CameraError:
    words = f"{fault.message} {fault.code} {' '.join(str(code) for code in fault.subcodes or ())}".lower()
    if any(word in words for word in _AUTH_WORDS):
        return CameraError("camera.auth_failed", detail=detail)
    if any(word in words for word in _NOT_ABLE_WORDS):
        return CameraError("camera.unsupported", detail=detail)
    return CameraError("camera.bad_answer", detail=detail)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and everything it came from, urllib3's wrapped reasons included."""
    seen: set[int] = set()
    waiting: list[BaseException] = [error]
    while waiting:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        reasons = [one.__cause__, one.__context__, getattr(one, "reason", None), *getattr(one, "args", ())]
        waiting += [reason for reason in reasons if isinstance(reason, BaseException)]
