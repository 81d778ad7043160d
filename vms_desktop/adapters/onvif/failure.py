"""zeep's and requests' exceptions as our own codes: every failure of a device comes out of here as a CameraError."""

from __future__ import annotations

from collections.abc import Iterator

import requests
from lxml.etree import XMLSyntaxError
from zeep import exceptions as zeep_errors

from vms_desktop.domain.errors import CameraError

_AUTH_WORDS = ("notauthorized", "not authorized", "unauthorized", "authority failure", "sender not authorized")


class TooLarge(Exception):
    """The answer is larger than any honest device's."""


class Redirected(Exception):
    """The device sends us to another address; we do not follow."""


def classify(error: BaseException) -> CameraError:
    """By what it was caused by; ``detail`` is short and free of secrets."""
    detail = f"{type(error).__name__}: {error}"[:300]
    for one in _chain(error):
        if isinstance(one, requests.exceptions.Timeout | TimeoutError):
            return CameraError("camera.timed_out", detail=detail)
        if isinstance(one, ConnectionRefusedError):
            return CameraError("camera.refused", detail=detail)
        if isinstance(one, TooLarge):
            return CameraError("camera.bad_answer", detail="answer too large")
        if isinstance(one, Redirected):
            return CameraError("camera.not_onvif", detail="redirected to another address")
    for one in _chain(error):
        if isinstance(one, zeep_errors.Fault):
            return _fault(one, detail)
        if isinstance(one, zeep_errors.TransportError):
            if one.status_code in (401, 403):
                return CameraError("camera.auth_failed", detail=detail)
            if one.status_code == 503:
                return CameraError("camera.busy", detail=detail)
            return CameraError("camera.not_onvif", detail=detail)
        if isinstance(one, XMLSyntaxError | zeep_errors.XMLSyntaxError):
            return CameraError("camera.not_onvif" if "html" in str(one).lower() else "camera.bad_answer", detail=detail)
        if isinstance(one, requests.exceptions.ConnectionError | OSError):
            words = str(one).lower()
            if "remote end closed" in words or "badstatusline" in words:
                return CameraError("camera.not_onvif", detail=detail)
            refused = "refused" in words
            return CameraError("camera.refused" if refused else "camera.unreachable", detail=detail)
    return CameraError("camera.bad_answer", detail=detail)


def _fault(fault: zeep_errors.Fault, detail: str) -> CameraError:
    words = f"{fault.message} {fault.code} {' '.join(str(code) for code in fault.subcodes or ())}".lower()
    if any(word in words for word in _AUTH_WORDS):
        return CameraError("camera.auth_failed", detail=detail)
    if "notsupported" in words or "not implemented" in words or "not supported" in words:
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
