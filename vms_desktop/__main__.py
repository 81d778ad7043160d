"""``python -m vms_desktop``; also how child processes are started from source."""

from vms_desktop.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
