"""How a site takes the place of the one before: one build at a time, and for readers at one stroke."""
