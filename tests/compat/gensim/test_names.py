"""Every public name of gensim's is here, with the same arguments, or says why it is not."""

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from firth.compat import gensim as ours
from firth.errors import NotSupported

CLASSES = (
    "Word2Vec",
    "KeyedVectors",
    "Phrases",
    "FrozenPhrases",
    "LineSentence",
    "Text8Corpus",
    "PathLineSentences",
)
SENTENCES = [["a", "b", "c"]] * 3

MADE: dict[str, Callable[[Any], Any]] = {
    "Word2Vec": lambda kind: kind(SENTENCES, min_count=1, vector_size=4, sample=0, workers=1),
    "KeyedVectors": lambda kind: kind(4),
    "Phrases": lambda kind: kind(SENTENCES, min_count=1, threshold=0.1),
    "FrozenPhrases": lambda kind: kind(_phrases(kind)(SENTENCES, min_count=1)),
    "LineSentence": lambda kind: kind("file.txt"),
    "Text8Corpus": lambda kind: kind("file.txt"),
    "PathLineSentences": lambda kind: kind("."),
}
GENSIMS_OWN = {"load"}  # of an instance it is another thing than of the class


def _phrases(kind: Any) -> Any:
    return ours.Phrases if kind is ours.FrozenPhrases else inspect.getmodule(kind).Phrases


def gensims(models: Any, name: str) -> Any:
    """A class of gensim's, wherever it is."""
    places = (models, models.word2vec, models.phrases)
    return next(getattr(place, name) for place in places if hasattr(place, name))


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_public_name_is_here_or_says_why_not(models: Any, name: str) -> None:
    theirs, mine = MADE[name](gensims(models, name)), MADE[name](getattr(ours, name))
    for attribute in dir(theirs):
        if attribute.startswith("_") or attribute in GENSIMS_OWN:
            continue
        try:
            getattr(mine, attribute)
        except NotSupported as error:
            assert str(error).startswith(f"firth.compat.gensim has no {name}.{attribute}: ")  # noqa: PT017


@pytest.mark.parametrize("name", CLASSES)
def test_arguments_are_gensims(models: Any, name: str) -> None:
    theirs, mine = gensims(models, name), getattr(ours, name)
    methods = [name for name in dir(theirs) if not name.startswith("_") and hasattr(mine, name)]
    for method in ["__init__", *methods]:
        if not callable(getattr(theirs, method)):
            continue
        expected = inspect.signature(getattr(theirs, method)).parameters.values()
        if any(one.kind is one.VAR_POSITIONAL for one in expected):  # (*args, **kwargs)
            continue
        found = inspect.signature(getattr(mine, method)).parameters.values()
        assert [told(one) for one in found] == [told(one) for one in expected], method


def told(parameter: inspect.Parameter) -> tuple[Any, ...]:
    return parameter.name, parameter.kind, parameter.default


def test_a_name_that_nobody_knows_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'KeyedVectors' object has no attribute 'vectorz'"):
        ours.KeyedVectors(3).vectorz  # noqa: B018


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (lambda model: model.wv.index2word, lambda model: model.wv.index_to_key),
        (lambda model: model.wv.index2entity, lambda model: model.wv.index_to_key),
        (lambda model: model.wv.syn0, lambda model: model.wv.vectors),
        (lambda model: model.wv.syn0norm, lambda model: model.wv.get_normed_vectors()),
        (lambda model: model.wv.vectors_norm, lambda model: model.wv.get_normed_vectors()),
        (
            lambda model: model.wv.word_vec("a", use_norm=True),
            lambda model: model.wv.get_vector("a", norm=True),
        ),
        (lambda model: model.wv.words_closer_than("a", "b"), lambda model: model.wv.closer_than("a", "b")),
        (lambda model: model.wv.init_sims(), lambda model: None),
        (lambda model: model.init_sims(), lambda model: None),
        (lambda model: model["a"], lambda model: model.wv["a"]),
        (lambda model: "a" in model, lambda model: "a" in model.wv),
        (lambda model: model.most_similar("a"), lambda model: model.wv.most_similar("a")),
        (lambda model: model.similarity("a", "b"), lambda model: model.wv.similarity("a", "b")),
        (lambda model: model.doesnt_match(["a", "b"]), lambda model: model.wv.doesnt_match(["a", "b"])),
        (lambda model: model.iter, lambda model: model.epochs),
    ],
)
def test_names_of_gensim_3_work_and_warn(old: Callable[[Any], Any], new: Callable[[Any], Any]) -> None:
    model = MADE["Word2Vec"](ours.Word2Vec)
    with pytest.warns(DeprecationWarning, match=r"is the name of gensim 3: use \w+") as told:
        before = old(model)
    assert told[0].filename == __file__
    now = new(model)
    assert before == now if not hasattr(now, "shape") else (before == now).all()


def test_arguments_of_gensim_3_work_and_warn() -> None:
    with pytest.warns(DeprecationWarning, match="is the name of gensim 3") as told:
        model = ours.Word2Vec(SENTENCES, size=7, iter=2, min_count=1, sample=0)
    assert [str(one.message) for one in told] == [
        "size= is the name of gensim 3: use vector_size=",
        "iter= is the name of gensim 3: use epochs=",
    ]
    assert (model.wv["a"].shape, model.epochs) == ((7,), 2)
    with pytest.warns(DeprecationWarning, match="use corpus_iterable="):
        model.build_vocab(sentences=SENTENCES)
    with pytest.warns(DeprecationWarning, match="use connector_words="):
        assert ours.Phrases(common_terms={"of"}).connector_words == {"of"}
    with pytest.raises(ValueError, match="size= and vector_size= are one argument: give vector_size= alone"):
        ours.Word2Vec(size=7, vector_size=8)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("vocab", "model.wv.key_to_index has the rows"),
        ("save_word2vec_format", "use model.wv.save_word2vec_format"),
    ],
)
def test_what_gensim_4_removed_is_told(name: str, sentence: str) -> None:
    with pytest.raises(NotSupported, match=f"no Word2Vec.{name}: gensim 4 .*{sentence}"):
        getattr(ours.Word2Vec(), name)


def test_models_that_are_not_here_say_so() -> None:
    with pytest.raises(
        ImportError, match=r"firth\.compat\.gensim has no FastText: firth\.load reads fastText's"
    ):
        from firth.compat.gensim import FastText  # noqa: F401
    with pytest.raises(ImportError, match="cannot import name 'Word3Vec'"):
        from firth.compat.gensim import Word3Vec  # noqa: F401
