from random import Random

import numpy as np

from firth.course.sst.by_windows import Drawing, batch_loss
from firth.course.sst.settings import Settings
from firth.course.sst.steps import descend
from firth.course.sst.text import Text
from firth.course.sst.windows import Windows
from firth.maths import gradient_check


def test_a_step_is_that_of_the_window_by_window_gradient(text: Text, settings: Settings) -> None:
    rng = np.random.default_rng(0)
    V, U = rng.normal(size=(2, len(text.words), 4))
    pairs = Windows(text, settings, Random(1)).batch()
    drawing = Drawing(text, settings, Random(1))
    loss, dV, dU = batch_loss([drawing.window() for _ in range(7)], V, U)
    stepped = V.copy(), U.copy()
    assert abs(descend(*stepped, pairs, 0.3, 7) - loss) < 1e-12
    np.testing.assert_allclose(stepped[0], V - 0.3 * dV, rtol=0, atol=1e-13)
    np.testing.assert_allclose(stepped[1], U - 0.3 * dU, rtol=0, atol=1e-13)
    assert np.abs(dU).max() > 0.1


def test_the_gradient_of_a_batch_is_that_of_its_loss(text: Text, settings: Settings) -> None:
    """By central differences; the rows that a window does not meet have none."""
    drawing = Drawing(text, settings, Random(1))
    windows = [drawing.window() for _ in range(2)]

    def loss_and_gradient(x: np.ndarray) -> tuple[float, np.ndarray]:
        loss, dV, dU = batch_loss(windows, *np.split(x, 2))
        return loss, np.concatenate([dV, dU])

    x = np.random.default_rng(2).normal(size=(2 * len(text.words), 2))
    gradient_check(loss_and_gradient, x)
