"""The camera tree for Qt: reads the service's nodes as they are, makes an index only for what is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from vms_desktop.domain.condition import CameraCondition
from vms_desktop.domain.recording import NO_RECORDING, RecordingState, RecordingStatus
from vms_desktop.services.cameras.camera_tree import TreeKind, TreeNode
from vms_desktop.ui import icons, language, theme
from vms_desktop.ui.conditions import GOOD, condition_colour, condition_sign, condition_text
from vms_desktop.ui.recording_signs import recording_reason, recording_sign, recording_word
from vms_desktop.ui.wall.camera_mime import MIME_TYPE, camera_mime

Index = QModelIndex | QPersistentModelIndex
Conditions = Callable[[str], CameraCondition]
Recordings = Callable[[str], RecordingStatus]

PATH_ROLE = Qt.ItemDataRole.UserRole
CAMERA_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
CAMERAS_ROLE = Qt.ItemDataRole.UserRole + 5
COLOUR_ROLE = Qt.ItemDataRole.UserRole + 3
SIGN_ROLE = Qt.ItemDataRole.UserRole + 4
RECORDING_ROLE = Qt.ItemDataRole.UserRole + 6
"""Sign of how a camera's recording goes; None where nothing is to be recorded now."""

_ICONS = {
    TreeKind.PROVINCE: "landmark",
    TreeKind.DISTRICT: "map-pin",
    TreeKind.SUBDISTRICT: "map-pin",
    TreeKind.AGENCY: "building-2",
}
_BRANCH_ORDER = (
    CameraCondition.FAILING,
    CameraCondition.LATE,
    CameraCondition.UNKNOWN,
    CameraCondition.LIVE,
    CameraCondition.ANSWERING,
)


