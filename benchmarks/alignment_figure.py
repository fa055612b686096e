"""Draw the path of a word from the reviews to both halves of Wikipedia.

    python benchmarks/alignment_figure.py FOLDER [--word party] [--picture docs/images/party.png]

FOLDER holds the models that slices.py trains.
"""

import argparse
from pathlib import Path

import firth
from firth.evaluation import word_path
from firth.plots import path_of_word
from firth.vectors.runs import runs

MODELS = {"reviews": "imdb/seeds", "Wikipedia": "wiki/seeds", "its other half": "wiki/other"}
NEIGHBOURS = 8
FREQUENT = 10_000  # words of each model that may be neighbours


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--word", default="party")
    images = Path(__file__).resolve().parents[1] / "docs" / "images"
    parser.add_argument("--picture", type=Path, default=images / "party.png")
    options = parser.parse_args()
    models = [[firth.load(run) for run in runs(options.folder / name)] for name in MODELS.values()]
    path = word_path(models, options.word, names=list(MODELS), neighbours=NEIGHBOURS, restrict=FREQUENT)
    print(path)
    path_of_word(path, path=options.picture)


if __name__ == "__main__":
    main()
