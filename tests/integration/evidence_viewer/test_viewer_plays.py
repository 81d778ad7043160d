"""The viewer plays real MP4s by one true time. Cameras A and B of ``plain_package``: see there."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browser import Page
from packages import FPS, at, number_of, plain_package
from PIL import Image

from vms_desktop.domain.footage import TimeRange

IN_STEP_S = 0.1
WATCH_S = 4.0
SHOWN = """
(() => [...document.querySelectorAll('.tile')].map((tile) => {
  const video = tile.querySelector('video');
  const box = video.getBoundingClientRect();
  return {
    loading: tile.querySelector('.cover').dataset.kind === 'loading',
    file: decodeURIComponent(video.getAttribute('src') || '').split('/').pop(),
    at: video.currentTime, ready: video.readyState >= 2 && !video.seeking, playing: !video.paused,
    cover: tile.querySelector('.cover').hidden ? '' : tile.querySelector('.cover').textContent,
    box: {x: box.x, y: box.y, width: box.width, height: box.height},
  };
}))()
"""
SETTLED = f"""
new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done({SHOWN}.every((tile) =>
  (tile.cover ? !tile.loading : tile.ready) || !tile.box.width)))))
"""
"""Two frames on the page has looked at its tiles once more: a leap that ended just now may be followed by the next, and
the sentence that a file is being opened stays until then.
"""
CLOCK_S = """
(() => { const found = /(\\d\\d):(\\d\\d):(\\d\\d\\.\\d{3})/.exec(document.getElementById('local').textContent);
  return (found[1] - 14) * 3600 + (found[2] - 5) * 60 + Number(found[3]); })()
