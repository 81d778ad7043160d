"""Texts of the errors of requests for footage and of what is typed for them (``ui/messages.py`` gives them out)."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "input.passphrases_differ": (
        str(QT_TRANSLATE_NOOP("messages", "The two passphrases differ")),
        str(QT_TRANSLATE_NOOP("messages", "Type the same passphrase in both fields.")),
    ),
    "request.unknown": (
        str(QT_TRANSLATE_NOOP("messages", "There is no such request")),
        str(QT_TRANSLATE_NOOP("messages", "Check the number, or search the list.")),
    ),
    "request.changed_meanwhile": (
        str(QT_TRANSLATE_NOOP("messages", "{name} has changed the request meanwhile")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Nothing of yours was stored. Look at the request as it is now, then do it again if it is still needed.",
            )
        ),
    ),
    "request.letter_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "The request has no such letter")),
        str(QT_TRANSLATE_NOOP("messages", "Look at the request as it is now; its letters are offered under Print.")),
    ),
    "input.documents_until": (
        str(QT_TRANSLATE_NOOP("messages", "The last day for the documents has passed already")),
        str(QT_TRANSLATE_NOOP("messages", "Enter today or a later day.")),
    ),
    "input.documents_until_far": (
        str(QT_TRANSLATE_NOOP("messages", "The last day for the documents is too far away")),
        str(QT_TRANSLATE_NOOP("messages", "Look at the year; enter a day within one year.")),
    ),
    "request.not_now": (
        str(QT_TRANSLATE_NOOP("messages", "This cannot be done with the request as it stands")),
        str(QT_TRANSLATE_NOOP("messages", "Look at its state; the next steps are offered there.")),
    ),
    "request.reason_missing": (
        str(QT_TRANSLATE_NOOP("messages", "A reason is needed")),
        str(QT_TRANSLATE_NOOP("messages", "Write in a few words why.")),
    ),
    "request.own_decision": (
        str(QT_TRANSLATE_NOOP("messages", "Whoever registered or changed a request cannot decide on it")),
        str(QT_TRANSLATE_NOOP("messages", "Another person with the right to approve decides.")),
    ),
    "request.not_approved": (
        str(QT_TRANSLATE_NOOP("messages", "Nobody has approved this yet")),
        str(QT_TRANSLATE_NOOP("messages", "Submit the request, or have the oral order signed for.")),
    ),
    "request.other_approver": (
        str(QT_TRANSLATE_NOOP("messages", "{name} gave the order and has to sign for it")),
        str(QT_TRANSLATE_NOOP("messages", "Ask that person to sign in and confirm it.")),
    ),
    "request.no_approver": (
        str(QT_TRANSLATE_NOOP("messages", "This person may not approve all of these cameras: {name}")),
        str(QT_TRANSLATE_NOOP("messages", "Name somebody who may, or fewer cameras.")),
    ),
    "request.paper_missing": (
        str(QT_TRANSLATE_NOOP("messages", "The paper of the oral order is still missing")),
        str(QT_TRANSLATE_NOOP("messages", "Record that it has come, then close the request.")),
    ),
    "request.receipt_missing": (
        str(QT_TRANSLATE_NOOP("messages", "A signed receipt is still missing")),
        str(QT_TRANSLATE_NOOP("messages", "Attach the scan of the signed receipt, then close the request.")),
    ),
    "request.not_sealed": (
        str(QT_TRANSLATE_NOOP("messages", "There is no sealed package to hand over")),
        str(QT_TRANSLATE_NOOP("messages", "Make the copy first, or choose another package.")),
    ),
    "request.not_ordered": (
        str(QT_TRANSLATE_NOOP("messages", "There is no oral order that waits for this")),
        str(QT_TRANSLATE_NOOP("messages", "Look at the request as it is now.")),
    ),
    "request.copying_already": (
        str(QT_TRANSLATE_NOOP("messages", "A copy for this request is being made already")),
        str(QT_TRANSLATE_NOOP("messages", "Wait until it is done, or cancel it.")),
    ),
    "request.copy_wanted": (
        str(QT_TRANSLATE_NOOP("messages", "The requester wants a copy, not only to see the footage")),
        str(QT_TRANSLATE_NOOP("messages", "Make the copy and hand it over.")),
    ),
    "request.handed_already": (
        str(QT_TRANSLATE_NOOP("messages", "A copy was handed over already")),
        str(QT_TRANSLATE_NOOP("messages", "Give up the further copy, take the receipt, and close the request.")),
    ),
    "request.nothing_approved": (
        str(QT_TRANSLATE_NOOP("messages", "No camera and no time is chosen")),
        str(QT_TRANSLATE_NOOP("messages", "Choose at least one stretch, or refuse the request.")),
    ),
    "request.outside_asked": (
        str(QT_TRANSLATE_NOOP("messages", "This goes beyond what was asked for: {camera}")),
        str(QT_TRANSLATE_NOOP("messages", "Stay within the times of the request.")),
    ),
    "request.outside_approved": (
        str(QT_TRANSLATE_NOOP("messages", "This goes beyond what was approved: {camera}")),
        str(QT_TRANSLATE_NOOP("messages", "Copy only approved cameras and minutes, or have more approved.")),
    ),
    "request.not_there": (
        str(QT_TRANSLATE_NOOP("messages", "No footage is known of part of what is said to be found: {camera}")),
        str(QT_TRANSLATE_NOOP("messages", "Take what is there, or say where it was seen.")),
    ),
    "request.asked_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "The request no longer asks for this camera and time")),
        str(QT_TRANSLATE_NOOP("messages", "Look at the request as it is now.")),
    ),
    "request.delivery_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "The request has no such package")),
        str(QT_TRANSLATE_NOOP("messages", "Look at the request as it is now.")),
    ),
    "request.not_copying": (
        str(QT_TRANSLATE_NOOP("messages", "This copy is not being made any more")),
        str(QT_TRANSLATE_NOOP("messages", "Look at the request as it is now.")),
    ),
    "request.not_handed_over": (
        str(QT_TRANSLATE_NOOP("messages", "This package is not with the receiver")),
        str(QT_TRANSLATE_NOOP("messages", "Look at the request as it is now.")),
    ),
    "request.still_open": (
        str(QT_TRANSLATE_NOOP("messages", "The request is still open: {number}")),
        str(QT_TRANSLATE_NOOP("messages", "Close or cancel it before its footage is released.")),
    ),
    "request.attachment_unknown": (
        str(QT_TRANSLATE_NOOP("messages", "The request has no such attachment")),
        str(QT_TRANSLATE_NOOP("messages", "Attach the file again.")),
    ),
    "request.attachment_gone": (
        str(QT_TRANSLATE_NOOP("messages", "The attachment is not in the data folder of this workstation: {name}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Restore the folder “attachments” from the backup of the desk that took it in."
            )
        ),
    ),
    "request.attachment_elsewhere": (
        str(QT_TRANSLATE_NOOP("messages", "The attachment lies at {desk} only: {name}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "Open it there. Once that desk has been started with this version, every desk can open it.",
            )
        ),
    ),
    "request.attachment_changed": (
        str(QT_TRANSLATE_NOOP("messages", "The attachment was changed after it was stored and is not shown: {name}")),
        str(QT_TRANSLATE_NOOP("messages", "Tell the administrator; restore the file from a backup.")),
    ),
    "input.attachment_empty": (
        str(QT_TRANSLATE_NOOP("messages", "The file is empty: {name}")),
        str(QT_TRANSLATE_NOOP("messages", "Scan or save it again.")),
    ),
    "input.attachment_type": (
        str(QT_TRANSLATE_NOOP("messages", "This kind of file is not taken: {name}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Attach a PDF or a picture (JPEG, PNG, TIFF, HEIC). Save office documents as PDF."
            )
        ),
    ),
    "input.attachment_disguised": (
        str(QT_TRANSLATE_NOOP("messages", "The file is not what its name says: {name}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Ask where it comes from. If it is harmless, save it again with the right type."
            )
        ),
    ),
    "input.attachment_large": (
        str(QT_TRANSLATE_NOOP("messages", "The file is larger than {limit} MB: {name}")),
        str(QT_TRANSLATE_NOOP("messages", "Scan with a lower resolution, or attach it in parts.")),
    ),
    "input.attachment_unreadable": (
        str(QT_TRANSLATE_NOOP("messages", "The file cannot be read: {name}")),
        str(QT_TRANSLATE_NOOP("messages", "Check that it is there and not open elsewhere.")),
    ),
    "input.number_pattern": (
        str(QT_TRANSLATE_NOOP("messages", "This pattern of numbers cannot be used: {pattern}")),
        str(
            QT_TRANSLATE_NOOP(
                "messages",
                "It must hold the year and the running number once each, with a sign between them; the help has an example.",
            )
        ),
    ),
    "input.request_limit": (
        str(QT_TRANSLATE_NOOP("messages", "The value must be between {least} and {most}")),
        str(QT_TRANSLATE_NOOP("messages", "Enter another value.")),
    ),
    "input.request_missing": (
        str(QT_TRANSLATE_NOOP("messages", "This has to be filled in")),
        str(QT_TRANSLATE_NOOP("messages", "Enter it, then go on.")),
    ),
    "input.request_text_long": (
        str(QT_TRANSLATE_NOOP("messages", "The text is too long; characters at most: {limit}")),
        str(QT_TRANSLATE_NOOP("messages", "Shorten it, or attach it as a document.")),
    ),
    "input.request_place": (
        str(QT_TRANSLATE_NOOP("messages", "The place on the map is not complete")),
        str(QT_TRANSLATE_NOOP("messages", "Enter latitude, longitude and a radius of at most 50 km.")),
    ),
    "input.request_interval": (
        str(QT_TRANSLATE_NOOP("messages", "The footage asked for ends before it begins")),
        str(QT_TRANSLATE_NOOP("messages", "Check both times.")),
    ),
    "input.request_still": (
        str(QT_TRANSLATE_NOOP("messages", "“{value}” lies outside what is copied of this camera")),
        str(QT_TRANSLATE_NOOP("messages", "Type a time between the two that stand on its line.")),
    ),
    "input.request_era": (
        str(QT_TRANSLATE_NOOP("messages", "A time lies far in the future")),
        str(QT_TRANSLATE_NOOP("messages", "Check whether the year is of the Buddhist era.")),
    ),
    "input.request_cameras": (
        str(QT_TRANSLATE_NOOP("messages", "Too many cameras; at most: {limit}")),
        str(QT_TRANSLATE_NOOP("messages", "Leave out cameras, or have the limit for this kind of requester changed.")),
    ),
    "input.request_hours": (
        str(QT_TRANSLATE_NOOP("messages", "Too much footage of a camera; hours at most: {limit}")),
        str(QT_TRANSLATE_NOOP("messages", "Shorten the times, or have the limit for this kind of requester changed.")),
    ),
    "input.request_letter_form": (
        str(QT_TRANSLATE_NOOP("messages", "This does not look like the number of an official letter")),
        str(QT_TRANSLATE_NOOP("messages", "Usually it is like สป 0017.2/ว 303. It may be right all the same.")),
    ),
    "input.request_appeal": (
        str(QT_TRANSLATE_NOOP("messages", "The last day of an appeal lies in the past")),
        str(QT_TRANSLATE_NOOP("messages", "Choose today or a later day.")),
    ),
}
