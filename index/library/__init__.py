"""What a library is on disk: the database, the vectors, the words, and how they are changed."""
