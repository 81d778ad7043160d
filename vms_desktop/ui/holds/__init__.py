"""Holds on footage on the screen: placed, seen in a list, lifted."""
