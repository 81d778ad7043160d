"""A virtual X screen of our own (Xvfb), whose picture memory can be read without asking the X server anything.

Only on Linux; elsewhere, and with a display at hand, the demonstration and the capacity measurement use the real one.
"""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from vms_desktop.domain.errors import WorkstationError

if TYPE_CHECKING:
    # NumPy is loaded where pixels are read: a desk that is only measured must not grow by it.
    import numpy as np

START_SECONDS = 15.0


class ScreenMemory:
    """The file in which Xvfb keeps its picture; any process of the same user may look."""

    def __init__(self, path: Path | str, width: int) -> None:
        self.path = Path(path)
        self.width = width
        with self.path.open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def pixels(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """The screen as it is drawn at this moment, shape (height, width, 4), BGRX: a live view, no copy.

        The file is an X window dump (XWD version 7, header in big-endian 32-bit words) that Xvfb keeps mapped.
        """
        import numpy as np

        words = struct.unpack(">25I", self._memory[:100])
        header_size, height, bytes_per_line, colours = words[0], words[5], words[12], words[19]
        start = header_size + colours * 12
        flat = np.frombuffer(self._memory, np.uint8, count=bytes_per_line * height, offset=start)
        return flat.reshape(height, bytes_per_line // 4, 4)[:, : self.width]


class VirtualScreen:
    """Xvfb with one 24-bit screen. A context manager; ``display`` is its name (``:99``)."""

    def __init__(self, width: int = 1920, height: int = 1080) -> None:
        self.width, self.height = width, height
        self.display = ""
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = Path()
        self._memory: ScreenMemory | None = None

    def __enter__(self) -> VirtualScreen:
        """Raises WorkstationError ``system.xvfb_missing``, ``system.xvfb_failed``."""
        program = shutil.which("Xvfb")
        if program is None:
            raise WorkstationError("system.xvfb_missing")
        self._folder = Path(tempfile.mkdtemp(prefix="vms-screen-"))
        read_end, write_end = os.pipe()
        command = [program, "-displayfd", str(write_end), "-screen", "0", f"{self.width}x{self.height}x24"]
        command += ["-fbdir", str(self._folder), "-nolisten", "tcp", "-noreset"]
        self._process = subprocess.Popen(
            command,
            pass_fds=(write_end,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        try:
            number = self._read_number(read_end)
        finally:
            os.close(read_end)
        if not number:
            self.close()
            raise WorkstationError("system.xvfb_failed")
        self.display = f":{number}"
        return self

    def _read_number(self, descriptor: int) -> str:
        os.set_blocking(descriptor, False)
        deadline = time.monotonic() + START_SECONDS
        text = b""
        while time.monotonic() < deadline and not text.endswith(b"\n"):
            try:
                part = os.read(descriptor, 64)
            except BlockingIOError:
                time.sleep(0.01)
                continue
            if not part:
                break
            text += part
        return text.decode().strip()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the screen and remove its files; may be called twice."""
        self._memory = None
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(5)
            self._process = None
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def memory(self) -> ScreenMemory:
        """The screen's picture, readable as long as it runs."""
        if self._memory is None:
            self._memory = ScreenMemory(self._folder / "Xvfb_screen0", self.width)
        return self._memory

    def pixels(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """See ``ScreenMemory.pixels``."""
        return self.memory.pixels()

    def save(self, path: Path) -> None:
        """Write the screen as PNG."""
        import numpy as np

        write_png(path, np.ascontiguousarray(self.pixels()[:, :, 2::-1]))


def write_png(path: Path, rgb: np.ndarray[Any, np.dtype[np.uint8]]) -> None:
    """Write an (height, width, 3) array as PNG (RFC 2083), with the standard library only."""
    import zlib

    import numpy as np

    height, width, _ = rgb.shape
    rows = np.zeros((height, 1 + width * 3), np.uint8)
    rows[:, 1:] = rgb.reshape(height, width * 3)

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    content = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows.tobytes(), 6)) + chunk(b"IEND", b"")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + content)
