"""``firth evaluate``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth.cli.judging import DATA, AsFile, Categories, Method, Restrict, check_outputs
from firth.cli.models import Model
from firth.cli.output import note, tell
from firth.cli.runs import meant
from firth.errors import InvalidInput

if TYPE_CHECKING:
    from firth.evaluation import EvaluationResult, SeedsResult


def evaluate(
    model: Model,
    data: Annotated[list[Path] | None, DATA] = None,
    categories: Categories = None,
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
    json: AsFile = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            show_default=False,
            help="A picture of the numbers with their intervals, .png or .svg.",
        ),
    ] = None,
    unknown: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Words that the model lacks: skip leaves out what they are in, zero counts it as wrong.",
        ),
    ] = "skip",
    resamples: Annotated[
        int, typer.Option(metavar="N", help="Bootstrap resamples for the intervals; 0 for none.")
    ] = 2000,
    seed: Annotated[int, typer.Option(metavar="N", help="Decides the resamples.")] = 1,
    seeds: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            help="Train MODEL's settings with so many seeds on --corpus, beside it, and judge them together.",
        ),
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="The text of those trainings, as firth train reads it."),
    ] = None,
    restrict: Restrict = 300_000,
    method: Method = "3cosadd",
) -> None:
    """Judge vectors by similarity, analogies and categories, or a model by how likely it finds a text.

    Files are recognised by what they hold: rated pairs (WordSim-353, SimLex-999, MEN, ...), questions of
    four words (Google, MSR), folders of pairs (BATS), words with categories (BLESS, Battig, AP, ...). They
    are not part of firth.

    Of a folder of models that differ in their seed (firth train --seeds) it tells mean, spread and interval.

    Example: `firth evaluate model/ --data wordsim/ --data questions-words.txt`
    """
    import firth
    from firth.evaluation import evaluate as judge
    from firth.evaluation import evaluate_seeds
    from firth.evaluation.suite import benchmarks_in
    from firth.vectors.runs import runs

    benchmarks = [*(data or []), *(categories or [])]
    if not benchmarks and text is None:
        raise typer.BadParameter("name benchmarks, or a text with --text", param_hint="--data")
    if output is not None and not benchmarks:
        raise typer.BadParameter("there are no benchmarks to draw", param_hint="--output")
    check_outputs(output, json)
    if benchmarks:
        benchmarks_in(data or [], categories or [])  # before the work: a path may be mistaken
    if text is not None and (seeds is not None or len(runs(model)) > 1):
        raise typer.BadParameter("a text is judged by one model", param_hint="--text")
    models = meant(model, seeds, corpus)
    results: dict[str, Any] = {}
    if text is not None:
        results["text"] = _likelihood(model, text, sample)
    if benchmarks:
        options: dict[str, Any] = {
            "categories": categories or [],
            "restrict": restrict,
            "method": method,
            "unknown": unknown,
            "resamples": resamples,
            "seed": seed,
        }
        result: EvaluationResult | SeedsResult
        if len(models) > 1:
            result = evaluate_seeds((firth.load(path) for path in models), data or [], **options)
        else:
            result = judge(firth.load(models[0]), data or [], **options)
        results.update(result.as_dict())
    told = [str(result)] if benchmarks else []
    if text is not None:
        told.append(f"perplexity of {text}\t{results['text']['perplexity']:,.2f}")
    tell("\n".join(told), results, json)
    if output is not None:
        _draw(result, model, output)


def _draw(result: "EvaluationResult | SeedsResult", model: Path, output: Path) -> None:
    """The numbers with their intervals."""
    from firth.plots import benchmark_scores

    scores = result.scores if isinstance(result.scores, dict) else {model.name: result.scores}
    benchmark_scores(scores, level=result.bootstrap.level, path=output)
    note(f"wrote {output}")


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
