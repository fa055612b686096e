from pathlib import Path
from typing import Any

import numpy as np
import pytest

from firth.errors import InvalidInput, UnknownWord, WrongType
from firth.plots import map_of_words
from firth.plots.choice import choose
from firth.plots.planes import caption_of
from firth.vectors import WordVectors

pytest.importorskip("matplotlib")


@pytest.fixture(scope="module")
def words() -> WordVectors:
    """Words of 3 to 12 letters in five clusters."""
    rng = np.random.default_rng(0)
    keys = [f"{'abcdefghi'[: 1 + i % 9]}{i:03}" for i in range(400)]
    return WordVectors(
        keys, 2 * rng.standard_normal((5, 12))[np.arange(400) % 5] + rng.standard_normal((400, 12))
    )


def boxes(ax: Any) -> dict[str, Any]:
    """The boxes of the labels as matplotlib draws them."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    renderer = FigureCanvasAgg(ax.figure.figure).get_renderer()
    return {text.get_text(): text.get_window_extent(renderer) for text in ax.texts if text.get_text()}


def shown(ax: Any) -> set[str]:
    return {text.get_text() for text in ax.texts} - {""}


@pytest.mark.parametrize("n", [2, 30, 60, 150])
def test_labels_do_not_overlap_and_stay_inside(words: WordVectors, n: int) -> None:
    ax = map_of_words(words, n=n)
    drawn = boxes(ax)
    caption = [text for text in drawn if "left out" in text]
    left_out = int(caption[0].split()[0]) if caption else 0
    labels = {text: box for text, box in drawn.items() if text not in caption}
    assert len(labels) == n - left_out
    assert left_out <= n / 6
    for text, box in labels.items():
        assert ax.bbox.x0 <= box.x0 <= box.x1 <= ax.bbox.x1
        assert ax.bbox.y0 <= box.y0 <= box.y1 <= ax.bbox.y1
        assert not any(box.overlaps(other) for name, other in labels.items() if name != text)


def test_a_crowd_says_how_many_labels_are_left_out() -> None:
    keys = [f"averyverylongword{i}" for i in range(200)]
    vectors = np.random.default_rng(0).standard_normal((200, 3)) * 1e-3 + [1, 1, 1]
    vectors[0] = [-1, 5, 2]  # far from the others, which are pressed together
    ax = map_of_words(WordVectors(keys, vectors), n=200)
    (caption,) = (text for text in shown(ax) if "left out" in text)
    assert caption == f"{200 - (len(shown(ax)) - 1)} of 200 labels left out for want of room"
    assert caption_of(ax) == caption
    assert caption_of(map_of_words(WordVectors(keys, vectors), keys[:2])) == ""


def test_the_most_frequent_words_may_stand_anywhere() -> None:
    keys, vectors = [f"word{i}" for i in range(300)], np.random.default_rng(0).standard_normal((300, 3))
    falling = WordVectors(keys, vectors, counts=range(300, 0, -1))
    rising = WordVectors(keys[::-1], vectors[::-1], counts=range(1, 301))
    assert choose(rising, None, 20, {}) == choose(falling, None, 20, {}) == keys[100:120]


def test_the_default_words_are_the_most_frequent_after_the_first_hundred() -> None:
    keys = [f"w{i}" for i in range(100)] + [
        "12",
        "--",
        "x",
        "he",
        "ж",
        "it's",
        7,
        *(f"v{i}" for i in range(20)),
    ]
    words = WordVectors(keys, np.random.default_rng(0).standard_normal((len(keys), 4)))
    assert shown(map_of_words(words, n=5)) == {"he", "ж", "it's", "7", "v0"}
    assert shown(map_of_words(words[:6], n=10)) == {f"w{i}" for i in range(6)}
    assert shown(map_of_words(words[100:104], n=4)) == {"12", "--", "x", "he"}  # too few that look like words


def test_both_axes_have_one_scale_and_say_their_share(words: WordVectors) -> None:
    ax = map_of_words(words, n=20)
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    assert (x1 - x0) / ax.bbox.width == pytest.approx((y1 - y0) / ax.bbox.height)
    assert ax.get_xlabel().endswith(" % of the variance")
    assert ax.get_ylabel().startswith("axis 2: ")


def test_unit_length_is_what_is_drawn_unless_asked_otherwise(words: WordVectors) -> None:
    def points(ax: Any) -> Any:
        return np.concatenate([line.get_xydata() for line in ax.lines])

    scaled = WordVectors(words.index_to_key, words.vectors * np.linspace(0.1, 9, len(words))[:, None])
    keys = words.index_to_key[:20]
    np.testing.assert_allclose(
        points(map_of_words(scaled, keys)), points(map_of_words(words, keys)), atol=1e-5
    )
    assert not np.allclose(
        points(map_of_words(scaled, keys, unit=False)), points(map_of_words(words, keys)), atol=0.1
    )


def test_raw_vectors_lie_where_the_covariance_puts_them(words: WordVectors) -> None:
    """Centred, times the first two singular vectors of their d x d covariance; the signs are arbitrary."""
    keys = words.index_to_key[:20]
    (dots,) = map_of_words(words, keys, unit=False).lines
    X = words[keys].astype(np.float64)
    X -= X.mean(axis=0)
    U, _, _ = np.linalg.svd(X.T @ X / len(X))
    np.testing.assert_allclose(np.abs(dots.get_xydata()), np.abs(X @ U[:, :2]), atol=1e-8)


def test_words_at_one_point_can_all_be_read() -> None:
    keys, rng = ["tea", "coffee", "rain", "snow", "hail"], np.random.default_rng(0)
    vectors = np.array([[0, 0], [1e-4, 0], [0, 1e-4], [1, 1], [-1, 2]]) @ rng.standard_normal((2, 6))
    ax = map_of_words(WordVectors(keys, vectors), keys, unit=False)
    drawn = boxes(ax)
    assert set(drawn) == set(keys)
    labels = list(drawn.values())
    assert not any(a.overlaps(b) for i, a in enumerate(labels) for b in labels[:i])
    for x, y in ax.transData.transform(ax.lines[0].get_xydata()):
        assert not any(box.contains(x, y) for box in labels)


def test_groups_have_colours_signs_and_a_legend(words: WordVectors) -> None:
    k = words.index_to_key
    groups = {"_first": k[:3], "$second$": k[3:6], **{f"g{i}": k[i : i + 2] for i in range(6, 30, 2)}}
    ax = map_of_words(words, [*k[:30], *k[40:45]], groups=groups, title="$title_1$")
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend == list(groups)
    looks = {(line.get_color(), line.get_marker()) for line in ax.lines}
    assert len(looks) == len(groups) + 1  # and the words of no group
    assert ax.get_title(loc="left") == "$title_1$"
    assert shown(map_of_words(words, groups={"a": k[:2], "b": k[1:4]})) == set(k[:4])


def test_any_word_can_be_drawn(tmp_path: Path) -> None:
    """Warnings are errors here: a letter without a glyph, or "$" as the begin of a formula, would fail."""
    keys = [
        "$x_1$",
        "$",
        "a_b",
        "_c",
        "北京",
        "שלום",
        "مرحبا",
        "हिन्दी",
        "😀",
        "new\nline",
        "\udc80",
        "",
        7,
        ("a", "b"),
    ]
    words = WordVectors(keys, np.random.default_rng(0).standard_normal((len(keys), 4)))
    for name in ("map.png", "map.svg"):
        ax = map_of_words(words, keys, groups={"北": keys[:2]}, title="北京 $", path=tmp_path / name)
        assert {"$x_1$", "$", "a_b", "_c", "new line", "''", "7", "('a', 'b')"} <= shown(ax)


@pytest.mark.parametrize("layout", [None, "constrained"])
def test_it_draws_on_the_axes_of_others(words: WordVectors, layout: Any, tmp_path: Path) -> None:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 4), layout=layout)
    left, right = figure.subfigures(1, 2)
    ax = left.subplots()
    k = words.index_to_key
    assert map_of_words(words, k[:25], groups={"a": k[:9]}, ax=ax, path=tmp_path / "two.png") is ax
    right.subplots().plot([1, 2])
    figure.draw_without_rendering()
    drawn = list(boxes(ax).values())
    assert not any(a.overlaps(b) for i, a in enumerate(drawn) for b in drawn[:i])


@pytest.mark.parametrize("keys", [["a", "b"], ["a", "b", "c"]])
def test_words_that_do_not_differ_can_be_drawn(keys: list[str]) -> None:
    ax = map_of_words(WordVectors(keys, np.ones((len(keys), 1))), keys)
    assert shown(ax) == set(keys)
    assert ax.get_xlabel() == "axis 1: 0.0 % of the variance"


def test_wrong_words_are_refused(words: WordVectors) -> None:
    with pytest.raises(UnknownWord, match="'a00' is not in the vocabulary; did you mean 'a000'"):
        map_of_words(words, ["a000", "a00"])
    with pytest.raises(InvalidInput, match="a map needs at least 2 words, got 1"):
        map_of_words(words, ["a000", "a000"])
    with pytest.raises(InvalidInput, match="n must be at least 2, got 1"):
        map_of_words(words, n=1)
    with pytest.raises(WrongType, match="words to show must be a list, got the string 'a000'"):
        map_of_words(words, groups={"one": "a000"})
    with pytest.raises(WrongType, match="words must be a WordVectors, got str"):
        map_of_words("model/")  # type: ignore[arg-type]
