"""Documents for office programs."""
