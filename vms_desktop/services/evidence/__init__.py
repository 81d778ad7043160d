"""Evidence packages: built, sealed, copied to media, checked."""
