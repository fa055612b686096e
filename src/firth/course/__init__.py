"""The course's experiments, number by number, and the check of a student's own functions."""
