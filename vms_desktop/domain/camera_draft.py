"""A camera as a person or a file describes it, and the one place where that becomes a valid ``Camera``."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field

from vms_desktop.domain.address import Credential, StreamAddress, parse_stream_address
from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.onvif_address import DEFAULT_PATH, DEFAULT_PORT, parse_onvif_address
from vms_desktop.domain.place import Province
from vms_desktop.domain.stream import Transport
from vms_desktop.domain.thai_text import arabic_digits, tidy

CODE_LIMIT = 40
NAME_LIMIT = 200
ADDRESS_LIMIT = 2000
SECRET_LIMIT = 200
TOKEN_LIMIT = 200
# Letters of any script with their marks, digits, and what is safe in a file name: snapshots are named by code.
_CODE = re.compile(r"\w[\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e.\- ]*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class CameraDraft:
    """All as typed. Addresses may hold ``user:password@``; they and the password stay out of ``repr``.

    ``password`` empty on an update: the stored one stays. ``onvif_host`` may be a host, ``host:port`` or a URL;
    ``onvif_port`` 0: what ``onvif_host`` says, else 80. Latitude and longitude: degrees WGS 84, numbers or text.
    """

    code: str = ""
    name_th: str = ""
    name_en: str = ""
    district_code: str = ""
    subdistrict_code: str = ""
    agency_code: str = ""
    main_url: str = field(default="", repr=False)
    sub_url: str = field(default="", repr=False)
    username: str = ""
    password: str = field(default="", repr=False)
    transport: Transport = Transport.TCP
    onvif_host: str = field(default="", repr=False)
    onvif_port: int = 0
    onvif_path: str = ""
    main_profile: str = ""
    sub_profile: str = ""
    has_ptz: bool = False
    latitude: float | str | None = None
    longitude: float | str | None = None
    forget_credential: bool = False
    """On an update: the camera needs no password any more."""


def check_draft(draft: CameraDraft, province: Province, camera_id: str) -> tuple[Camera, Credential | None]:
    """The camera the draft describes, and the credential that goes to the vault (None: none was typed).

    ``has_credential`` of the result says only whether one was typed. Raises InputError, each with ``field`` (name of
    the CameraDraft field): ``input.required``, ``input.too_long`` (limit), ``input.control_characters``,
    ``input.camera_code``, ``input.district_unknown``, ``input.subdistrict_unknown``, ``input.subdistrict_elsewhere``,
    ``input.agency_unknown``, ``input.address_*``, ``input.address_missing``, ``input.onvif_*``, ``input.number``,
    ``input.latitude_range``, ``input.longitude_range``, ``input.coordinates_incomplete``.
    """
    code = arabic_digits(_text(draft.code, "code", CODE_LIMIT, required=True))
    if not _CODE.fullmatch(code) or code.endswith("."):
        raise InputError("input.camera_code", field="code", value=code)
    name_th = _text(draft.name_th, "name_th", NAME_LIMIT)
    name_en = _text(draft.name_en, "name_en", NAME_LIMIT)
    if not name_th and not name_en:
        raise InputError("input.required", field="name_th")
    district_code, subdistrict_code = _place(draft, province)
    agency_code = _agency(draft, province)
    main, from_main = _stream(draft.main_url, "main_url")
    sub, from_sub = _stream(draft.sub_url, "sub_url")
    host, port, path, from_onvif = _onvif(draft)
    if main is None and sub is None and not host:
        raise InputError("input.address_missing", field="main_url")
    credential = _typed_credential(draft) or from_main or from_sub or from_onvif
    latitude, longitude = _coordinates(draft)
    camera = Camera(
        id=camera_id,
        code=code,
        name_th=name_th or name_en,
        name_en=name_en,
        district_code=district_code,
        subdistrict_code=subdistrict_code,
        agency_code=agency_code,
        main=main,
        sub=sub,
        transport=Transport(draft.transport),
        onvif_host=host,
        onvif_port=port,
        onvif_path=path or DEFAULT_PATH,
        main_profile=_text(draft.main_profile, "main_profile", TOKEN_LIMIT),
        sub_profile=_text(draft.sub_profile, "sub_profile", TOKEN_LIMIT),
        has_ptz=draft.has_ptz,
        has_credential=credential is not None,
        latitude=latitude,
        longitude=longitude,
    )
    return camera, credential


def draft_of(camera: Camera) -> CameraDraft:
    """The draft that would make this camera again, without its secrets; for editing."""
    return CameraDraft(
        code=camera.code,
        name_th=camera.name_th,
        name_en=camera.name_en,
        district_code=camera.district_code,
        subdistrict_code=camera.subdistrict_code,
        agency_code=camera.agency_code,
        main_url=camera.main.url if camera.main else "",
        sub_url=camera.sub.url if camera.sub else "",
        transport=camera.transport,
        onvif_host=camera.onvif_host,
        onvif_port=camera.onvif_port,
        onvif_path=camera.onvif_path,
        main_profile=camera.main_profile,
        sub_profile=camera.sub_profile,
        has_ptz=camera.has_ptz,
        latitude=camera.latitude,
        longitude=camera.longitude,
    )


def _text(value: str, name: str, limit: int, *, required: bool = False) -> str:
    text = tidy(value)
    if any(unicodedata.category(ch) in ("Cc", "Cs", "Co") for ch in text):
        raise InputError("input.control_characters", field=name)
    if len(text) > limit:
        raise InputError("input.too_long", field=name, limit=limit)
    if required and not text:
        raise InputError("input.required", field=name)
    return text


def _secret(value: str, name: str) -> str:
    """Kept exactly as typed: spaces belong to a password."""
    if any(unicodedata.category(ch) in ("Cc", "Cs") for ch in value):
        raise InputError("input.control_characters", field=name)
    if len(value) > SECRET_LIMIT:
        raise InputError("input.too_long", field=name, limit=SECRET_LIMIT)
    return value


def _place(draft: CameraDraft, province: Province) -> tuple[str, str]:
    district_code = arabic_digits(draft.district_code.strip())
    subdistrict_code = arabic_digits(draft.subdistrict_code.strip())
    if not district_code and subdistrict_code:
        district_code = subdistrict_code[:4]
    if not district_code:
        raise InputError("input.required", field="district_code")
    districts = {district.code: district for district in province.districts}
    if district_code not in districts:
        raise InputError("input.district_unknown", field="district_code", value=district_code[:NAME_LIMIT])
    if not subdistrict_code:
        return district_code, ""
    if subdistrict_code in {sub.code for sub in districts[district_code].subdistricts}:
        return district_code, subdistrict_code
    elsewhere = any(sub.code == subdistrict_code for other in province.districts for sub in other.subdistricts)
    kind = "input.subdistrict_elsewhere" if elsewhere else "input.subdistrict_unknown"
    raise InputError(kind, field="subdistrict_code", value=subdistrict_code[:NAME_LIMIT], district=district_code)


def owners_are_known(province: Province) -> bool:
    """Whether the province's local governments are in the bundled data; elsewhere owners are taken as typed."""
    return any(agency.district_code for agency in province.agencies)


