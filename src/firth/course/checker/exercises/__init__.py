"""The functions that are known, a file for each idea."""
