"""AKN4UN XML, the United Nations' own markup of its resolutions, read into paragraphs."""
