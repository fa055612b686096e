"""The command ``firth``: a thin coat over the public functions, and the only place that prints."""

from firth.cli.app import app, main

__all__ = ["app", "main"]
