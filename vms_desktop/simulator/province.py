"""Which cameras the simulated province has: real places of Samut Prakan, owned by its real local governments."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from typing import Any

from vms_desktop.paths import resources_dir

USERNAME = "operator"
PASSWORD = "samut-prakan-2569"


@dataclass(frozen=True, slots=True)
class CameraPlan:
    """A camera before it has ports. ``codec``: of both streams. ``scene``: which kind of place it looks at."""

    number: int
    code: str
    name_th: str
    name_en: str
    district_code: str
    subdistrict_code: str
    subdistrict_th: str
    subdistrict_en: str
    agency: str
    latitude: float
    longitude: float
    scene: str
    codec: str
    ptz: bool


# (scene, Thai, English, subdistrict, owner, PTZ). Places that exist; where exactly a camera stands is invented.
_PLACES = [
    ("junction", "แยกปากน้ำ", "Pak Nam Junction", "110101", "ทน.สมุทรปราการ", True),
    ("pier", "ท่าเรือปากน้ำ", "Pak Nam Pier", "110101", "ทน.สมุทรปราการ", True),
    ("market", "ตลาดปากน้ำ", "Pak Nam Market", "110101", "ทน.สมุทรปราการ", False),
    ("road", "ถนนสุขุมวิท สำโรงเหนือ", "Sukhumvit Road, Samrong Nuea", "110102", "ทต.สำโรงเหนือ", False),
    ("coast", "สถานตากอากาศบางปู", "Bang Pu Seaside", "110112", "ทต.บางปู", True),
    ("school", "หน้าโรงเรียนบางเมือง", "Bang Mueang School Gate", "110103", "ทต.บางเมือง", False),
    ("factory", "นิคมอุตสาหกรรมบางปู", "Bang Pu Industrial Estate", "110110", "ทม.แพรกษา", False),
    ("junction", "แยกเทพารักษ์", "Thepharak Junction", "110115", "ทต.เทพารักษ์", False),
    ("canal", "ประตูน้ำบางบ่อ", "Bang Bo Sluice", "110201", "ทต.บางบ่อ", False),
    ("market", "ตลาดคลองด่าน", "Khlong Dan Market", "110205", "ทต.คลองด่าน", False),
    ("canal", "ตลาดน้ำคลองสวน", "Khlong Suan Canal", "110206", "ทต.คลองสวน", False),
    ("road", "ถนนบางนา-ตราด บางเพรียง", "Bang Na-Trat Road, Bang Phriang", "110204", "อบต.บางเพรียง", False),
    ("temple", "วัดบางพลีใหญ่ใน", "Wat Bang Phli Yai Nai", "110301", "ทต.บางพลี", False),
    ("junction", "แยกกิ่งแก้ว", "King Kaeo Junction", "110308", "อบต.ราชาเทวะ", False),
    ("road", "ถนนศรีนครินทร์ บางแก้ว", "Srinagarindra Road, Bang Kaeo", "110302", "ทม.บางแก้ว", False),
    ("factory", "หน้านิคมบางพลี", "Bang Phli Estate Gate", "110303", "อบต.บางปลา", False),
    ("bridge", "สะพานภูมิพล", "Bhumibol Bridge", "110413", "อบต.ทรงคนอง", True),
    ("pier", "ท่าน้ำพระประแดง", "Phra Pradaeng Ferry", "110401", "ทม.พระประแดง", False),
    ("market", "ตลาดบางน้ำผึ้ง", "Bang Nam Phueng Market", "110410", "อบต.บางน้ำผึ้ง", False),
    ("junction", "แยกพระประแดง", "Phra Pradaeng Junction", "110402", "ทม.ลัดหลวง", False),
    ("chedi", "พระสมุทรเจดีย์", "Phra Samut Chedi", "110504", "ทต.พระสมุทรเจดีย์", False),
    ("coast", "ป้อมพระจุลจอมเกล้า", "Phra Chulachomklao Fort", "110503", "ทต.แหลมฟ้าผ่า", False),
    ("road", "ถนนบางนา-ตราด บางเสาธง", "Bang Na-Trat Road, Bang Sao Thong", "110601", "ทต.บางเสาธง", False),
    ("school", "หน้าโรงเรียนศีรษะจรเข้น้อย", "Sisa Chorakhe Noi School Gate", "110602", "อบต.ศีรษะจรเข้น้อย", False),
]
_H265 = {5, 13}
_MJPEG = {22}


def plan_cameras(count: int) -> list[CameraPlan]:
    """The first ``count`` cameras of the province; beyond the named places, further corners of its subdistricts."""
    subdistricts = _subdistricts()
    places = list(_PLACES)
    rest = [code for code in subdistricts if subdistricts[code]["owner"]]
    extra = 0
    while len(places) < count:
        code = rest[extra % len(rest)]
        one, nth = subdistricts[code], 2 + extra // len(rest)
        scene = ("road", "junction", "market", "canal", "school")[extra % 5]
        name_th, name_en = f"จุด {nth} {one['name_th']}", f"{one['name_en']} point {nth}"
        places.append((scene, name_th, name_en, code, one["owner"], False))
        extra += 1
    numbers: dict[str, int] = {}
    plans = []
    for number, (scene, name_th, name_en, code, owner, ptz) in enumerate(places[:count]):
        one = subdistricts[code]
        district = code[:4]
        numbers[district] = numbers.get(district, 0) + 1
        place = random.Random(number)
        plans.append(
            CameraPlan(
                number=number,
                code=f"{district}-{numbers[district]:04}",
                name_th=name_th,
                name_en=name_en,
                district_code=district,
                subdistrict_code=code,
                subdistrict_th=one["name_th"],
                subdistrict_en=one["name_en"],
                agency=owner,
                latitude=round(one["label_lat"] + place.uniform(-0.006, 0.006), 6),
                longitude=round(one["label_lon"] + place.uniform(-0.006, 0.006), 6),
                scene=scene,
                codec="hevc" if number in _H265 else "mjpeg" if number in _MJPEG else "h264",
                ptz=ptz,
            )
        )
    return plans


def _subdistricts() -> dict[str, dict[str, Any]]:
    folder = resources_dir() / "province-data"
    province = json.loads((folder / "samut_prakan_admin.json").read_text("utf-8"))
    owners = json.loads((folder / "samut_prakan_lao.json").read_text("utf-8"))["organisations"]
    found: dict[str, dict[str, Any]] = {}
    for district in province["districts"]:
        local = [owner["short_th"] for owner in owners if owner["district_code"] == district["code"]]
        for one in district["subdistricts"]:
            named = [short for short in local if one["name_th"] in short]
            found[one["code"]] = {**one, "owner": (named or local or [""])[0]}
    return found
