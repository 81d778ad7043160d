"""Requests for footage: registering, deciding, copying, handing over."""
