"""Word documents (DOCX) read into blocks, with the numbers that Word only counts."""
