"""From a question to the paragraphs that hold most of it."""
