"""Whether the texts say it, or only something like it."""
