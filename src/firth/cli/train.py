"""``firth train``."""

import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firth.cli import text as options
from firth.cli.door import check_model, words_of
from firth.cli.fitting import fit, unsaved
from firth.cli.models import told_given
from firth.cli.output import counted, losses, note, say_table, shown
from firth.cli.runs import train_runs

if TYPE_CHECKING:
    from firth.text import Corpus
    from firth.training import Word2Vec


def _model(help: str, metavar: str = "N") -> Any:
    return typer.Option(help=help, metavar=metavar, rich_help_panel="The model")


def _steps(help: str, metavar: str = "N") -> Any:
    return typer.Option(help=help, metavar=metavar, rich_help_panel="The training")


def train(
    context: typer.Context,
    corpus: options.Sources,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="MODEL", show_default=False, help="The folder to write.")
    ],
    tokenizer: options.TokenizerName = "whitespace",
    encoding: options.Encoding = "utf-8",
    errors: options.Errors = "strict",
    cache: options.Cache = None,
    phrases: options.Joined = None,
    min_count: options.MinCount = 5,
    max_vocabulary: options.MaxVocabulary = None,
    vector_size: Annotated[int, _model("Dimensions of a vector.")] = 100,
    architecture: Annotated[str, _model("skipgram or cbow.", "NAME")] = "skipgram",
    objective: Annotated[
        str, _model("negative-sampling, hierarchical-softmax, or softmax: the exact one.", "NAME")
    ] = "negative-sampling",
    window: Annotated[int, _model("Largest distance between a word and its company.")] = 5,
    shrink_windows: Annotated[bool, _model("Draw every window from 1 up to that.", "")] = True,
    cbow_mean: Annotated[bool, _model("Mix a CBOW window as the mean, or as the sum.", "")] = True,
    cbow_gradient: Annotated[
        str, _model("What moves the words of a CBOW mean: exact, or word2vec: undivided.", "NAME")
    ] = "exact",
    negative: Annotated[int, _model("Negatives for each pair.")] = 5,
    ns_exponent: Annotated[float, _model("Negatives are drawn by count to this power.", "X")] = 0.75,
    sample: Annotated[
        float, _model("Words with a larger share of the text are thinned; 0: none.", "X")
    ] = 1e-3,
    table: Annotated[
        str | None,
        _model(
            "The vectors of the words: input, output, sum or mean of both; by default input, with skip-gram "
            "and softmax sum.",
            "NAME",
        ),
    ] = None,
    output_bias: Annotated[
        bool, _model("Learn what every output adds to its scores, with skip-gram and softmax.", "")
    ] = True,
    penalty: Annotated[
        float, _model("Of half the squared length of a vector, in pairs, with skip-gram and softmax.", "X")
    ] = 10.0,
    epochs: Annotated[
        int | None,
        _steps(
            "How often the text is gone through; by default 5, and skip-gram with softmax until it settles."
        ),
    ] = None,
    alpha: Annotated[
        float | None,
        _steps(
            "The first step; by default 0.025 to 0.05 by the length of the text, for CBOW 0.1 to 0.2.", "X"
        ),
    ] = None,
    min_alpha: Annotated[float, _steps("The last step.", "X")] = 0.0001,
    seed: Annotated[int, _steps("The same seed gives the same model on any number of threads.")] = 1,
    seeds: Annotated[
        int | None,
        _steps("Train so many models, which differ in their seed, from --seed on; MODEL/seed-1 ..."),
    ] = None,
    workers: Annotated[int | None, _steps("Threads; by default one for each core.")] = None,
    racy: Annotated[
        bool, _steps("Faster on several threads, but no two trainings are the same.", "")
    ] = False,
    backend: Annotated[str, _steps("native, or reference: slow, in NumPy.", "NAME")] = "native",
    validation: Annotated[
        float, _steps("Share of the text that is held out to look at its loss.", "X")
    ] = 0.0,
    patience: Annotated[
        int | None, _steps("Stop after so many epochs without a lower loss on the held-out text.")
    ] = None,
    max_hours: Annotated[float, _steps("Refuse a softmax that would take longer.", "X")] = 1.0,
    checkpoint: Annotated[
        Path | None, _steps("A folder that is written now and then, to go on from after a crash.", "FOLDER")
    ] = None,
    checkpoint_every: Annotated[
        str | None, _steps("How often: 90 s, 5 min, 1 epoch; by default every minute.", "TIME")
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", metavar="", rich_help_panel="The training", help="Go on from the checkpoint."
        ),
    ] = False,
    start: Annotated[
        Path | None, _steps("Words that this model has begin with its vectors; any format.", "MODEL")
    ] = None,
    freeze: Annotated[
        Path | None, _steps("Words, one a line, whose vectors stay as they begin.", "FILE")
    ] = None,
    overwrite: Annotated[
        bool,
        typer.Option("--overwrite", metavar="", help="Replace the models that MODEL and --checkpoint hold."),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", metavar="", help="Print nothing but errors.")
    ] = False,
) -> None:
    """Train word vectors on a text.

    Ctrl-C ends the training early and saves what it has learnt. With --seeds it leaves the models that are
    finished, and the same command goes on with the others.

    Example: `firth train corpus.txt -o model/ --tokenizer words --epochs 10`
    """
    from firth.training import Word2Vec
    from firth.training.given import check_given
    from firth.training.keeper import check_checkpoint
    from firth.training.progress import shown_progress
    from firth.training.settings import check_settings, epochs_of, is_exact
    from firth.vectors import load

    if resume and checkpoint is None:
        raise typer.BadParameter("name the folder to go on from with --checkpoint", param_hint="--resume")
    if checkpoint is not None and checkpoint.resolve() == output.resolve():
        raise typer.BadParameter("name another folder than that of the model", param_hint="--checkpoint")
    if checkpoint_every is not None and checkpoint is None:
        raise typer.BadParameter("name the folder with --checkpoint", param_hint="--checkpoint-every")
    model = Word2Vec()
    params = {**context.params, "phrases": options.phrases_of(phrases)}
    model.set_params(**{name: params[name] for name in model.get_params()})
    check_settings(model.get_params())
    if seeds is not None:
        train_runs(model, context.params, seeds)
        return
    check_model(output, overwrite=overwrite, resumed=checkpoint if resume else None)
    check_checkpoint(checkpoint, checkpoint_every, resume)
    if checkpoint is not None and not resume:
        check_model(
            checkpoint, overwrite=overwrite
        )  # a finished one; `check_checkpoint` refuses an unfinished
    options.check_sources(corpus)
    beginning = None if start is None else load(start)
    frozen = [] if freeze is None else words_of(freeze)
    check_given(beginning, frozen, vector_size)

    with unsaved(checkpoint):
        with shown_progress(not quiet) as progress:
            text = options.read(context.params, model.phrases, progress)
        if tokenizer == "whitespace" and max_vocabulary is None and not quiet:
            options.note_coverage(text)
        began = time.monotonic()
        finished = fit(
            model,
            text,
            progress=not quiet,
            checkpoint=checkpoint,
            checkpoint_every=checkpoint_every,
            resume=resume,
            start=beginning,
            freeze=frozen,
        )
        seconds = time.monotonic() - began
        model.save(output)
    if not finished:
        epoch = len(model.loss_history_) + 1
        of = "" if is_exact(model.get_params()) else f" of {epochs_of(model.get_params())}"
        note(f"firth: stopped in epoch {epoch}{of}; what was learnt until then is in {output}")
        raise typer.Exit(130)
    if not quiet:
        words = len(text.ids) * (1 - validation) * len(model.loss_history_)
        counted_once = is_exact(model.get_params())  # the time of an epoch says nothing of the words then
        rate = "" if resume or counted_once else f", {words / seconds:,.0f} words/s"
        _summarise(model, text, f"{seconds:.1f} s{rate}", output)


