"""The PTZ service of a simulated camera (ONVIF PTZ Service Specification, ver20/ptz/wsdl)."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from vms_desktop.simulator.faults import Fault
from vms_desktop.simulator.onvif_facts import BadArgument, Device, ptz_configuration
from vms_desktop.simulator.ptz_head import Position, PtzHead
from vms_desktop.simulator.soap import SoapRequest, iso

_SPACES = "http://www.onvif.org/ver10/tptz"
PAN_TILT_SPACE = f"{_SPACES}/PanTiltSpaces/PositionGenericSpace"
ZOOM_SPACE = f"{_SPACES}/ZoomSpaces/PositionGenericSpace"
PAN_TILT_STEP = f"{_SPACES}/PanTiltSpaces/TranslationGenericSpace"
ZOOM_STEP = f"{_SPACES}/ZoomSpaces/TranslationGenericSpace"
PAN_TILT_SPEED = f"{_SPACES}/PanTiltSpaces/VelocityGenericSpace"
ZOOM_SPEED = f"{_SPACES}/ZoomSpaces/VelocityGenericSpace"
MOST_PRESETS = 64
_RANGE = "<tt:Min>{0}</tt:Min><tt:Max>1</tt:Max>"


class PtzService:
    """Bodies of answers; moves the head."""

    def __init__(self, device: Device, head: PtzHead) -> None:
        self._device, self._head = device, head

    def capabilities_element(self) -> str:
        return (
            '<tptz:Capabilities EFlip="false" Reverse="false" GetCompatibleConfigurations="false"'
            ' MoveStatus="true" StatusPosition="true"/>'
        )

    def _do_GetServiceCapabilities(self, _: SoapRequest) -> str:
        found = self.capabilities_element()
        return f"<tptz:GetServiceCapabilitiesResponse>{found}</tptz:GetServiceCapabilitiesResponse>"

    def _node(self, tag: str) -> str:
        return (
            f'<{tag} token="node"><tt:Name>node</tt:Name><tt:SupportedPTZSpaces>{_spaces()}</tt:SupportedPTZSpaces>'
            f"<tt:MaximumNumberOfPresets>{MOST_PRESETS}</tt:MaximumNumberOfPresets>"
            f"<tt:HomeSupported>true</tt:HomeSupported></{tag}>"
        )

    def _do_GetNodes(self, _: SoapRequest) -> str:
        return f"<tptz:GetNodesResponse>{self._node('tptz:PTZNode')}</tptz:GetNodesResponse>"

    def _do_GetNode(self, _: SoapRequest) -> str:
        return f"<tptz:GetNodeResponse>{self._node('tptz:PTZNode')}</tptz:GetNodeResponse>"

    def _do_GetConfigurations(self, _: SoapRequest) -> str:
        found = ptz_configuration("tptz:PTZConfiguration")
        return f"<tptz:GetConfigurationsResponse>{found}</tptz:GetConfigurationsResponse>"

    def _do_GetConfigurationOptions(self, request: SoapRequest) -> str:
        if request.text("ConfigurationToken") != "ptz":
            raise BadArgument("NoConfig")
        return (
            f"<tptz:GetConfigurationOptionsResponse><tptz:PTZConfigurationOptions><tt:Spaces>{_spaces()}</tt:Spaces>"
            "<tt:PTZTimeout><tt:Min>PT0S</tt:Min><tt:Max>PT60S</tt:Max></tt:PTZTimeout>"
            "</tptz:PTZConfigurationOptions></tptz:GetConfigurationOptionsResponse>"
        )

    def _vector(self, request: SoapRequest, within: str, here: Position, least_zoom: float = -1.0) -> Position:
        """``within``: the element that holds the vector; ``here``: for axes that are not in it. Raises BadArgument."""
        turn, zoom = request.attributes("PanTilt", within), request.attributes("Zoom", within)
        wrong = "InvalidVelocity" if within == "Velocity" else "InvalidPosition"
        try:
            values = (
                float(turn.get("x", here.pan)),
                float(turn.get("y", here.tilt)),
                float(zoom.get("x", here.zoom)),
            )
        except ValueError as error:
            raise BadArgument(wrong) from error
        if not all(-1.0 <= value <= 1.0 for value in values) or values[2] < least_zoom:
            raise BadArgument(wrong)
        return Position(*values)

    def _do_ContinuousMove(self, request: SoapRequest) -> str:
        self._device.form(request)
        speed = self._vector(request, "Velocity", Position())
        timeout = None if Fault.IGNORE_TIMEOUT in self._device.faults else _seconds(request.text("Timeout"))
        still = speed == Position()
        if not (still and Fault.IGNORE_STOP in self._device.faults):
            self._head.move(speed.pan, speed.tilt, speed.zoom, timeout)
        return "<tptz:ContinuousMoveResponse/>"

    def _do_Stop(self, request: SoapRequest) -> str:
        self._device.form(request)
        if Fault.IGNORE_STOP not in self._device.faults:
            self._head.stop()
        return "<tptz:StopResponse/>"

    def _do_AbsoluteMove(self, request: SoapRequest) -> str:
        self._device.form(request)
        self._head.go_to(self._vector(request, "Position", self._head.now(), least_zoom=0.0))
        return "<tptz:AbsoluteMoveResponse/>"

    def _do_RelativeMove(self, request: SoapRequest) -> str:
        self._device.form(request)
        here, by = self._head.now(), self._vector(request, "Translation", Position())
        self._head.go_to(
            Position(
                max(-1.0, min(1.0, here.pan + by.pan)),
                max(-1.0, min(1.0, here.tilt + by.tilt)),
                max(0.0, min(1.0, here.zoom + by.zoom)),
            )
        )
        return "<tptz:RelativeMoveResponse/>"

    def _do_GetStatus(self, _: SoapRequest) -> str:
        here = self._head.now()
        state = "MOVING" if self._head.is_moving else "IDLE"
        return (
            "<tptz:GetStatusResponse><tptz:PTZStatus><tt:Position>"
            f'<tt:PanTilt x="{here.pan:.4f}" y="{here.tilt:.4f}" space="{PAN_TILT_SPACE}"/>'
            f'<tt:Zoom x="{here.zoom:.4f}" space="{ZOOM_SPACE}"/></tt:Position>'
            f"<tt:MoveStatus><tt:PanTilt>{state}</tt:PanTilt><tt:Zoom>{state}</tt:Zoom></tt:MoveStatus>"
            f"<tt:UtcTime>{iso(self._device.now())}</tt:UtcTime></tptz:PTZStatus></tptz:GetStatusResponse>"
        )

    def _do_GetPresets(self, _: SoapRequest) -> str:
        items = "".join(
            f'<tptz:Preset token="{escape(token)}"><tt:Name>{escape(name)}</tt:Name></tptz:Preset>'
            for token, (name, _) in self._head.presets.items()
        )
        return f"<tptz:GetPresetsResponse>{items}</tptz:GetPresetsResponse>"

    def _do_GotoPreset(self, request: SoapRequest) -> str:
        token = request.text("PresetToken") or ""
        if token not in self._head.presets:
            raise BadArgument("NoToken")
        self._head.go_to(self._head.presets[token][1])
        return "<tptz:GotoPresetResponse/>"

    def _do_SetPreset(self, request: SoapRequest) -> str:
        token = request.text("PresetToken") or None
        if token is not None and token not in self._head.presets:
            raise BadArgument("NoToken")
        if token is None and len(self._head.presets) >= MOST_PRESETS:
            raise BadArgument("TooManyPresets")
        token = self._head.set_preset(token, request.text("PresetName") or "")
        return f"<tptz:SetPresetResponse><tptz:PresetToken>{escape(token)}</tptz:PresetToken></tptz:SetPresetResponse>"

    def _do_RemovePreset(self, request: SoapRequest) -> str:
        if self._head.presets.pop(request.text("PresetToken") or "", None) is None:
            raise BadArgument("NoToken")
        return "<tptz:RemovePresetResponse/>"

    def _do_GotoHomePosition(self, _: SoapRequest) -> str:
        self._head.go_to(self._head.home)
        return "<tptz:GotoHomePositionResponse/>"

    def _do_SetHomePosition(self, _: SoapRequest) -> str:
        self._head.home = self._head.now()
        return "<tptz:SetHomePositionResponse/>"


def _spaces() -> str:
    """The coordinate systems of the node (ONVIF PTZ Service Specification, generic spaces)."""

    def space(name: str, uri: str, axes: str, least: str = "-1") -> str:
        ranges = "".join(f"<tt:{axis}Range>{_RANGE.format(least)}</tt:{axis}Range>" for axis in axes)
        return f"<tt:{name}><tt:URI>{uri}</tt:URI>{ranges}</tt:{name}>"

    return (
        space("AbsolutePanTiltPositionSpace", PAN_TILT_SPACE, "XY")
        + space("AbsoluteZoomPositionSpace", ZOOM_SPACE, "X", "0")
        + space("RelativePanTiltTranslationSpace", PAN_TILT_STEP, "XY")
        + space("RelativeZoomTranslationSpace", ZOOM_STEP, "X")
        + space("ContinuousPanTiltVelocitySpace", PAN_TILT_SPEED, "XY")
        + space("ContinuousZoomVelocitySpace", ZOOM_SPEED, "X")
    )


def _seconds(duration: str | None) -> float | None:
    """An xs:duration of seconds, minutes and hours as devices get it (``PT1.5S``)."""
    found = re.fullmatch(r"PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:\.\d{1,6})?)S)?", duration or "", re.ASCII)
    if found is None or not any(found.groups()):
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
