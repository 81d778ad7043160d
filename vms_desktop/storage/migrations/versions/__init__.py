"""One module per schema revision, numbered; the number decides which database is newer."""
