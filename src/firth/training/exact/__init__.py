"""Skip-gram with the exact softmax: counts in the place of text, passes in the place of steps."""
