"""What a camera's lane on the timeline shows, in words: its sources from top to bottom, and what the colours mean."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from vms_desktop.ui import language
from vms_desktop.ui.playback import track_words
from vms_desktop.ui.playback.lanes import Lane

translate = QCoreApplication.translate


def lane_legend(lane: Lane) -> str:
    """Lines: the camera, its sources as they lie below one another and are tried, the signs."""
    words = [f"{lane.camera.code} {language.camera_name(lane.camera)}"]
    sources = [track_words.source_text(band.source) for band in lane.bands]
    if len(sources) > 1:
        words += [f"{number}. {source}" for number, source in enumerate(sources, 1)]
    elif sources:
        words += sources
    elif lane.known:
        words.append(translate("Preview", "Nothing recorded"))
    words += [
        translate("Legend", "Blue: footage; where there is none, nothing was recorded"),
        translate("Legend", "Violet line above: on hold"),
        translate("Legend", "Amber line below: is overwritten within a day"),
        translate("Legend", "Flag: bookmark"),
    ]
    if lane.asked:
        numbers = ", ".join(dict.fromkeys(one.number for one in lane.asked))
        words.append(translate("Legend", "White frame: asked for by {0}").format(numbers))
    return "\n".join(words)
