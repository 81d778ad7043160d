"""What a desk carries from its start: measured in a process of its own, because here everything is loaded already."""

from __future__ import annotations

import json
import subprocess
import sys

TOLD = """
import json, linecache, os
import vms_desktop.app
from PySide6.QtCore import QObject
print(json.dumps([name for name in linecache.cache if os.sep + "sqlalchemy" + os.sep in name]))
QObject().setObjectName("names as ever")
"""


def test_no_sources_are_kept_in_memory_because_of_qt():
    done = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, text=True, timeout=60, check=True)
    # PySide6 would have read and kept the text of every module imported after it.
    assert json.loads(done.stdout) == []
