"""Two resolutions laid side by side: which paragraph became which, and what changed in it."""
