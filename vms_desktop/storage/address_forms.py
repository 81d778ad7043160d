"""Forms of address of common recorders: those that ship with the program, and those of the data folder before them."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path

from vms_desktop.domain.errors import InputError, StorageError
from vms_desktop.domain.recorder import ONVIF
from vms_desktop.domain.recorder_address import check_template
from vms_desktop.paths import resources_dir
from vms_desktop.services.recorders.recorder_ports import AddressForm

_log = logging.getLogger(__name__)
NAME = "recorder_addresses.json"
MOST_BYTES = 256 * 1024


class AddressFormFiles:
    """Fulfils ``services.recorders.recorder_ports.AddressForms``. ``folder``: the data folder. Blocking."""

    def __init__(self, folder: Path) -> None:
        self._own = folder / NAME
        self._shipped = resources_dir() / NAME

    def forms(self) -> Sequence[AddressForm]:
        """As in the port. Raises StorageError ``storage.recorder_addresses`` (path=…, detail=…): the own file."""
        shipped = _read(self._shipped)
        own = _read(self._own) if self._own.exists() else []
        taken = {form.id for form in own}
        return [*own, *(form for form in shipped if form.id not in taken)]


def _read(path: Path) -> list[AddressForm]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ValueError("too large")
        body = json.loads(path.read_text("utf-8"))
        return [_form(one) for one in body["forms"]]
    except OSError as error:
        raise StorageError("storage.recorder_addresses", path=str(path), detail=error.strerror or "") from error
    except (ValueError, KeyError, TypeError, InputError) as error:
        _log.warning("%s cannot be used: %s", path.name, error)
        raise StorageError("storage.recorder_addresses", path=str(path), detail=str(error)[:200]) from error


def _form(body: dict[str, object]) -> AddressForm:
    """Raises ValueError, KeyError, TypeError, InputError."""
    made = AddressForm(
        str(body["id"]), str(body["name"]), check_template(str(body["template"])), int(str(body.get("port", 554)))
    )
    if not made.id.replace("-", "").replace("_", "").isalnum() or made.id == ONVIF or len(made.id) > 40:
        raise ValueError(f"id {made.id[:40]!r}")
    if not 0 < made.port < 65536:
        raise ValueError("port")
    return made
