"""The language model: texts to vectors, in the numbers that this machine computes quickest."""
