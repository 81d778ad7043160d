"""Run by Alembic. The connection comes from ``storage.upgrade``; no ini file, and logging is left alone."""

from __future__ import annotations

from alembic import context

from vms_desktop.storage.review_schema import items

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=items.metadata,  # all tables: the store has loaded the others
    render_as_batch=True,  # SQLite cannot alter a table in place
    transactional_ddl=True,  # the engine opens real transactions (storage.engine), also on SQLite
)
with context.begin_transaction():
    context.run_migrations()
