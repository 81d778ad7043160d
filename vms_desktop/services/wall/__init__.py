"""What stands on the wall, how it is steered and kept."""
