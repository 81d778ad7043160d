"""Builds what reviewing consists of, for a desk: the queue, its rules and their runner, reading, reports."""

from __future__ import annotations

from contextlib import AsyncExitStack

from vms_desktop.adapters.documents.workbook import OpenpyxlWorkbooks
from vms_desktop.desk.log import OpenedLog
from vms_desktop.domain.clock import Clock
from vms_desktop.domain.thai_time import THAI_TIME
from vms_desktop.paths import resources_dir
from vms_desktop.services.authority import Authority
from vms_desktop.services.log.log_export import LogExporter
from vms_desktop.services.review.log_reader import LogReader
from vms_desktop.services.review.review_queue import ReviewQueue
from vms_desktop.services.review.review_report import ReviewReports
from vms_desktop.services.review.review_rules import RuleBook
from vms_desktop.services.review.review_runner import ReviewRunner
from vms_desktop.services.review.review_seen import SeenCameras
from vms_desktop.services.review.review_services import ReviewServices
from vms_desktop.services.review.saved_filters import SavedFilters

VERIFIER = "verify_access_log.py"


def open_review(stack: AsyncExitStack, opened: OpenedLog, clock: Clock, authority: Authority) -> ReviewServices:
    """The services; closing ``stack`` ends the rules' looking. Call ``runner.start`` when somebody is there to be told.

    Nights and days of the rules are Thai ones (``domain/thai_time.py``).
    """
    store, log = opened.store, opened.log
    queue = ReviewQueue(store.review, log, clock, authority=authority)
    rules = RuleBook(store.review_rules, log, clock, authority=authority)
    runner = ReviewRunner(store.review, rules, clock, THAI_TIME)
    stack.push_async_callback(runner.close)
    stack.callback(log.on_recorded(lambda _entry: runner.entry_written()))
    stack.callback(rules.on_change(runner.entry_written))
    stack.callback(runner.on_queued(lambda _new: queue.tell_changed()))
    return ReviewServices(
        authority,
        LogReader(log, store.log, authority=authority),
        queue,
        rules,
        runner,
        SavedFilters(store.review_rules, authority=authority),
        SeenCameras(store.log, log, authority=authority),
        ReviewReports(store.log, store.review, OpenpyxlWorkbooks(), log, clock, authority=authority),
        LogExporter(store.log, log, opened.signer, clock, resources_dir() / VERIFIER, authority=authority),
    )
