"""Drafts that quote resolutions, read from text, Markdown, DOCX or PDF."""
