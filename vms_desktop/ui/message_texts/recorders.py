"""What can be wrong with a recorder, in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "recorder.unknown": (
        str(QT_TRANSLATE_NOOP("messages", "There is no recorder {recorder}")),
        str(QT_TRANSLATE_NOOP("messages", "See “vms-desktop recorders list” for those there are.")),
    ),
    "recorder.unreachable": (
        str(QT_TRANSLATE_NOOP("messages", "Recorder {recorder} cannot be reached")),
        str(QT_TRANSLATE_NOOP("messages", "Check its address, the network and its power.")),
    ),
    "recorder.refused": (
        str(QT_TRANSLATE_NOOP("messages", "Recorder {recorder} refuses connections at this port")),
        str(QT_TRANSLATE_NOOP("messages", "Check the port; the service may be switched off in the recorder.")),
    ),
    "recorder.timed_out": (
        str(QT_TRANSLATE_NOOP("messages", "Recorder {recorder} did not answer in time")),
        str(QT_TRANSLATE_NOOP("messages", "Try again; if it stays so, check the network or restart the recorder.")),
    ),
    "recorder.auth_failed": (
        str(QT_TRANSLATE_NOOP("messages", "Recorder {recorder} refused the user name or password")),
        str(QT_TRANSLATE_NOOP("messages", "Ask its owner for an account that may play recordings.")),
    ),
    "recorder.not_onvif": (
        str(QT_TRANSLATE_NOOP("messages", "Recorder {recorder} does not answer by ONVIF")),
        str(QT_TRANSLATE_NOOP("messages", "Check address and port, or enter it under its make.")),
    ),
    "recorder.bad_answer": (
        str(QT_TRANSLATE_NOOP("messages", "The answer of recorder {recorder} could not be understood")),
        str(QT_TRANSLATE_NOOP("messages", "Try again; choose another kind of recorder if it stays so.")),
    ),
    "recorder.unsupported": (
        str(QT_TRANSLATE_NOOP("messages", "Recorder {recorder} does not replay by ONVIF")),
        str(QT_TRANSLATE_NOOP("messages", "Switch ONVIF on in it, or enter it under its make.")),
    ),
    "recorder.busy": (
        str(QT_TRANSLATE_NOOP("messages", "Recorder {recorder} plays for others and is full")),
        str(QT_TRANSLATE_NOOP("messages", "Close playback elsewhere, or wait a moment and try again.")),
    ),
    "recorder.no_such_channel": (
        str(QT_TRANSLATE_NOOP("messages", "Recorder {recorder} has no recording {channel}")),
        str(QT_TRANSLATE_NOOP("messages", "Test the recorder and assign its channels anew.")),
    ),
    "recorder.form_gone": (
        str(QT_TRANSLATE_NOOP("messages", "How recorder {recorder} is asked is not known any more ({kind})")),
        str(QT_TRANSLATE_NOOP("messages", "Put its form back into recorder_addresses.json, or choose another kind.")),
    ),
    "input.recorder_name": (
        str(QT_TRANSLATE_NOOP("messages", "A recorder needs a name of at most {most} characters")),
        str(QT_TRANSLATE_NOOP("messages", "Give it a name that people know it by.")),
    ),
    "input.recorder_name_taken": (
        str(QT_TRANSLATE_NOOP("messages", "There is a recorder {name} already")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another name.")),
    ),
    "input.recorder_form_name": (
        str(QT_TRANSLATE_NOOP("messages", "A make needs a name. Most characters: {most}")),
        str(QT_TRANSLATE_NOOP("messages", "Give the name that stands on the recorder.")),
    ),
    "input.recorder_form_used": (
        str(QT_TRANSLATE_NOOP("messages", "Recorder {recorder} is asked by this form of address")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another kind for it first.")),
    ),
    "input.recorder_no_channel": (
        str(QT_TRANSLATE_NOOP("messages", "No channel is entered yet")),
        str(QT_TRANSLATE_NOOP("messages", "Enter at least one channel's number and choose its camera.")),
    ),
    "input.recorder_camera": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” is no camera of the register")),
        str(QT_TRANSLATE_NOOP("messages", "Choose one from the list that opens while you type, or empty the field.")),
    ),
    "input.recorder_camera_twice": (
        str(QT_TRANSLATE_NOOP("messages", "Two channels have the camera {camera}")),
        str(QT_TRANSLATE_NOOP("messages", "Leave it at one of them.")),
    ),
    "input.recorder_kind": (
        str(QT_TRANSLATE_NOOP("messages", "Recorders of kind {kind} are not known")),
        str(QT_TRANSLATE_NOOP("messages", "Choose one of: {known}")),
    ),
    "input.recorder_channel": (
        str(QT_TRANSLATE_NOOP("messages", "“{channel}” is no channel")),
        str(
            QT_TRANSLATE_NOOP("messages", "Enter the channel's number, or the recording's token of an ONVIF recorder.")
        ),
    ),
    "input.recorder_days": (
        str(QT_TRANSLATE_NOOP("messages", "A recorder keeps between 1 and {most} days")),
        str(QT_TRANSLATE_NOOP("messages", "Enter how many days its footage reaches back.")),
    ),
    "input.recorder_offset": (
        str(QT_TRANSLATE_NOOP("messages", "This is no time zone")),
        str(QT_TRANSLATE_NOOP("messages", "Enter hours east of UTC between −14 and 14; Thailand is 7.")),
    ),
    "input.recorder_template": (
        str(QT_TRANSLATE_NOOP("messages", "This form of address cannot be used: {part}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Write it like those that come with the program.",
            )
        ),
    ),
    "storage.recorder_addresses": (
        str(QT_TRANSLATE_NOOP("messages", "The file with the forms of recorders' addresses cannot be used")),
        str(QT_TRANSLATE_NOOP("messages", "Correct it or take it away; then the program's own are used. File: {path}")),
    ),
}
