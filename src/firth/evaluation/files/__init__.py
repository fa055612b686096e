"""Benchmark files: their usual layouts, and which of them a file has."""
