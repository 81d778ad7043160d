"""Compressed pictures on their way between cameras, files and players, undecoded: what relay and playback share.

Standard library only; who imports FFmpeg here says so and is imported late.
"""
