"""Looking at what was recorded, and cutting clips out of it."""
