"""Memory of this very process, with what each system offers and no package for it."""

from __future__ import annotations

import ctypes
import os

_M_ARENA_MAX = -8
_M_TRIM_THRESHOLD = -1
_M_MMAP_THRESHOLD = -3
_ARENAS = 2


def bound_allocator() -> None:
    """glibc gives threads arenas of their own, and a host has some eighty threads: two are enough.

    Pictures and buffers above 128 KiB stay in mappings of their own, so that a closed slot's memory really goes back.
    Does nothing where the C library is another one.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError, TypeError):
        return
    mallopt(_M_ARENA_MAX, _ARENAS)
    mallopt(_M_MMAP_THRESHOLD, 128 * 1024)
    mallopt(_M_TRIM_THRESHOLD, 128 * 1024)


def resident_mb() -> float:
    """Resident memory of this process in MB of 10^6 bytes; 0 where the system does not tell."""
    if os.path.exists("/proc/self/statm"):
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    if os.name == "nt":
        return _resident_mb_windows()
    import resource

    # macOS tells only the highest value so far, in bytes (getrusage(2)).
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _resident_mb_windows() -> float:
    """WorkingSetSize of PROCESS_MEMORY_COUNTERS (psapi.h)."""

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", ctypes.c_uint32),
            ("page_fault_count", ctypes.c_uint32),
            ("peak_working_set_size", ctypes.c_size_t),
            ("working_set_size", ctypes.c_size_t),
            ("quotas", ctypes.c_size_t * 4),
            ("pagefile_usage", ctypes.c_size_t),
            ("peak_pagefile_usage", ctypes.c_size_t),
        )

    windll = getattr(ctypes, "windll")  # noqa: B009 - exists on Windows only
    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    windll.kernel32.GetCurrentProcess.restype = ctypes.c_void_p
    process = ctypes.c_void_p(windll.kernel32.GetCurrentProcess())
    if not windll.psapi.GetProcessMemoryInfo(process, ctypes.byref(counters), counters.cb):
        return 0.0
    return float(counters.working_set_size) / 1e6