"""
"""Seconds since 14:05:00, as the running clock shows them."""
STANDS = "document.querySelector('.state').textContent === 'หยุดอยู่'"
BEGINS = {
    "1101-0007_20261123T070500Z.mp4": 0.0,
    "1101-0011_20261123T070500Z.mp4": 0.4,
    "1101-0011_20261123T070530Z.mp4": 30.4,
}


def moment(tile: dict[str, Any]) -> float:
    """Seconds since 14:05:00 of what a tile shows."""
    return BEGINS[tile["file"]] + float(tile["at"])


async def go_to(page: Page, typed: str) -> None:
    await page.run(f"document.getElementById('moment').value = {typed!r}")
    await page.click("#goto button")


async def all_ready(page: Page) -> None:
    await page.until(SETTLED)


async def numbers(page: Page) -> list[int | None]:
    """The numbers of the pictures that are really on the screen; None: something covers the tile, or it is hidden."""
    found: list[int | None] = []
    await page.run("scrollTo({top: 0, behavior: 'instant'})")
    for tile in await page.run(SHOWN):
        if tile["cover"] or not tile["box"]["width"]:
            found.append(None)
            continue
        image = Image.open(io.BytesIO(await page.picture(**tile["box"]))).convert("L")
        # The picture keeps its shape within the video's place.
        height = round(image.width * 180 / 320)
        width = image.width
        if height > image.height:
            height, width = image.height, round(image.height * 320 / 180)
        left, top = (image.width - width) // 2, (image.height - height) // 2
        found.append(number_of(image.crop((left, top, left + width, top + height)).resize((320, 180))))
    return found


async def test_two_cameras_play_in_step_by_true_time(page: Page, package: Path) -> None:
    await page.open(package)
    await go_to(page, "14:05:02")
    await all_ready(page)
    await page.key("Space")
    await page.until(f"{CLOCK_S} > 3")
    script = f"""
    new Promise((done) => {{
      const seen = [];
      const begin = performance.now();
      // Behind the page's own look at its tiles, so that the clock is of this moment too.
      const look = () => {{
        seen.push([performance.now(), {CLOCK_S}, {SHOWN}]);
        if (performance.now() - begin < {WATCH_S * 1000}) requestAnimationFrame(look); else done(seen);
      }};
      requestAnimationFrame(look);
    }})
    """
    seen = await page.run(script)
    assert len(seen) > 20
    for _at, clock, (one, other) in seen:
        assert one["playing"] and other["playing"] and not one["cover"] and not other["cover"]
        assert abs(moment(one) - moment(other)) < IN_STEP_S
        assert abs(moment(one) - clock) < IN_STEP_S
    passed = (seen[-1][0] - seen[0][0]) / 1000
    assert seen[-1][1] - seen[0][1] == pytest.approx(passed, abs=0.25)
    assert page.complaints == []


async def test_what_is_on_the_screen_is_of_the_moment_the_clock_shows(page: Page, package: Path) -> None:
    await page.open(package)
    await go_to(page, "14:05:10.5")
    await all_ready(page)
    assert await page.run(CLOCK_S) == pytest.approx(10.5, abs=0.001)
    shown = await numbers(page)
    assert shown == [int(10.5 * FPS), int(10.1 * FPS)]


@pytest.mark.parametrize("speed", [0, 5], ids=["a quarter", "eight times"])
async def test_speeds(page: Page, package: Path, speed: int) -> None:
    await page.open(package)
    factor = (0.25, 0.5, 1, 2, 4, 8)[speed]
    await page.run(
        f"(() => {{ const one = document.getElementById('speed'); one.selectedIndex = {speed};"
        " one.dispatchEvent(new Event('change')) })()"
    )
    await go_to(page, "14:05:01")
    await all_ready(page)
    await page.click(".play")
    await page.until(f"{SHOWN}.every((tile) => tile.playing)")
    begin = await page.run(f"[performance.now() / 1000, {CLOCK_S}]")
    await page.until(f"performance.now() / 1000 > {begin[0]} + 1.2")
    end = await page.run(f"[performance.now() / 1000, {CLOCK_S}, {SHOWN}]")
    assert (end[1] - begin[1]) / (end[0] - begin[0]) == pytest.approx(factor, rel=0.15)
    one, other = end[2]
    assert abs(moment(one) - moment(other)) < IN_STEP_S * max(1, factor)


async def test_a_gap_is_told_not_hidden_behind_the_last_picture(page: Page, package: Path) -> None:
    await page.open(package)
    await go_to(page, "14:05:17")
    await all_ready(page)
    one, other = await page.run(SHOWN)
    assert one["cover"] == ""
    # The last picture before it is number 224, that after it 300: each is there a fifteenth of a second.
    assert "14:05:15.400\u00a0น." in other["cover"] and "14:05:20.400\u00a0น." in other["cover"], other["cover"]
    # Between two files it is the same.
    await go_to(page, "๒๓/๑๑/๒๕๖๙ ๑๔:๐๕:๒๙")
    await page.until(f"{SHOWN}[1].cover.includes('14:05:28.400')")
    # Playing through its end, the camera joins the other by itself.
    await page.key("Space")
    await page.until(f"{CLOCK_S} > 30.6 && {SHOWN}.every((tile) => tile.playing && tile.ready)")
    one, other = await page.run(SHOWN)
    assert other["file"] == "1101-0011_20261123T070530Z.mp4"
    assert abs(moment(one) - moment(other)) < IN_STEP_S


async def test_one_picture_on_and_back_and_over_a_gap(page: Page, package: Path) -> None:
    """Camera B's picture number n is of 14:05:00.4 and n/15 s; after 224 comes 300."""
    await page.open(package)
    await page.key("Digit2")
    await go_to(page, "14:05:15.2")
    await all_ready(page)
    assert (await numbers(page))[1] == 222
    keys = [
        ("Period", 223),
        ("Period", 224),
        ("Period", 300),
        ("Period", 301),
        ("Comma", 300),
        ("Comma", 224),
        ("Comma", 223),
    ]
    for key, wanted in keys:
        await page.key(key)
        # Back over the gap the clock stands in the middle of the picture: it was found by its place, not by its time.
        await page.until(f"Math.abs({CLOCK_S} - 0.4 - {wanted} / 15) < 0.035")
        await all_ready(page)
        assert (await numbers(page))[1] == wanted, (key, wanted)


async def test_keys_play_backwards_faster_and_stop(page: Page, package: Path) -> None:
    await page.open(package)
    await go_to(page, "14:05:12")
    await page.run("document.activeElement.blur()")
    await all_ready(page)
    await page.key("KeyJ", "่")  # as the Thai layout has it
    await page.until(f"{CLOCK_S} < 11.2")
    assert "ถอยหลัง" in await page.run("document.querySelector('.state').textContent")
    await page.key("KeyK", "า")
    await page.until(STANDS)
    held = await page.run(CLOCK_S)
    await all_ready(page)
    # The clock shows whole milliseconds: each picture is that of one of the moments which are told so.
    for number, begins in zip(await numbers(page), (0.0, 0.4), strict=True):
        assert number in {int((moment - begins) * FPS + 0.01) for moment in (held, held + 0.001)}
    await page.key("KeyL", "ส")
    await page.key("KeyL", "ส")
    await page.until("document.querySelector('.state').textContent.includes('×2')")
    await page.key("KeyK", "า")
    await page.until(STANDS)
    at = await page.run(CLOCK_S)
    await page.key("ArrowLeft")
    assert await page.run(CLOCK_S) == pytest.approx(at - 5, abs=0.002)


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [("14:05:20", 20), ("14.05.20 น.", 20), ("23/11/2026 14:05:20.5", 20.5), ("2026-11-23 14:05:21", 21), ("๑๔:๐๕", 0)],
)
async def test_times_as_people_type_them(page: Page, package: Path, typed: str, seconds: float) -> None:
    await page.open(package)
    await go_to(page, typed)
    await page.until(f"Math.abs({CLOCK_S} - {seconds}) < 0.002")


