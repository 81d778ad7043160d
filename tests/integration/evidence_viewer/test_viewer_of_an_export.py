"""From an approved request to what somebody sees who opens the sealed package in a browser: all of it real."""

from __future__ import annotations

import io
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from browser import Page
from packages import number_of
from PIL import Image

REQUESTS = Path(__file__).resolve().parent.parent / "requests"
sys.path.append(str(REQUESTS))
from export_room import ExportRoom  # noqa: E402 - lies in the requests' folder
from request_room import HandClock  # noqa: E402

from vms_desktop.domain.requests.export import ExportState, ExportWish  # noqa: E402
from vms_desktop.paths import DataFolder  # noqa: E402

RATE = 15
CLOCK_S = """
(() => { const found = /(\\d\\d):(\\d\\d):(\\d\\d\\.\\d{3})/.exec(document.getElementById('local').textContent);
  return (found[1] - 18) * 3600 + (found[2] - 6) * 60 + Number(found[3]) - 40; })()
"""
"""Seconds since 18:06:40, when the footage begins."""
READY = """
[...document.querySelectorAll('.tile')].every((tile) => tile.querySelector('.cover').hidden &&
  tile.querySelector('video').readyState >= 2 && !tile.querySelector('video').seeking)
"""
COMPARE = "document.querySelector('.signed').textContent"


@pytest_asyncio.fixture
async def room(tmp_path: Path) -> AsyncIterator[ExportRoom]:
    made = ExportRoom(DataFolder(tmp_path / "ข้อมูล โต๊ะ 1"), HandClock())
    await made.open()
    await made.open_exports()
    yield made
    await made.close()


async def shown_number(page: Page, tile: int) -> int:
    """Of the picture on the screen: sixteen blocks in its upper third."""
    await page.run("scrollTo({top: 0, behavior: 'instant'})")
    box = await page.run(
        f"(() => {{ const one = document.querySelectorAll('video')[{tile}].getBoundingClientRect();"
        " return {x: one.x, y: one.y, width: one.width, height: one.height} })()"
    )
    seen = Image.open(io.BytesIO(await page.picture(**box))).convert("L")
    width = min(seen.width, round(seen.height * 320 / 180))
    height = round(width * 180 / 320)
    left, top = (seen.width - width) // 2, (seen.height - height) // 2
    return number_of(seen.crop((left, top, left + width, top + height)).resize((320, 180)))


async def test_a_sealed_package_plays_and_checks_itself_in_a_browser(room: ExportRoom, page: Page) -> None:
    # Pictures come when they like, not at whole milliseconds.
    room.record(0, 60, 957e-6)
    room.record(1, 60, 957e-6)
    asked = [room.seconds(0, 11, 39), room.seconds(1, 11, 39)]
    request = await room.approved(*asked)
    job = await room.exports.start(request.id, ExportWish(tuple(asked), working=True))
    done = await room.exports.wait(job.id)
    assert (done.state, done.code) == (ExportState.DONE, "")
    package = room.folder.evidence / done.package

    await page.open(package / "viewer.html")
    assert request.number in await page.run("document.title")
    await page.until(READY)  # from the first picture on, whatever it was copied to
    await page.run("document.getElementById('moment').value = '18:07:00.020'")
    await page.click("#goto button")
    await page.until(READY)
    # 20.02 s after the first picture that was recorded, and so was picture 300 of both cameras.
    assert [await shown_number(page, tile) for tile in (0, 1)] == [300, 300]

    # The working copy shows the same moment.
    await page.run(
        "(() => { const one = document.querySelector('.tile select');"
        " one.selectedIndex = [...one.options].findIndex((kind) => kind.text === 'สำเนาเพื่อใช้งาน');"
        " one.dispatchEvent(new Event('change')) })()"
    )
    await page.until(f"document.querySelector('video').src.includes('/working-copy/') && {READY}")
    assert "ไม่ใช่ต้นฉบับ" in await page.run("document.querySelector('.badge').textContent")
    begin = await page.run(CLOCK_S)
    await page.key("Space")
    await page.until(f"{CLOCK_S} > {begin} + 1")
    at = await page.run("[...document.querySelectorAll('video')].map((one) => one.currentTime)")
    assert abs(at[0] - at[1]) < 0.1

    await page.choose("#pick-folder", [package])
    await page.until("document.querySelector('.said').textContent && document.querySelector('progress').hidden")
    assert "ตรงกันทั้งหมด" in await page.run("document.querySelector('.said').textContent")
    assert "ลายมือชื่อดิจิทัลของชุดพยานหลักฐานถูกต้อง" in await page.run(COMPARE)
    assert page.complaints == []
    assert all(one.startswith((package.as_uri(), "data:font/")) for one in page.requests)
