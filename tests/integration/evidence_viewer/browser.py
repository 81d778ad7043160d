"""A real Chromium without a window, driven over the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/).

It is started apart from the test's process: a browser begins and ends processes of its own as it likes, which the check
for what a test leaves behind would take for the test's.
"""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import os
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import aiohttp
from waiting import until_blocking

START_SECONDS = 40.0
ANSWER_SECONDS = 60.0
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
    "--lang=th",
    "--remote-debugging-port=0",
)


def program() -> str | None:
    return shutil.which("chromium")


@contextmanager
def running_browser(folder: Path) -> Iterator[int]:
    """The port of a browser whose profile is a new one in ``folder``."""
    profile = folder / "profile"
    command = [str(program()), *OPTIONS, f"--user-data-dir={profile}", "about:blank"]
    # A group of its own under init: "setsid -f" does not wait for it.
    with (folder / "chromium.log").open("wb") as log:
        subprocess.run(["setsid", "-f", *command], stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=True)
    told = profile / "DevToolsActivePort"
    port = int(until_blocking(lambda: told.exists() and told.read_text(), START_SECONDS).splitlines()[0])
    try:
        yield port
    finally:
        _end(profile)


def _end(profile: Path) -> None:
    """Whatever names this profile among its arguments is this browser's."""
    ended: list[int] = []
    mark = f"--user-data-dir={profile}".encode()
    for pid in [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit()]:
        try:
            if mark in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0"):
                os.kill(pid, signal.SIGKILL)
                ended.append(pid)
        except OSError:
            continue  # it ended meanwhile
    until_blocking(lambda: not any(Path(f"/proc/{pid}").exists() for pid in ended))


class Page:
    """One tab. ``requests``: every address it asked for; ``complaints``: errors and warnings of its console."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requests: list[str] = []
        self.complaints: list[str] = []

    async def listen(self) -> None:
        async for message in self._socket:
            told = json.loads(message.data)
            if "id" in told:
                self._waiting.pop(told["id"]).set_result(told)
            else:
                self._heard(told["method"], told["params"])

    def _heard(self, method: str, about: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(about["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(about["exceptionDetails"])[:1000])
        elif method == "Runtime.consoleAPICalled":
            self.complaints.append(json.dumps(about["args"])[:500])
        elif method == "Log.entryAdded":
            self.complaints.append(f"{about['entry']['text']} {about['entry'].get('url', '')}")

    async def call(self, method: str, **about: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_str(json.dumps({"id": number, "method": method, "params": about}))
        answer = await asyncio.wait_for(self._waiting[number], ANSWER_SECONDS)
        assert "error" not in answer, answer
        return dict(answer["result"])

    async def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise's is waited for."""
        answer = await self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    async def open(self, file: Path) -> None:
        await self.call("Page.navigate", url=file.as_uri())
        await self.until("document.readyState === 'complete' && location.protocol === 'file:'")
        # The first picture of the page is drawn: its clock runs.
        await self.until("document.getElementById('local')?.textContent", 10.0)

    async def until(self, condition: str, seconds: float = 30.0) -> Any:
        """What the expression gave when it was true. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not (value := await self.run(condition)):  # noqa: ASYNC110 - a page's states have no event
                await asyncio.sleep(0.02)
        return value

    async def size(self, width: int, height: int, *, phone: bool = False) -> None:
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone
        )

    async def picture(self, *, whole: bool = False, **clip: float) -> bytes:
        """PNG of what is seen, of the whole page, or of a part (x, y, width, height)."""
        more: dict[str, Any] = {"clip": {**clip, "scale": 1}} if clip else {}
        answer = await self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **more)
        return base64.b64decode(answer["data"])

    async def printed(self) -> bytes:
        answer = await self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(answer["data"])

    async def key(self, code: str, key: str = "", modifiers: int = 0) -> None:
        for kind in ("rawKeyDown", "keyUp"):
            await self.call("Input.dispatchKeyEvent", type=kind, code=code, key=key or code, modifiers=modifiers)

    async def click(self, selector: str) -> None:
        place = await self.run(
            f"(() => {{ const node = document.querySelector({json.dumps(selector)});"
            " node.scrollIntoView({block: 'center', behavior: 'instant'});"
            " const box = node.getBoundingClientRect();"
            " return [box.x + box.width / 2, box.y + box.height / 2] })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    async def choose(self, selector: str, paths: list[Path]) -> None:
        """Files for a file input, as if a person had picked them."""
        root = await self.call("DOM.getDocument")
        node = await self.call("DOM.querySelector", nodeId=root["root"]["nodeId"], selector=selector)
        await self.call("DOM.setFileInputFiles", files=[str(path) for path in paths], nodeId=node["nodeId"])


def _ask(method: str, port: int, path: str) -> bytes:
    with urlopen(Request(f"http://127.0.0.1:{port}{path}", method=method), timeout=ANSWER_SECONDS) as answer:
        return bytes(answer.read())


@asynccontextmanager
async def new_page(port: int) -> AsyncIterator[Page]:
    about = json.loads(await asyncio.to_thread(_ask, "PUT", port, "/json/new?about:blank"))
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(about["webSocketDebuggerUrl"], max_msg_size=0) as socket,
    ):
        page = Page(socket)
        listening = asyncio.create_task(page.listen())
        for domain in ("Page", "Runtime", "Network", "Log", "DOM"):
            await page.call(f"{domain}.enable")
        await page.size(1366, 768)
        yield page
        await asyncio.to_thread(_ask, "GET", port, f"/json/close/{about['id']}")
        await listening
