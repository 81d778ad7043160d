"""One desk a data folder: whoever starts it a second time is brought to the window that is there.

A local socket (a named pipe on Windows) of this user alone. Nothing travels over it: to knock is all there is.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

ANSWERS_WITHIN_MS = 1500


def _name(folder: Path) -> str:
    return "vms-desktop-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


class DeskDoor(QObject):
    """Signals: ``knocked()``: the desk was started again. Open it only while holding the folder's lock: what lies
    there from a desk that crashed is taken away. Where the system allows no such socket, nobody can knock.
    """

    knocked = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(_name(folder))
        self._server.listen(_name(folder))

    def _answer(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.disconnectFromServer()
            self.knocked.emit()

    def close(self) -> None:
        self._server.close()


def knock(folder: Path) -> bool:
    """Ask the desk that holds ``folder`` to come forward; whether it is there. Blocks up to ANSWERS_WITHIN_MS, for a
    process that has nothing else to do.
    """
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    return socket.waitForConnected(ANSWERS_WITHIN_MS)


def come_forward(window: QWidget) -> None:
    """In front of the others, and not minimised; as large as it was. A system that lets no program come forward by
    itself marks it in the task bar.
    """
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
