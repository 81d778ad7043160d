"""Asks ``command_server.py`` for commands, as ``subprocess.run`` would start them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import command_server
from command_server import NUMBER, SIZE, exactly
from waiting import until_blocking

START_S = 60.0


class CommandClient:
    def __init__(self, address: Path) -> None:
        self._address = address

    def run(
        self,
        words: Sequence[str],
        *,
        typed: str,
        cwd: Path,
        env: Mapping[str, str],
        passed: Sequence[int],
        timeout: float,
        script: Path | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """``passed``: descriptors the command finds under the same numbers; ``script``: run instead of the program.
        Raises subprocess.TimeoutExpired.
        """
        wanted = {"words": [*words], "cwd": str(cwd), "env": dict(env), "passed": [*passed]}
        request = json.dumps({**wanted, "script": str(script) if script else None}).encode()
        with ExitStack() as stack:
            files = [stack.enter_context(tempfile.TemporaryFile()) for _ in range(3)]
            files[0].write(typed.encode())
            files[0].seek(0)
            connection = stack.enter_context(socket.socket(socket.AF_UNIX))
            connection.connect(str(self._address))
            socket.send_fds(connection, [SIZE.pack(len(request))], [*(file.fileno() for file in files), *passed])
            connection.sendall(request)
            (pid,) = NUMBER.unpack(exactly(connection, NUMBER.size))
            connection.settimeout(timeout)
            try:
                (code,) = NUMBER.unpack(exactly(connection, NUMBER.size))
            except TimeoutError:
                os.kill(pid, signal.SIGKILL)
                raise subprocess.TimeoutExpired([*words], timeout) from None
            for file in files[1:]:
                file.seek(0)
            out, err = (file.read().decode() for file in files[1:])
        return subprocess.CompletedProcess([*words], code, out, err)


@contextmanager
def running_server(folder: Path, env: Mapping[str, str]) -> Iterator[CommandClient]:
    address = folder / "commands"
    process = subprocess.Popen([sys.executable, "-X", "utf8", command_server.__file__, str(address)], env=env)
    try:
        until_blocking(lambda: address.exists() or process.poll() is not None, START_S)
        assert process.poll() is None
        yield CommandClient(address)
    finally:
        process.terminate()
        process.wait()
