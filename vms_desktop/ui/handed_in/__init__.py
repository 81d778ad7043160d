"""Files with footage that somebody handed in: taken in with camera and time, listed, corrected."""
