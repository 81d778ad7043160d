"""The program's log: one rotating file in the data folder. Nothing secret is ever given to a logger."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

MOST_BYTES, KEPT = 2_000_000, 5


def start_logging(folder: Path) -> None:
    """Log to ``folder``; a folder that cannot be written leaves warnings on stderr, the desk opens all the same."""
    form = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "desk.log", maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
        handler.setLevel(logging.WARNING)
    handler.setFormatter(form)
    root.addHandler(handler)
    # zeep writes whole envelopes, and with them password digests, at this level.
    logging.getLogger("zeep").setLevel(logging.WARNING)
