"""The steering pad: eight directions to hold, zoom, speed, presets, home; or why the camera cannot be steered.

PtzPanel(ptz: PtzService, control: PtzControl, tasks: WidgetTasks, parent: QWidget | None = None)
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.errors import VmsError
from vms_desktop.domain.ptz import PtzCapabilities, PtzPreset
from vms_desktop.domain.steering import Turn
from vms_desktop.services.wall.ptz import PtzService
from vms_desktop.ui import icons, messages
from vms_desktop.ui.preset_list import PresetList
from vms_desktop.ui.ptz_control import USUAL_SPEED, PtzControl
from vms_desktop.ui.ptz_keys import PtzKey
from vms_desktop.ui.tasks import WidgetTasks
from vms_desktop.ui.words_label import WordsLabel

_PAD = 44
LOOK_MS = 2000
"""How often it is looked who steers the camera at another desk."""
_DIRECTIONS: tuple[tuple[str, str, int, int, tuple[PtzKey, ...]], ...] = (
    ("ptzUpLeft", "arrow-up-left", 0, 0, (PtzKey.UP, PtzKey.LEFT)),
    ("ptzUp", "arrow-up", 0, 1, (PtzKey.UP,)),
    ("ptzUpRight", "arrow-up-right", 0, 2, (PtzKey.UP, PtzKey.RIGHT)),
    ("ptzLeft", "arrow-left", 1, 0, (PtzKey.LEFT,)),
    ("ptzRight", "arrow-right", 1, 2, (PtzKey.RIGHT,)),
    ("ptzDownLeft", "arrow-down-left", 2, 0, (PtzKey.DOWN, PtzKey.LEFT)),
    ("ptzDown", "arrow-down", 2, 1, (PtzKey.DOWN,)),
    ("ptzDownRight", "arrow-down-right", 2, 2, (PtzKey.DOWN, PtzKey.RIGHT)),
    ("ptzZoomIn", "plus", 0, 4, (PtzKey.ZOOM_IN,)),
    ("ptzZoomOut", "minus", 2, 4, (PtzKey.ZOOM_OUT,)),
)
_STOPS = (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.EnabledChange)


class PtzPanel(QWidget):
    """Follows ``set_camera``. A button held moves the camera; letting go, or losing the button, stops it.

    Signals: ``mark_asked(Camera)``: what it sees now is a private area.
    """

    mark_asked = Signal(object)

    def __init__(self, ptz: PtzService, control: PtzControl, tasks: WidgetTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ptzPanel")
        self._ptz = ptz
        self._control = control
        self._tasks = tasks
        self._camera: Camera | None = None
        self._able: PtzCapabilities | None = None
        self._problem: VmsError | None = None
        self._presets: list[PtzPreset] = []
        self._reason = WordsLabel(self)
        self._reason.setObjectName("ptzReason")
        self._reason.setWordWrap(True)
        self._by = WordsLabel(self)
        self._by.setObjectName("ptzSteeredBy")
        self._by.setProperty("role", "trouble")
        self._by.setWordWrap(True)
        self._by.setTextFormat(Qt.TextFormat.PlainText)
        self._by.hide()
        self._turn: Turn | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_who)
        self._again = QPushButton(self)
        self._again.setObjectName("ptzReadAgain")
        self._again.clicked.connect(self._read)
        self._body = QWidget(self)
        self._pads: list[tuple[QToolButton, tuple[PtzKey, ...]]] = []
        self._home = self._tool("ptzHome", "house")
        self._home.clicked.connect(self._go_home)
        self._speed_label = QLabel(self._body)
        self._speed = QSlider(Qt.Orientation.Horizontal, self._body)
        self._speed.setObjectName("ptzSpeed")
        self._speed.setRange(1, 10)
        self._speed.setPageStep(2)
        self._speed.setMinimumHeight(32)
        self._speed.setValue(round(USUAL_SPEED * 10))
        self._speed.valueChanged.connect(lambda value: self._control.set_speed(value / 10))
        self._speed_label.setBuddy(self._speed)
        self._preset_label = QLabel(self._body)
        self._list = PresetList(self._body)
        self._list.chosen.connect(self._go_to_preset)
        self._list.itemSelectionChanged.connect(self._update_go)
        self._go = QPushButton(self._body)
        self._go.setObjectName("ptzGoToPreset")
        self._go.clicked.connect(self._list.choose_current)
        self._mark = QPushButton(self._body)
        self._mark.setObjectName("ptzMarkArea")
        icons.set_beside_text(self._mark, "eye-off")
        self._mark.clicked.connect(self._ask_mark)
        self._mark.hide()
        self._lay_out()
        self.retranslate()
        self._update()

    def offer_marking(self, shown: bool) -> None:
        """Whether whoever is signed in marks private areas."""
        self._mark.setVisible(shown)

    def _ask_mark(self) -> None:
        if self._camera is not None:
            self._control.halt()
            self.mark_asked.emit(self._camera)

    def _tool(self, name: str, icon: str) -> QToolButton:
        button = QToolButton(self._body)
        button.setObjectName(name)
        button.setFixedSize(_PAD, _PAD)
        button.setIconSize(QSize(20, 20))
        button.setIcon(icons.icon(icon))
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(4)
        for name, icon, row, column, keys in _DIRECTIONS:
            button = self._tool(name, icon)
            button.pressed.connect(lambda keys=keys: self._control.press(*keys))
            button.released.connect(lambda keys=keys: self._control.release(*keys))
            button.installEventFilter(self)
            grid.addWidget(button, row, column)
            self._pads.append((button, keys))
        grid.addWidget(self._home, 1, 1)
        grid.setColumnMinimumWidth(3, 12)
        grid.setColumnStretch(5, 1)
        speed = QHBoxLayout()
        speed.setSpacing(8)
        speed.addWidget(self._speed_label)
        speed.addWidget(self._speed, 1)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(grid)
        inner.addLayout(speed)
        inner.addWidget(self._preset_label)
        inner.addWidget(self._list)
        inner.addWidget(self._go)
        inner.addWidget(self._mark)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(self._reason)
        outer.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        outer.addWidget(self._by)
        outer.addWidget(self._body)

    # ---- camera --------------------------------------------------------------------------------------------------

    def set_camera(self, camera: Camera | None) -> None:
        """Show what this camera can do. The one before is stopped by the control's owner."""
        if camera == self._camera:
            return
        self._camera = camera
        self._able, self._problem, self._presets = None, None, []
        self._show_who(None)
        self._update()
        if camera is not None and camera.has_ptz:
            self._read()
            self._look_who()

    def _read(self) -> None:
        camera = self._camera
        if camera is not None:
            self._problem = None
            self._tasks.start_once(self._read_camera(camera.id), f"what {camera.code} can do")
            self._update()

    async def _read_camera(self, camera_id: str) -> None:
        try:
            able = await self._ptz.capabilities(camera_id)
            presets = await self._ptz.presets(camera_id) if able.presets else []
        except VmsError as error:
            if self._is_shown(camera_id):
                self._problem = error
                self._update()
            return
        if self._is_shown(camera_id):
            self._able, self._presets = able, presets
            self._update()

    # ---- who steers it elsewhere ---------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()
        self._look_who()

    def _look_who(self) -> None:
        """Before somebody tries: who steers this camera at another desk."""
        camera = self._camera
        if camera is not None and camera.has_ptz and self.isVisible() and self.isEnabled():
            self._tasks.start_anew(lambda: self._read_who(camera.id), "who steers")

    async def _read_who(self, camera_id: str) -> None:
        try:
            turn = await self._ptz.steered_by(camera_id)
        except VmsError:
            turn = None  # whoever steers is told by the command why it cannot be done
        if self._is_shown(camera_id):
            self._show_who(turn)

    def _show_who(self, turn: Turn | None) -> None:
        self._turn = turn
        told = "" if turn is None else self.tr("Steered by {0} at {1}").format(turn.person_name, turn.desk_name)
        if told != self._by.text():
            self._by.setText(told)
        self._by.setVisible(bool(told))

    def _is_shown(self, camera_id: str) -> bool:
        return self._camera is not None and self._camera.id == camera_id

    def _go_home(self) -> None:
        if self._camera is not None:
            self._control.halt()
            self._tasks.start_once(self._ptz.go_home(self._camera.id), f"{self._camera.code} to its home position")

    def go_to_number(self, number: int) -> bool:
        """For the wall's digits: the preset with that number in the list; whether there is one."""
        return self._list.choose_number(number)

    def _go_to_preset(self, token: str) -> None:
        if self._camera is not None:
            self._control.halt()
            self._tasks.start(self._ptz.go_to_preset(self._camera.id, token), f"{self._camera.code} to a preset")

    # ---- what is shown -------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        names = {
            "ptzUpLeft": self.tr("Up and left"),
            "ptzUp": self.tr("Up"),
            "ptzUpRight": self.tr("Up and right"),
            "ptzLeft": self.tr("Left"),
            "ptzRight": self.tr("Right"),
            "ptzDownLeft": self.tr("Down and left"),
            "ptzDown": self.tr("Down"),
            "ptzDownRight": self.tr("Down and right"),
            "ptzZoomIn": self.tr("Zoom in"),
            "ptzZoomOut": self.tr("Zoom out"),
            "ptzHome": self.tr("Home position"),
        }
        for button in (*(pad for pad, _ in self._pads), self._home):
            button.setAccessibleName(names[button.objectName()])
            button.setToolTip(names[button.objectName()])
        self._speed_label.setText(self.tr("Speed"))
        self._speed.setAccessibleName(self.tr("Steering speed"))
        self._preset_label.setText(self.tr("Presets"))
        self._list.setAccessibleName(self.tr("Presets of the camera"))
        self._go.setText(self.tr("Go to preset"))
        self._go.setAccessibleName(self.tr("Go to preset"))
        self._mark.setText(self.tr("Mark as private area…"))
        self._mark.setAccessibleName(self._mark.text())
        self._again.setText(self.tr("Ask the camera again"))
        self._again.setAccessibleName(self.tr("Ask the camera again"))
        self._show_who(self._turn)
        self._update()

    def _why_not(self) -> str:
        camera = self._camera
        if camera is None:
            return self.tr("Select a camera on the wall to steer it.")
        if not camera.has_ptz:
            return self.tr("This camera is fixed: it cannot be steered.")
        if self._problem is not None:
            return messages.error_text(self._problem)
        return ""

    def _update(self) -> None:
        why = self._why_not()
        self._reason.setText(why)
        self._reason.setVisible(bool(why))
        self._again.setVisible(self._problem is not None)
        steerable = self._camera is not None and self._camera.has_ptz
        self._body.setVisible(steerable)
        able = self._able
        for button, keys in self._pads:
            zoom = keys[0] in (PtzKey.ZOOM_IN, PtzKey.ZOOM_OUT)
            # Until the camera has said what it can do the pad is open: the service refuses what it cannot.
            button.setEnabled(able is None or (able.zoom if zoom else able.pan_tilt))
        self._home.setEnabled(able is not None and able.home)
        self._list.set_presets(self._presets)
        has_presets = bool(self._presets)
        self._list.setVisible(has_presets)
        self._go.setVisible(has_presets)
        empty = able is not None and not has_presets
        self._preset_label.setText(self.tr("No presets are set in this camera.") if empty else self.tr("Presets"))
        self._preset_label.setVisible(able is not None)
        self._update_go()

    def _update_go(self) -> None:
        self._go.setEnabled(self._list.currentItem() is not None)

    # ---- guaranteed stop -----------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A held button that loses focus, hides or is disabled never says ``released``."""
        if event.type() in _STOPS and isinstance(watched, QToolButton) and self._control.is_moving:
            watched.setDown(False)
            self._control.halt()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()
        self._control.halt()
