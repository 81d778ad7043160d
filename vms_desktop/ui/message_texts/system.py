"""Texts of errors of the workstation, of the program's own processes and of measuring capacity."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "system.libvlc_missing": (
        str(QT_TRANSLATE_NOOP("messages", "libVLC is missing: no pictures can be drawn")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Debian: install libvlc5, vlc-plugin-base and vlc-plugin-video-output. Windows: install this program again.",
            )
        ),
    ),
    "system.resource_missing": (
        str(QT_TRANSLATE_NOOP("messages", "A file of the program is missing or damaged: {name}")),
        str(QT_TRANSLATE_NOOP("messages", "Install the program again.")),
    ),
    "system.province_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "There is no province with code {province}")),
        str(QT_TRANSLATE_NOOP("messages", "Write the right two digits for “province” into settings.json, e.g. 11.")),
    ),
    "system.xvfb_missing": (
        str(QT_TRANSLATE_NOOP("messages", "No display, and Xvfb is not installed")),
        str(QT_TRANSLATE_NOOP("messages", "Install the package xvfb, or start with a display.")),
    ),
    "system.xvfb_failed": (
        str(QT_TRANSLATE_NOOP("messages", "The virtual screen could not be started")),
        str(QT_TRANSLATE_NOOP("messages", "Try again; check free memory and the folder for temporary files.")),
    ),
    "system.simulator_failed": (
        str(QT_TRANSLATE_NOOP("messages", "The simulated province could not be started")),
        str(QT_TRANSLATE_NOOP("messages", "Run “vms-desktop simulate” to see why.")),
    ),
    "child.start_failed": (
        str(QT_TRANSLATE_NOOP("messages", "A helper process could not be started: {name}")),
        str(QT_TRANSLATE_NOOP("messages", "It is tried again by itself. Close other programs if memory is short.")),
    ),
    "system.folder_not_opened": (
        str(QT_TRANSLATE_NOOP("messages", "The folder could not be opened")),
        str(QT_TRANSLATE_NOOP("messages", "Open it with the file manager: {folder}")),
    ),
    "capacity.no_pictures": (
        str(QT_TRANSLATE_NOOP("messages", "No pictures came from the sources")),
        str(QT_TRANSLATE_NOOP("messages", "Check the addresses with “vms-desktop doctor” and try again.")),
    ),
    "system.zone_other": (
        str(
            QT_TRANSLATE_NOOP(
                "messages", "This workstation's clock is set to another time zone ({zone}); times here are Thai time"
            )
        ),
        str(QT_TRANSLATE_NOOP("messages", "Set its time zone to Bangkok (UTC+7).")),
    ),
    "internal.error": (
        str(QT_TRANSLATE_NOOP("messages", "Something unexpected happened")),
        str(QT_TRANSLATE_NOOP("messages", "The wall goes on. Tell the administrator; details are in the log.")),
    ),
    "capacity.feeds": (
        str(QT_TRANSLATE_NOOP("messages", "The number of feeds must be between 1 and {most}")),
        str(QT_TRANSLATE_NOOP("messages", "Give another --feeds.")),
    ),
    "capacity.layout": (
        str(QT_TRANSLATE_NOOP("messages", "There is no layout {layout} that holds the feeds")),
        str(QT_TRANSLATE_NOOP("messages", "Choose 1, 4, 6, 8, 9, 10, 13, 16, 25 or 36.")),
    ),
}
