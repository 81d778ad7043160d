"""Who is at the desk: signing in, rights, second persons, shifts."""
