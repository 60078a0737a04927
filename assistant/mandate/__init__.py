"""Mandates: which paragraph introduced one, and what became of it since."""
