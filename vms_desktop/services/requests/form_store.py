"""Where templates of forms lie: the bundled ones, and the province's own copies, which win while they are right.

A copy that cannot be used is told, and the bundled template is used in its place: a receipt can always be printed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from vms_desktop.domain.errors import FormError, StorageError
from vms_desktop.services.operation import machinery
from vms_desktop.services.requests.form_reader import LARGEST
from vms_desktop.services.requests.form_template import Template
from vms_desktop.services.requests.forms import FormKind
from vms_desktop.services.whole_file import write_whole

_log = logging.getLogger(__name__)
_SUFFIX = ".html"


@machinery("reads templates of forms; a form's contents come from the services that record")
class FormTemplates:
    """For any thread. ``own``: the folder of the province's copies; it need not exist.

    ``tell(kind, error)`` hears of each copy that cannot be used, once for each state of its file, on the caller's
    thread.
    """

    def __init__(
        self, bundled: Path, own: Path, tell: Callable[[FormKind, FormError], None] = lambda _kind, _error: None
    ) -> None:
        self._bundled = bundled
        self._own = own
        self._tell = tell
        self._read: dict[Path, tuple[tuple[int, int], Template | FormError]] = {}

    @property
    def folder(self) -> Path:
        """Of the copies."""
        return self._own

    def template(self, kind: FormKind) -> Template:
        """The province's, or the bundled one. Raises FormError ``form.template_missing`` (name)."""
        own = self._own / (kind + _SUFFIX)
        had = self._read.get(own)
        found = self._of(own)
        if isinstance(found, Template):
            return found
        if found is not None and (had is None or self._read[own] != had):
            _log.warning("%s cannot be used: %s", own.name, found)
            self._tell(kind, found)
        bundled = self._of(self._bundled / (kind + _SUFFIX))
        if isinstance(bundled, Template):
            return bundled
        raise FormError("form.template_missing", name=kind + _SUFFIX) from bundled

    def problem(self, kind: FormKind) -> FormError | None:
        """What is wrong with the province's copy; None: nothing, or there is none."""
        found = self._of(self._own / (kind + _SUFFIX))
        return found if isinstance(found, FormError) else None

    def is_own(self, kind: FormKind) -> bool:
        """Whether there is a copy, usable or not."""
        return (self._own / (kind + _SUFFIX)).is_file()

    def copy(self, kind: FormKind) -> Path:
        """A copy of the bundled template to change; one that is there already is left as it is. Blocking.

        Raises StorageError ``storage.disk_full``, ``storage.file_not_writable`` (file, folder), FormError
        ``form.template_missing``.
        """
        path = self._own / (kind + _SUFFIX)
        if path.exists():
            return path
        try:
            text = (self._bundled / path.name).read_bytes()
        except OSError as error:
            raise FormError("form.template_missing", name=path.name) from error
        try:
            self._own.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise _not_writable(path, error) from error
        write_whole(path, text)
        return path

    def put_aside(self, kind: FormKind) -> None:
        """The bundled template is used again; the copy is kept beside as ``….old``, over an older one. Blocking.

        Raises StorageError ``storage.file_not_writable`` (file, folder).
        """
        path = self._own / (kind + _SUFFIX)
        try:
            path.replace(path.with_name(path.name + ".old"))
        except FileNotFoundError:
            return
        except OSError as error:
            raise _not_writable(path, error) from error

    def _of(self, path: Path) -> Template | FormError | None:
        """None: there is no such file. Read anew when it has changed."""
        try:
            status = path.stat()
            state = (status.st_mtime_ns, status.st_size)
            kept = self._read.get(path)
            if kept is not None and kept[0] == state:
                return kept[1]
            if status.st_size > 4 * LARGEST:
                raise FormError("form.too_large", most=LARGEST // 1024)
            read: Template | FormError = Template(path.read_text("utf-8"))
        except FileNotFoundError:
            return None
        except OSError as error:
            return FormError("form.unreadable", detail=str(error.strerror), file=path.name)
        except UnicodeDecodeError:
            read = FormError("form.not_text", file=path.name)
        except FormError as error:
            read = error
        self._read[path] = (state, read)
        return read


def _not_writable(path: Path, error: OSError) -> StorageError:
    detail = str(error.strerror)
    return StorageError("storage.file_not_writable", file=path.name, folder=str(path.parent), detail=detail)
