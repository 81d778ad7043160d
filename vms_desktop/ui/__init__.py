"""What a person sees. Nothing here talks to a camera, a database or a child process: services do."""

from vms_desktop import qt_sources  # noqa: F401 - before what is large
