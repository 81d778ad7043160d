"""Places of the province drawn as a camera on a pole sees them: a small perspective painter on Pillow and NumPy.

World coordinates are metres: x to the right, y away from the camera, z up; the ground is z = 0.
"""
