"""A small RTSP client (RFC 2326) that gives pictures the moment they are complete.

Why not FFmpeg's: it lets a picture go only when the next one begins (one frame interval of delay for ever), tells most
failures apart only vaguely, reads each packet with four system calls, and cannot send the headers that recorders want
for replay (docs/relay.md has the figures). Everything that comes in is hostile until it has been parsed.
"""
