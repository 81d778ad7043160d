"""The desk's side of the video children: the relay process and the player hosts, started, watched and replaced."""
