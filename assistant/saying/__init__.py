"""The answer in words, cut from the paragraphs that it rests on."""
