"""Requests for footage: what one is, the states it goes through, and the rules of each step."""
