"""Height for texts that wrap: they ask for it only when they know their width, and a window does not hear of it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def make_room(dialog: QDialog) -> None:
    """Make the dialog as high as what is in it needs at its width, and keep it on its screen."""
    layout, room = dialog.layout(), dialog.screen().availableGeometry()
    if layout is None:
        return
    layout.activate()
    wanted = max(layout.totalHeightForWidth(dialog.width()), layout.totalMinimumSize().height())
    dialog.resize(dialog.width(), max(dialog.height(), min(wanted, room.height())))
    below = dialog.frameGeometry().bottom() - room.bottom()
    if below > 0:
        dialog.move(dialog.x(), max(room.top(), dialog.y() - below))
