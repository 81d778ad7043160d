"""SOAP calls to one device: a shared parsed WSDL, a bounded transport, and authentication both ways.

Parsing a WSDL costs a good part of a second on a slow machine and some megabytes, so each is parsed once for all
devices and copied shallowly with the device's own transport and token (docs/onvif.md).
"""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from requests.auth import HTTPDigestAuth
from zeep import Client, Settings
from zeep.proxy import ServiceProxy
from zeep.transports import Transport

from vms_desktop.adapters.onvif.failure import classify
from vms_desktop.adapters.onvif.transport import Exchange, bounded_session
from vms_desktop.adapters.onvif.username_token import DigestToken
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError
from vms_desktop.paths import resources_dir
from vms_desktop.services.ports import DeviceEndpoint

BINDINGS = {
    "devicemgmt": "{http://www.onvif.org/ver10/device/wsdl}DeviceBinding",
    "media": "{http://www.onvif.org/ver10/media/wsdl}MediaBinding",
    "ptz": "{http://www.onvif.org/ver20/ptz/wsdl}PTZBinding",
    "search": "{http://www.onvif.org/ver10/search/wsdl}SearchBinding",
    "replay": "{http://www.onvif.org/ver10/replay/wsdl}ReplayBinding",
}

_parsed: dict[str, Client] = {}
_parsing = threading.Lock()


def parsed_wsdl(name: str) -> Client:
    """The parsed WSDL of a service, once for the process. Blocking."""
    with _parsing:
        if name not in _parsed:
            path = resources_dir() / "wsdl" / f"{name}.wsdl"
            settings = Settings(
                strict=False, xml_huge_tree=False, forbid_dtd=True, forbid_entities=True, forbid_external=True
            )
            _parsed[name] = Client(str(path), settings=settings, transport=Transport(timeout=1, operation_timeout=1))
        return _parsed[name]


class SoapDevice:
    """One device's services. Used by one thread at a time (the caller holds its lock); ``abort`` by any."""

    def __init__(self, endpoint: DeviceEndpoint, clock: Clock, call_s: float) -> None:
        """``call_s``: how long one exchange may take, from connecting to the last byte."""
        self._endpoint = endpoint
        self._call_s = call_s
        self._token = DigestToken(endpoint.credential, clock) if endpoint.credential is not None else None
        self._exchange = Exchange(clock)
        self._session = bounded_session(self._exchange)
        self._transport = Transport(session=self._session, timeout=call_s, operation_timeout=call_s)
        self._http_digest = False
        self._proxies: dict[str, Any] = {}
        self.addresses: dict[str, str] = {"devicemgmt": self._at(endpoint.path)}
        self.measure_clock: Callable[[], float] | None = None
        """How to learn the device's clock again when it refuses our token; seconds, device minus ours."""
        self.clock_told: float | None = None
        """What it last said, likewise; None: nothing since somebody took note of it."""

    def _at(self, path: str) -> str:
        host = f"[{self._endpoint.host}]" if ":" in self._endpoint.host else self._endpoint.host
        return f"http://{host}:{self._endpoint.port}{path}"

    def here(self, address: str) -> str:
        """An address the device gave, with host and port as the operator entered them (devices behind NAT lie)."""
        parts = urlsplit(address)
        entered = urlsplit(self._at("/"))
        return urlunsplit((entered.scheme, entered.netloc, parts.path, parts.query, ""))

    @property
    def clock_offset_s(self) -> float:
        """What tokens are stamped with: device clock minus ours."""
        return self._token.offset_s if self._token is not None else 0.0

    @clock_offset_s.setter
    def clock_offset_s(self, seconds: float) -> None:
        if self._token is not None:
            self._token.offset_s = seconds

    def call(self, service: str, operation: str, *, protected: bool = True, **arguments: Any) -> Any:
        """Call an operation; ``protected``: as the person whose credential we have. Raises CameraError.

        A refused token is sent once more if the device's clock was changed meanwhile, and HTTP digest is tried where
        the device asks for it; a password is never sent more often than that, because cameras lock accounts.
        """
        answer, failure = self._attempt(service, operation, protected, arguments)
        if failure is None:
            return answer
        if failure.code != "camera.auth_failed" or not protected or self._token is None:
            raise failure
        asks_for_digest = "digest" in self._exchange.challenge
        if not self._http_digest and self._clock_was_changed():
            answer, failure = self._attempt(service, operation, protected, arguments)
            if failure is None or failure.code != "camera.auth_failed":
                return _given(answer, failure)
        if self._http_digest or not asks_for_digest:
            # A device that took digest before may take the token now, e.g. after its settings were changed.
            self._use_http_digest(False)
            raise failure
        self._use_http_digest(True)
        answer, failure = self._attempt(service, operation, protected, arguments)
        if failure is not None and failure.code == "camera.auth_failed":
            self._use_http_digest(False)
        return _given(answer, failure)

    def _attempt(
        self, service: str, operation: str, protected: bool, arguments: dict[str, Any]
    ) -> tuple[Any, CameraError | None]:
        self._exchange.limit(self._call_s)
        self._exchange.status = 0
        try:
            proxy = self._proxy(service, protected and self._token is not None and not self._http_digest)
            return getattr(proxy, operation)(**arguments), None
        except Exception as error:  # noqa: BLE001 - zeep raises anything at a hostile answer; all of it has a code
            failure = classify(error)
            if self._exchange.status in (401, 403) and failure.code in ("camera.bad_answer", "camera.not_onvif"):
                failure = CameraError("camera.auth_failed", detail=failure.detail)
            return None, failure

    def _clock_was_changed(self) -> bool:
        """Measure it again; True if tokens made before were stamped wrongly."""
        if self.measure_clock is None:
            return False
        before = self.clock_offset_s
        try:
            self.clock_offset_s = self.measure_clock()
        except CameraError:
            # It refuses us and does not tell its clock: nothing is gained by asking again.
            return False
        return abs(self.clock_offset_s - before) > 2.0

    def _use_http_digest(self, used: bool) -> None:
        credential = self._endpoint.credential
        assert credential is not None
        self._http_digest = used
        self._session.auth = HTTPDigestAuth(credential.username, credential.password) if used else None

    def _proxy(self, name: str, with_token: bool) -> Any:
        key = f"{name}{'+' if with_token else ''}"
        if key not in self._proxies:
            address = self.addresses.get(name)
            if address is None:
                raise CameraError("camera.unsupported", detail=f"no {name} service")
            client = copy.copy(parsed_wsdl(name))
            client.transport = self._transport
            client.wsse = self._token if with_token else None
            binding = client.wsdl.bindings[BINDINGS[name]]
            self._proxies[key] = ServiceProxy(client, binding, address=address)
        return self._proxies[key]

    def abort(self) -> None:
        """End the call under way, from any thread."""
        self._exchange.abort()

    def close(self) -> None:
        self._session.close()


def _given(answer: Any, failure: CameraError | None) -> Any:
    if failure is not None:
        raise failure
    return answer
