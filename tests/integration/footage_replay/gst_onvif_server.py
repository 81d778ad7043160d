"""GStreamer's RTSP server with its ONVIF replay, run with the system's Python: a recorder nobody here wrote.

    gst_onvif_server.py BEGIN SECONDS

serves ``/recording``: pictures from BEGIN (UNIX seconds) on, SECONDS long, 15 a second, key frames every second. Prints
its port, ends with stdin. GStreamer counts a clock range in nanoseconds since 1900; so do the pictures made here.
"""

import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstApp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstApp, GstRtspServer  # noqa: E402

NTP_EPOCH = 2208988800
FPS, WIDTH, HEIGHT = 15, 320, 240
LAUNCH = (
    "( appsrc name=source format=time stream-type=seekable is-live=false block=false max-bytes=2000000"
    f" caps=video/x-raw,format=I420,width={WIDTH},height={HEIGHT},framerate={FPS}/1"
    " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=15 bitrate=300"
    " sliced-threads=false ! video/x-h264,profile=baseline ! h264parse ! video/x-h264,alignment=au"
    " ! rtph264pay name=real config-interval=-1 pt=96"
    " ! rtponviftimestamp name=pay0 ntp-offset=0 set-t-bit=false )"
)


class Tape:
    """Feeds one media's source."""

    def __init__(self, source: GstApp.AppSrc, begin: float, seconds: float) -> None:
        self.begin = round((begin + NTP_EPOCH) * Gst.SECOND)
        self.end = self.begin + round(seconds * Gst.SECOND)
        self.at = self.begin
        source.set_property("duration", self.end)
        source.connect("need-data", self.need)
        source.connect("seek-data", self.seek)

    def seek(self, _source: GstApp.AppSrc, position: int) -> bool:
        step = Gst.SECOND // FPS
        self.at = self.begin + max(0, position - self.begin) // step * step
        return True

    def need(self, source: GstApp.AppSrc, _size: int) -> None:
        if self.at >= self.end:
            source.emit("end-of-stream")
            return
        number = (self.at - self.begin) * FPS // Gst.SECOND
        luma = bytes([16 + number % 200]) * (WIDTH * HEIGHT)
        buffer = Gst.Buffer.new_wrapped(luma + bytes([128]) * (WIDTH * HEIGHT // 2))
        buffer.pts, buffer.duration = self.at, Gst.SECOND // FPS
        self.at += Gst.SECOND // FPS
        source.emit("push-buffer", buffer)


def main() -> None:
    begin, seconds = float(sys.argv[1]), float(sys.argv[2])
    Gst.init(None)
    server = GstRtspServer.RTSPOnvifServer()
    server.set_address("127.0.0.1")
    server.set_service("0")
    factory = GstRtspServer.RTSPOnvifMediaFactory()
    factory.set_launch(LAUNCH)
    factory.set_replay_support(True)
    factory.set_shared(False)
    factory.set_media_gtype(GstRtspServer.RTSPOnvifMedia)
    tapes = []

    def made(_factory, media) -> None:
        source = media.get_element().get_by_name("source")
        tapes.append(Tape(source, begin, seconds))

    factory.connect("media-configure", made)
    server.get_mount_points().add_factory("/recording", factory)
    server.attach(None)
    loop = GLib.MainLoop()

    def wait() -> None:
        sys.stdin.read()
        loop.quit()

    threading.Thread(target=wait, daemon=True).start()
    print(server.get_bound_port(), flush=True)
    loop.run()


if __name__ == "__main__":
    main()
