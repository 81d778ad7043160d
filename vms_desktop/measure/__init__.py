"""Measuring the program from outside: what is on the screen, what the processes cost. Used by demo, capacity, bench."""
