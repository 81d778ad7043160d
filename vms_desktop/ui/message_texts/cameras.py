"""Texts of what a camera answers or does not, and of steering it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "camera.unknown": (
        str(QT_TRANSLATE_NOOP("messages", "Camera {camera} is no longer in the register")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another camera.")),
    ),
    "camera.picture_lost": (
        str(QT_TRANSLATE_NOOP("messages", "NO PICTURE any more: {cameras}")),
        str(QT_TRANSLATE_NOOP("messages", "The tile says why; the connection is tried again by itself.")),
    ),
    "camera.no_onvif": (
        str(QT_TRANSLATE_NOOP("messages", "Camera {camera} has no ONVIF address")),
        str(QT_TRANSLATE_NOOP("messages", "Add the ONVIF address in the register to steer this camera.")),
    ),
    "camera.no_picture": (
        str(QT_TRANSLATE_NOOP("messages", "No picture of camera {camera} yet")),
        str(QT_TRANSLATE_NOOP("messages", "Wait for the first picture and do it again.")),
    ),
    "camera.unreachable": (
        str(QT_TRANSLATE_NOOP("messages", "The camera cannot be reached")),
        str(QT_TRANSLATE_NOOP("messages", "Check the address, the network and the camera's power.")),
    ),
    "camera.refused": (
        str(QT_TRANSLATE_NOOP("messages", "The camera refuses connections at this port")),
        str(QT_TRANSLATE_NOOP("messages", "Check the port number; the service may be switched off in the camera.")),
    ),
    "camera.timed_out": (
        str(QT_TRANSLATE_NOOP("messages", "The camera did not answer in time")),
        str(QT_TRANSLATE_NOOP("messages", "Try again; if it stays so, restart the camera or check the network.")),
    ),
    "camera.auth_failed": (
        str(QT_TRANSLATE_NOOP("messages", "The camera refused the user name or password")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Enter the right password. It is not tried again by itself, so that the account is not locked.",
            )
        ),
    ),
    "camera.not_onvif": (
        str(QT_TRANSLATE_NOOP("messages", "What answers there is not an ONVIF camera")),
        str(QT_TRANSLATE_NOOP("messages", "Check address and port, or add the camera by its RTSP address.")),
    ),
    "camera.bad_answer": (
        str(QT_TRANSLATE_NOOP("messages", "The camera's answer could not be understood")),
        str(QT_TRANSLATE_NOOP("messages", "Try again; update the camera's firmware or use its RTSP address.")),
    ),
    "camera.unsupported": (
        str(QT_TRANSLATE_NOOP("messages", "The camera cannot do this")),
        str(QT_TRANSLATE_NOOP("messages", "Use the camera's own page for this setting.")),
    ),
    "camera.busy": (
        str(QT_TRANSLATE_NOOP("messages", "The camera is busy")),
        str(QT_TRANSLATE_NOOP("messages", "Wait a moment and try again.")),
    ),
    "ptz.stop_not_confirmed": (
        str(QT_TRANSLATE_NOOP("messages", "Camera {camera} may still be moving")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "The camera did not confirm the stop. Press stop again and watch the picture."
            )
        ),
    ),
    "ptz.not_available": (
        str(QT_TRANSLATE_NOOP("messages", "Camera {camera} cannot be steered this way")),
        str(QT_TRANSLATE_NOOP("messages", "Use the directions that the camera offers.")),
    ),
}
