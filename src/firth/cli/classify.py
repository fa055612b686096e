"""``firth classify``: texts told apart by the vectors of their words."""

import typer

from firth.cli.classify_judge import judge
from firth.cli.classify_predict import predict
from firth.cli.classify_train import train

classify = typer.Typer(no_args_is_help=True)
classify.command()(train)
classify.command()(predict)
classify.command("test")(judge)


@classify.callback()
def _root() -> None:
    """Tell texts apart: learn from texts with labels, label others, judge the labels."""
