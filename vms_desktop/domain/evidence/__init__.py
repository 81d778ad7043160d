"""The evidence package: what it tells, how its manifest is written and strictly read, what a check of it finds."""
