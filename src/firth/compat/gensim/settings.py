"""gensim's settings as firth's."""

from typing import Any

from firth.compat.gensim.old_names import refuse
from firth.errors import InvalidInput, WrongType
from firth.training.settings import check_settings

ALIKE = (  # by the same name in both
    "vector_size", "alpha", "min_alpha", "window", "min_count", "seed", "workers", "negative", "ns_exponent",
    "epochs", "shrink_windows",
)  # fmt: skip
OWN = (  # of gensim alone, and kept in a saved model
    "sample", "sg", "hs", "cbow_mean", "sorted_vocab", "batch_words", "null_word", "compute_loss", "comment",
    "max_vocab_size", "max_final_vocab", "corpus_count", "corpus_total_words", "train_count",
    "total_train_time", "effective_min_count",
)  # fmt: skip


def check_constructor(settings: dict[str, Any]) -> None:
    """Refuse what firth cannot do, before a text is read.

    Raises
    ------
    InvalidInput, WrongType
    """
    refuse(
        max_vocab_size=(settings["max_vocab_size"], None, "all words are counted; see max_final_vocab"),
        hashfxn=(settings["hashfxn"], hash, "nothing is hashed, and the same seed gives the same model"),
        null_word=(settings["null_word"], 0, "firth has no word that stands for none"),
    )
    if not settings["sorted_vocab"]:
        raise InvalidInput("sorted_vocab=0 is not supported: words come by falling count")
    _check_objective(settings["hs"], settings["negative"])
    alike = {name: settings[name] for name in ALIKE} | {"shrink_windows": bool(settings["shrink_windows"])}
    if settings["negative"] == 0:
        del alike["negative"]
    check_settings(alike)
    if (settings["sample"] or 0) >= 1:
        raise InvalidInput(
            f"sample={settings['sample']} is not supported: a share of the text less than 1 is, such as 1e-3"
        )


def firth_settings(model: Any) -> dict[str, Any]:
    """The settings of `firth.Word2Vec` for those of a model of `firth.compat.gensim`.

    Each call of `train` draws anew, by a seed of its own.
    """
    settings = {name: getattr(model, name) for name in ALIKE}
    if model.hs:
        settings.pop("negative")
    return {
        **settings,
        "seed": model.seed + model.train_count,
        "sample": float(model.sample or 0),
        "architecture": "skipgram" if model.sg else "cbow",
        "objective": "hierarchical-softmax" if model.hs else "negative-sampling",
        "cbow_mean": bool(model.cbow_mean),
        "cbow_gradient": "word2vec",
        "shrink_windows": bool(model.shrink_windows),
    }


def check_training(model: Any, epochs: int | None) -> int:
    """Refuse a training that cannot be; otherwise how many epochs it has.

    Raises
    ------
    InvalidInput
    """
    if not len(model.wv):
        raise InvalidInput("there is no vocabulary yet: call build_vocab before train")
    if not model.hs and not model.negative:
        raise InvalidInput("there is nothing to train: set hs=1, or negative to at least 1")
    _check_objective(model.hs, model.negative)
    if epochs is None or epochs < 1:
        raise InvalidInput(f"epochs must be at least 1, usually epochs=model.epochs, got {epochs}")
    return int(epochs)


def _check_objective(hs: int, negative: int) -> None:
    if hs and negative:
        raise InvalidInput(
            f"hs=1 and negative={negative} are two objectives, and firth trains one: for hierarchical "
            "softmax set negative=0 too, for negative sampling leave hs=0"
        )


def check_no_more(arguments: dict[str, Any]) -> None:
    """Refuse arguments that nobody knows, which gensim passes on.

    Raises
    ------
    WrongType
    """
    for name in arguments:
        raise WrongType(f"there is no argument {name!r}")
