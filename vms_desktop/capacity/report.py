"""The figures of one measurement, as JSON and as text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

CORES_KEPT_FREE = 0.15
"""Share of the machine left for the system and for peaks when feeds are counted."""
MOST_LOST_PERCENT = 5.0
"""With more than this missing the feeds were not shown whole."""


@dataclass(slots=True)
class CapacityReport:
    """Times in seconds from the moment the wall was asked for; CPU in cores; memory in MB (10^6 bytes).

    ``counted_by``: ``screen`` (frame numbers read back from the screen's memory) or ``player`` (libVLC's counters).
    ``decode_by``: what the plain decode was measured with (measure/plain_decode.py); the leanest is always given too.
    ``feeds_possible``: feeds of this kind the machine carries.
    """

    feeds: int
    layout: int
    seconds: float
    cores: int
    renderer: str
    counted_by: str
    feeds_live: int = 0
    displayed_fps_median: float = 0.0
    displayed_fps_min: float = 0.0
    lost_percent: float = 0.0
    delay_ms_median: float | None = None
    delay_ms_p95: float | None = None
    cpu_per_feed: float = 0.0
    cpu_by_process: dict[str, float] = field(default_factory=dict)
    decode_cpu_per_feed: float = 0.0
    decode_by: str = ""
    ratio_to_decode: float = 0.0
    leanest_decode_cpu_per_feed: float = 0.0
    ratio_to_leanest_decode: float = 0.0
    pss_mb: float = 0.0
    pss_mb_by_process: dict[str, float] = field(default_factory=dict)
    window_s: float = 0.0
    first_picture_s: float | None = None
    all_pictures_s: float | None = None
    gui_stall_max_ms: float = 0.0
    feeds_possible: int = 0

    def count_possible(self) -> None:
        """Feeds that fit: by CPU, and none more than shown when even those were not shown whole."""
        if self.cpu_per_feed > 0:
            self.feeds_possible = int(self.cores * (1 - CORES_KEPT_FREE) / self.cpu_per_feed)
        if self.lost_percent > MOST_LOST_PERCENT or self.feeds_live < self.feeds:
            self.feeds_possible = min(self.feeds_possible, self.feeds_live)

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)
