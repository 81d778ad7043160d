"""Video-management desk for the CCTV operations room of a Thai province."""

__version__ = "0.1.0"
