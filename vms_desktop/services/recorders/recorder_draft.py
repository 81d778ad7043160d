"""What a person states of a recorder, checked before it is stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from vms_desktop.domain.address import Credential
from vms_desktop.domain.errors import InputError
from vms_desktop.domain.onvif_address import DEFAULT_PATH, DEFAULT_PORT, onvif_text, parse_onvif_address
from vms_desktop.domain.recorder import DEFAULT_KEPT_DAYS, ONVIF, Recorder
from vms_desktop.domain.recorder_address import check_template, placed
from vms_desktop.services.recorders.recorder_ports import AddressForm

LONGEST_NAME = 200
LONGEST_CHANNEL = 200
LONGEST_FORM_NAME = 80
LONGEST_FORM_ID = 40
MOST_KEPT_DAYS = 3650
MOST_UTC_OFFSET_S = 14 * 3600.0


@dataclass(frozen=True, slots=True)
class RecorderDraft:
    """As typed. ``address``: host, ``host:port``, or an ONVIF device service's whole address.

    ``channels`` by camera id. An empty password keeps the stored one, unless ``forget_credential``.
    """

    name: str
    kind: str
    address: str
    username: str = ""
    password: str = field(default="", repr=False)
    channels: Mapping[str, str] = field(default_factory=dict)
    kept_days: int = DEFAULT_KEPT_DAYS
    utc_offset_s: float = 7 * 3600.0
    clock_offset_s: float | None = None
    forget_credential: bool = False


def draft_of(recorder: Recorder) -> RecorderDraft:
    """As it is stored, but for the user name and the password."""
    return RecorderDraft(
        recorder.name,
        recorder.kind,
        onvif_text(recorder.host, recorder.port, recorder.path),
        channels=dict(recorder.channels),
        kept_days=recorder.kept_days,
        utc_offset_s=recorder.utc_offset_s,
        clock_offset_s=recorder.clock_offset_s,
    )


def check_form(name: str, template: str, port: int) -> tuple[str, str, int]:
    """How a make is asked by address, checked. Raises InputError ``input.recorder_form_name`` (most=…),
    ``input.recorder_template``, ``input.address_port``.
    """
    name, template = " ".join(name.split()), template.strip()
    if not name or len(name) > LONGEST_FORM_NAME or not name.isprintable():
        raise InputError("input.recorder_form_name", field="name", most=LONGEST_FORM_NAME)
    try:
        check_template(template)
    except InputError as error:
        raise InputError(error.code, **{**error.params, "field": "template"}, detail=error.detail) from error
    if not 0 < port < 65536:
        raise InputError("input.address_port", field="port")
    return name, template, port


def id_of_form(name: str, taken: Collection[str]) -> str:
    """A stable id for a new form, out of its name."""
    word = "-".join("".join(ch if ch.isalnum() else " " for ch in name.casefold()).split())[: LONGEST_FORM_ID - 4]
    word = word or "form"
    return next(one for one in (word, *(f"{word}-{number}" for number in range(2, 999))) if one not in taken)


def check_recorder(
    draft: RecorderDraft, forms: Mapping[str, AddressForm], recorder_id: str
) -> tuple[Recorder, Credential | None]:
    """Raises InputError ``input.recorder_name``, ``input.recorder_kind``, ``input.recorder_channel``,
    ``input.recorder_days``, ``input.recorder_offset``, and those of ``parse_onvif_address``.
    """
    name = " ".join(draft.name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InputError("input.recorder_name", field="name", most=LONGEST_NAME)
    form = forms.get(draft.kind)
    if form is None and draft.kind != ONVIF:
        raise InputError("input.recorder_kind", field="kind", kind=draft.kind[:40], known=", ".join([ONVIF, *forms]))
    if not 0 < draft.kept_days <= MOST_KEPT_DAYS:
        raise InputError("input.recorder_days", field="kept_days", most=MOST_KEPT_DAYS)
    if abs(draft.utc_offset_s) > MOST_UTC_OFFSET_S:
        raise InputError("input.recorder_offset", field="utc_offset_s")
    address = parse_onvif_address(draft.address)
    port = address.port or (DEFAULT_PORT if form is None else form.port)
    for channel in draft.channels.values():
        if form is not None:
            placed(form.template, address.host, port, channel)
        elif not channel or len(channel) > LONGEST_CHANNEL or not channel.isprintable():
            raise InputError("input.recorder_channel", channel=channel[:60])
    credential = address.credential
    if draft.username.strip() or draft.password:
        credential = Credential(draft.username.strip(), draft.password)
    recorder = Recorder(
        recorder_id,
        name,
        draft.kind,
        address.host,
        port,
        (address.path or DEFAULT_PATH) if form is None else "",
        dict(draft.channels),
        draft.kept_days,
        draft.utc_offset_s,
        draft.clock_offset_s,
        credential is not None,
    )
    return recorder, credential
