"""Whether the neighbours of words return in models of other seeds."""
