"""Addresses with a time in them, by which common recorders replay: a template's words filled in.

``{host}``, ``{port}``, ``{channel}`` (as stated), and ``{begin:FORMAT}`` and ``{end:FORMAT}`` where FORMAT is what
``strftime`` knows. A format that ends in ``Z`` counts in UTC, any other in the recorder's local time.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from vms_desktop.domain.errors import InputError

MOST_CHARACTERS = 1000
_WORD = re.compile(r"\{([a-z]+)(?::([^{}]*))?\}")
_PLACES = ("host", "port", "channel")
_TIMES = ("begin", "end")
_CHANNEL = re.compile(r"[0-9A-Za-z_.-]{1,60}")
_DIRECTIVE = re.compile(r"%(?![YmdHMSfyjsz%])")


def check_template(template: str) -> str:
    """Raises InputError ``input.recorder_template`` (detail=…): what it must have and may not have."""

    def wrong(detail: str) -> InputError:
        return InputError("input.recorder_template", detail=detail, part=detail)

    if len(template) > MOST_CHARACTERS or any(ch.isspace() or not ch.isprintable() for ch in template):
        raise wrong("characters")
    if not template.startswith(("rtsp://{host}", "rtsps://{host}")):
        raise wrong("rtsp://{host}")
    names = set()
    for found in _WORD.finditer(template):
        name, form = found.groups()
        if name in _TIMES:
            if not form or _DIRECTIVE.search(form):
                raise wrong(found.group(0)[:60])
        elif name not in _PLACES or form is not None:
            raise wrong(found.group(0)[:60])
        names.add(name)
    if "begin" not in names or re.search(r"[{}]", _WORD.sub("", template)):
        raise wrong("{begin:…}")
    return template


def placed(template: str, host: str, port: int, channel: str) -> str:
    """The template with everything but the times filled in.

    Raises InputError ``input.recorder_template``, ``input.recorder_channel`` (channel=…).
    """
    check_template(template)
    if not _CHANNEL.fullmatch(channel):
        raise InputError("input.recorder_channel", channel=channel[:60])
    words = {"host": f"[{host}]" if ":" in host else host, "port": str(port), "channel": channel}

    def put(found: re.Match[str]) -> str:
        return words.get(found.group(1), found.group(0))

    return _WORD.sub(put, template)


def timed(template: str, begin: datetime, end: datetime, utc_offset_s: float) -> str:
    """A placed template with its times filled in; both as the recorder's clock says them."""
    moments = {"begin": begin, "end": end}

    def put(found: re.Match[str]) -> str:
        moment, form = moments.get(found.group(1)), found.group(2) or ""
        if moment is None:
            return found.group(0)
        at = moment.astimezone(UTC)
        return (at if form.endswith("Z") else at + timedelta(seconds=utc_offset_s)).strftime(form)

    return _WORD.sub(put, template)
