"""Whether a quotation is word for word: tokens compared with tokens, never a similarity."""
