"""The desk's settings: one small JSON file, written whole, forgiving when read. Every option is a field here."""

from __future__ import annotations

import errno
import json
import os
import secrets
from datetime import time
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from vms_desktop.domain.errors import StorageError
from vms_desktop.domain.shift import USUAL_STARTS

_LARGEST_BYTES = 1024 * 1024


class Settings(BaseModel):
    """Defaults suit the first customer. Fields of a newer program are kept when an older one saves."""

    model_config = ConfigDict(extra="allow", validate_assignment=True)

    language: Literal["th", "en"] = "th"
    province: str = Field(default="11", pattern=r"^[1-9][0-9]$")
    """DOPA code of the province (two digits)."""
    thai_digits: bool = False
    """Thai digits on printed forms; the screen always shows Arabic ones."""
    main_window_geometry: str = Field(default="", max_length=10_000)
    """Qt's ``saveGeometry`` of the shell window, Base64."""
    main_window_state: str = Field(default="", max_length=100_000)
    """Splitters and docks of the shell window, Base64."""
    snapshot_folder: str = Field(default="", max_length=4000)
    """Where still pictures go; empty: ``snapshots`` in the data folder."""
    database: str = Field(default="", max_length=1000)
    """Another database than the data folder's: a path, or a PostgreSQL URL without a password."""
    desk_name: str = Field(default="", max_length=100)
    """How the desk is called in the access log; empty: the computer's name. Counts when the desk's key is made."""
    checkpoint_folder: str = Field(default="", max_length=4000)
    """Where the access log's checkpoints go, outside the database; empty: nowhere."""
    log_keep_days: int = Field(default=730, ge=90, le=36_500)
    """Days that entries of the access log stay in the database before they may be archived."""
    lock_after_minutes: int = Field(default=15, ge=1, le=480)
    """Without a touch of mouse, keyboard or screen; the wall goes on."""
    shift_starts: list[str] = Field(default_factory=lambda: list(USUAL_STARTS), min_length=2, max_length=3)
    """Beginnings of the room's two or three shifts as ``HH:MM``, the first one in the morning."""
    recording_folder: str = Field(default="", max_length=4000)
    """Where footage is recorded; empty: ``recordings`` in the data folder."""
    records_here: bool = True
    """Whether this desk records. Of several desks on one database one should."""
    recording_days: int = Field(default=30, ge=1, le=3650)
    """Footage older than that is deleted, unless it is on hold."""
    recording_percent: int = Field(default=90, ge=5, le=95)
    """Most of its disk that recordings may take."""
    most_main_streams: int = Field(default=0, ge=0, le=36)
    """Tiles that may decode main streams at a time; 0: what suits the machine."""

    form_agency: str = Field(default="", max_length=200)
    """The letterhead of printed forms: the agency, ส่วนราชการ of a memo, address, telephone, e-mail."""
    form_section: str = Field(default="", max_length=200)
    form_address: str = Field(default="", max_length=300)
    form_phone: str = Field(default="", max_length=100)
    form_email: str = Field(default="", max_length=200)
    form_letter_prefix: str = Field(default="", max_length=60)
    """What the numbers of letters that go out begin with, as in สป 0017.2/."""
    form_signatory: str = Field(default="", max_length=120)
    form_position: str = Field(default="", max_length=200)
    form_logo: str = Field(default="", max_length=100, pattern=r"^(logo-[0-9a-f]{16}\.(png|jpg|svg))?$")
    """Name of the logo's file in the folder of forms; empty: none."""

    @field_validator("shift_starts")
    @classmethod
    def _are_times(cls, starts: list[str]) -> list[str]:
        for start in starts:
            time.fromisoformat(start)  # raises ValueError
        return starts


def load(path: Path) -> tuple[Settings, StorageError | None]:
    """The settings, and what was wrong with the file: never fails, because a desk must open.

    A damaged file is kept beside as ``….damaged`` and its good fields are used. Problems: ``storage.settings_damaged``
    (path, kept_as, fields), ``storage.settings_unreadable`` (path).
    """
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise ValueError("too large")
        data = json.loads(path.read_text("utf-8"))
        if not isinstance(data, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Settings(), None
    except OSError as error:
        return Settings(), StorageError("storage.settings_unreadable", detail=str(error.strerror), path=str(path))
    except ValueError as error:
        # JSON's and UTF-8's messages quote at most a position; nothing secret lies in the settings.
        return Settings(), _kept_aside(path, str(error), [])
    try:
        return Settings.model_validate(data), None
    except ValidationError as error:
        wrong = {str(problem["loc"][0]) for problem in error.errors() if problem["loc"]}
        good = {name: value for name, value in data.items() if name not in wrong}
        return Settings.model_validate(good), _kept_aside(path, "", sorted(wrong))


def save(path: Path, settings: Settings) -> None:
    """Atomically: a crash leaves the old file or the new one. Raises StorageError ``storage.disk_full``,
    ``storage.not_writable``.
    """
    text = json.dumps(settings.model_dump(), ensure_ascii=False, indent=1, sort_keys=True)
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with partial.open("x", encoding="utf-8") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        code = "storage.disk_full" if error.errno == errno.ENOSPC else "storage.not_writable"
        folder = str(path.parent)
        raise StorageError(code, detail=str(error.strerror), path=str(path), folder=folder) from error


def _kept_aside(path: Path, detail: str, fields: list[str]) -> StorageError:
    aside = path.with_name(path.name + ".damaged")
    params: dict[str, Any] = {"path": str(path), "kept_as": aside.name, "fields": ", ".join(fields)}
    try:
        path.replace(aside)
    except OSError as error:
        params["kept_as"] = ""
        detail = detail or str(error.strerror)
    return StorageError("storage.settings_damaged", detail=detail, **params)
