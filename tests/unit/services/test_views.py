"""Saved views have one name each, however it was typed."""

from __future__ import annotations

import pytest
from authority_fakes import AtTheDesk

from vms_desktop.domain.errors import InputError
from vms_desktop.domain.layout import Layout
from vms_desktop.domain.view import SavedView, WallContent, WindowPlace
from vms_desktop.services.wall.views import ViewService

CONTENT = WallContent(Layout.FOUR, ("a", None, "b", None))


class RememberedViews:
    def __init__(self) -> None:
        self.saved: dict[str, SavedView] = {}
        self.last: tuple[WallContent | None, WindowPlace | None] = (None, None)

    async def views(self) -> list[SavedView]:
        return list(self.saved.values())

    async def save_view(self, view: SavedView, record=()) -> None:
        self.saved[view.id] = view

    async def remove_view(self, view_id: str, record=()) -> None:
        self.saved.pop(view_id, None)

    async def last_wall(self):
        return self.last

    async def save_last_wall(self, content, place) -> None:
        self.last = (content, place)


@pytest.fixture
def views() -> ViewService:
    return ViewService(RememberedViews(), authority=AtTheDesk())


async def test_views_are_listed_as_a_thai_dictionary_would(views) -> None:
    for name in ("เย็น", "กลางคืน", "เช้า", "Airport"):
        await views.save(name, CONTENT)
    assert [view.name for view in await views.views()] == ["Airport", "กลางคืน", "เช้า", "เย็น"]


async def test_same_name_replaces_the_view(views) -> None:
    first = await views.save("ปากน้ำ เช้า", CONTENT)
    other = WallContent(Layout.ONE, ("c",))
    again = await views.save("ปากนํ้า\u200b  เช้า ", other)
    assert again.id == first.id
    assert [view.content for view in await views.views()] == [other]


async def test_renaming_keeps_the_content(views) -> None:
    first = await views.save("หนึ่ง", CONTENT)
    await views.save("สอง", CONTENT)
    assert (await views.rename(first.id, "สาม")).content == CONTENT
    assert (await views.rename(first.id, "สาม")).name == "สาม"
    with pytest.raises(InputError) as caught:
        await views.rename(first.id, "สอง")
    assert caught.value.code == "input.view_name_taken"
    with pytest.raises(InputError) as caught:
        await views.rename("gone", "สี่")
    assert caught.value.code == "input.view_unknown"


@pytest.mark.parametrize(
    ("name", "code"),
    [(" \u200b", "input.required"), ("x" * 101, "input.too_long"), ("a\x07", "input.control_characters")],
)
async def test_names_are_checked(views, name: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        await views.save(name, CONTENT)
    assert caught.value.code == code


async def test_changes_are_told(views) -> None:
    told = []
    unsubscribe = views.on_change(lambda: told.append(1))
    view = await views.save("หนึ่ง", CONTENT)
    await views.rename(view.id, "สอง")
    await views.remove(view.id)
    unsubscribe()
    await views.save("หนึ่ง", CONTENT)
    assert len(told) == 3


async def test_last_wall_is_remembered(views) -> None:
    place = WindowPlace(b"x", "HDMI-1", True)
    await views.remember_wall(CONTENT, place)
    assert await views.last_wall() == (CONTENT, place)
