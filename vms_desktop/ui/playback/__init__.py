"""The Playback page: recorded footage of up to nine cameras in step, a timeline, bookmarks, clips; instant replay."""
