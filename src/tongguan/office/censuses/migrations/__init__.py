"""The migrations of the census."""
