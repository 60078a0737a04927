"""A question in its conversation: what the ones before it lend to it."""
