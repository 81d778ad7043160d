"""Fetching a picture from a child over loopback, past any proxy of the environment. Blocking."""

from __future__ import annotations

import logging
import urllib.error
import urllib.request
from collections.abc import Mapping

_log = logging.getLogger(__name__)
_PAST_PROXIES = urllib.request.build_opener(urllib.request.ProxyHandler({}))

WITHIN_S = 4.0
MOST_BYTES = 64 * 1024 * 1024


def fetch(url: str, within_s: float = WITHIN_S) -> tuple[bytes, Mapping[str, str]] | None:
    """Body and headers; None: there is no picture. At most about ``within_s`` seconds."""
    try:
        with _PAST_PROXIES.open(url, timeout=within_s) as response:
            return response.read(MOST_BYTES), dict(response.headers.items())
    except urllib.error.HTTPError as error:
        error.close()
        if error.code != 404:
            _log.warning("no picture: HTTP %d", error.code)
    except (OSError, ValueError) as error:
        _log.warning("no picture: %s", type(error).__name__)
    return None