def _held_out(model: "Word2Vec") -> list[list[str]]:
    """The loss on held-out text, and that it ended the training where it did."""
    from firth.training.settings import epochs_of, is_exact, patience_of
    from firth.training.validation import patience_is_over

    settings, history = model.get_params(), model.validation_loss_history_
    if not history:
        return []
    rows = [["held out", losses(history)]]
    patience, epochs = patience_of(settings), epochs_of(settings)
    if patience and len(history) < epochs and patience_is_over(history, patience):
        without = f"{counted(patience, 'epoch')} without a lower loss on the held-out text"
        of = "" if is_exact(settings) else f" of {epochs}"
        rows.append(["stopped", f"after {len(history)}{of} epochs: {without}"])
    return rows


def _summarise(model: "Word2Vec", text: "Corpus", taken: str, output: Path) -> None:
    """What was read, learnt and written, and what can be done with it."""
    keys = text.vocabulary.index_to_key
    word = shlex.quote(shown(keys[min(len(keys) - 1, 200)]))  # the first ones are the grammar's
    folder = shlex.quote(str(output))
    say_table(
        [
            *options.told_text(text),
            *told_given(model.vectors_.info["given"], len(keys)),
            ["loss", losses(model.loss_history_)],
            *_held_out(model),
            ["time", taken],
            ["saved", str(output)],
            ["try", f"firth similar {folder} {word}"],
            ["", f"firth plot {folder} -o map.png"],
        ]
    )
