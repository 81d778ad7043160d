"""SOAP calls to one device: a shared parsed WSDL, a transport with finite time-outs, and authentication both ways.

Parsing a WSDL costs a good part of a second and some megabytes, so each is parsed once for all devices and copied
shallowly with the device's own transport and token (docs/onvif.md).
"""

from __future__ import annotations

import copy
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import requests
from lxml import etree
from requests.auth import HTTPDigestAuth
from zeep import Client, Settings
from zeep.proxy import ServiceProxy
from zeep.transports import Transport

from vms_desktop.adapters.onvif.failure import Redirected, TooLarge, classify
from vms_desktop.adapters.onvif.username_token import DigestToken
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.errors import CameraError
from vms_desktop.paths import resources_dir
from vms_desktop.services.ports import DeviceEndpoint

CALL_SECONDS = 5.0
MOST_ANSWER_BYTES = 2 * 1024 * 1024

BINDINGS = {
    "devicemgmt": "{http://www.onvif.org/ver10/device/wsdl}DeviceBinding",
    "media": "{http://www.onvif.org/ver10/media/wsdl}MediaBinding",
    "ptz": "{http://www.onvif.org/ver20/ptz/wsdl}PTZBinding",
}

_STRICT = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=False)

_parsed: dict[str, Client] = {}
_parsing = threading.Lock()


def parsed_wsdl(name: str) -> Client:
    """The parsed WSDL of a service, once for the process. Blocking."""
    with _parsing:
        if name not in _parsed:
            path: Path = resources_dir() / "wsdl" / f"{name}.wsdl"
            settings = Settings(strict=False, xml_huge_tree=False, forbid_entities=True, forbid_external=True)
            _parsed[name] = Client(str(path), settings=settings, transport=Transport(timeout=CALL_SECONDS))
        return _parsed[name]


class _Session(requests.Session):  # type: ignore[misc]
    """No redirects, no proxies, and answers of bounded size."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs["allow_redirects"] = False
        kwargs["stream"] = True
        answer = super().request(*args, **kwargs)
        if answer.is_redirect:
            answer.close()
            raise Redirected
        body = b""
        for part in answer.iter_content(65536):
            body += part
            if len(body) > MOST_ANSWER_BYTES:
                answer.close()
                raise TooLarge
        answer._content = body
        if answer.status_code == 200:
            # zeep repairs a broken document and gives None for what was cut off; a broken answer is no answer.
            etree.fromstring(body, _STRICT)
        return answer


class SoapDevice:
    """One device's services. Used by one thread at a time (the caller holds the device's lock)."""

    def __init__(self, endpoint: DeviceEndpoint, clock: Clock) -> None:
        self._endpoint = endpoint
        self._token = DigestToken(endpoint.credential, clock) if endpoint.credential is not None else None
        self._session = _Session()
        self._transport = Transport(session=self._session, timeout=CALL_SECONDS, operation_timeout=CALL_SECONDS)
        self._http_digest = False
        self._services: dict[str, Any] = {}
        self.addresses: dict[str, str] = {"devicemgmt": self._at(endpoint.path)}

    def _at(self, path: str) -> str:
        host = f"[{self._endpoint.host}]" if ":" in self._endpoint.host else self._endpoint.host
        return f"http://{host}:{self._endpoint.port}{path}"

    def here(self, address: str) -> str:
        """An address the device gave, with host and port as the operator entered them (devices behind NAT lie)."""
        parts = urlsplit(address)
        entered = urlsplit(self._at("/"))
        return urlunsplit((entered.scheme, entered.netloc, parts.path, parts.query, ""))

    def set_clock_offset(self, seconds: float) -> None:
        if self._token is not None:
            self._token.offset_s = seconds

    def call(self, service: str, operation: str, *, protected: bool = True, **arguments: Any) -> Any:
        """Call an operation. Raises CameraError. A token that is refused is followed by HTTP digest once."""
        try:
            return self._call(service, operation, protected, arguments)
        except Exception as error:
            failure = classify(error)
            if failure.code != "camera.auth_failed" or not protected or self._http_digest or self._token is None:
                raise failure from error
        return self._call_with_http_digest(service, operation, arguments)

    def _call_with_http_digest(self, service: str, operation: str, arguments: dict[str, Any]) -> Any:
        credential = self._endpoint.credential
        assert credential is not None
        self._http_digest = True
        self._session.auth = HTTPDigestAuth(credential.username, credential.password)
        self._services.clear()
        try:
            return self._call(service, operation, True, arguments)
        except Exception as error:
            # Next time the token is tried first again: the password may have been the reason, not the way.
            self._http_digest = False
            self._session.auth = None
            self._services.clear()
            raise classify(error) from error

    def _call(self, service: str, operation: str, protected: bool, arguments: dict[str, Any]) -> Any:
        proxy = self._service(service, protected and self._token is not None and not self._http_digest)
        return getattr(proxy, operation)(**arguments)

    def _service(self, name: str, with_token: bool) -> Any:
        key = f"{name}{'+' if with_token else ''}"
        if key not in self._services:
            address = self.addresses.get(name)
            if address is None:
                raise CameraError("camera.unsupported", detail=name)
            client = copy.copy(parsed_wsdl(name))
            client.transport = self._transport
            client.wsse = self._token if with_token else None
            binding = client.wsdl.bindings[BINDINGS[name]]
            self._services[key] = ServiceProxy(client, binding, address=address)
        return self._services[key]

    def close(self) -> None:
        self._session.close()