def _agency(draft: CameraDraft, province: Province) -> str:
    code = _text(draft.agency_code, "agency_code", NAME_LIMIT)
    known = {agency.code for agency in province.agencies}
    if code and code not in known and owners_are_known(province):
        raise InputError("input.agency_unknown", field="agency_code", value=code)
    return code


def _stream(typed: str, name: str) -> tuple[StreamAddress | None, Credential | None]:
    if not typed.strip():
        return None, None
    if len(typed) > ADDRESS_LIMIT:
        raise InputError("input.too_long", field=name, limit=ADDRESS_LIMIT)
    try:
        address, credential = parse_stream_address(typed)
    except InputError as error:
        raise InputError(error.code, **{**error.params, "field": name}) from None
    return address, _checked(credential, name)


def _onvif(draft: CameraDraft) -> tuple[str, int, str, Credential | None]:
    typed = draft.onvif_host.strip()
    if not typed:
        return "", 0, "", None
    if len(typed) > ADDRESS_LIMIT:
        raise InputError("input.too_long", field="onvif_host", limit=ADDRESS_LIMIT)
    parsed = parse_onvif_address(typed)
    if not 0 <= draft.onvif_port <= 65535:
        raise InputError("input.onvif_port", field="onvif_port")
    port = parsed.port or draft.onvif_port or DEFAULT_PORT
    path = parsed.path or draft.onvif_path.strip() or DEFAULT_PATH
    if not path.startswith("/") or any(ch.isspace() or not ch.isprintable() for ch in path):
        raise InputError("input.onvif_path", field="onvif_path")
    return parsed.host, port, path, _checked(parsed.credential, "onvif_host")


def _checked(credential: Credential | None, name: str) -> Credential | None:
    if credential is None or (not credential.username and not credential.password):
        return None
    return Credential(_secret(credential.username, name), _secret(credential.password, name))


def _typed_credential(draft: CameraDraft) -> Credential | None:
    username, password = _secret(draft.username.strip(), "username"), _secret(draft.password, "password")
    if password and not username:
        raise InputError("input.required", field="username")
    return Credential(username, password) if username else None


def _coordinates(draft: CameraDraft) -> tuple[float | None, float | None]:
    latitude = _degrees(draft.latitude, "latitude", 90.0)
    longitude = _degrees(draft.longitude, "longitude", 180.0)
    if (latitude is None) != (longitude is None):
        raise InputError("input.coordinates_incomplete", field="latitude" if latitude is None else "longitude")
    return latitude, longitude


def _degrees(value: float | str | None, name: str, limit: float) -> float | None:
    if isinstance(value, str):
        text = arabic_digits(value.strip())
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            raise InputError("input.number", field=name, value=text[:40]) from None
    if value is None:
        return None
    if not math.isfinite(value) or not -limit <= value <= limit:
        raise InputError(f"input.{name}_range", field=name, value=value)
    return float(value)
