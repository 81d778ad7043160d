"""Requests for footage as a service: register, steps, forms."""
