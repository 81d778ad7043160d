"""Texts of mistakes in what a person typed."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "input.required": (
        str(QT_TRANSLATE_NOOP("messages", "This field must be filled in")),
        str(QT_TRANSLATE_NOOP("messages", "Fill it in and save again.")),
    ),
    "input.too_long": (
        str(QT_TRANSLATE_NOOP("messages", "This is too long")),
        str(QT_TRANSLATE_NOOP("messages", "Use at most {limit} characters.")),
    ),
    "input.control_characters": (
        str(QT_TRANSLATE_NOOP("messages", "This holds characters that cannot be used")),
        str(QT_TRANSLATE_NOOP("messages", "Remove line breaks and control characters.")),
    ),
    "input.camera_code": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is no camera code")),
        str(QT_TRANSLATE_NOOP("messages", "Use letters, digits, - . _ and begin with a letter or digit.")),
    ),
    "input.camera_code_taken": (
        str(QT_TRANSLATE_NOOP("messages", "Camera code {camera} is taken")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another code.")),
    ),
    "input.camera_code_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "No camera has the code {camera}")),
        str(QT_TRANSLATE_NOOP("messages", "Check the code in the register.")),
    ),
    "input.district_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "No district “{value}” in this province")),
        str(QT_TRANSLATE_NOOP("messages", "Give the district's four-digit code.")),
    ),
    "input.subdistrict_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "No subdistrict “{value}”")),
        str(QT_TRANSLATE_NOOP("messages", "Give the subdistrict's six-digit code.")),
    ),
    "input.subdistrict_elsewhere": (
        str(QT_TRANSLATE_NOOP("messages", "Subdistrict “{value}” belongs to another district")),
        str(QT_TRANSLATE_NOOP("messages", "Correct district or subdistrict.")),
    ),
    "input.agency_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "No agency “{value}” in this province")),
        str(QT_TRANSLATE_NOOP("messages", "Write it with its prefix, e.g. ทม.แพรกษา.")),
    ),
    "input.address_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The camera has no address")),
        str(QT_TRANSLATE_NOOP("messages", "Give a main or sub stream (rtsp://…) or an ONVIF address.")),
    ),
    "input.address_empty": (
        str(QT_TRANSLATE_NOOP("messages", "The address is empty")),
        str(QT_TRANSLATE_NOOP("messages", "Enter the address.")),
    ),
    "input.address_scheme": (
        str(QT_TRANSLATE_NOOP("messages", "A stream address begins with rtsp:// or rtsps://")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the beginning of the address.")),
    ),
    "input.address_host": (
        str(QT_TRANSLATE_NOOP("messages", "The address names no valid host")),
        str(QT_TRANSLATE_NOOP("messages", "Write it like rtsp://10.1.2.3:554/stream.")),
    ),
    "input.address_port": (
        str(QT_TRANSLATE_NOOP("messages", "The port must be between 1 and 65535")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the port.")),
    ),
    "input.address_characters": (
        str(QT_TRANSLATE_NOOP("messages", "The address holds spaces or control characters")),
        str(QT_TRANSLATE_NOOP("messages", "Remove them.")),
    ),
    "input.onvif_scheme": (
        str(QT_TRANSLATE_NOOP("messages", "An ONVIF address is a host, host:port or http://…")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the address.")),
    ),
    "input.onvif_port": (
        str(QT_TRANSLATE_NOOP("messages", "The ONVIF port must be between 1 and 65535")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the port.")),
    ),
    "input.onvif_path": (
        str(QT_TRANSLATE_NOOP("messages", "The ONVIF path begins with / and holds no spaces")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the path.")),
    ),
    "input.number": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is no number")),
        str(QT_TRANSLATE_NOOP("messages", "Enter a number.")),
    ),
    "input.latitude_range": (
        str(QT_TRANSLATE_NOOP("messages", "Latitude lies between −90 and 90 degrees")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the value {value}.")),
    ),
    "input.longitude_range": (
        str(QT_TRANSLATE_NOOP("messages", "Longitude lies between −180 and 180 degrees")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the value {value}.")),
    ),
    "input.coordinates_incomplete": (
        str(QT_TRANSLATE_NOOP("messages", "Only one coordinate is given")),
        str(QT_TRANSLATE_NOOP("messages", "Give both latitude and longitude, or neither.")),
    ),
    "input.yes_or_no": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is neither yes nor no")),
        str(QT_TRANSLATE_NOOP("messages", "Write yes or no.")),
    ),
    "input.transport": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is no transport")),
        str(QT_TRANSLATE_NOOP("messages", "Write tcp or udp.")),
    ),
    "input.file_exists": (
        str(QT_TRANSLATE_NOOP("messages", "There is a file {file} already")),
        str(QT_TRANSLATE_NOOP("messages", "Give another name, or allow it to be replaced (--overwrite).")),
    ),
    "input.view_name_taken": (
        str(QT_TRANSLATE_NOOP("messages", "Another view is named “{name}”")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another name.")),
    ),
    "input.view_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "That view no longer exists")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another view.")),
    ),
    "input.date": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is no date")),
        str(QT_TRANSLATE_NOOP("messages", "Write day/month/year, e.g. {day_example}.")),
    ),
}