class CameraTreeModel(QAbstractItemModel):
    """``set_tree`` replaces everything; ``cameras_changed`` repaints counts and conditions. Read-only."""

    def __init__(
        self, conditions: Conditions, parent: QObject | None = None, recording: Recordings = lambda _id: NO_RECORDING
    ) -> None:
        super().__init__(parent)
        self._conditions = conditions
        self._recording = recording
        self._root: TreeNode | None = None
        self._places: dict[int, tuple[TreeNode | None, int]] = {}
        self._counts: dict[str, tuple[int, CameraCondition]] = {}

    def set_tree(self, root: TreeNode) -> None:
        """Show another tree (a changed register, search results)."""
        self.beginResetModel()
        self._root = root
        self._places = {id(root): (None, 0)}
        self._counts.clear()
        self.endResetModel()

    def cameras_changed(self, camera_ids: Iterable[str]) -> None:
        """Health changed. Counts are summed again only for branches that are looked at.

        Only the root is told as changed: the view repaints what it shows (``viewport().update()``). Telling of every
        node, or of a changed layout, would make it measure ten thousand rows again, four times a second.
        """
        self._counts.clear()
        top = self.index(0, 0)
        if top.isValid():
            self.dataChanged.emit(top, top)

    def node(self, index: Index) -> TreeNode | None:
        if not index.isValid():
            return None
        found: TreeNode = index.internalPointer()
        return found

    def index_of(self, path: str) -> QModelIndex:
        """The index of a node by its path; invalid when it is not in the tree."""
        index = self.index(0, 0)
        while (node := self.node(index)) is not None and node.path != path:
            for row, child in enumerate(node.children):
                if path == child.path or path.startswith(child.path + "/"):
                    index = self.index(row, 0, index)
                    break
            else:
                return QModelIndex()
        return index

    # ---- QAbstractItemModel ----------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        above = self.node(parent) if parent is not None else None
        if above is None:
            if row != 0 or column != 0 or self._root is None:
                return QModelIndex()
            return self.createIndex(0, 0, self._root)
        if column != 0 or not 0 <= row < len(above.children):
            return QModelIndex()
        child = above.children[row]
        self._places[id(child)] = (above, row)
        return self.createIndex(row, 0, child)

    def parent(self, index: Index | None = None) -> QModelIndex:  # type: ignore[override]
        node = self.node(index) if index is not None else None
        above = self._places.get(id(node), (None, 0))[0] if node is not None else None
        if above is None:
            return QModelIndex()
        return self.createIndex(self._places[id(above)][1], 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        node = self.node(parent)
        if node is None:
            return 1 if self._root is not None else 0
        return len(node.children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own signature
        return self.rowCount(parent) > 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        node = self.node(index)
        if node is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if node.camera_id is not None or node.cameras:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if node.camera_id is not None:
            flags |= Qt.ItemFlag.ItemNeverHasChildren
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        node = self.node(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._label(node)
        if role == Qt.ItemDataRole.DecorationRole:
            if node.camera_id:
                return condition_sign(self._conditions(node.camera_id))
            return icons.icon(_ICONS[node.kind], theme.TEXT_QUIET)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(node)
        if role == COUNT_ROLE:
            return "" if node.camera_id else f"{self._told_of(node)[0]}/{node.cameras}"
        if role == COLOUR_ROLE:
            return QColor(self._colour(node))
        if role == SIGN_ROLE:
            return None if node.camera_id or not node.cameras else condition_sign(self._worst(node))
        if role == RECORDING_ROLE:
            status = self._recording(node.camera_id) if node.camera_id else NO_RECORDING
            return recording_sign(status.state) if status.state is not RecordingState.WAITING else None
        if role == PATH_ROLE:
            return node.path
        if role == CAMERA_ROLE:
            return node.camera_id
        if role == CAMERAS_ROLE:
            return list(node.camera_ids)
        return None

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        for index in indexes:
            node = self.node(index)
            if node is not None:
                return camera_mime(node.camera_ids)
        return QMimeData()

    # ---- what is told ----------------------------------------------------------------------------------------

    @staticmethod
    def _label(node: TreeNode) -> str:
        name = language.chosen(node.label_th, node.label_en)
        return f"{node.code} · {name}" if node.camera_id else name

    def _told_of(self, node: TreeNode) -> tuple[int, CameraCondition]:
        """How many cameras of a branch answer, and the condition it is shown with: failing beats late beats not
        known; then live if any is watched.
        """
        known = self._counts.get(node.path)
        if known is None:
            seen = Counter(map(self._conditions, node.camera_ids))
            worst = next((condition for condition in _BRANCH_ORDER if seen[condition]), CameraCondition.UNKNOWN)
            known = self._counts[node.path] = (sum(seen[condition] for condition in GOOD), worst)
        return known

    def _worst(self, node: TreeNode) -> CameraCondition:
        return self._told_of(node)[1]

    def _colour(self, node: TreeNode) -> str:
        if node.camera_id:
            return condition_colour(self._conditions(node.camera_id))
        return condition_colour(self._worst(node)) if node.cameras else theme.TEXT_QUIET

    def _told(self, node: TreeNode) -> str:
        if node.camera_id:
            told = f"{self._label(node)} — {condition_text(self._conditions(node.camera_id))}"
            status = self._recording(node.camera_id)
            words = " — ".join(filter(None, (recording_word(status), recording_reason(status))))
            return f"{told}\n{words}" if words else told
        good, worst = self._told_of(node)
        told = QCoreApplication.translate("CameraTree", "{0}: cameras that answer {1} of {2}")
        told = told.format(self._label(node), good, node.cameras)
        if worst not in GOOD and node.cameras:
            told = f"{told} — {condition_text(worst)}"
        failing = sum(self._recording(one).state is RecordingState.FAILING for one in node.camera_ids)
        if failing:
            words = QCoreApplication.translate(
                "CameraTree", "Should be recorded and are not: %Ln camera(s)", "", failing
            )
            told = f"{told}\n{words}"
        return told
