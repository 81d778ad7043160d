"""Checking, exporting, sealing and keeping the access log; writing it is ``services.access_log``."""
