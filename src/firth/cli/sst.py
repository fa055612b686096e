"""``firth sst``: the course's experiments on the Stanford Sentiment Treebank."""

import typer

sst = typer.Typer(no_args_is_help=True, help="Redo the course's experiments, number by number.")


@sst.callback()
def _root() -> None:
    """Redo the course's experiments on the Stanford Sentiment Treebank, number by number."""
