"""Every text a person reads about errors, states and reasons; the only place that knows them.

``text_for`` needs a QCoreApplication with the language installed (``ui/language.py``), no window: the command line
uses it too. Texts are looked up when asked, so a change of language takes effect at once.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.footage import TrackReason
from vms_desktop.domain.stream import StreamReason, StreamState
from vms_desktop.ui import (
    footage_messages,
    log_messages,
    people_messages,
    people_texts,
    recorder_messages,
    recording_messages,
    review_messages,
)


@dataclass(frozen=True, slots=True)
class UserMessage:
    """What happened, what to do, and folded technical detail (may be empty)."""

    title: str
    next_step: str
    detail: str


_TEXTS: dict[str, tuple[str, str]] = {
    **log_messages.TEXTS,
    **footage_messages.TEXTS,
    **review_messages.TEXTS,
    **people_messages.TEXTS,
    **recorder_messages.TEXTS,
    **recording_messages.TEXTS,
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
    "ptz.steered_by": (
        str(QT_TRANSLATE_NOOP("messages", "Camera {camera} is being steered by {name} at {desk}")),
        str(QT_TRANSLATE_NOOP("messages", "It is free ten seconds after they let go. Supervisors may take it over.")),
    ),
    "ptz.taken_over": (
        str(QT_TRANSLATE_NOOP("messages", "{name} took over steering camera {camera}, at {desk}")),
        str(QT_TRANSLATE_NOOP("messages", "It is free ten seconds after they let go.")),
    ),
    "ptz.not_available": (
        str(QT_TRANSLATE_NOOP("messages", "Camera {camera} cannot be steered this way")),
        str(QT_TRANSLATE_NOOP("messages", "Use the directions that the camera offers.")),
    ),
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
    "storage.in_use": (
        str(QT_TRANSLATE_NOOP("messages", "Another desk is using this data folder")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Its window is open already (process {pid}): look for it in the task bar, or close it there. Another "
                "folder is chosen with --data-dir. Folder: {path}",
            )
        ),
    ),
    "system.folder_not_opened": (
        str(QT_TRANSLATE_NOOP("messages", "The folder could not be opened")),
        str(QT_TRANSLATE_NOOP("messages", "Open it with the file manager: {folder}")),
    ),
    "storage.newer": (
        str(QT_TRANSLATE_NOOP("messages", "The database was made by a newer version of this program")),
        str(QT_TRANSLATE_NOOP("messages", "Install that version. Nothing was changed. File: {path}")),
    ),
    "storage.damaged": (
        str(QT_TRANSLATE_NOOP("messages", "The database is damaged")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Nothing was overwritten. Keep a copy of {path}, then put back the newest file from the folder “backups”, or start with another data folder.",
            )
        ),
    ),
    "storage.not_ours": (
        str(QT_TRANSLATE_NOOP("messages", "The database belongs to another program")),
        str(QT_TRANSLATE_NOOP("messages", "Move {path} away, or choose another data folder.")),
    ),
    "storage.disk_full": (
        str(QT_TRANSLATE_NOOP("messages", "The disk is full")),
        str(QT_TRANSLATE_NOOP("messages", "Nothing was half written. Free space and do it again. Folder: {folder}")),
    ),
    "storage.locked": (
        str(QT_TRANSLATE_NOOP("messages", "Another program holds the database")),
        str(QT_TRANSLATE_NOOP("messages", "Close backup or synchronising programs and do it again. File: {path}")),
    ),
    "storage.not_writable": (
        str(QT_TRANSLATE_NOOP("messages", "The data folder cannot be written")),
        str(QT_TRANSLATE_NOOP("messages", "Check the rights of {folder}, or choose another folder with --data-dir.")),
    ),
    "storage.folder_not_writable": (
        str(QT_TRANSLATE_NOOP("messages", "The folder cannot be written: {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another folder in the settings.")),
    ),
    "storage.file_not_writable": (
        str(QT_TRANSLATE_NOOP("messages", "The file cannot be written: {file}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Choose another folder, or close the program that has the file open. Folder: {folder}"
            )
        ),
    ),
    "storage.io_failed": (
        str(QT_TRANSLATE_NOOP("messages", "The disk reported an error")),
        str(QT_TRANSLATE_NOOP("messages", "Check the disk and make a backup. Folder: {folder}")),
    ),
    "storage.closed": (
        str(QT_TRANSLATE_NOOP("messages", "The database is closed")),
        str(QT_TRANSLATE_NOOP("messages", "Start the program again.")),
    ),
    "storage.vault_key_wrong": (
        str(QT_TRANSLATE_NOOP("messages", "A stored password cannot be decrypted")),
        str(QT_TRANSLATE_NOOP("messages", "Enter the camera's password again, or put the right key file back.")),
    ),
    "storage.vault_key_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The key of the stored passwords is not on this computer")),
        str(QT_TRANSLATE_NOOP("messages", "Put the key back, or enter the cameras' passwords again. Folder: {path}")),
    ),
    "storage.key_store_unavailable": (
        str(QT_TRANSLATE_NOOP("messages", "The system's key store is locked or does not answer")),
        str(QT_TRANSLATE_NOOP("messages", "Sign in to the system and do it again.")),
    ),
    "storage.vault_damaged": (
        str(QT_TRANSLATE_NOOP("messages", "The key file is damaged")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Put it back from a backup, or move it aside and enter the passwords again. File: {path}"
            )
        ),
    ),
    "storage.settings_damaged": (
        str(QT_TRANSLATE_NOOP("messages", "The settings file was damaged; defaults are used")),
        str(QT_TRANSLATE_NOOP("messages", "The old file is kept as {kept_as}.")),
    ),
    "storage.settings_unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "The settings cannot be read; defaults are used")),
        str(QT_TRANSLATE_NOOP("messages", "Check the rights of {path}.")),
    ),
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
    "import.file_missing": (
        str(QT_TRANSLATE_NOOP("messages", "There is no file {file}")),
        str(QT_TRANSLATE_NOOP("messages", "Check the name and the folder.")),
    ),
    "import.unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "The file cannot be read: {file}")),
        str(QT_TRANSLATE_NOOP("messages", "Check its rights, or close the program that holds it.")),
    ),
    "import.too_large": (
        str(QT_TRANSLATE_NOOP("messages", "The file is larger than {limit_mb} MB")),
        str(QT_TRANSLATE_NOOP("messages", "Divide the list.")),
    ),
    "import.too_many_rows": (
        str(QT_TRANSLATE_NOOP("messages", "The list has more than {limit} rows")),
        str(QT_TRANSLATE_NOOP("messages", "Divide the list.")),
    ),
    "import.spreadsheet": (
        str(QT_TRANSLATE_NOOP("messages", "This is a spreadsheet file")),
        str(QT_TRANSLATE_NOOP("messages", "Save it as CSV (UTF-8) first.")),
    ),
    "import.binary": (
        str(QT_TRANSLATE_NOOP("messages", "This is no text file")),
        str(QT_TRANSLATE_NOOP("messages", "Save the list as CSV (UTF-8).")),
    ),
    "import.encoding": (
        str(QT_TRANSLATE_NOOP("messages", "The text's encoding is not known")),
        str(QT_TRANSLATE_NOOP("messages", "Save the list as CSV (UTF-8).")),
    ),
    "import.empty": (
        str(QT_TRANSLATE_NOOP("messages", "The file is empty")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another file.")),
    ),
    "import.heading_unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "The first row holds no column names")),
        str(QT_TRANSLATE_NOOP("messages", "Put the column names into the first row.")),
    ),
    "import.column_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "There is no column “{column}”")),
        str(QT_TRANSLATE_NOOP("messages", "Remove it or correct its name.")),
    ),
    "import.column_twice": (
        str(QT_TRANSLATE_NOOP("messages", "The column “{column}” is there twice")),
        str(QT_TRANSLATE_NOOP("messages", "Remove one of them.")),
    ),
    "import.column_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The column “{column}” is missing")),
        str(QT_TRANSLATE_NOOP("messages", "Add it.")),
    ),
    "import.row_unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "The row cannot be read")),
        str(QT_TRANSLATE_NOOP("messages", "Check the quotation marks.")),
    ),
    "import.cells": (
        str(QT_TRANSLATE_NOOP("messages", "Cells in the row: {found}; in the heading: {expected}")),
        str(QT_TRANSLATE_NOOP("messages", "Add or remove cells.")),
    ),
    "import.code_twice": (
        str(QT_TRANSLATE_NOOP("messages", "This camera code stands in row {first_row} already")),
        str(QT_TRANSLATE_NOOP("messages", "Remove one of the rows.")),
    ),
    "import.code_exists": (
        str(QT_TRANSLATE_NOOP("messages", "Camera {camera} is in the register already")),
        str(QT_TRANSLATE_NOOP("messages", "Allow cameras in the register to be changed (command line: --update).")),
    ),
    "capacity.no_pictures": (
        str(QT_TRANSLATE_NOOP("messages", "No pictures came from the sources")),
        str(QT_TRANSLATE_NOOP("messages", "Check the addresses with “vms-desktop doctor” and try again.")),
    ),
    "internal.error": (
        str(QT_TRANSLATE_NOOP("messages", "Something unexpected happened")),
        str(QT_TRANSLATE_NOOP("messages", "The wall goes on. Tell the administrator; details are in the log.")),
    ),
    "input.date": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is no date")),
        str(QT_TRANSLATE_NOOP("messages", "Write day/month/year, e.g. 29/02/2567.")),
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

_STATES: dict[StreamState, str] = {
    StreamState.CONNECTING: str(QT_TRANSLATE_NOOP("messages", "connecting")),
    StreamState.LIVE: str(QT_TRANSLATE_NOOP("messages", "live")),
    StreamState.LATE: str(QT_TRANSLATE_NOOP("messages", "late")),
    StreamState.LOST: str(QT_TRANSLATE_NOOP("messages", "connection lost")),
    StreamState.AUTH_FAILED: str(QT_TRANSLATE_NOOP("messages", "password refused")),
    StreamState.BUSY: str(QT_TRANSLATE_NOOP("messages", "recorder busy")),
    StreamState.UNSUPPORTED: str(QT_TRANSLATE_NOOP("messages", "cannot be shown")),
    StreamState.STOPPED: str(QT_TRANSLATE_NOOP("messages", "stopped")),
}

_REASONS: dict[StreamReason, str] = {
    StreamReason.NONE: "",
    StreamReason.UNREACHABLE: str(
        QT_TRANSLATE_NOOP("messages", "The camera cannot be reached. Check network and power.")
    ),
    StreamReason.REFUSED: str(
        QT_TRANSLATE_NOOP("messages", "The camera refuses connections. It may be starting; if not, check the port.")
    ),
    StreamReason.TIMED_OUT: str(QT_TRANSLATE_NOOP("messages", "The camera does not answer. Check network and power.")),
    StreamReason.NOT_RTSP: str(
        QT_TRANSLATE_NOOP("messages", "What answers there is not a camera stream. Check the address.")
    ),
    StreamReason.NOT_FOUND: str(QT_TRANSLATE_NOOP("messages", "The camera has no such stream. Check the address.")),
    StreamReason.WRONG_PASSWORD: str(
        QT_TRANSLATE_NOOP("messages", "The camera refused the password. Correct it in the register.")
    ),
    StreamReason.TOO_MANY_SESSIONS: str(
        QT_TRANSLATE_NOOP("messages", "Too many connections to the camera or recorder. Close some elsewhere.")
    ),
    StreamReason.UNKNOWN_CODEC: str(
        QT_TRANSLATE_NOOP("messages", "The camera's video format is not known. Set it to H.264 or H.265.")
    ),
    StreamReason.NO_VIDEO: str(
        QT_TRANSLATE_NOOP("messages", "The stream has no video. Check its address in the register.")
    ),
    StreamReason.STALLED: str(
        QT_TRANSLATE_NOOP("messages", "The connection stands, but no pictures come. It is made anew by itself.")
    ),
    StreamReason.ENDED: str(
        QT_TRANSLATE_NOOP("messages", "The camera ended the connection. It is tried again by itself.")
    ),
    StreamReason.PLAYER_STALLED: str(
        QT_TRANSLATE_NOOP(
            "messages", "Pictures come, but this computer does not draw them. The player is being restarted."
        )
    ),
    StreamReason.RELAY_RESTARTING: str(
        QT_TRANSLATE_NOOP("messages", "The receiver of the streams is being restarted.")
    ),
    StreamReason.NOT_WATCHED: str(QT_TRANSLATE_NOOP("messages", "Not shown at the moment.")),
    StreamReason.NO_ADDRESS: str(
        QT_TRANSLATE_NOOP("messages", "The camera has no stream address. Add one in the register.")
    ),
}


def _translated(source: str) -> str:
    return QCoreApplication.translate("messages", source) if source else ""


def known_codes() -> frozenset[str]:
    """All codes with a text."""
    return frozenset(_TEXTS)


def text_for(error: VmsError) -> UserMessage:
    """The texts of an error in the language of now. A code without a text is told as an unexpected error."""
    title, next_step = _TEXTS.get(error.code, _TEXTS["internal.error"])
    # A missing parameter must not turn one error into two: it stays empty.
    params = defaultdict(str, {name: people_texts.spoken(name, value) for name, value in error.params.items()})
    detail = error.detail if error.code in _TEXTS else str(error)
    return UserMessage(_translated(title).format_map(params), _translated(next_step).format_map(params), detail)


def error_text(error: VmsError) -> str:
    """One line: what happened and what to do."""
    message = text_for(error)
    return f"{message.title} — {message.next_step}" if message.next_step else message.title


def state_text(state: StreamState) -> str:
    return _translated(_STATES[state])


def reason_text(reason: StreamReason) -> str:
    """One sentence with the next step; empty for NONE."""
    return _translated(_REASONS[reason])


def footage_texts(reason: TrackReason) -> tuple[str, str]:
    """Why there is no picture of a moment, and what to do about it; empty for NONE."""
    what, step = footage_messages.REASONS.get(reason, ("", ""))
    return _translated(what), _translated(step)
