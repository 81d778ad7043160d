"""Texts that wrap ask for height only when they know their width, and a window does not hear of it: without this they
would lie over one another.
"""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def make_room(dialog: QDialog) -> None:
    """As high as what it shows needs at its width, no higher than the screen, and all of it on there. Call it when what
    it shows has changed.
    """
    layout, room = dialog.layout(), dialog.screen().availableGeometry()
    if layout is None:
        return
    layout.activate()
    wanted = max(layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
    dialog.resize(dialog.width(), max(dialog.height(), min(wanted, room.height())))
    below = dialog.frameGeometry().bottom() - room.bottom()
    if below > 0:
        dialog.move(dialog.x(), max(room.top(), dialog.y() - below))
