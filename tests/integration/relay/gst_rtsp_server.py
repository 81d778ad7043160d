"""An RTSP server nobody here wrote (GStreamer's), run with the system's Python; prints its port, ends with stdin.

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

SOURCE = "videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=180,framerate=15/1 ! "
H264 = SOURCE + "x264enc tune=zerolatency speed-preset=ultrafast key-int-max={gop} bitrate=300"
PAY = " ! rtph264pay name=pay0 pt=96 config-interval=-1"
MOUNTS = {
    "/h264": H264.format(gop=30) + PAY,
    "/digest": H264.format(gop=30) + PAY,
    "/bframes": SOURCE + "x264enc speed-preset=ultrafast bframes=2 b-adapt=false key-int-max=30" + PAY,
    "/h265": SOURCE + "x265enc tune=zerolatency speed-preset=ultrafast key-int-max=30 ! rtph265pay name=pay0 pt=96",
    "/mjpeg": SOURCE + "jpegenc ! rtpjpegpay name=pay0 pt=26",
    "/audio": H264.format(gop=30) + PAY + " audiotestsrc is-live=true ! alawenc ! rtppcmapay name=pay1 pt=8",
}


def main() -> None:
    Gst.init(None)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service("0")
    auth = GstRtspServer.RTSPAuth()
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_digest("viewer", "s3cret-ü", token)
    server.set_auth(auth)
    sessions = dict.fromkeys(MOUNTS, 0)
    anonymous = GstRtspServer.RTSPToken()
    anonymous.set_string("media.factory.role", "anonymous")
    auth.set_default_token(anonymous)
    for mount, pipeline in MOUNTS.items():
        factory = GstRtspServer.RTSPMediaFactory()
        factory.set_launch(f"( {pipeline} )")
        factory.set_shared(True)
        roles = ["viewer"] if mount == "/digest" else ["viewer", "anonymous"]
        permissions = GstRtspServer.RTSPPermissions()
        for role in roles:
            permissions.add_role(role)
            permissions.add_permission_for_role(role, "media.factory.access", True)
            permissions.add_permission_for_role(role, "media.factory.construct", True)
        factory.set_permissions(permissions)
        server.get_mount_points().add_factory(mount, factory)

    def connected(_server, client) -> None:
        def played(_client, context) -> None:
            mount = "/" + (context.uri.abspath.split("/")[1] if context.uri else "")
            sessions[mount] = sessions.get(mount, 0) + 1

        client.connect("play-request", played)

    server.connect("client-connected", connected)
    server.attach(None)
    loop = GLib.MainLoop()

    def commands() -> None:
        for line in sys.stdin:
            if line.strip() == "count":
                print(json.dumps(sessions), flush=True)
        loop.quit()

    threading.Thread(target=commands, daemon=True).start()
    print(server.get_bound_port(), flush=True)
    loop.run()


if __name__ == "__main__":
    main()
