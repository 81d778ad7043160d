"""The yardsticks: decode the same streams and throw the pictures away, with nothing else around it.

Two of them. ``ffmpeg -f null``, a process a stream, is what the goals and the comparisons with other programs are
counted in; it takes addresses on its command line, so it is used with the simulated province only. The leanest
decode there is, one process with a single-threaded decoder a stream, gets its addresses (with passwords) on stdin.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

from vms_desktop.paths import child_command

START_SECONDS = 20.0
FFMPEG_STARTS_S = 6.0


@dataclass(frozen=True, slots=True)
class DecodeCost:
    """``cores``: CPU of the decoding process in cores; ``fps``: pictures decoded per second, all streams together."""

    cores: float
    fps: float
    streams: int
    by: str = "one process, one thread a stream (PyAV)"


def measure_plain_decode(urls: Sequence[str], seconds: float) -> DecodeCost:
    """Decode all ``urls`` at once for ``seconds`` in a child process. Blocking; at most ``seconds`` + 25 s."""
    request = json.dumps({"urls": list(urls), "seconds": seconds})
    finished = subprocess.run(
        child_command("plain-decode"),
        input=request.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=seconds + START_SECONDS + 15,
        check=False,
    )
    answer = json.loads(finished.stdout or b"{}")
    return DecodeCost(float(answer.get("cores", 0)), float(answer.get("fps", 0)), int(answer.get("streams", 0)))


def measure_ffmpeg_decode(urls: Sequence[str], seconds: float) -> DecodeCost | None:
    """``ffmpeg -f null`` for each of ``urls``, without secrets worth keeping: they stand on its command line.

    Blocking; at most ``seconds`` + 10 s. None where there is no ffmpeg.
    """
    program = shutil.which("ffmpeg")
    if program is None:
        return None
    options = ["-nostdin", "-v", "quiet", "-rtsp_transport", "tcp"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    running = [
        subprocess.Popen([program, *options, "-i", url, "-an", "-f", "null", "-"], **quiet)  # type: ignore[call-overload]
        for url in urls
    ]
    try:
        # FFmpeg probes a stream for up to some seconds before it decodes in step with the camera.
        time.sleep(FFMPEG_STARTS_S)
        before, began = [_cpu_seconds(one) for one in running], time.monotonic()
        time.sleep(seconds)
        took = time.monotonic() - began
        costs = [
            (after - at_first) / took
            for at_first, after in zip(before, (_cpu_seconds(one) for one in running), strict=True)
            if at_first is not None and after is not None
        ]
    finally:
        for process in running:
            process.kill()
        for process in running:
            process.wait()
    return DecodeCost(sum(costs), 0.0, len(costs), "ffmpeg -f null, a process a stream")


def _cpu_seconds(process: subprocess.Popen[bytes]) -> float | None:
    """None when it has ended."""
    try:
        times = psutil.Process(process.pid).cpu_times()
    except psutil.Error:
        return None
    return float(times.user + times.system) if process.poll() is None else None


class _Decoding:
    def __init__(self, urls: Sequence[str]) -> None:
        self.frames = [0] * len(urls)
        self.ending = False
        self._threads = [
            threading.Thread(target=self._decode, args=(number, url), daemon=True) for number, url in enumerate(urls)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def _decode(self, number: int, url: str) -> None:
        import av

        options = {"rtsp_transport": "tcp", "analyzeduration": "0", "probesize": "32"}
        try:
            with av.open(url, options=options, timeout=(10.0, 10.0)) as container:
                stream = container.streams.video[0]
                stream.codec_context.thread_count = 1
                for _ in container.decode(stream):
                    self.frames[number] += 1
                    if self.ending:
                        return
        except (av.FFmpegError, IndexError) as error:
            print(type(error).__name__, file=sys.stderr)  # noqa: T201 - never the address


def main() -> int:
    """Child entry: a JSON request on stdin, a JSON answer on stdout."""
    import av

    av.logging.set_level(av.logging.PANIC)
    request = json.loads(sys.stdin.buffer.read())
    decoding = _Decoding(request["urls"])
    decoding.start()
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and not all(decoding.frames):
        time.sleep(0.05)
    streams = sum(1 for count in decoding.frames if count)
    before, cpu_before, began = sum(decoding.frames), time.process_time(), time.monotonic()
    time.sleep(float(request["seconds"]))
    seconds = time.monotonic() - began
    cores = (time.process_time() - cpu_before) / seconds
    fps = (sum(decoding.frames) - before) / seconds
    decoding.ending = True
    sys.stdout.write(json.dumps({"cores": cores, "fps": fps, "streams": streams}))
    return 0
