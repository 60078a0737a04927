"""HTML pages read into blocks."""
