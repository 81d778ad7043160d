"""Alembic's migration environment, shipped with the program and run by ``storage.upgrade``."""
