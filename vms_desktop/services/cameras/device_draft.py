"""From what a device said about itself to a draft a person can accept."""

from __future__ import annotations

from dataclasses import replace

from vms_desktop.domain.camera_draft import CameraDraft
from vms_desktop.services.ports import DeviceFacts, DeviceProfile

# What a small tile shows without waste (domain.stream_choice): the profile nearest to this becomes the sub stream.
SUB_HEIGHT = 360
_PLAYABLE = ("h264", "h265", "hevc", "jpeg", "mjpeg", "")
"""What the relay takes (``media/rtsp/sdp.py``), as devices write it; some say nothing."""
_KNOWN_BUT_NOT_SHOWN = ("mpeg4",)


def fill_from_device(draft: CameraDraft, facts: DeviceFacts) -> CameraDraft:
    """The draft with streams, profile tokens, PTZ and (where it has none) a name as the device gives them."""
    main, sub = choose_profiles(facts.profiles)
    name = draft.name_th or draft.name_en or f"{facts.manufacturer} {facts.model}".strip()
    return replace(
        draft,
        name_th=name if not draft.name_th and not draft.name_en else draft.name_th,
        main_url=main.address.url if main else draft.main_url,
        sub_url=sub.address.url if sub else draft.sub_url,
        main_profile=main.token if main else "",
        sub_profile=sub.token if sub else "",
        has_ptz=facts.has_ptz,
    )


def choose_profiles(profiles: tuple[DeviceProfile, ...]) -> tuple[DeviceProfile | None, DeviceProfile | None]:
    """The main stream (most lines; the device's order decides between equals) and the sub stream (nearest to
    SUB_HEIGHT among the smaller ones). None where the device has none.

    A device with MPEG-4 streams only gets those all the same: its tile then says which codecs can be shown.
    """
    usable = _with_codec(profiles, _PLAYABLE) or _with_codec(profiles, _KNOWN_BUT_NOT_SHOWN)
    if not usable:
        return None, None
    main = max(usable, key=lambda profile: profile.height)
    smaller = [p for p in usable if 0 < p.height < main.height and p.address != main.address]
    sub = min(smaller, key=lambda profile: abs(profile.height - SUB_HEIGHT), default=None)
    return main, sub


def _with_codec(profiles: tuple[DeviceProfile, ...], codecs: tuple[str, ...]) -> list[DeviceProfile]:
    return [one for one in profiles if one.codec.lower().replace(".", "").replace("-", "") in codecs]
