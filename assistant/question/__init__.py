"""What a question says: its terms, what it wants, the dates and places that it names."""
