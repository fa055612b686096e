"""Scripts as tutorials have them, with nothing but the imports changed."""

import re
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

GENSIM = """
from gensim.models import KeyedVectors, Phrases, Word2Vec
from gensim.models.callbacks import CallbackAny2Vec
from gensim.models.phrases import ENGLISH_CONNECTOR_WORDS, Phraser
from gensim.models.word2vec import LineSentence, PathLineSentences, Text8Corpus
"""
WATER = ["river", "lake", "boat", "water", "sail", "shore"]
FIRTH = re.sub(r"from gensim\S* import", "from firth.compat.gensim import", GENSIM)

SCRIPTS = {
    "a list of sentences": """
model = Word2Vec(sentences=texts, vector_size=20, window=5, min_count=1, workers=2, epochs=30, sg=1)
vector = model.wv["river"]
assert vector.shape == (20,) and vector.dtype == "float32"
similar = model.wv.most_similar("river", topn=3)
told = [len(model.wv), model.wv.index_to_key[:3], similar[0][0] in water, len(similar)]
told.append(model.wv.doesnt_match(["river", "boat", "lake", "engine"]))
told.append(model.wv.similarity("river", "boat") > model.wv.similarity("river", "engine"))
for index, word in enumerate(model.wv.index_to_key):
    if index == 3:
        break
    told.append(f"word #{index}/{len(model.wv.index_to_key)} is {word}")
""",
    "a file, saved and loaded": """
sentences = LineSentence("text.txt")
model = Word2Vec(vector_size=20, min_count=1, window=5, workers=2, alpha=0.05)
model.build_vocab(sentences, progress_per=10000)
model.train(sentences, total_examples=model.corpus_count, epochs=30, report_delay=1)
model.save("word2vec.model")
del model
model = Word2Vec.load("word2vec.model")
model.train([["boat", "river"]], total_examples=1, epochs=1)
word_vectors = model.wv
word_vectors.save("word2vec.wordvectors")
wv = KeyedVectors.load("word2vec.wordvectors", mmap="r")
told = [(wv["river"] == word_vectors["river"]).all(), wv.most_similar("river", topn=2)[0][0] in water]
told += [model.corpus_count, model.epochs, str(model)]
""",
    "vectors from a file": """
model = Word2Vec(texts, vector_size=10, min_count=2, workers=1, seed=3)
model.wv.save_word2vec_format("vectors.txt")
model.wv.save_word2vec_format("vectors.bin", binary=True)
text = KeyedVectors.load_word2vec_format("vectors.txt", binary=False)
binary = KeyedVectors.load_word2vec_format("vectors.bin", binary=True, limit=5)
told = [text.index_to_key, binary.index_to_key, np.allclose(text["river"], model.wv["river"]), len(binary)]
told.append(len(text.most_similar(positive=["river"], negative=["engine"], topn=2)))
matrix = np.zeros((len(text), text.vector_size))
for word in text.index_to_key:
    matrix[text.key_to_index[word]] = text[word]
told.append((matrix == text.vectors).all())
""",
    "phrases first": """
phrases = Phrases(texts, min_count=2, threshold=3, connector_words=ENGLISH_CONNECTOR_WORDS)
bigram = Phraser(phrases)
told = [bigram["down the new york river".split()], sorted(phrases.export_phrases())]
model = Word2Vec(bigram[texts], vector_size=10, min_count=2, workers=1)
told.append("new_york" in model.wv)
""",
    "more text later": """
model = Word2Vec(texts, vector_size=10, min_count=2, workers=1)
told = ["canoe" in model.wv, len(model.wv)]
more = [["canoe", "river", "lake"], ["canoe", "boat"]] * 5
model.build_vocab(more, update=True)
model.train(more, total_examples=model.corpus_count, epochs=model.epochs)
told += ["canoe" in model.wv, len(model.wv), model.wv.get_vecattr("canoe", "count"), model.wv["canoe"].shape]
""",
    "a callback": """
class Loss(CallbackAny2Vec):
    def __init__(self):
        self.epoch, self.losses = 0, []

    def on_epoch_end(self, model):
        self.losses.append(model.get_latest_training_loss())
        self.epoch += 1

    def on_train_end(self, model):
        told.append(model.wv.vectors.shape)

told = []
loss = Loss()
model = Word2Vec(texts, min_count=1, compute_loss=True, callbacks=[loss], hs=0, sg=1, seed=42, workers=1)
told += [loss.epoch, all(one > 0 for one in loss.losses)]
""",
    "a folder and a long text": """
model = Word2Vec(PathLineSentences("folder"), min_count=2, workers=1, epochs=2)
told = [model.corpus_count, model.corpus_total_words, len(model.wv)]
model = Word2Vec(Text8Corpus("text.txt", max_sentence_length=100), min_count=2, workers=1, max_final_vocab=10)
told += [model.corpus_count, len(model.wv), model.wv.index_to_key]
""",
}


def texts() -> list[list[str]]:
    """Sentences of two subjects."""
    random = np.random.default_rng(0)
    subjects = [WATER, ["engine", "wheel", "motor", "brake", "fuel", "road"]]
    sentences = []
    for n in range(400):
        sentence = random.choice(subjects[n % 2], 6).tolist()
        sentences.append(["the", "new", "york", *sentence] if n % 9 == 0 else ["the", *sentence])
    return sentences


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a script runs."""
    lines = "\n".join(map(" ".join, texts()))
    (tmp_path / "text.txt").write_text(lines, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for name in ("one.txt", "two.txt"):
        (tmp_path / "folder" / name).write_text(lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(imports: str, script: str) -> Any:
    """What a script tells."""
    names: dict[str, Any] = {"texts": texts(), "np": np, "water": WATER}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a small text is thinned, says firth
        exec(imports + script, names)
    return names["told"]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_tells_the_same_with_either(models: Any, folder: Path, name: str) -> None:
    theirs = run(GENSIM, SCRIPTS[name])
    for left in folder.glob("word2vec.*"):  # a model that firth did not write stays as it is
        left.unlink()
    assert run(FIRTH, SCRIPTS[name]) == theirs
