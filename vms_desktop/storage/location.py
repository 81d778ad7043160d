"""Where the database is: a SQLite file, or a PostgreSQL server by URL. Never holds a password."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from vms_desktop.domain.errors import InputError

_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
_DRIVER = "postgresql+psycopg"


@dataclass(frozen=True, slots=True)
class Location:
    """One of the two is set."""

    path: Path | None = None
    server: URL | None = None

    @property
    def shown(self) -> str:
        """For messages and logs."""
        return str(self.path) if self.server is None else self.server.set(drivername="postgresql").render_as_string()

    @property
    def place(self) -> Path | str:
        """For ``faults``: a path names its folder too."""
        return self.shown if self.path is None else self.path


def parse_location(text: str) -> Location:
    """A path, or ``postgresql://user@host:port/name?option=…`` (libpq's options, e.g. ``sslmode=verify-full``).

    Raises InputError ``input.database_url`` (value), ``input.database_password``: command lines and settings files are
    read by others, so a password there is refused and not used.
    """
    if "://" not in text:
        if not text.strip():
            raise InputError("input.database_url", value="")
        return Location(Path(text).expanduser().absolute())
    scheme = text.partition("://")[0].lower()
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        # The text is not quoted in the message: a password may stand in it.
        raise InputError("input.database_url", value=f"{scheme}://…") from None
    if url.password or "password" in url.query or "passfile" in url.query:
        raise InputError("input.database_password")
    if scheme not in _SCHEMES or not url.database:
        raise InputError("input.database_url", value=f"{scheme}://…")
    return Location(server=url.set(drivername=_DRIVER))
