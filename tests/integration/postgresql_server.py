"""A PostgreSQL server of the tests' own: a child process on a Unix socket and on loopback, in a temporary folder."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

USER, PASSWORD = "vms", "รหัส s3cret-word"
START_WITHIN_S = 60.0


def binaries() -> Path | None:
    """Where the newest server's programs lie; Debian keeps them out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    program = shutil.which("postgres")
    return Path(program).resolve().parent if program else None


@dataclass
class PostgresqlServer:
    """``url(name)``: without a password over the socket; ``tcp_url(name)``: with PASSWORD over loopback."""

    programs: Path
    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    numbers: int = 0
    options: list[str] = field(default_factory=list)

    @property
    def _account(self) -> dict[str, str]:
        # The server refuses to run as root.
        return {"user": "postgres", "group": "postgres"} if hasattr(os, "geteuid") and os.geteuid() == 0 else {}

    def make(self) -> None:
        if self._account:
            shutil.chown(self.folder, **self._account)
        secret = self.folder / "password"
        secret.write_text(PASSWORD)
        if self._account:
            shutil.chown(secret, **self._account)
        command = [self.programs / "initdb", "-D", self.folder / "data", "-U", USER, "--pwfile", secret]
        command += ["--auth-local=trust", "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, **self._account)

    def start(self) -> None:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": self.folder,
            "fsync": "off",
            "autovacuum": "off",  # its workers come and go, and the tests look for children left behind
            "max_connections": "40",
            "shared_buffers": "32MB",
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.folder / "data", *words, *self.options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                **self._account,
            )
        self.execute("SELECT 1")

    def stop(self) -> None:
        """Fast: sessions are ended, nothing is lost."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
            self.process = None

    def execute(self, statement: str, database: str = "postgres") -> list[tuple]:
        """As the owner, committed at once; waits for a server that is still starting."""
        import psycopg

        deadline = time.monotonic() + START_WITHIN_S
        while True:
            try:
                with psycopg.connect(self.dsn(database), autocommit=True) as connection:
                    cursor = connection.execute(statement)
                    return cursor.fetchall() if cursor.description else []
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self.process is None or self.process.poll() is not None:
                    raise
                time.sleep(0.05)

    def new_database(self) -> str:
        self.numbers += 1
        name = f"desk_{self.numbers}"
        self.execute(f"CREATE DATABASE {name}")
        return name

    def dsn(self, database: str) -> str:
        return f"host={self.folder} port={self.port} user={USER} dbname={database}"

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.folder}&port={self.port}"

    def tcp_url(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"


def can_run() -> bool:
    return importlib.util.find_spec("psycopg") is not None and binaries() is not None


@contextmanager
def running_server(*options: str) -> Iterator[PostgresqlServer]:
    """A server of its own, with further words for its command line."""
    programs = binaries()
    assert programs is not None
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Not in pytest's own folder: the server's account may not enter it.
    folder = Path(tempfile.mkdtemp(prefix="vms-pg-"))
    server = PostgresqlServer(programs, folder, port, options=list(options))
    try:
        server.make()
        server.start()
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError):
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
