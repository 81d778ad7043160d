"""Names and texts of a package are hostile until shown; nothing leaves the computer."""

from __future__ import annotations

import asyncio
import http.server
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Page
from packages import plain_package

from vms_desktop.domain.evidence.description import FileRole, Party
from vms_desktop.paths import resources_dir
from vms_desktop.services.evidence.viewer import viewer_page
from vms_desktop.services.evidence.viewer_facts import viewer_facts


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    """A server that hears whoever calls, and what it was asked."""
    heard: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_about: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    thread.join()
    server.server_close()


def hostile(outside: str) -> list[str]:
    return [
        f"</script><script>window.ran=1;fetch('{outside}/script')</script>",
        f"<img src=x onerror=\"window.ran=2;new Image().src='{outside}/img'\">",
        f'"><iframe src="{outside}/frame"></iframe>',
        f"<link rel=stylesheet href={outside}/style><style>@import '{outside}/import'</style>",
        "<!--<script>\u2028window.ran=3",
        "{{facts}}{{script}}&lt;b&gt;",
        "javascript:window.ran=4",
    ]


async def test_no_name_runs_or_calls_out(page: Page, tmp_path: Path, listener: tuple[str, list[str]]) -> None:
    outside, heard = listener
    names = hostile(outside)
    made = plain_package(tmp_path / "package")
    for index, name in enumerate(names[:2]):
        made.rename_camera(index, code=name, name_th=name + "ไทย", owner=names[2], place=names[3])
    made.number = " ".join(names)
    made.add("stills/a.png", FileRole.STILL, b"x", title=names[1], note=names[0])
    manifest = made.manifest()
    facts = viewer_facts(manifest)
    # Paths no package may have: the page must not believe that.
    paths = [
        f"{outside}/file.png",
        f"//{outside[7:]}/share.png",
        "..//x.png",
        "\\\\127.0.0.1\\share\\a.png",
        "javascript:a",
    ]
    facts["files"] += [{**facts["files"][-1], "path": path, "title": names[1]} for path in paths + names]
    facts["files"] += [{**facts["files"][0], "path": path} for path in paths]
    facts["persons"] = [{"part": name, "name": name, "agency": name} for name in names]
    facts["notes"] = names
    facts["custody"] = [{**facts["custody"][0], "what": name, "person": name, "entry_hash": name} for name in names]
    (tmp_path / "package" / "viewer.html").write_bytes(viewer_page(facts, resources_dir()))
    await page.open(tmp_path / "package" / "viewer.html")
    await page.until("!document.getElementById('page').hidden")
    for _ in range(2):
        await page.click("#language")
    await page.key("Space")
    await page.until("[...document.querySelectorAll('video')].some((one) => one.currentTime > 0.3)")
    assert await page.run("typeof window.ran") == "undefined"
    assert heard == []
    assert (
        await page.run("document.querySelectorAll('iframe, link, object, embed, style').length") == 1
    )  # its own style
    assert await page.run("document.querySelectorAll('script').length") == 2  # facts and program
    inside = (tmp_path / "package").as_uri()
    strangers = [one for one in page.requests if not one.startswith((inside, "data:font/"))]
    assert strangers == []
    # Every name is there, to be read.
    shown = await page.run("document.body.innerText")
    assert "onerror=" in shown and "</script><script>window.ran=1" in shown
    links = await page.run("[...document.querySelectorAll('a')].map((one) => one.href)")
    assert all(one.startswith(inside) for one in links)


async def test_marks_that_turn_the_reading_round_are_written_out(page: Page, tmp_path: Path) -> None:
    made = plain_package(tmp_path / "package")
    made.rename_camera(0, name_th="กล้อง\u202egpj.exe\u2066\u200b\ufeff", code="A\u200e\x07B")
    await page.open(made.seal())
    assert await page.run("document.querySelector('.tile .name').textContent") == (
        "กล้อง<U+202E>gpj.exe<U+2066>\u200b<U+FEFF>"
    )
    assert await page.run("document.querySelector('.tile .code').textContent") == "A<U+200E><U+0007>B"


async def test_an_ordinary_page_asks_for_its_own_files_only_and_complains_of_nothing(page: Page, package: Path) -> None:
    await page.call(
        "Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0
    )
    await page.open(package)
    await page.key("Space")
    await page.until("[...document.querySelectorAll('video')].every((one) => one.currentTime > 0.5)")
    await page.key("End")
    inside = package.parent.as_uri()
    assert all(one.startswith((inside, "data:font/")) for one in page.requests), page.requests
    assert page.complaints == []


async def test_what_is_not_this_pages_own_is_forbidden(
    page: Page, package: Path, listener: tuple[str, list[str]]
) -> None:
    """The policy itself: even a script that got in could call nobody."""
    outside, heard = listener
    await page.open(package)
    refused = await page.run(f"fetch('{outside}/fetch').then(() => 'reached', (error) => String(error))")
    assert "reached" not in refused
    await page.run(f"(() => {{ const one = new Image(); one.src = '{outside}/img'; document.body.append(one); }})()")
    await page.run(f"navigator.sendBeacon('{outside}/beacon')")
    ran = await page.run(
        "(() => { const one = document.createElement('script');"
        " try { one.textContent = 'window.ran = 1'; } catch (error) { return 'refused'; }"
        " document.body.append(one); return typeof window.ran })()"
    )
    assert ran in ("refused", "undefined")
    await page.until("new Promise((done) => setTimeout(() => done(true), 200))")
    assert heard == []


async def test_no_handler_stands_in_the_markup_and_the_number_of_a_card_is_not_shown(page: Page, package: Path) -> None:
    text = await asyncio.to_thread(package.read_text, encoding="utf-8")
    markup = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert re.findall(r"\son[a-z]+\s*=|javascript:|\sstyle=|https?://", markup) == []
    made = plain_package(package.parent.parent / "identity")
    manifest = made.manifest()
    secret = replace(manifest.package.persons[0], person=Party("ก", identity="1103700000000"))
    persons = (secret, *manifest.package.persons[1:])
    facts = viewer_facts(replace(manifest, package=replace(manifest.package, persons=persons)))
    assert "1103700000000" not in str(facts)
