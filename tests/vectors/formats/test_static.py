import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from firth.errors import DamagedFile, InvalidInput
from firth.vectors import WordVectors, load
from firth.vectors.formats.tokenizer import read_tokens

TABLE = np.random.default_rng(0).standard_normal((3, 4)).astype(np.float32)
PIECES = {"[UNK]": 0, "un": 1, "##seen": 2}


def model(
    path: Path,
    tensors: dict[str, np.ndarray] | None = None,
    tokenizer: Any = None,
    inside: str = ".",
) -> Path:
    """A folder as the programs write it."""
    place = path / inside
    place.mkdir(parents=True, exist_ok=True)
    save_file({"embeddings": TABLE} if tensors is None else tensors, place / "model.safetensors")
    whole = (
        {"model": {"type": "WordPiece", "unk_token": "[UNK]", "vocab": PIECES}}
        if tokenizer is None
        else tokenizer
    )
    (place / "tokenizer.json").write_text(json.dumps(whole), encoding="utf-8")
    (path / "config.json").write_text('{"model_type": "model2vec"}')
    return path


@pytest.mark.parametrize("name", ["embeddings", "embedding.weight"])
@pytest.mark.parametrize("inside", [".", "0_StaticEmbedding"])
def test_where_the_programs_have_the_table(name: str, inside: str, tmp_path: Path) -> None:
    words = load(model(tmp_path / "m", {name: TABLE}, inside=inside))
    assert words.index_to_key == ["[UNK]", "un", "##seen"]
    np.testing.assert_array_equal(words.vectors, TABLE)
    assert load(tmp_path / "m", limit=1).index_to_key == ["[UNK]"]


def test_smaller_numbers(tmp_path: Path) -> None:
    half = TABLE.astype(np.float16)
    np.testing.assert_array_equal(load(model(tmp_path / "half", {"embeddings": half})).vectors, half)
    whole = np.arange(12, dtype=np.int8).reshape(3, 4)
    np.testing.assert_array_equal(load(model(tmp_path / "int", {"embeddings": whole})).vectors, whole)


def test_several_tokens_of_one_vector(tmp_path: Path) -> None:
    mapping, weights = np.array([1, 0, 1]), np.array([1, 2, 3], np.float64)
    tensors = {"embeddings": TABLE[:2], "mapping": mapping, "weights": weights}
    expected = TABLE[mapping] * np.array([[1], [2], [3]], np.float32)
    np.testing.assert_allclose(load(model(tmp_path / "m", tensors)).vectors, expected, rtol=1e-6)


@pytest.mark.parametrize(
    "tokenizer",
    [
        {"model": {"type": "WordLevel", "vocab": {"b": 1, "a": 0, "c": 2}}},
        {
            "model": {"type": "BPE", "vocab": {"a": 0, "b": 1}, "merges": []},
            "added_tokens": [{"id": 2, "content": "c"}],
        },
        {"model": {"type": "Unigram", "vocab": [["a", 0.0], ["b", -1.5], ["c", -2]]}, "added_tokens": []},
        {"model": {"vocab": {"a": 0, "b": 1, "c": 2}}, "added_tokens": [{"id": 0, "content": "a"}]},
    ],
)
def test_vocabularies_of_every_kind(tokenizer: Any, tmp_path: Path) -> None:
    assert load(model(tmp_path / "m", tokenizer=tokenizer)).index_to_key == ["a", "b", "c"]


def test_the_word_for_the_unknown(tmp_path: Path) -> None:
    tokenizer = {"model": {"type": "WordLevel", "vocab": {"a": 0, "?": 1, "b": 2}, "unk_token": "?"}}
    table = TABLE.copy()
    assert load(model(tmp_path / "m", {"embeddings": table}, tokenizer)).index_to_key == ["a", "?", "b"]
    table[1] = 0
    words = load(model(tmp_path / "m", {"embeddings": table}, tokenizer))
    assert words.index_to_key == ["a", "b"]
    np.testing.assert_array_equal(words.vectors, TABLE[[0, 2]])


def test_what_is_written(tmp_path: Path) -> None:
    words = WordVectors(["the", "naïve"], TABLE[:2], info={"settings": {"tokenizer": "words"}})
    words.save(tmp_path / "m", format="model2vec")
    names = {"config.json", "model.safetensors", "modules.json", "tokenizer.json"}
    assert {file.name for file in (tmp_path / "m").iterdir()} == names
    assert read_tokens(tmp_path / "m" / "tokenizer.json") == (["the", "naïve", "[UNK]"], 2)
    (module,) = json.loads((tmp_path / "m" / "modules.json").read_text())
    assert (module["path"], module["type"]) == (".", "sentence_transformers.models.StaticEmbedding")
    assert load(tmp_path / "m").index_to_key == ["the", "naïve"]


def test_a_vocabulary_that_has_the_word_for_the_unknown(tmp_path: Path) -> None:
    WordVectors(["[UNK]", "a"], TABLE[:2]).save(tmp_path / "m", format="model2vec")
    assert load(tmp_path / "m").index_to_key == ["[UNK]", "a"]


