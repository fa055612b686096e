"""``firth evaluate``."""

from pathlib import Path
from typing import Annotated, Any

import typer

from firth.cli.models import Model
from firth.cli.output import as_json, note, say, say_table
from firth.errors import InvalidInput


def evaluate(
    model: Model,
    data: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            show_default=False,
            help="A benchmark file, or a folder of them; may be given again.",
        ),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH",
            help="Text that the model was not trained on: its perplexity, for models of firth.",
        ),
    ] = None,
    sample: Annotated[
        float | None,
        typer.Option(
            metavar="X", help="Thin that text as training with this sample; by default the model's."
        ),
    ] = None,
    json: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write the results as JSON too; - prints JSON instead of tables."),
    ] = None,
    restrict: Annotated[
        int, typer.Option(metavar="N", help="Answer analogies with the first N words, the most frequent.")
    ] = 300_000,
    method: Annotated[
        str, typer.Option(metavar="NAME", help="How analogies are solved: 3cosadd or 3cosmul.")
    ] = "3cosadd",
) -> None:
    """Judge vectors by word similarity and analogy benchmarks, or a model by how likely it finds a text.

    Files are recognised by what they hold: rated pairs (WordSim-353, SimLex-999, MEN, ...), questions of
    four words (Google, MSR), folders of pairs (BATS). They are not part of firth.

    Example: `firth evaluate model/ --data wordsim/ --data questions-words.txt`
    """
    import firth
    from firth.evaluation import evaluate as judge

    if not data and text is None:
        raise typer.BadParameter("name benchmarks, or a text with --text", param_hint="--data")
    results: dict[str, Any] = {}
    if text is not None:
        results["text"] = _likelihood(model, text, sample)
    if data:
        result = judge(firth.load(model), data, restrict=restrict, method=method)  # type: ignore[arg-type]
        results.update(result.as_dict())
    if json == "-":
        say(as_json(results))
        return
    if data:
        say(str(result))
    if text is not None:
        say_table([[f"perplexity of {text}", f"{results['text']['perplexity']:,.2f}"]])
    if json is not None:
        Path(json).write_text(as_json(results) + "\n", encoding="utf-8", newline="\n")
        note(f"wrote {json}")


def _likelihood(path: Path, text: Path, sample: float | None) -> dict[str, Any]:
    """The perplexity of a text, and what it depends on."""
    from firth import Word2Vec

    if path.is_file():
        raise InvalidInput(
            f"{path} holds word vectors alone, and a text is judged by the whole model: "
            "name a folder that firth train wrote"
        )
    model = Word2Vec.load(path)
    perplexity = model.perplexity(text, sample=sample)
    return {
        "path": str(text),
        "perplexity": perplexity,
        "sample": model.sample if sample is None else sample,
    }
