"""Text that came from a person or a camera, where Qt would take a sign of it for something else."""

from __future__ import annotations


def on_button(text: str) -> str:
    """For buttons and menus: an ampersand is one, and no key to be struck with Alt."""
    return text.replace("&", "&&")
