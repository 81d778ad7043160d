"""Texts of recorded footage: why a camera has no picture of a moment, and the errors of playing and cutting.

``ui/messages.py`` puts the errors among its own. A reason of a track is an error of a clip too (``footage.<reason>``).
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vms_desktop.domain.footage import TrackReason, TrackState

translate = QCoreApplication.translate

REASONS: dict[TrackReason, tuple[str, str]] = {
    TrackReason.NOT_RECORDED: (
        str(QT_TRANSLATE_NOOP("messages", "Nothing was recorded at this moment")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Choose another moment on the timeline, or ask the camera's owner for its recorder."
            )
        ),
    ),
    TrackReason.NOT_YET: (
        str(QT_TRANSLATE_NOOP("messages", "This moment has not come yet")),
        str(QT_TRANSLATE_NOOP("messages", "Go back in time; “Newest” shows the latest footage.")),
    ),
    TrackReason.NO_SOURCE: (
        str(QT_TRANSLATE_NOOP("messages", "This camera is not recorded anywhere that is known here")),
        str(QT_TRANSLATE_NOOP("messages", "Switch recording on in the register, or enter the owner's recorder there.")),
    ),
    TrackReason.GAP: (
        str(QT_TRANSLATE_NOOP("messages", "The recording has a gap here")),
        str(QT_TRANSLATE_NOOP("messages", "The timeline shows where it goes on; the arrows lead to its edge.")),
    ),
    TrackReason.UNREACHABLE: (
        str(QT_TRANSLATE_NOOP("messages", "The recorder cannot be reached")),
        str(QT_TRANSLATE_NOOP("messages", "Check its address, its power and the network.")),
    ),
    TrackReason.REFUSED: (
        str(QT_TRANSLATE_NOOP("messages", "The recorder refuses connections at this port")),
        str(QT_TRANSLATE_NOOP("messages", "Check the port in the register; the service may be switched off.")),
    ),
    TrackReason.TIMED_OUT: (
        str(QT_TRANSLATE_NOOP("messages", "The recorder did not answer in time")),
        str(QT_TRANSLATE_NOOP("messages", "Try again; its network may be slow, or its disks may be waking.")),
    ),
    TrackReason.WRONG_PASSWORD: (
        str(QT_TRANSLATE_NOOP("messages", "The recorder refused the user name or password")),
        str(QT_TRANSLATE_NOOP("messages", "Correct it in the register; it is not tried again by itself.")),
    ),
    TrackReason.BUSY: (
        str(QT_TRANSLATE_NOOP("messages", "The recorder is busy: all its playback sessions are taken")),
        str(QT_TRANSLATE_NOOP("messages", "Close playback at another place, then try again.")),
    ),
    TrackReason.NO_SUCH_RECORDING: (
        str(QT_TRANSLATE_NOOP("messages", "The recorder has no recording of this moment")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another moment; it may have been overwritten.")),
    ),
    TrackReason.NOT_SUPPORTED: (
        str(QT_TRANSLATE_NOOP("messages", "The recorder cannot replay this way")),
        str(QT_TRANSLATE_NOOP("messages", "Ask its owner for a file and open that instead.")),
    ),
    TrackReason.BAD_ANSWER: (
        str(QT_TRANSLATE_NOOP("messages", "The recorder's answer could not be understood")),
        str(QT_TRANSLATE_NOOP("messages", "Try again; if it stays so, ask its owner for a file.")),
    ),
    TrackReason.ENDED_EARLY: (
        str(QT_TRANSLATE_NOOP("messages", "The recorder broke off before the end of the recording")),
        str(QT_TRANSLATE_NOOP("messages", "Try again from this moment; what came before is whole.")),
    ),
    TrackReason.UNKNOWN_CODEC: (
        str(QT_TRANSLATE_NOOP("messages", "The footage has a video format that cannot be shown here")),
        str(QT_TRANSLATE_NOOP("messages", "Cut it as a clip and open it with the maker's player.")),
    ),
    TrackReason.DAMAGED: (
        str(QT_TRANSLATE_NOOP("messages", "This part of the footage is damaged")),
        str(QT_TRANSLATE_NOOP("messages", "What lies before and after may be whole: go on along the timeline.")),
    ),
    TrackReason.EMPTY: (
        str(QT_TRANSLATE_NOOP("messages", "This part of the footage holds no pictures")),
        str(QT_TRANSLATE_NOOP("messages", "What lies before and after may be whole: go on along the timeline.")),
    ),
    TrackReason.WRONG_CAMERA: (
        str(QT_TRANSLATE_NOOP("messages", "This file was recorded from another camera")),
        str(QT_TRANSLATE_NOOP("messages", "It is not shown. Tell the administrator.")),
    ),
    TrackReason.WRONG_TIME: (
        str(QT_TRANSLATE_NOOP("messages", "The pictures in this file are of another time than its name says")),
        str(QT_TRANSLATE_NOOP("messages", "It is not shown. Tell the administrator.")),
    ),
    TrackReason.FILE_GONE: (
        str(QT_TRANSLATE_NOOP("messages", "The footage is not where it was recorded: the disk or medium is missing")),
        str(QT_TRANSLATE_NOOP("messages", "Connect it again; it is found by itself.")),
    ),
    TrackReason.NOT_READABLE: (
        str(QT_TRANSLATE_NOOP("messages", "This program may not read the footage")),
        str(QT_TRANSLATE_NOOP("messages", "Ask the administrator to check the rights of the folder.")),
    ),
    TrackReason.UNDECODABLE: (
        str(QT_TRANSLATE_NOOP("messages", "The pictures are there, but cannot be drawn")),
        str(QT_TRANSLATE_NOOP("messages", "Cut it as a clip: the original pictures are copied unchanged.")),
    ),
    TrackReason.PROCESS_RESTARTING: (
        str(QT_TRANSLATE_NOOP("messages", "Playback is being started anew")),
        str(QT_TRANSLATE_NOOP("messages", "It goes on by itself in a moment.")),
    ),
}

TEXTS: dict[str, tuple[str, str]] = {
    **{f"footage.{reason.value}": texts for reason, texts in REASONS.items()},
    "playback.too_many": (
        str(QT_TRANSLATE_NOOP("messages", "No more cameras can be played at a time than {most}")),
        str(QT_TRANSLATE_NOOP("messages", "Close one of them first.")),
    ),
    "playback.no_camera": (
        str(QT_TRANSLATE_NOOP("messages", "No camera was chosen")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a camera in the list at the left.")),
    ),
    "playback.speed": (
        str(QT_TRANSLATE_NOOP("messages", "Footage cannot be played at this speed")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a speed from a quarter to sixteen times.")),
    ),
    "playback.frame_rate": (
        str(QT_TRANSLATE_NOOP("messages", "The pictures a second must lie between {least} and {most}")),
        str(QT_TRANSLATE_NOOP("messages", "Give the number that the recorder's settings say, often 25 or 15.")),
    ),
    "playback.loop": (
        str(QT_TRANSLATE_NOOP("messages", "The end of the loop lies before its beginning")),
        str(QT_TRANSLATE_NOOP("messages", "Mark the beginning first, then the end.")),
    ),
    "playback.no_footage": (
        str(QT_TRANSLATE_NOOP("messages", "Nothing of camera {camera} is known to be recorded")),
        str(QT_TRANSLATE_NOOP("messages", "Look further back, or switch recording on in the register.")),
    ),
    "clip.no_camera": (
        str(QT_TRANSLATE_NOOP("messages", "No camera was chosen for the clip")),
        str(QT_TRANSLATE_NOOP("messages", "Choose at least one camera.")),
    ),
    "clip.range": (
        str(QT_TRANSLATE_NOOP("messages", "The end of the clip lies before its beginning")),
        str(QT_TRANSLATE_NOOP("messages", "Mark the beginning first, then the end.")),
    ),
    "clip.too_long": (
        str(QT_TRANSLATE_NOOP("messages", "A clip can last {hours} h at most")),
        str(QT_TRANSLATE_NOOP("messages", "Cut it in several parts.")),
    ),
    "clip.margin": (
        str(QT_TRANSLATE_NOOP("messages", "The margin can be {minutes} min at most")),
        str(QT_TRANSLATE_NOOP("messages", "Give a shorter one, or move the marks.")),
    ),
    "clip.disk_full": (
        str(QT_TRANSLATE_NOOP("messages", "The disk is full: the clip was not made")),
        str(QT_TRANSLATE_NOOP("messages", "Free space or choose another folder, then cut again. Folder: {folder}")),
    ),
    "clip.folder_not_writable": (
        str(QT_TRANSLATE_NOOP("messages", "The clip cannot be written into this folder")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another folder. Folder: {folder}")),
    ),
    "clip.failed": (
        str(QT_TRANSLATE_NOOP("messages", "The clip could not be made")),
        str(QT_TRANSLATE_NOOP("messages", "Cut it again; details are in the program's log.")),
    ),
    "input.moment": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is no time")),
        str(QT_TRANSLATE_NOOP("messages", "Write it like {day_example} 14:05:09, 14:05 or -5 min.")),
    ),
}


def state_text(state: TrackState) -> str:
    """The state in a word or two."""
    return {
        TrackState.LOADING: translate("Footage", "Fetching footage"),
        TrackState.PLAYING: translate("Footage", "Playing"),
        TrackState.PAUSED: translate("Footage", "Paused"),
        TrackState.MISSING: translate("Footage", "No footage"),
        TrackState.FAILED: translate("Footage", "Cannot be shown"),
    }[state]
