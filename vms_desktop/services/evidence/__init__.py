"""Evidence: making what is handed over for a request, and checking it."""
