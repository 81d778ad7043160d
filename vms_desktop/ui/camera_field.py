"""A line that finds one camera of the register while somebody types its code or name.

CameraField(cameras: CameraService, name: str, parent: QWidget)
"""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import CameraError
from vms_desktop.services.cameras.camera_search import CameraSearch
from vms_desktop.services.cameras.cameras import CameraService
from vms_desktop.ui import language
from vms_desktop.ui.search_field import SearchField

SUGGESTED = 12
_RESTS_MS = 120


class CameraField(SearchField):
    """Holds a camera's id, also of one that is in the register no more (an entry may name it).

    Signals: ``chosen()``: another camera, or none.
    """

    chosen = Signal()

    def __init__(self, cameras: CameraService, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self._cameras = cameras
        self._search: CameraSearch | None = None
        self._camera_id = ""
        self._suggested: dict[str, str] = {}
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(SUGGESTED)
        completer.activated.connect(lambda chosen: self._take(chosen if isinstance(chosen, str) else chosen.data()))
        self.setCompleter(completer)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTS_MS)
        self._rest.timeout.connect(self._suggest)
        self.textEdited.connect(self._edited)
        self.entered.connect(self._prepare)
        self._stop_hearing = cameras.on_change(self._register_changed)

    def close_field(self) -> None:
        self._stop_hearing()

    @property
    def camera_id(self) -> str:
        """Empty: none is chosen."""
        return self._camera_id

    def set_camera(self, camera_id: str, name: str = "") -> None:
        """``name``: what is shown of a camera the register does not know."""
        self._camera_id = camera_id
        self.setText(self._name_of(camera_id) or name or camera_id)
        self.setCursorPosition(0)

    def is_undecided(self) -> bool:
        """Something was typed, and no camera was chosen by it."""
        return bool(self.text().strip()) and not self._camera_id

    def _register_changed(self) -> None:
        self._search = None

    def _prepare(self) -> None:
        if self._search is None:
            self._search = CameraSearch(self._cameras.province, self._cameras.cameras)

    def _edited(self, _text: str) -> None:
        had, self._camera_id = self._camera_id, ""
        self._rest.start()
        if had:
            self.chosen.emit()

    def _suggest(self) -> None:
        text = self.text().strip()
        self._prepare()
        if not text or self._search is None:
            self._names.setStringList([])
            return
        found = self._search.search(text)[:SUGGESTED]
        self._suggested = {name: camera_id for camera_id in found if (name := self._name_of(camera_id))}
        self._names.setStringList(list(self._suggested))
        if len(self._suggested) == 1 and next(iter(self._suggested)).casefold() == text.casefold():
            self._take(next(iter(self._suggested)))
        elif self.hasFocus():
            self.completer().complete()

    def _take(self, name: str) -> None:
        camera_id = self._suggested.get(name, "")
        if camera_id:
            self._camera_id = camera_id
            self.chosen.emit()

    def _name_of(self, camera_id: str) -> str:
        try:
            return camera_text(self._cameras.get(camera_id))
        except CameraError:
            return ""


def camera_text(camera: Camera) -> str:
    """Code and name."""
    return f"{camera.code} {language.camera_name(camera)}".strip()
