"""Other people's recorders on the screen: their list, what is known of one, how makes are asked by address."""
