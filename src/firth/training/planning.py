"""From settings and a corpus to the numbers and arrays that the kernels work with."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from firth.kernels import Noise, Objective, Plan, Tables, Tree, keep_thresholds, native
from firth.text import Corpus
from firth.training.parts import Part
from firth.training.schedule import Journey
from firth.training.settings import ARCHITECTURES, OBJECTIVES, divides_gradient, epochs_of, first_step
from firth.training.shape import shape_for
from firth.training.validation import check_pairs, split


def journey_for(settings: Mapping[str, Any], corpus: Corpus, tables: Tables, call: int) -> Journey:
    """Everything that a training of these settings on this corpus goes through."""
    objective = OBJECTIVES[settings["objective"]]
    vocabulary, window, epochs = corpus.vocabulary, int(settings["window"]), epochs_of(settings)
    keep = vocabulary.keep_probabilities(float(settings["sample"]))
    reach = window + 1 if settings["shrink_windows"] else 2 * window
    text, held_out = Part.whole(corpus.ids, corpus.offsets), None
    if settings["validation"]:
        text, held_out = split(text, float(settings["validation"]), int(settings["seed"]))
    words, negative = len(text) * epochs, int(settings["negative"])
    alpha = first_step(settings, words)
    shape = shape_for(
        keep * vocabulary.counts,
        pairs=1 if divides_gradient(settings) else reach,
        alpha=alpha,
        negative=negative,
        words=words,
    )
    plan = Plan(
        architecture=ARCHITECTURES[settings["architecture"]],
        objective=objective,
        window=window,
        shrink_windows=bool(settings["shrink_windows"]),
        cbow_mean=bool(settings["cbow_mean"]),
        exact_gradient=settings["cbow_gradient"] == "exact",
        negative=negative,
        positions=shape.positions,
        shared=shape.shared,
        tiles=shape.tiles,
        racy=bool(settings["racy"]) and objective is not Objective.SOFTMAX,  # which has nothing to race for
        damping=shape.damping,
        alpha=alpha,
        min_alpha=float(settings["min_alpha"]),
        total=words,
        seed=int(settings["seed"]),
        call=call,
    )
    kernel = _kernel(settings["backend"])
    side: Noise | Tree | None = None
    if objective is Objective.NEGATIVE_SAMPLING:
        side = Noise(*kernel.alias_table(vocabulary.noise_distribution(float(settings["ns_exponent"]))))
    elif objective is Objective.HIERARCHICAL_SOFTMAX:
        side = Tree.of(vocabulary.counts)
    thresholds = keep_thresholds(keep)
    if held_out is not None:
        check_pairs(kernel, plan, text, held_out, thresholds, settings["validation"])
    return Journey(
        kernel=kernel,
        plan=plan,
        text=text,
        held_out=held_out,
        thresholds=thresholds,
        tables=tables,
        side=side,
        epochs=epochs,
        patience=settings["patience"],
        workers=settings["workers"] or native.usable_cores(),
    )


def _kernel(backend: str) -> ModuleType:
    if backend == "native":
        return native
    from firth.kernels import reference  # the only kernel that needs the mathematics

    return reference
