"""Evidence: copies made of clips; packages built, sealed, copied to media, checked."""
