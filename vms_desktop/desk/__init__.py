"""The desk put together: each part built with what it needs, and connected with the window."""
