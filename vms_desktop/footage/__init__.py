"""The footage process: plays recorded pictures to the players in step, makes stills of them, and cuts clips.

What lies on disks, in recorders and in files handed in becomes *groups* of pictures (``group.py``) behind one interface
(``sources/``); a session's clock (``session.py``) says when each is due; a track (``track.py``) hands the originals to
its player where that plays them forwards, and pictures drawn anew where it could not (``renderer.py``).
"""