async def test_a_time_that_is_none_or_elsewhere_is_answered_with_a_sentence(page: Page, package: Path) -> None:
    await page.open(package)
    answer = "document.getElementById('goto-answer').textContent"
    for typed, told in (("25:00", "อ่านเวลานี้ไม่ได้"), ("30/02/2569 10:00", "อ่านเวลานี้ไม่ได้"), ("15:00", "อยู่นอกช่วงภาพ")):
        await go_to(page, typed)
        await page.until(f"{answer}.includes({told!r})")
    assert await page.run(CLOCK_S) == 0


async def test_a_digit_shows_one_camera_alone_and_nought_all(page: Page, package: Path) -> None:
    await page.open(package)
    seen = "[...document.querySelectorAll('.tile')].map((tile) => tile.offsetParent !== null)"
    await page.key("Digit2")
    assert await page.run(seen) == [False, True]
    await page.key("Digit0")
    assert await page.run(seen) == [True, True]


async def test_a_file_that_is_not_there_says_what_to_do(page: Page, tmp_path: Path) -> None:
    made = plain_package(tmp_path / "package")
    made.seal()
    (tmp_path / "package" / made.files[0].path).unlink()
    await page.open(tmp_path / "package" / "viewer.html")
    cover = await page.until(f"{SHOWN}[0].cover")
    assert "แตกไฟล์" in cover and made.files[0].path.rpartition("/")[2] in cover


async def test_what_the_browser_cannot_play_is_told_and_a_playable_copy_is_shown(page: Page, tmp_path: Path) -> None:
    """Debian's Chromium decodes no H.265. Camera A changed to it half-way."""
    made = plain_package(tmp_path / "package")
    made.footage_of("a", "original/hevc.mp4", 41.0, range(0, 45), codec="libx265")
    await page.open(made.seal())
    assert "H.265" in await page.run("document.getElementById('warnings').textContent")
    await page.key("End")
    assert "H.265" in await page.until(f"{SHOWN}[0].cover")

    made.footage_of("a", "playable/hevc.mp4", 41.0, range(0, 45), role="playable", made_from=("original/hevc.mp4",))
    await page.open(made.seal())
    badge = "document.querySelector('.badge').textContent"
    await all_ready(page)
    assert "ต้นฉบับ" in await page.run(badge) and "ไม่ใช่" not in await page.run(badge)
    await page.key("End")
    await page.until(f"{SHOWN}[0].ready && !{SHOWN}[0].cover")
    assert "ไม่ใช่ต้นฉบับ" in await page.run(badge)


async def test_a_copy_that_begins_a_little_before_its_original_leaves_no_tile_empty_at_the_beginning(
    page: Page, tmp_path: Path
) -> None:
    """The page begins with the earliest picture of all: none of the others may be said to be still to come."""
    made = plain_package(tmp_path / "package")
    made.files, made.footage = [], []
    made.footage_of("a", "original/exact.mp4", 0.000_957, range(0, 45))
    made.footage_of("b", "original/other.mp4", 0.000_957, range(0, 45))
    made.footage_of("a", "working-copy/rounded.mp4", 0.0, range(0, 45), role="working_copy")
    asked = TimeRange(at(0.000_957), at(2))
    made.footage = [replace(one, asked=asked, approved=asked) for one in made.footage]
    await page.open(made.seal())
    await page.until(f"{SHOWN}.every((tile) => tile.ready)")
    assert [(tile["file"], tile["cover"]) for tile in await page.run(SHOWN)] == [("exact.mp4", ""), ("other.mp4", "")]
    assert await numbers(page) == [0, 0]


async def test_another_kind_of_file_can_be_chosen_and_is_labelled(page: Page, tmp_path: Path) -> None:
    made = plain_package(tmp_path / "package")
    made.footage_of("a", "working-copy/a.mp4", 0.0, range(0, 60), role="working_copy")
    await page.open(made.seal())
    await page.run(
        "(() => { const one = document.querySelector('.tile select'); one.selectedIndex = 1;"
        " one.dispatchEvent(new Event('change')) })()"
    )
    await page.until(f"{SHOWN}[0].file === 'a.mp4'")
    assert await page.run("document.querySelector('.badge').textContent") == "△ ไม่ใช่ต้นฉบับ"
    assert await page.run("document.querySelector('.badge').title") == "สำเนาเพื่อใช้งาน · ไม่ใช่ต้นฉบับ"
    assert await page.run("document.querySelector('.tile select').selectedOptions[0].text") == "สำเนาเพื่อใช้งาน"
