"""What ``doctor`` asks the machine it runs on. Every function is one check: it blocks shortly and changes nothing."""
