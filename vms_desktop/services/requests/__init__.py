"""Requests for footage: registering, deciding, delivering, finding."""
