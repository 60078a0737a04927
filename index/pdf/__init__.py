"""PDF read into lines and blocks, in a process of its own."""
