"""Masked copies on the screen: a clip's pictures, the areas drawn on them, and the strip that labels every copy."""
