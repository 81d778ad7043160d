"""Forms of address of common recorders: those that ship with the program, and those of the data folder before them."""

from __future__ import annotations

import errno
import json
import logging
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from vms_desktop.domain.errors import InputError, StorageError
from vms_desktop.domain.recorder import ONVIF
from vms_desktop.domain.recorder_address import check_template
from vms_desktop.paths import resources_dir
from vms_desktop.services.recorders.recorder_ports import AddressForm

_log = logging.getLogger(__name__)
NAME = "recorder_addresses.json"
MOST_BYTES = 256 * 1024
VERSION = 1


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
        return [*(replace(form, own=True) for form in own), *(form for form in shipped if form.id not in taken)]

    def shipped_ids(self) -> frozenset[str]:
        """As in the port."""
        return frozenset(form.id for form in _read(self._shipped))

    def keep(self, own: Sequence[AddressForm]) -> None:
        """As in the port. Whole or not at all; without any the file goes."""
        if not own:
            with _told(self._own):
                self._own.unlink(missing_ok=True)
            return
        forms = [{"id": one.id, "name": one.name, "port": one.port, "template": one.template} for one in own]
        text = json.dumps({"version": VERSION, "forms": forms}, ensure_ascii=False, indent=1)
        partial = self._own.with_name(f"{self._own.name}.{secrets.token_hex(4)}.part")
        with _told(self._own):
            try:
                with partial.open("x", encoding="utf-8") as file:
                    file.write(text + "\n")
                    file.flush()
                    os.fsync(file.fileno())
                partial.replace(self._own)
            finally:
                partial.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        code = "storage.disk_full" if error.errno == errno.ENOSPC else "storage.not_writable"
        told = str(error.strerror)
        raise StorageError(code, detail=told, path=str(path), folder=str(path.parent)) from error


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
