"""zeep clients in strict mode for the WSDLs onvif-zeep ships, each parsed once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import onvif
import requests
import zeep
from simulator_tools import service_url
from zeep.wsse.username import UsernameToken

from vms_desktop.simulated_province import SimulatedCamera

_WSDL = Path(onvif.__file__).resolve().parent.parent / "wsdl"
_BINDINGS = {
    "device": ("devicemgmt.wsdl", "{http://www.onvif.org/ver10/device/wsdl}DeviceBinding"),
    "media": ("media.wsdl", "{http://www.onvif.org/ver10/media/wsdl}MediaBinding"),
    "ptz": ("ptz.wsdl", "{http://www.onvif.org/ver20/ptz/wsdl}PTZBinding"),
    "recording": ("recording.wsdl", "{http://www.onvif.org/ver10/recording/wsdl}RecordingBinding"),
    "search": ("search.wsdl", "{http://www.onvif.org/ver10/search/wsdl}SearchBinding"),
    "replay": ("replay.wsdl", "{http://www.onvif.org/ver10/replay/wsdl}ReplayBinding"),
}


@cache
def _client(name: str) -> zeep.Client:
    return zeep.Client(str(_WSDL / _BINDINGS[name][0]))


def service(name: str, camera: SimulatedCamera, digest: bool = False) -> Any:
    """device, media, ptz, recording, search or replay of a device, with WS-UsernameToken or HTTP digest.

    One at a time of each.
    """
    facts = camera.facts
    client = _client(name)
    client.transport.operation_timeout = 10
    client.transport.session = requests.Session()
    client.wsse = None if digest else UsernameToken(facts["username"], facts["password"], use_digest=True)
    if digest:
        client.transport.session.auth = requests.auth.HTTPDigestAuth(facts["username"], facts["password"])
    return client.create_service(_BINDINGS[name][1], service_url(facts, name))
