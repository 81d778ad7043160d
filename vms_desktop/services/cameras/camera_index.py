"""A state of the register, to find cameras in: by code, in order, by search. Made anew when it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.place import Province
from vms_desktop.domain.thai_text import sort_key
from vms_desktop.services.cameras.camera_search import CameraSearch
from vms_desktop.services.operation import machinery


@machinery("arranges cameras that whoever asks has already been given")
class CameraIndex:
    """What nobody asks for is not made."""

    def __init__(self, province: Province, cameras: Iterable[Camera]) -> None:
        self._province = province
        self._by_id = {camera.id: camera for camera in cameras}
        self._by_code: dict[str, Camera] | None = None
        self._sorted: list[Camera] | None = None
        self._search: CameraSearch | None = None

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, camera_id: str) -> Camera | None:
        return self._by_id.get(camera_id)

    @property
    def all(self) -> Iterable[Camera]:
        """In no order."""
        return self._by_id.values()

    @property
    def by_id(self) -> dict[str, Camera]:
        return self._by_id

    def by_code(self, code: str) -> Camera | None:
        """The camera with this code, upper or lower case."""
        if self._by_code is None:
            self._by_code = {camera.code.casefold(): camera for camera in self._by_id.values()}
        return self._by_code.get(code.casefold())

    @property
    def sorted(self) -> Sequence[Camera]:
        """By code."""
        if self._sorted is None:
            self._sorted = sorted(self._by_id.values(), key=lambda camera: sort_key(camera.code))
        return self._sorted

    @property
    def search(self) -> CameraSearch:
        if self._search is None:
            self._search = CameraSearch(self._province, self.sorted)
        return self._search
