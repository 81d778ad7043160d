"""The register of cameras and how each of them is."""