@pytest.mark.parametrize("tokenizer", [None, "words"])
def test_the_tokenizers_library_finds_the_words(tokenizer: str | None, tmp_path: Path) -> None:
    library = pytest.importorskip("tokenizers")
    from firth.text.tokens import tokenizer as named

    text = "The well-known, it’s 'simple' NAÏVE 水水 ひらがな x_1 3.14 हिन्दी"
    find = named(tokenizer or "whitespace")
    words = WordVectors(
        sorted(set(find(text))),
        np.ones((len(set(find(text))), 1)),
        info={"settings": {"tokenizer": tokenizer}},
    )
    words.save(tmp_path / "m", format="model2vec")
    made = library.Tokenizer.from_file(str(tmp_path / "m" / "tokenizer.json"))
    assert made.encode(text).tokens == find(text)
    assert made.encode("unheard-of").tokens == ["[UNK]"]


@pytest.mark.parametrize(
    ("tensors", "tokenizer", "message"),
    [
        ({"other": TABLE}, None, "holds no table named embeddings or embedding.weight"),
        ({"embeddings": TABLE[0]}, None, "holds no table"),
        ({"embeddings": TABLE[:2]}, None, r"holds 2 vectors for the 3 tokens of tokenizer\.json"),
        ({"embeddings": TABLE * np.float32(np.nan)}, None, r"the vector of '\[UNK\]' holds nan"),
        ({"embeddings": TABLE, "mapping": np.array([0, 1, 3])}, None, "which vectors they have"),
        ({"embeddings": TABLE, "mapping": np.array([0, 1])}, None, "which vectors they have"),
        ({"embeddings": TABLE, "weights": np.ones(2)}, None, r"holds \(2,\) weights for 3 tokens"),
        (None, {"model": {"vocab": {"a": 0, "b": 1, "c": 3}}}, "not numbered from 0 to 2"),
        (None, {"model": {"vocab": {"a": 0, "b": 1, "c": "2"}}}, "a token must be text and have a number"),
        (None, {"model": {"vocab": {"a": 0, "b": 1, "c": True}}}, "a token must be text and have a number"),
        (None, {"model": {"vocab": 7}}, "is not the vocabulary of a tokenizer"),
        (None, {}, "is not the vocabulary of a tokenizer"),
        (None, [], "is not the vocabulary of a tokenizer"),
    ],
)
def test_damage(tensors: Any, tokenizer: Any, message: str, tmp_path: Path) -> None:
    with pytest.raises(DamagedFile, match=message):
        load(model(tmp_path / "m", tensors, tokenizer))


def test_words_that_are_no_text(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="not valid Unicode: write the model folder"):
        WordVectors(["\udce9"], [[1]]).save(tmp_path / "m", format="model2vec")


@pytest.mark.parametrize(
    ("config", "modules", "name"),
    [
        ({"model_type": "bert"}, [{"type": "sentence_transformers.models.Transformer"}], "embeddings"),
        ({"model_type": "model2vec"}, [], "encoder.layer.0"),
        ([1], {"type": ["StaticEmbedding"]}, "embeddings"),
    ],
)
def test_other_models_are_not_written_over(config: Any, modules: Any, name: str, tmp_path: Path) -> None:
    folder = model(tmp_path / "m", {name: TABLE})
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "modules.json").write_text(json.dumps(modules))
    before = (folder / "model.safetensors").read_bytes()
    with pytest.raises(InvalidInput, match="holds something else: name a new or empty folder"):
        WordVectors(["a"], [[1]]).save(folder, format="model2vec")
    assert (folder / "model.safetensors").read_bytes() == before
    (folder / "model.safetensors").write_bytes(b"")
    with pytest.raises(InvalidInput, match="holds something else"):
        WordVectors(["a"], [[1]]).save(folder, format="model2vec")


@pytest.mark.parametrize(
    ("config", "modules", "inside"),
    [
        ({"model_type": "model2vec"}, None, "."),
        (None, [{"type": "sentence_transformers.models.StaticEmbedding"}, {"type": "Normalize"}], "."),
        ({}, [{"type": "sentence_transformers.models.StaticEmbedding"}], "0_StaticEmbedding"),
    ],
)
def test_static_embeddings_are_replaced(config: Any, modules: Any, inside: str, tmp_path: Path) -> None:
    folder = model(tmp_path / "m", inside=inside)
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "modules.json").write_text(json.dumps(modules))
    for word in ("a", "b"):
        WordVectors([word], [[1]]).save(folder, format="model2vec")
        assert load(folder).index_to_key == [word]


@pytest.mark.parametrize("settings", ["x", [1], None])
def test_settings_of_any_kind(settings: Any, tmp_path: Path) -> None:
    WordVectors(["a"], [[1]], info={"settings": settings}).save(tmp_path / "m", format="model2vec")
    assert load(tmp_path / "m").index_to_key == ["a"]
