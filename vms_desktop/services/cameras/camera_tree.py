"""The register as a tree: province → district → subdistrict → agency → camera. Built anew after each change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.place import Agency, Place, Province
from vms_desktop.domain.thai_text import sort_key


class TreeKind(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    AGENCY = "agency"
    CAMERA = "camera"


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A branch or a camera. ``path`` is unique in the tree and stable between builds (to keep branches open).

    ``camera_ids``: all cameras at and under this node, in the tree's order. ``code``: place, agency or camera code.
    """

    kind: TreeKind
    code: str
    label_th: str
    label_en: str
    children: tuple[TreeNode, ...]
    camera_ids: tuple[str, ...]
    path: str

    @property
    def cameras(self) -> int:
        """How many cameras are at and under this node."""
        return len(self.camera_ids)

    @property
    def camera_id(self) -> str | None:
        """The camera's id; None for a branch."""
        return self.camera_ids[0] if self.kind is TreeKind.CAMERA else None


def build_tree(province: Province, cameras: Sequence[Camera], only: Iterable[str] | None = None) -> TreeNode:
    """The tree of all cameras, or of those with an id in ``only``; then branches without any of them are left out.

    All districts of the province stand in the full tree, in official order; subdistricts only with cameras, and like
    agencies in Thai dictionary order; cameras by code. A camera without subdistrict or agency hangs one level higher;
    one of another province hangs under a district named by its bare code, so that none is lost.
    """
    chosen = None if only is None else set(only)
    grouped: dict[str, dict[str, dict[str, list[Camera]]]] = {}
    shown = cameras if chosen is None else [camera for camera in cameras if camera.id in chosen]
    for camera in sorted(shown, key=lambda camera: sort_key(camera.code)):
        subdistricts = grouped.setdefault(camera.district_code, {})
        agencies = subdistricts.setdefault(camera.subdistrict_code, {})
        agencies.setdefault(camera.agency_code, []).append(camera)
    agencies_by_code = {agency.code: agency for agency in province.agencies}
    known = [district.code for district in province.districts if chosen is None or district.code in grouped]
    codes = known + sorted(code for code in grouped if code not in set(known))
    places: dict[str, Place] = {district.code: district for district in province.districts}
    places |= {sub.code: sub for district in province.districts for sub in district.subdistricts}
    top = province.code
    branches = tuple(_district(code, grouped.get(code, {}), places, agencies_by_code, top) for code in codes)
    return _branch(TreeKind.PROVINCE, province.code, province.name_th, province.name_en, branches, top)


def _district(
    code: str,
    subdistricts: dict[str, dict[str, list[Camera]]],
    places: dict[str, Place],
    agencies: dict[str, Agency],
    above: str,
) -> TreeNode:
    path = f"{above}/{code}"
    branches = []
    for sub_code in sorted(subdistricts, key=lambda it: sort_key(_names(places.get(it), it)[0])):
        if sub_code:
            inner = f"{path}/{sub_code}"
            children = _owners(subdistricts[sub_code], agencies, inner)
            branches.append(
                _branch(TreeKind.SUBDISTRICT, sub_code, *_names(places.get(sub_code), sub_code), children, inner)
            )
    loose = _owners(subdistricts.get("", {}), agencies, path)
    return _branch(TreeKind.DISTRICT, code, *_names(places.get(code), code), (*branches, *loose), path)


def _owners(owners: dict[str, list[Camera]], agencies: dict[str, Agency], above: str) -> tuple[TreeNode, ...]:
    named = {code: (agency.short_th, agency.name_en) for code, agency in agencies.items() if code in owners}
    branches = []
    for code in sorted(owners, key=lambda it: sort_key(named.get(it, (it, it))[0])):
        if code:
            path = f"{above}/{code}"
            children = tuple(_camera(camera, path) for camera in owners[code])
            branches.append(_branch(TreeKind.AGENCY, code, *named.get(code, (code, code)), children, path))
    loose = (_camera(camera, above) for camera in owners.get("", ()))
    return (*branches, *loose)


def _names(place: Place | None, code: str) -> tuple[str, str]:
    return (place.name_th, place.name_en) if place is not None else (code, code)


def _camera(camera: Camera, above: str) -> TreeNode:
    return TreeNode(
        TreeKind.CAMERA,
        camera.code,
        camera.name_th,
        camera.name_en or camera.name_th,
        (),
        (camera.id,),
        f"{above}/{camera.id}",
    )


def _branch(
    kind: TreeKind, code: str, label_th: str, label_en: str, children: tuple[TreeNode, ...], path: str
) -> TreeNode:
    ids = tuple(camera_id for child in children for camera_id in child.camera_ids)
    return TreeNode(kind, code, label_th, label_en, children, ids, path)
