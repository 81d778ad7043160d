"""Texts of making copies of clips: working copies, masked copies, stills."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "copy.not_a_clip": (
        str(
            QT_TRANSLATE_NOOP(
                "messages", "{file} is not a clip that was cut here, or the JSON file beside it is missing"
            )
        ),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Choose the clip's video file in the folder it was cut into, with its JSON file."
            )
        ),
    ),
    "copy.no_area": (
        str(QT_TRANSLATE_NOOP("messages", "No area is covered yet")),
        str(QT_TRANSLATE_NOOP("messages", "Draw one on the picture first.")),
    ),
    "copy.area": (
        str(QT_TRANSLATE_NOOP("messages", "Area {number} cannot be covered as it is drawn")),
        str(QT_TRANSLATE_NOOP("messages", "Delete it and draw it anew.")),
    ),
    "copy.no_masks": (
        str(QT_TRANSLATE_NOOP("messages", "{file} is not the JSON file of a masked copy")),
        str(QT_TRANSLATE_NOOP("messages", "Choose the file whose name ends with _masked.json, beside the copy.")),
    ),
    "copy.masks_changed": (
        str(QT_TRANSLATE_NOOP("messages", "The areas in {file} are not those its copy was made with")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "The file was changed: nothing of it is used. Draw the areas, or choose another."
            )
        ),
    ),
    "copy.masks_other_camera": (
        str(QT_TRANSLATE_NOOP("messages", "The areas in {file} are of another camera")),
        str(QT_TRANSLATE_NOOP("messages", "Choose the masked copy of this camera.")),
    ),
    "copy.masks_other_time": (
        str(QT_TRANSLATE_NOOP("messages", "The areas in {file} cover nothing of the minutes that are copied")),
        str(QT_TRANSLATE_NOOP("messages", "Choose the masked copy of the same time.")),
    ),
    "copy.too_many_keys": (
        str(QT_TRANSLATE_NOOP("messages", "There are too many key frames")),
        str(QT_TRANSLATE_NOOP("messages", "Make the copy in two parts, or delete key frames that change little.")),
    ),
    "copy.no_moment": (
        str(QT_TRANSLATE_NOOP("messages", "No moment is chosen for a still")),
        str(QT_TRANSLATE_NOOP("messages", "Choose at least one.")),
    ),
    "copy.too_many_stills": (
        str(QT_TRANSLATE_NOOP("messages", "More than {limit} stills are not made at once")),
        str(QT_TRANSLATE_NOOP("messages", "Choose fewer moments.")),
    ),
    "copy.range": (
        str(QT_TRANSLATE_NOOP("messages", "The end is before the beginning")),
        str(QT_TRANSLATE_NOOP("messages", "Correct the times.")),
    ),
    "copy.request_number": (
        str(QT_TRANSLATE_NOOP("messages", "This request number cannot be used")),
        str(QT_TRANSLATE_NOOP("messages", "It may have {limit} characters at most, on one line.")),
    ),
    "copy.original_changed": (
        str(QT_TRANSLATE_NOOP("messages", "The original is no longer as it was when it was cut: its SHA-256 differs")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "No copy was made. Keep the file, tell your supervisor, and cut the clip anew."
            )
        ),
    ),
    "copy.no_pictures": (
        str(QT_TRANSLATE_NOOP("messages", "The clip has no pictures of this time")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another time, or copy all of it.")),
    ),
    "copy.disk_full": (
        str(QT_TRANSLATE_NOOP("messages", "There is no room left in {folder} for the copy")),
        str(QT_TRANSLATE_NOOP("messages", "Nothing unfinished was left there. Make room or choose another folder.")),
    ),
    "copy.file_too_large": (
        str(QT_TRANSLATE_NOOP("messages", "The copy is larger than a file may be on the disk with {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a folder on another disk, or make the copy in parts.")),
    ),
    "copy.folder_not_writable": (
        str(QT_TRANSLATE_NOOP("messages", "The copy cannot be written into {folder}")),
        str(QT_TRANSLATE_NOOP("messages", "Check that the folder is there and may be written to, or choose another.")),
    ),
    "copy.stopped": (
        str(QT_TRANSLATE_NOOP("messages", "The process that decodes the clip ended unexpectedly")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Nothing unfinished was left. Try again; if it stays so, the file may be damaged."
            )
        ),
    ),
    "copy.cancelled": (
        str(QT_TRANSLATE_NOOP("messages", "The copy was cancelled")),
        str(QT_TRANSLATE_NOOP("messages", "Nothing unfinished was left.")),
    ),
    "copy.failed": (
        str(QT_TRANSLATE_NOOP("messages", "The copy could not be made")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Try again; tell the administrator if it stays so. The original is unchanged."
            )
        ),
    ),
}
