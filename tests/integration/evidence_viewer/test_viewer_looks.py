"""The page fits where it is read: screens, a phone, paper; in both languages; by keyboard alone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Page
from packages import CAMERAS, Package, plain_package

from vms_desktop.domain.evidence.description import Decision, FileRole, PersonPart, Source
from vms_desktop.domain.footage import ClockTrust, SourceKind
from vms_desktop.paths import resources_dir

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1024, 768), (390, 844), (320, 640)])
async def test_nothing_stands_out_of_the_page(page: Page, package: Path, width: int, height: int) -> None:
    await page.size(width, height, phone=width < 500)
    await page.open(package)
    for _language in range(2):
        assert await page.run(SIDEWAYS) <= 0
        cut = await page.run(
            "[...document.querySelectorAll('button, label, .clock *, h1, h2, h3, dt, dd')].filter((one) =>"
            " one.offsetParent && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0"
            " && getComputedStyle(one).display !== 'inline').map((one) => one.textContent)"
        )
        assert cut == []
        await page.click("#language")


async def test_pictures_controls_and_time_are_seen_together_on_a_small_laptop(page: Page, package: Path) -> None:
    await page.size(1366, 768)
    await page.open(package)
    boxes = await page.run(
        "['grid', 'clock', 'controls', 'goto', 'timeline'].map((id) => document.getElementById(id))"
        ".map((one) => one.getBoundingClientRect()).map((box) => [box.bottom, box.height])"
    )
    assert max(bottom for bottom, _height in boxes) <= 768
    assert boxes[0][1] > 300


async def test_nine_cameras_are_seen_together_on_a_small_laptop(page: Page, tmp_path: Path) -> None:
    cameras = [replace(CAMERAS[0], id=f"c{number}", code=f"1101-{number:04}") for number in range(1, 10)]
    made = Package(tmp_path / "package", cameras)
    for camera in cameras:
        made.footage_of(camera.id, f"original/{camera.code}.mp4", 0.0, range(0, 15))
    await page.size(1366, 768)
    await page.open(made.seal())
    tiles = await page.run(
        "[...document.querySelectorAll('.tile')].map((one) => one.getBoundingClientRect())"
        ".map((box) => [box.left, box.top, box.bottom])"
    )
    assert len({left for left, _top, _bottom in tiles}) == len({top for _left, top, _bottom in tiles}) == 3
    grid, timeline = await page.run(
        "['grid', 'timeline'].map((id) => document.getElementById(id).getBoundingClientRect().bottom)"
    )
    assert max(bottom for _left, _top, bottom in tiles) <= grid and timeline <= 768


async def test_every_word_changes_with_the_language(page: Page, package: Path) -> None:
    await page.open(package)
    assert await page.run("document.documentElement.lang") == "th"
    assert "23 พ.ย. 2569 14:05:00" in await page.run("document.getElementById('local').textContent")
    assert "2026-11-23 07:05:00.000" in await page.run("document.getElementById('utc').textContent")
    await page.click("#language")
    await page.until("document.documentElement.lang === 'en'")
    # Facts stay as they are; of the page's own words none is Thai any more, but the button that leads back.
    own = await page.run(
        "[...document.querySelectorAll('button, label, th, dt, h2, .jumps a, .legend, option, .badge, .state, .over')]"
        ".map((one) => one.textContent).join('|')"
    )
    assert [letter for letter in own.replace("ไทย", "") if "\u0e00" <= letter <= "\u0e7f"] == []
    await page.until("document.getElementById('local').textContent.startsWith('23 Nov 2026 14:05:00')")


async def test_both_languages_have_every_text_and_each_is_used(page: Page) -> None:
    folder = resources_dir() / "evidence_viewer"
    sources = {file.stem: file.read_text(encoding="utf-8") for file in folder.glob("*.js")}
    texts = sources.pop("texts_th") + sources.pop("texts_en")
    thai, english = await page.run(f"(() => {{ {texts}; return [THAI, ENGLISH]; }})()")
    assert list(thai) == list(english)
    for key in thai:
        places = [sorted(re.findall(r"\{\d\}", texts[key])) for texts in (thai, english)]
        assert places[0] == places[1], key
    # Those whose names are put together: what the manifest may say.
    made = {f"part_{one.value}" for one in PersonPart} | {f"decision_{one.value}" for one in Decision}
    made |= {f"source_{one.value}" for one in SourceKind} | {f"trust_{one.value}" for one in ClockTrust}
    made |= {one.value for one in FileRole}
    assert made <= set(thai)
    used = " ".join(sources.values()) + (folder / "viewer.html").read_text(encoding="utf-8")
    assert [key for key in thai if key not in made and f'"{key}"' not in used and f"{key}:" not in used] == []


async def test_a_camera_without_footage_says_why_and_nothing_it_does_not_know(page: Page, tmp_path: Path) -> None:
    made = plain_package(tmp_path / "package")
    nowhere = made.footage[0]
    why = "ไม่พบภาพ: กล้องชำรุด"
    made.files = [one for one in made.files if one.camera != "a"]
    made.footage[0] = replace(nowhere, delivered=(), gaps=(nowhere.asked,), source=Source("", ""), files=(), note=why)
    await page.open(made.seal())
    card = await page.run("document.querySelector('.card').innerText")
    assert why in card and "ไม่มีภาพ" in card
    assert "source_" not in card and "trust_" not in card and "undefined" not in card
    assert "ไม่มีไฟล์ภาพเคลื่อนไหว" in await page.until("document.querySelector('.tile .cover').textContent")


async def test_paper_has_the_facts_and_no_player(page: Page, package: Path) -> None:
    await page.open(package)
    await page.call("Emulation.setEmulatedMedia", media="print")
    seen = await page.run(
        "['pictures', 'request', 'files', 'custody'].map((id) => document.getElementById(id).offsetHeight > 0)"
    )
    assert seen == [False, True, True, True]
    assert (await page.printed()).startswith(b"%PDF")


async def test_all_that_is_clicked_is_reached_by_tab_and_has_a_name(page: Page, package: Path) -> None:
    await page.open(package)
    wanted = await page.run(
        "[...document.querySelectorAll('button, a, select, input, [tabindex=\"0\"]')]"
        ".filter((one) => one.offsetParent).length"
    )
    reached = set()
    for _ in range(wanted + 3):
        await page.key("Tab", "Tab")
        about = await page.run(
            "(() => { const one = document.activeElement; if (one === document.body) return null;"
            " one.dataset.seen ??= String(document.querySelectorAll('[data-seen]').length);"
            " const name = one.getAttribute('aria-label') || one.textContent || one.labels?.[0]?.textContent;"
            " return [one.dataset.seen, name] })()"
        )
        if about:
            assert about[1], about
            reached.add(about[0])
    assert len(reached) >= wanted
