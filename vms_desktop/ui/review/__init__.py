"""Reviewing the access log: the log itself, the queue, the rules, the monthly report."""
