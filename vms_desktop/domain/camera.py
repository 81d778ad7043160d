"""A camera as the register knows it. Secrets are not here: ``has_credential`` says that the vault holds some."""

from __future__ import annotations

from dataclasses import dataclass

from vms_desktop.domain.address import StreamAddress
from vms_desktop.domain.stream import StreamKey, StreamQuality, Transport


@dataclass(frozen=True, slots=True)
class Camera:
    """One camera. ``id`` is stable and ours (UUID text); ``code`` is the room's (``1101-0007``), unique.

    ``onvif_host``/``onvif_port``/``onvif_path`` are empty/0 for a camera known only by RTSP addresses.
    ``main_profile``/``sub_profile`` are ONVIF media profile tokens. Latitude and longitude in degrees WGS 84.
    """

    id: str
    code: str
    name_th: str
    name_en: str
    district_code: str
    subdistrict_code: str
    agency_code: str
    main: StreamAddress | None
    sub: StreamAddress | None
    transport: Transport = Transport.TCP
    onvif_host: str = ""
    onvif_port: int = 0
    onvif_path: str = "/onvif/device_service"
    main_profile: str = ""
    sub_profile: str = ""
    has_ptz: bool = False
    has_credential: bool = False
    latitude: float | None = None
    longitude: float | None = None

    def address(self, quality: StreamQuality) -> StreamAddress | None:
        """The address of that stream; the other one where the camera has only one."""
        if quality is StreamQuality.MAIN:
            return self.main or self.sub
        return self.sub or self.main

    def stream(self, quality: StreamQuality) -> StreamKey:
        """The key of that stream, with the quality the camera really has."""
        if quality is StreamQuality.MAIN and self.main is None:
            quality = StreamQuality.SUB
        elif quality is StreamQuality.SUB and self.sub is None:
            quality = StreamQuality.MAIN
        return StreamKey(self.id, quality)
