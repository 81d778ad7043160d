"""The tree and the search over it, in Thai and English, also with ten thousand cameras."""

from __future__ import annotations

import random
import time

import pytest

from vms_desktop.domain.camera import Camera
from vms_desktop.services.cameras.camera_search import CameraSearch
from vms_desktop.services.cameras.camera_tree import TreeKind, TreeNode, build_tree


def camera(number: int, district: str, subdistrict: str, agency: str, th: str = "กล้อง", en: str = "camera") -> Camera:
    return Camera(f"id-{number}", f"{district}-{number:04d}", th, en, district, subdistrict, agency, None, None)


@pytest.fixture
def cameras() -> list[Camera]:
    return [
        camera(3, "1101", "110110", "tm-phraek-sa", "หน้าตลาดเเพรกษา", "Phraek Sa market"),
        camera(1, "1101", "110101", "province", "แยกปากน้ำ", "Pak Nam junction"),
        camera(2, "1101", "110110", "tt-phraek-sa", "ซอย ๑๒", "Soi 12"),
        camera(4, "1101", "110103", "province", "สะพาน\u200bบางเมือง", "Bang Mueang bridge"),
        camera(5, "1101", "", "province"),
        camera(6, "1101", "110101", ""),
        camera(7, "5001", "500101", "elsewhere"),
    ]


def shape(node: TreeNode) -> object:
    return (node.code, [shape(child) for child in node.children]) if node.children else node.code


def test_branches_stand_in_their_order(province, cameras) -> None:
    tree = build_tree(province, cameras)
    assert shape(tree) == (
        "11",
        [
            (
                "1101",
                [
                    ("110103", [("province", ["1101-0004"])]),
                    ("110101", [("province", ["1101-0001"]), "1101-0006"]),
                    ("110110", [("tt-phraek-sa", ["1101-0002"]), ("tm-phraek-sa", ["1101-0003"])]),
                    ("province", ["1101-0005"]),
                ],
            ),
            "1103",
            ("5001", [("500101", [("elsewhere", ["5001-0007"])])]),
        ],
    )


def test_every_branch_counts_its_cameras(province, cameras) -> None:
    tree = build_tree(province, cameras)
    assert (tree.cameras, [child.cameras for child in tree.children]) == (7, [6, 0, 1])
    assert sorted(tree.camera_ids) == sorted(camera.id for camera in cameras)
    leaf = tree.children[0].children[0].children[0].children[0]
    assert (leaf.kind, leaf.camera_id, tree.camera_id) == (TreeKind.CAMERA, "id-4", None)


def test_paths_are_unique(province, cameras) -> None:
    paths: list[str] = []

    def collect(node: TreeNode) -> None:
        paths.append(node.path)
        for child in node.children:
            collect(child)

    collect(build_tree(province, cameras))
    assert len(set(paths)) == len(paths)


def test_tree_of_search_results_leaves_empty_branches_out(province, cameras) -> None:
    tree = build_tree(province, cameras, {"id-2"})
    assert shape(tree) == ("11", [("1101", [("110110", [("tt-phraek-sa", ["1101-0002"])])])])


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ปากน้ำ", [1, 6]),
        ("ปากนํ้า", [1, 6]),
        ("PAK nam", [1, 6]),
        ("แพรกษา ตลาด", [3]),
        ("ทต.แพรกษา", [2]),
        ("ทม.แพรกษา", [3]),
        ("ซอย 12", [2]),
        ("soi ๑๒", [2]),
        ("สะพานบางเมือง", [4]),
        ("๑๑๐๑-๐๐๐๑", [1]),
        ("11010003", [3]),
        ("อ.เมือง ต.บางเมือง", [4]),
        ("tambon phraek", [2, 3]),
        ("เทศบาลเมือง", [3]),
        ("5001", [7]),
        ("nothing like it", []),
        ("", [1, 2, 3, 4, 5, 6, 7]),
    ],
)
def test_search_finds(province, cameras, text: str, numbers: list[int]) -> None:
    assert CameraSearch(province, cameras).search(text) == [f"id-{number}" for number in numbers]


def test_codes_that_begin_with_the_word_come_first(province) -> None:
    cameras = [camera(1, "1101", "", "", "ใกล้ 1103"), camera(2, "1103", "110302", "")]
    assert CameraSearch(province, cameras).search("1103") == ["id-2", "id-1"]


def test_ten_thousand_cameras_answer_between_two_key_strokes(province) -> None:
    """Tree 57 ms, index 50 ms, a search 1 to 6 ms measured; the bounds are loose because the machine is shared."""
    chance = random.Random(1)
    cameras = []
    for number in range(10_000):
        district = chance.choice(province.districts)
        place = chance.choice(district.subdistricts)
        name = f"แยก{place.name_th} ซอย {number} หน้าโรงเรียนวัด"
        agency = chance.choice(province.agencies).code
        cameras.append(camera(number, district.code, place.code, agency, name, f"{place.name_en} soi {number}"))
    began = time.perf_counter()
    search = CameraSearch(province, cameras)
    tree = build_tree(province, cameras)
    built = time.perf_counter() - began
    began = time.perf_counter()
    texts = ("ป", "ปากน้ำ", "soi 99", "ทม.แพรกษา", "1101-00", "zzz")
    for text in texts:
        search.search(text)
    searched = (time.perf_counter() - began) / len(texts)
    assert tree.cameras == 10_000
    assert built < 1.5
    assert searched < 0.2
