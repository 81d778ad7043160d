"""Evidence: the package and the copies in it, what they tell of themselves, what a check of them finds."""
