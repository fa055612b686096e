import numpy as np
import pytest

from firth.classify.labels import class_numbers
from firth.errors import InvalidInput, WrongType


@pytest.mark.parametrize(
    ("labels", "classes", "kind"),
    [
        (["b", "a", "b"], ["a", "b"], "U"),
        (np.array(["b", "a"]), ["a", "b"], "U"),
        ([3, -1, 3], [-1, 3], "i"),
        (np.array([3, 1], np.int8), [1, 3], "i"),
        ([True, False], [False, True], "b"),
        ([0.5, 0.25], [0.25, 0.5], "f"),
        ([("b", 1), ("a", 2)], [("a", 2), ("b", 1)], "O"),
    ],
)
def test_classes_are_in_order_and_keep_their_type(labels, classes, kind):
    found, numbers = class_numbers(labels, len(labels))
    assert found.tolist() == classes
    assert found.dtype.kind == kind
    assert [found[number] for number in numbers] == list(labels)


@pytest.mark.parametrize(
    ("labels", "error", "sentence"),
    [
        (["a", "a"], InvalidInput, "all 2 labels are 'a': a classifier needs two classes"),
        (["a", "b", "a"], InvalidInput, "one label for each text, got 2 and 3"),
        (["a", 1], WrongType, "labels cannot be put in order, their types are int, str"),
        (["a", ["b"]], WrongType, "label 1 is a list"),
        ([1.0, float("nan")], InvalidInput, "label 1 is nan"),
        ("ab", WrongType, "labels must be a list"),
        (3, WrongType, "labels must be a list"),
    ],
)
def test_what_are_no_labels_is_refused(labels, error, sentence):
    with pytest.raises(error, match=sentence):
        class_numbers(labels, 2)
