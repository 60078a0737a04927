"""From a question to an answer that rests on the paragraphs of a library."""
