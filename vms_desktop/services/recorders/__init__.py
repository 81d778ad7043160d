"""Recorders of others, as sources of footage."""
