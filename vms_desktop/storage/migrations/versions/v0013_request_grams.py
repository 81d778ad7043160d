"""An index of every three letters of what requests are searched by: words that many have took over a tenth of a second.

SQLite only, and where it has FTS5 with trigrams (3.34); ``request_grams.py`` does without elsewhere.
"""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None
_TABLE = (
    "CREATE VIRTUAL TABLE request_grams"
    " USING fts5(words, content='', columnsize=0, tokenize='trigram case_sensitive 1')"
)
_log = logging.getLogger(__name__)


def upgrade() -> None:
    """Make the index and fill it: some seconds and 60 MB for a hundred thousand requests."""
    if op.get_bind().dialect.name != "sqlite":
        return
    if not _can_be_made():
        _log.warning("this SQLite (%s) has no index of letters; requests are searched without", sqlite3.sqlite_version)
        return
    op.execute(_TABLE)
    op.execute(
        "INSERT INTO request_grams (rowid, words) SELECT (r.year_be << 32) | r.seq AS place, t.words"
        " FROM requests r JOIN request_texts t ON t.request_id = r.id ORDER BY place"
    )


def _can_be_made() -> bool:
    # Tried elsewhere: a statement that fails would end the upgrade's transaction.
    with closing(sqlite3.connect(":memory:")) as tried:
        try:
            tried.execute(_TABLE)
        except sqlite3.OperationalError:
            return False
    return True
