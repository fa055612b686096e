"""``firth stability``."""

from pathlib import Path
from typing import Annotated

import typer

from firth.cli.judging import AsFile, check_outputs
from firth.cli.models import keys_of, known_of
from firth.cli.output import note, tell


def stability(
    models: Annotated[
        list[Path],
        typer.Argument(
            metavar="MODEL",
            show_default=False,
            help="Two or more models of one kind, or a folder of runs: seed-1, seed-2, ... in it.",
        ),
    ],
    chosen: Annotated[
        list[str] | None,
        typer.Option("--word", "-w", metavar="WORD", help="Tell of this word alone; may be given again."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--words", metavar="FILE", help="Tell of these words, one a line; unknown ones are left out."
        ),
    ] = None,
    topn: Annotated[int, typer.Option("-n", "--topn", metavar="N", help="How many neighbours.")] = 10,
    threshold: Annotated[
        float,
        typer.Option(metavar="X", help="Neighbours of which a smaller share returns are not to be trusted."),
    ] = 0.3,
    shown: Annotated[int, typer.Option(metavar="N", help="How many such words are listed.")] = 20,
    sample: Annotated[
        int | None, typer.Option(metavar="N", help="Ask about N words, drawn evenly; by default about all.")
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Draws them.")] = 1,
    json: AsFile = None,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Draw overlap against frequency: .png or .svg."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", metavar="", help="Show no progress.")] = False,
) -> None:
    """Tell whose neighbours return in models of other seeds, and whose are luck.

    Example: `firth stability runs/ -o stability.png`
    """
    import firth
    from firth.evaluation import stability as judged
    from firth.evaluation import word_stability
    from firth.plots import overlap_by_frequency
    from firth.training.progress import shown_progress
    from firth.vectors.checks import at_least_one, at_least_zero

    words_alone = bool(chosen or file)
    at_least_one("topn", topn)
    at_least_zero("shown", shown)
    if output is not None and words_alone:
        raise typer.BadParameter("the picture is of all words: name no words", param_hint="--output")
    check_outputs(output, json)
    ensemble = firth.Ensemble.load(models)
    if words_alone:
        words = keys_of(ensemble, chosen or []) + (known_of(ensemble, file, "in all models") if file else [])
        found = word_stability(ensemble, words, topn=topn)
        tell(str(found), found.as_dict(), json)
        return
    with shown_progress(not quiet) as progress:
        result = judged(
            ensemble,
            topn=topn,
            threshold=threshold,
            sample=sample,
            seed=seed,
            progress=progress.comparing if progress else None,
        )
    tell(result.told(shown), result.as_dict(), json)
    if output is not None:
        overlap_by_frequency(result, path=output)
        note(f"wrote {output}")
