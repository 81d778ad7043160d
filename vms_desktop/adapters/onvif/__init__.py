"""ONVIF devices through zeep and the WSDLs of onvif-zeep: everything SOAP stays in this package."""

from vms_desktop.adapters.onvif.device import OnvifDevice
from vms_desktop.adapters.onvif.recorder import OnvifRecorder

__all__ = ["OnvifDevice", "OnvifRecorder"]
