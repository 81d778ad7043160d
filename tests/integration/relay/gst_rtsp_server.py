"""An RTSP server nobody here wrote (GStreamer's), run with the system's Python; prints its two ports, ends with stdin.

Mounts: /h264 /h265 /mjpeg /audio /bframes, and /digest (user "viewer", password "s3cret-ü"). Each line "count" on
stdin answers with the number of media ever set up per mount as JSON.
"""

import json
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

SOURCE = "videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=240,framerate=15/1 ! "
H264 = SOURCE + "x264enc tune=zerolatency speed-preset=ultrafast key-int-max={gop} bitrate=300"
PAY = " ! rtph264pay name=pay0 pt=96 config-interval=-1"
MOUNTS = {
    "/h264": H264.format(gop=30) + PAY,
    "/digest": H264.format(gop=30) + PAY,
    "/bframes": SOURCE + "x264enc speed-preset=ultrafast bframes=2 b-adapt=false key-int-max=30" + PAY,
    "/h265": SOURCE + "x265enc tune=zerolatency speed-preset=ultrafast key-int-max=30 ! rtph265pay name=pay0 pt=96",
    "/mjpeg": SOURCE + "videoconvert ! video/x-raw,format=I420 ! jpegenc ! rtpjpegpay name=pay0 pt=26",
    "/audio": H264.format(gop=30) + PAY + " audiotestsrc is-live=true ! alawenc ! rtppcmapay name=pay1 pt=8",
}


def serve(mounts: list, sessions: dict, *, guarded: bool = False):
    """A server on a free port with these mounts; ``sessions`` counts PLAY requests."""
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service("0")
    if guarded:
        auth = GstRtspServer.RTSPAuth()
        auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
        token = GstRtspServer.RTSPToken()
        token.set_string("media.factory.role", "viewer")
        auth.add_digest("viewer", "s3cret-ü", token)
        server.set_auth(auth)
    server.get_thread_pool().set_max_threads(-1)
    for mount in mounts:
        factory = GstRtspServer.RTSPMediaFactory()
        factory.set_launch(f"( {MOUNTS[mount]} )")
        factory.set_shared(True)
        if guarded:
            permissions = GstRtspServer.RTSPPermissions()
            permissions.add_role("viewer")
            permissions.add_permission_for_role("viewer", "media.factory.access", True)
            permissions.add_permission_for_role("viewer", "media.factory.construct", True)
            factory.set_permissions(permissions)
        server.get_mount_points().add_factory(mount, factory)
        sessions[mount] = 0

    def connected(_server, client) -> None:
        def played(_client, context) -> None:
            sessions["/" + context.uri.abspath.split("/")[1]] += 1

        client.connect("play-request", played)

    server.connect("client-connected", connected)
    server.attach(None)
    return server


def main() -> None:
    Gst.init(None)
    sessions: dict = {}
    open_server = serve([mount for mount in MOUNTS if mount != "/digest"], sessions)
    guarded_server = serve(["/digest"], sessions, guarded=True)
    loop = GLib.MainLoop()

    def commands() -> None:
        for line in sys.stdin:
            if line.strip() == "count":
                print(json.dumps(sessions), flush=True)
        loop.quit()

    threading.Thread(target=commands, daemon=True).start()
    print(open_server.get_bound_port(), guarded_server.get_bound_port(), flush=True)
    loop.run()


if __name__ == "__main__":
    main()
