"""All that reviewing consists of, as the desk hands it to its pages."""

from __future__ import annotations

from dataclasses import dataclass

from vms_desktop.services.authority import Authority
from vms_desktop.services.log.log_export import LogExporter
from vms_desktop.services.review.log_reader import LogReader
from vms_desktop.services.review.review_queue import ReviewQueue
from vms_desktop.services.review.review_report import ReviewReports
from vms_desktop.services.review.review_rules import RuleBook
from vms_desktop.services.review.review_runner import ReviewRunner
from vms_desktop.services.review.review_seen import SeenCameras
from vms_desktop.services.review.saved_filters import SavedFilters


@dataclass(frozen=True, slots=True)
class ReviewServices:
    """``authority``: who may see which part of the page."""

    authority: Authority
    reader: LogReader
    queue: ReviewQueue
    rules: RuleBook
    runner: ReviewRunner
    filters: SavedFilters
    seen: SeenCameras
    reports: ReviewReports
    exporter: LogExporter
