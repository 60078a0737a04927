"""Plain text read into paragraphs, however badly it was extracted; other formats end here too."""
