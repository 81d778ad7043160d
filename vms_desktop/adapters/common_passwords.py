"""The passwords that everybody tries first (``resources/passwords``), in lower case."""

from __future__ import annotations

from functools import cache

from vms_desktop.domain.errors import WorkstationError
from vms_desktop.paths import resources_dir

_NAME = "common.txt"


@cache
def common_passwords() -> frozenset[str]:
    """Blocking when first asked. Raises WorkstationError ``system.resource_missing``."""
    try:
        text = (resources_dir() / "passwords" / _NAME).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WorkstationError("system.resource_missing", name=_NAME, detail=str(error)) from error
    return frozenset(text.split("\n"))
