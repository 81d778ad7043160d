"""Everything a person sees of people: signing in, locking, handing over, accounts, second persons, the shift log."""
