"""The zone this process believes to be in, for the length of a block: what is shown must not depend on it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def workstation_zone(name: str) -> Iterator[None]:
    """``name`` as in ``TZ``. Skips the test where the system's zone cannot be set for one process (Windows)."""
    if not hasattr(time, "tzset"):
        pytest.skip("the zone cannot be set for one process")
    before = os.environ.get("TZ")
    os.environ["TZ"] = name
    time.tzset()
    try:
        yield
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()
