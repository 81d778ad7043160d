"""A relay's outside only: greets, tells what it was told, serves one still, dies and hangs on request."""

import base64
import json
import os
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==")
token = json.loads(sys.stdin.readline())["token"]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        found = self.path == f"/{token}/still/cam-1.sub"
        if self.path.endswith("slow.sub"):
            time.sleep(10)
        self.send_response(200 if found else 404)
        self.send_header("X-Picture-Time", "2026-01-02T03:04:05+00:00")
        self.end_headers()
        self.wfile.write(PNG if found else b"")

    def log_message(self, format: str, *args: object) -> None:
        pass


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def report(stream: str, state: str, codec: str = "h264") -> None:
    say(
        type="StreamReports",
        reports=[
            {
                "stream": stream,
                "state": state,
                "reason": "none",
                "since": 1_700_000_000.0,
                "picture_age_s": 0.1,
                "fps": 15.0,
                "bits_per_second": 5e5,
                "width": 640,
                "height": 360,
                "codec": codec,
                "next_try_s": None,
                "delay_s": 0.0,
                "consumers": 1,
                "connects": 1,
            }
        ],
    )


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
say(type="Ready", port=server.server_address[1], pid=os.getpid())
threading.Thread(
    target=lambda: [(say(type="StreamReports", reports=[]), time.sleep(0.2)) for _ in iter(int, 1)]
).start()
for line in sys.stdin:
    message = json.loads(line)
    if message["type"] == "ConfigureStream":
        # The codec field carries what arrived, so that the test sees it.
        report(message["stream"], "live", f"{message['url']} {message['username']} {message['password']}")
        report("nonsense", "live")
        report(message["stream"], "no such state")
    elif message["type"] == "ProbeHosts":
        say(type="HostReports", answers={target[0]: target[2] == 554 for target in message["targets"]})
    elif message["type"] == "RetryNow":
        os._exit(9)
    elif message["type"] == "Shutdown":
        break
os._exit(0)
