"""Evidence: what is made of footage for a request, and what says that it is intact."""
