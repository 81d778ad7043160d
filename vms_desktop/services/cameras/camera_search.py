"""Search as you type over code, names, place and owner, in Thai and English."""

from __future__ import annotations

from collections.abc import Sequence

from vms_desktop.domain.camera import Camera
from vms_desktop.domain.place import Province
from vms_desktop.domain.thai_text import search_key, search_words, sort_key
from vms_desktop.services.operation import machinery

_BETWEEN = "\0"  # no query holds it, so no word is found across two texts; and it is no space to be collapsed


@machinery("searches cameras that whoever asks has already been given")
class CameraSearch:
    """An index over one state of the register; make a new one when it changes.

    Every camera is one prepared text, and a search looks for each word in each: with ten thousand cameras that takes
    a few milliseconds, and unlike a word index it also finds the middle of a Thai compound.
    """

    def __init__(self, province: Province, cameras: Sequence[Camera]) -> None:
        self._places = _place_texts(province)
        self._agencies = {
            agency.code: search_key(f"{agency.short_th}{_BETWEEN}{agency.name_th}{_BETWEEN}{agency.name_en}")
            for agency in province.agencies
        }
        ordered = sorted(cameras, key=lambda camera: sort_key(camera.code))
        self._entries = [(search_key(camera.code), self._text(camera), camera.id) for camera in ordered]

    def search(self, text: str) -> list[str]:
        """Ids of the cameras in which every word of ``text`` occurs somewhere: those whose code begins with it first,
        then by code. An empty text finds all.
        """
        words = search_words(text)
        if not words:
            return [camera_id for _, _, camera_id in self._entries]
        found = self._entries
        # The longest word leaves the fewest for the others.
        for word in sorted(set(words), key=len, reverse=True):
            found = [entry for entry in found if word in entry[1]]
        first = [camera_id for code, _, camera_id in found if code.startswith(words[0])]
        rest = [camera_id for code, _, camera_id in found if not code.startswith(words[0])]
        return first + rest

    def _text(self, camera: Camera) -> str:
        # One normalisation for the camera's own texts: this is most of the time it takes to make the index.
        own = (camera.code, camera.code.replace("-", ""), camera.name_th, camera.name_en)
        parts = (
            search_key(_BETWEEN.join(own)),
            self._places.get(camera.district_code, camera.district_code),
            self._places.get(camera.subdistrict_code, camera.subdistrict_code),
            self._agencies.get(camera.agency_code) or search_key(camera.agency_code),
        )
        return _BETWEEN.join(parts)


def _place_texts(province: Province) -> dict[str, str]:
    texts = {}
    for district in province.districts:
        kinds = ("เขต", "khet") if province.code == "10" else ("อำเภอ", "amphoe")
        texts[district.code] = _spellings(kinds, district.name_th, district.name_en)
        for sub in district.subdistricts:
            kinds = ("แขวง", "khwaeng") if province.code == "10" else ("ตำบล", "tambon")
            texts[sub.code] = _spellings(kinds, sub.name_th, sub.name_en)
    return texts


def _spellings(kinds: tuple[str, str], name_th: str, name_en: str) -> str:
    """Found with and without the kind of place, and with its abbreviation (อ. ต.)."""
    kind_th, kind_en = kinds
    parts = (f"{kind_th}{name_th}", f"{kind_th[0]}.{name_th}", f"{kind_en} {name_en}")
    return _BETWEEN.join(search_key(part) for part in parts)
