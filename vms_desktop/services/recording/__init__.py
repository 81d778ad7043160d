"""What is recorded here, how long it stays, and what is held."""
