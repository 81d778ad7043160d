"""Texts of errors about people: signing in, rights, accounts, second persons. ``ui/messages.py`` puts them among its own."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEXTS: dict[str, tuple[str, str]] = {
    "sign_in.wrong": (
        str(QT_TRANSLATE_NOOP("messages", "The user name or the password is wrong")),
        str(QT_TRANSLATE_NOOP("messages", "Type both again. Check the keyboard's language and Caps Lock.")),
    ),
    "sign_in.wait": (
        str(QT_TRANSLATE_NOOP("messages", "Too many wrong passwords: wait {wait_s} before the next try")),
        str(QT_TRANSLATE_NOOP("messages", "The wait grows with each mistake. Administrators can set a new password.")),
    ),
    "sign_in.code_needed": (
        str(QT_TRANSLATE_NOOP("messages", "This account needs a one-time code as well")),
        str(QT_TRANSLATE_NOOP("messages", "Type the six digits your phone shows now, or one of the codes on paper.")),
    ),
    "sign_in.code_wrong": (
        str(QT_TRANSLATE_NOOP("messages", "The one-time code is wrong or was used already")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Wait for the next code. This computer's clock says {time}: the phone's must say the same."
            )
        ),
    ),
    "sign_in.disabled": (
        str(QT_TRANSLATE_NOOP("messages", "This account is disabled")),
        str(QT_TRANSLATE_NOOP("messages", "Ask an administrator to enable it.")),
    ),
    "sign_in.ended": (
        str(QT_TRANSLATE_NOOP("messages", "The last day of this account is over")),
        str(QT_TRANSLATE_NOOP("messages", "Ask an administrator for a new last day.")),
    ),
    "sign_in.not_yet": (
        str(QT_TRANSLATE_NOOP("messages", "The first day of this account has not come yet")),
        str(QT_TRANSLATE_NOOP("messages", "Ask an administrator if it should begin earlier.")),
    ),
    "sign_in.sheet_wrong": (
        str(QT_TRANSLATE_NOOP("messages", "The code of the recovery sheet does not belong to this administrator")),
        str(QT_TRANSLATE_NOOP("messages", "Type the code of the newest sheet and the user name again.")),
    ),
    "access.not_signed_in": (
        str(QT_TRANSLATE_NOOP("messages", "Nobody is signed in")),
        str(QT_TRANSLATE_NOOP("messages", "Sign in and do it again.")),
    ),
    "access.locked": (
        str(QT_TRANSLATE_NOOP("messages", "The desk is locked")),
        str(QT_TRANSLATE_NOOP("messages", "Unlock it and do it again.")),
    ),
    "access.password_must_change": (
        str(QT_TRANSLATE_NOOP("messages", "The password must be changed first")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a password of your own under “My account”.")),
    ),
    "access.ended": (
        str(QT_TRANSLATE_NOOP("messages", "Your account does not count any more")),
        str(QT_TRANSLATE_NOOP("messages", "Ask an administrator.")),
    ),
    "access.denied": (
        str(QT_TRANSLATE_NOOP("messages", "Your role may not do this: {permission}")),
        str(QT_TRANSLATE_NOOP("messages", "Ask a colleague who may, or an administrator.")),
    ),
    "access.place": (
        str(QT_TRANSLATE_NOOP("messages", "Camera {camera} is outside the places your account is for")),
        str(QT_TRANSLATE_NOOP("messages", "Ask an administrator if it should be one of yours.")),
    ),
    "access.request_place": (
        str(QT_TRANSLATE_NOOP("messages", "Request {number} is outside the places your account is for")),
        str(QT_TRANSLATE_NOOP("messages", "Ask a colleague whose account is for one of its cameras.")),
    ),
    "access.whole_request": (
        str(
            QT_TRANSLATE_NOOP("messages", "This concerns all cameras of the request, and {camera} is not one of yours")
        ),
        str(QT_TRANSLATE_NOOP("messages", "Ask a colleague whose account is for all of its cameras.")),
    ),
    "access.too_long_ago": (
        str(QT_TRANSLATE_NOOP("messages", "Your account may look back {hours} h only")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a later time, or ask a supervisor.")),
    ),
    "access.taken": (
        str(QT_TRANSLATE_NOOP("messages", "Somebody is signed in here already")),
        str(QT_TRANSLATE_NOOP("messages", "Hand the shift over, or sign out first.")),
    ),
    "access.hand_over_to_oneself": (
        str(QT_TRANSLATE_NOOP("messages", "You are signed in already")),
        str(QT_TRANSLATE_NOOP("messages", "The person who takes over types their own name and password.")),
    ),
    "access.close_locked": (
        str(
            QT_TRANSLATE_NOOP("messages", "This desk was locked by {name}: only they or an administrator may close it")
        ),
        str(QT_TRANSLATE_NOOP("messages", "If you go on with the shift, take the desk over instead.")),
    ),
    "access.signed_out": (
        str(QT_TRANSLATE_NOOP("messages", "{name} was signed out: the account was disabled or its last day is over")),
        str(QT_TRANSLATE_NOOP("messages", "Sign in with another account, or ask an administrator.")),
    ),
    "input.shift_starts": (
        str(QT_TRANSLATE_NOOP("messages", "The shifts do not follow one another")),
        str(QT_TRANSLATE_NOOP("messages", "Let each begin at another time, from the morning on.")),
    ),
    "people.not_first": (
        str(QT_TRANSLATE_NOOP("messages", "There is an administrator already")),
        str(QT_TRANSLATE_NOOP("messages", "Sign in.")),
    ),
    "people.role_bounds": (
        str(QT_TRANSLATE_NOOP("messages", "This cannot be changed for the role {role}: {permissions}")),
        str(QT_TRANSLATE_NOOP("messages", "Give the person another role.")),
    ),
    "people.grants_more": (
        str(QT_TRANSLATE_NOOP("messages", "Nobody gives what they may not do themselves: {permissions}")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a role with less, or ask somebody who has these rights.")),
    ),
    "people.limits_wider": (
        str(QT_TRANSLATE_NOOP("messages", "These rights would reach further than your own")),
        str(QT_TRANSLATE_NOOP("messages", "Choose places, a look back and a last day within yours.")),
    ),
    "people.last_administrator": (
        str(QT_TRANSLATE_NOOP("messages", "This is the last administrator without limits")),
        str(QT_TRANSLATE_NOOP("messages", "Make another person an administrator first.")),
    ),
    "people.oneself": (
        str(QT_TRANSLATE_NOOP("messages", "One's own role and limits are somebody else's to change")),
        str(QT_TRANSLATE_NOOP("messages", "Ask another administrator. Your password is changed under “My account”.")),
    ),
    "people.changed_meanwhile": (
        str(QT_TRANSLATE_NOOP("messages", "This account was changed by somebody else meanwhile")),
        str(QT_TRANSLATE_NOOP("messages", "Close this, look at it as it is now, and do it again.")),
    ),
    "people.no_codes": (
        str(QT_TRANSLATE_NOOP("messages", "One-time codes are not switched on")),
        str(QT_TRANSLATE_NOOP("messages", "Switch them on first.")),
    ),
    "people.none_yet": (
        str(QT_TRANSLATE_NOOP("messages", "There is no administrator yet")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Open the program and create the first one, or use “vms-desktop people first”."
            )
        ),
    ),
    "people.not_unattended": (
        str(QT_TRANSLATE_NOOP("messages", "This database has people: nobody uses it without signing in")),
        str(QT_TRANSLATE_NOOP("messages", "Give the demonstration a data folder of its own.")),
    ),
    "people.only_administrators": (
        str(QT_TRANSLATE_NOOP("messages", "Only administrators make a recovery sheet")),
        str(QT_TRANSLATE_NOOP("messages", "Ask an administrator.")),
    ),
    "consent.needed": (
        str(QT_TRANSLATE_NOOP("messages", "This needs a second person: {act}")),
        str(QT_TRANSLATE_NOOP("messages", "Ask a colleague to consent here or from their own desk.")),
    ),
    "consent.own": (
        str(QT_TRANSLATE_NOOP("messages", "Nobody consents to what they asked for themselves")),
        str(QT_TRANSLATE_NOOP("messages", "Another person types their own name and password.")),
    ),
    "consent.not_allowed": (
        str(QT_TRANSLATE_NOOP("messages", "{name} may not consent to this")),
        str(QT_TRANSLATE_NOOP("messages", "Ask a supervisor or an administrator.")),
    ),
    "consent.other": (
        str(QT_TRANSLATE_NOOP("messages", "The consent was for something else")),
        str(QT_TRANSLATE_NOOP("messages", "Ask anew for exactly what is to be done.")),
    ),
    "consent.over": (
        str(QT_TRANSLATE_NOOP("messages", "This request was answered, or its time is over")),
        str(QT_TRANSLATE_NOOP("messages", "Ask anew.")),
    ),
    "consent.unknown": (
        str(QT_TRANSLATE_NOOP("messages", "There is no such request for consent")),
        str(QT_TRANSLATE_NOOP("messages", "Ask anew.")),
    ),
    "input.password_not_given": (
        str(QT_TRANSLATE_NOOP("messages", "No password was given")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Type it at a terminal, or give the number of a file descriptor; never as an argument."
            )
        ),
    ),
    "input.username": (
        str(QT_TRANSLATE_NOOP("messages", "A user name has letters, digits, and . _ - @")),
        str(QT_TRANSLATE_NOOP("messages", "Take out blanks and other signs: {value}")),
    ),
    "input.username_taken": (
        str(QT_TRANSLATE_NOOP("messages", "The user name {name} is taken")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another one. People are never deleted, so theirs stay taken.")),
    ),
    "input.places_missing": (
        str(QT_TRANSLATE_NOOP("messages", "No place is chosen")),
        str(QT_TRANSLATE_NOOP("messages", "Tick at least one, or “Everywhere in the province”.")),
    ),
    "input.dates_reversed": (
        str(QT_TRANSLATE_NOOP("messages", "The last day is before the first")),
        str(QT_TRANSLATE_NOOP("messages", "Choose a later last day.")),
    ),
    "input.replay_hours": (
        str(QT_TRANSLATE_NOOP("messages", "Looking back is limited to {most} h at most")),
        str(QT_TRANSLATE_NOOP("messages", "Type a smaller number, or take the limit away.")),
    ),
    "input.password_short": (
        str(QT_TRANSLATE_NOOP("messages", "The password is too short")),
        str(QT_TRANSLATE_NOOP("messages", "Use at least {least} characters; several words are easy to remember.")),
    ),
    "input.password_long": (
        str(QT_TRANSLATE_NOOP("messages", "The password is too long")),
        str(QT_TRANSLATE_NOOP("messages", "Use at most {most} characters.")),
    ),
    "input.password_common": (
        str(QT_TRANSLATE_NOOP("messages", "This password is one of those that are tried first")),
        str(QT_TRANSLATE_NOOP("messages", "Take several words that nobody would guess.")),
    ),
    "input.password_personal": (
        str(QT_TRANSLATE_NOOP("messages", "The password is little more than a name everybody here knows")),
        str(QT_TRANSLATE_NOOP("messages", "Leave out your name, your user name and the place.")),
    ),
    "input.password_same": (
        str(QT_TRANSLATE_NOOP("messages", "The new password is the old one")),
        str(QT_TRANSLATE_NOOP("messages", "Choose another one.")),
    ),
    "input.password_differs": (
        str(QT_TRANSLATE_NOOP("messages", "The two new passwords are not the same")),
        str(QT_TRANSLATE_NOOP("messages", "Type the new password twice.")),
    ),
    "input.code_wrong": (
        str(QT_TRANSLATE_NOOP("messages", "This is not the code the phone should show now")),
        str(
            QT_TRANSLATE_NOOP(
                "messages", "Scan the square again. This computer's clock says {time}: the phone's must say the same."
            )
        ),
    ),
}
