"""Right solutions pass; each known mistake is told by name; an unknown one is told by its numbers alone."""

import pytest

from firth.course.check.exercises.catalogue import CATALOGUE, known
from firth.course.check.loading import described
from tests.course.check.asking import judged, module_of
from tests.course.check.students import COURSE, OLDER, OURS

RIGHT = [
    (source, function)
    for source in (COURSE, OLDER, OURS)
    for function in vars(module_of(source))
    if known(function) and f"def {function}(" in source
]


@pytest.mark.parametrize(("source", "function"), RIGHT, ids=[function for _, function in RIGHT])
@pytest.mark.parametrize("seed", range(3))
def test_the_right_one_passes(source: str, function: str, seed: int) -> None:
    verdict = judged(source, function, seed)
    assert verdict.status == "right", verdict.findings
    assert verdict.inputs >= 3
    assert verdict.entries > verdict.inputs


def test_every_exercise_has_a_right_solution() -> None:
    names = {function.replace("_", "").lower() for _, function in RIGHT}
    for exercise in CATALOGUE:
        assert {name.replace("_", "").lower() for name in exercise.names} & names, exercise.names


# (solution, function, what is changed into what, the result that is wrong, words of what is said)
MUTANTS = [
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("delta[outsideWordIdx] -= 1", "pass")],
        [("gradCenterVec", "y is forgotten"), ("gradOutsideVecs", "y is forgotten")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("delta[outsideWordIdx] -= 1", "delta -= 1")],
        [("gradCenterVec", "the 1 is taken from every word"), ("gradOutsideVecs", "from every word")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("np.outer(delta, centerWordVec)", "np.outer(-(yhat - 1), centerWordVec)")],
        [("gradOutsideVecs", "from every word, not from the outside word alone, and the sign is turned")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("np.outer(delta, centerWordVec)", "np.outer(-delta, centerWordVec)")],
        [("gradOutsideVecs", "the sign is turned")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("np.outer(delta, centerWordVec)", "np.outer(centerWordVec, delta)")],
        [("gradOutsideVecs", "it is transposed")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("loss = -np.log(yhat[outsideWordIdx])", "loss = np.log(yhat[outsideWordIdx])")],
        [("loss", "the minus is missing")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("-np.log(yhat[outsideWordIdx])", "-yhat[outsideWordIdx]")],
        [("loss", "the logarithm is missing")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("-np.log(yhat", "-np.log2(yhat")],
        [("loss", "a logarithm to base 2")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("-np.log(yhat[outsideWordIdx])", "-np.log(yhat).sum()")],
        [("loss", "every word's logarithm is added")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [
            (
                "softmax(outsideVectors @ centerWordVec)",
                "np.exp(outsideVectors @ centerWordVec); yhat /= yhat.sum()",
            )
        ],
        [("loss", "the powers overflow"), ("gradCenterVec", "overflow"), ("gradOutsideVecs", "overflow")],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("outsideVectors.T @ delta", "(outsideVectors.T @ delta)[None, :]")],
        [("gradCenterVec", "the numbers are right: give them the shape (3,)")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("        gradOutsideVecs[k] += sigmoid(score) * centerWordVec\n", "")],
        [("gradOutsideVecs", "the negatives are never added")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradOutsideVecs[k] += sigmoid", "gradOutsideVecs[k] = sigmoid")],
        [("gradOutsideVecs", "drawn several times is counted once")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("for k in negatives:", "for k in set(negatives):")],
        [(result, "counted once") for result in ("loss", "gradCenterVec", "gradOutsideVecs")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradCenterVec = (target - 1) * u_o", "gradCenterVec = -target * u_o")],
        [("gradCenterVec", "sigma(u_o . v) stands where 1 - sigma(u_o . v) must")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("+= (target - 1) * centerWordVec", "+= -target * centerWordVec")],
        [("gradOutsideVecs", "sigma(u_o . v) stands where 1 - sigma(u_o . v) must")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradCenterVec += sigmoid(score)", "gradCenterVec += sigmoid(-score)")],
        [("gradCenterVec", "sigma(-u_k . v) stands where sigma(u_k . v) must")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradOutsideVecs[k] += sigmoid(score)", "gradOutsideVecs[k] += (1 - sigmoid(score))")],
        [("gradOutsideVecs", "sigma(-u_k . v) stands where sigma(u_k . v) must")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradOutsideVecs[k] += sigmoid(score)", "gradOutsideVecs[k] -= sigmoid(score)")],
        [("gradOutsideVecs", "the sign of the negatives' part is turned")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("loss -= np.log(sigmoid(-score))", "loss -= sigmoid(-score)")],
        [("loss", "the logarithm of the negatives' part is missing")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("loss -= np.log(sigmoid(-score))", "loss -= np.log(sigmoid(score))")],
        [("loss", "the minus before u_k . v is missing")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("loss -= np.log(sigmoid(-score))", "loss -= np.log(sigmoid(-score)) / K")],
        [("loss", "divided by K")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [
            (
                "    return loss, gradCenterVec, gradOutsideVecs\n\n\ndef skipgram",
                "    for k in set(negatives):\n"
                "        gradOutsideVecs[k] = sigmoid(outsideVectors[negatives] @ centerWordVec).sum() * centerWordVec\n"
                "    return loss, gradCenterVec, gradOutsideVecs\n\n\ndef skipgram",
            )
        ],
        [("gradOutsideVecs", "every negative gets the sum over all of them")],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [
            ("+= (target - 1) * centerWordVec", "+= -target * centerWordVec"),
            ("gradOutsideVecs[k] += sigmoid", "gradOutsideVecs[k] = sigmoid"),
        ],
        [
            (
                "gradOutsideVecs",
                "sigma(u_o . v) stands where 1 - sigma(u_o . v) must; a negative that was drawn",
            )
        ],
    ),
    (
        COURSE,
        "getNegativeSamples",
        [("if word != outsideWordIdx:", "if True:")],
        [("samples", "must be drawn again")],
    ),
    (
        COURSE,
        "getNegativeSamples",
        [
            ("while len(found) < K:", "for _ in range(K):"),
        ],
        [("samples", None)],  # another length each time: told as a shape
    ),
    (
        COURSE,
        "skipgram",
        [("loss += part", "loss += part / len(outsideWords)")],
        [("loss", "the mean over the window")],
    ),
    (
        COURSE,
        "skipgram",
        [("gradCenterVecs[c] += dv", "gradCenterVecs[c] += dv / len(outsideWords)")],
        [("gradCenterVecs", "the mean over the window")],
    ),
    (
        COURSE,
        "skipgram",
        [("loss += part", "loss += part / windowSize")],
        [("loss", "the sum is divided by the window size")],
    ),
    (
        COURSE,
        "skipgram",
        [("for word in outsideWords:", "for word in set(outsideWords):")],
        [(result, "is counted once") for result in ("loss", "gradCenterVecs", "gradOutsideVectors")],
    ),
    (
        COURSE,
        "skipgram",
        [("gradOutsideVectors += dU", "gradOutsideVectors = dU")],
        [("gradOutsideVectors", "only the last word of the window is left")],
    ),
    (
        COURSE,
        "skipgram",
        [("gradCenterVecs[c] += dv", "gradCenterVecs += dv")],
        [("gradCenterVecs", "for w other than the centre word dJ/dv_w is 0")],
    ),
    (
        COURSE,
        "skipgram",
        [("= word2vecLossAndGradient(v_c", "= naiveSoftmaxLossAndGradient(v_c")],
        [
            (result, "the loss that is handed over is not called")
            for result in ("loss", "gradCenterVecs", "gradOutsideVectors")
        ],
    ),
    (
        COURSE,
        "skipgram",
        [("v_c = centerWordVectors[c]", "v_c = outsideVectors[c]")],
        [
            (result, "taken from the outside vectors")
            for result in ("loss", "gradCenterVecs", "gradOutsideVectors")
        ],
    ),
    (
        COURSE,
        "cbow",
        [("    for row in rows:\n", "    for row in set(rows):\n")],
        [("gradCenterVecs", "several times gets the gradient once")],
    ),
    (
        COURSE,
        "cbow",
        [
            (
                "rows = [word2Ind[word] for word in outsideWords]",
                "rows = list({word2Ind[word] for word in outsideWords})",
            )
        ],
        [
            ("loss", "several times is summed once"),
            ("gradCenterVecs", "several times"),
            ("gradOutsideVectors", "several times is summed once"),
        ],
    ),
    (
        COURSE,
        "cbow",
        [(".sum(axis=0)", ".mean(axis=0)")],
        [
            ("loss", "the mean is taken, not the sum"),
            ("gradCenterVecs", "the mean is taken, not the sum"),
            ("gradOutsideVectors", "the mean is taken, not the sum"),
        ],
    ),
    (
        COURSE,
        "cbow",
        [("gradCenterVecs[row] += dv", "gradCenterVecs += dv / len(rows)")],
        [("gradCenterVecs", "the gradient stands in every row")],
    ),
    (COURSE, "sgd", [("x - step * grad", "x + step * grad")], [("x", "the step is added")]),
    (COURSE, "sgd", [("x = x - step * grad", "pass")], [("x", "x stays where it was")]),
    (
        COURSE,
        "sgd",
        [("range(1, iterations + 1)", "range(1, iterations)")],
        [("x", "the last iteration is missing")],
    ),
    (COURSE, "sgd", [("range(1, iterations + 1)", "range(0, iterations + 1)")], [("x", None)]),
    (COURSE, "sgd", [("        x = postprocessing(x)\n", "")], [("x", "the postprocessing is not applied")]),
    (
        COURSE,
        "sgd",
        [
            ("        x = postprocessing(x)\n", ""),
            ("    return x\n\n\nif __name__", "    return postprocessing(x)\n\n\nif __name__"),
        ],
        [("x", "the postprocessing is applied at the end only")],
    ),
    (
        COURSE,
        "sgd",
        [
            (
                "        loss, grad = f(x)\n",
                "        if iter % 20000 == 0:\n            step *= 0.5\n        loss, grad = f(x)\n",
            ),
            ("        if iter % 20000 == 0:\n            step *= 0.5\n    return", "    return"),
        ],
        [("x", "halved before the update")],
    ),
    (COURSE, "sigmoid", [("np.exp(-x)", "np.exp(x)")], [("sigmoid", "the sign of x is turned")]),
    (
        COURSE,
        "sigmoid",
        [("1 / (1 + np.exp(-x))", "np.exp(x) / (1 + np.exp(x))")],
        [("sigmoid", "the powers overflow where x is large")],
    ),
    (
        OLDER,
        "sigmoid_grad",
        [("return s * (1 - s)", "return sigmoid(s) * (1 - sigmoid(s))")],
        [("slope", "the slope is taken of x")],
    ),
    (
        OLDER,
        "sigmoid_grad",
        [("return s * (1 - s)", "return sigmoid(s) * sigmoid(1 - s)")],
        [("slope", "sigma(x) sigma(1 - x)")],
    ),
    (
        OLDER,
        "sigmoid_grad",
        [("return s * (1 - s)", "return s * sigmoid(1 - s)")],
        [("slope", "sigma(x) sigma(1 - x)")],
    ),
    (
        OLDER,
        "softmax",
        [("np.sum(x, axis=1, keepdims=True)", "np.sum(x)")],
        [("softmax", "the sum runs over the whole matrix")],
    ),
    (
        OLDER,
        "softmax",
        [
            ("np.max(x, axis=1, keepdims=True)", "np.max(x, axis=0)"),
            ("np.sum(x, axis=1, keepdims=True)", "np.sum(x, axis=0)"),
        ],
        [("softmax", "the sum runs over the wrong axis")],
    ),
    (
        OLDER,
        "softmax",
        [
            ("np.exp(x - np.max(x, axis=1, keepdims=True))", "np.exp(x)"),
            ("np.exp(x - np.max(x))", "np.exp(x)"),
        ],
        [("softmax", "subtract the largest score before exp")],
    ),
    (
        OLDER,
        "softmax",
        [("np.max(x, axis=1, keepdims=True)", "np.max(x)")],
        [("softmax", "the maximum of the whole matrix is subtracted")],
    ),
    (
        OLDER,
        "softmax",
        [("return x / np.sum(x, axis=1, keepdims=True)", "return x"), ("return x / np.sum(x)", "return x")],
        [("softmax", "never divided by their sum")],
    ),
    (OLDER, "normalizeRows", [("axis=1", "axis=0")], [("rows", "columns have length one")]),
    (
        OLDER,
        "normalizeRows",
        [("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(x**2, axis=1, keepdims=True)")],
        [("rows", "the root is missing")],
    ),
    (
        OLDER,
        "normalizeRows",
        [("np.sqrt(np.sum(x**2, axis=1, keepdims=True))", "np.sum(x, axis=1, keepdims=True)")],
        [("rows", "divided by their sum")],
    ),
    (
        OLDER,
        "forward_backward_prop",
        [("* sigmoid_grad(h)", "")],
        [("grad", "the slope of the hidden layer is missing")],
    ),
    (
        OLDER,
        "forward_backward_prop",
        [("* sigmoid_grad(h)", "* sigmoid_grad(sigmoid(h))")],
        [("grad", "applying the sigmoid again")],
    ),
    (
        OLDER,
        "forward_backward_prop",
        [("yhat = softmax(h @ W2 + b2)", "yhat = sigmoid(h @ W2 + b2)")],
        [("cost", "the output layer is a sigmoid"), ("grad", "the output layer is a sigmoid")],
    ),
    (
        OLDER,
        "forward_backward_prop",
        [("delta2 = yhat - labels", "delta2 = (yhat - labels) / len(data)")],
        [("grad", "divided by the number of examples, the cost is not")],
    ),
    (
        OURS,
        "relu_derivative",
        [("np.where(np.asarray(x) > 0, 1.0, 0.0)", "np.ones_like(x)")],
        [("slope", "not 1 everywhere")],
    ),
    (OURS, "relu", [("np.maximum(x, 0)", "np.abs(x)")], [("relu", "negative numbers are turned")]),
    (
        OURS,
        "cross_entropy",
        [
            (
                "return -np.sum(y * np.log(yhat)), yhat - y",
                "return -np.mean(np.sum(y * np.log(yhat), axis=-1)), yhat - y",
            )
        ],
        [("loss", "the mean over examples is taken")],
    ),
    (OURS, "cross_entropy", [("yhat - y", "yhat")], [("gradient", "y is forgotten")]),
    (OURS, "negative_sampling", [("dU[k] += sig", "dU[k] = sig")], [("dU", "counted once")]),
    (OURS, "sgd", [("i // anneal_every", "(i + 1) // anneal_every")], [("x", "halved before the update")]),
    (OURS, "cbow", [('if combine == "mean"', "if False")], [("loss", None), ("dV", None), ("dU", None)]),
    # none of the known ones: numbers, and no guess
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [
            (
                "loss = -np.log(yhat[outsideWordIdx])",
                "loss = -np.log(yhat[outsideWordIdx]) + 0.01 * centerWordVec[0]",
            )
        ],
        [("loss", None)],
    ),
    (
        COURSE,
        "naiveSoftmaxLossAndGradient",
        [("outsideVectors.T @ delta", "outsideVectors.T @ np.abs(delta)")],
        [("gradCenterVec", None)],
    ),
    (
        COURSE,
        "negSamplingLossAndGradient",
        [("gradOutsideVecs[k] += sigmoid(score)", "gradOutsideVecs[k] += sigmoid(score / 2)")],
        [("gradOutsideVecs", None)],
    ),
    (
        COURSE,
        "skipgram",
        [("gradOutsideVectors += dU", "gradOutsideVectors += dU * (1 + len(word))")],
        [("gradOutsideVectors", None)],
    ),
    (
        COURSE,
        "cbow",
        [("gradCenterVecs[row] += dv", "gradCenterVecs[row - 1] += dv")],
        [("gradCenterVecs", None)],
    ),
    (COURSE, "sgd", [("x - step * grad", "x - step * grad ** 2")], [("x", None)]),
    (COURSE, "sigmoid", [("np.exp(-x)", "np.exp(-0.99 * x)")], [("sigmoid", None)]),
    (OLDER, "softmax", [("np.exp(x - np.max(x))", "np.exp(x - np.max(x)) + 1e-4")], [("softmax", None)]),
    (
        OLDER,
        "forward_backward_prop",
        [("gradb1 = np.sum(delta1, axis=0)", "gradb1 = np.sum(delta1, axis=0) * 3")],
        [("grad", None)],
    ),
]


@pytest.mark.parametrize(("source", "function", "changes", "told"), MUTANTS)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_wrong_one_is_told(
    source: str, function: str, changes: list[tuple[str, str]], told: list[tuple[str, str | None]], seed: int
) -> None:
    for old, new in changes:
        assert source.count(old) >= 1, old
        source = source.replace(old, new)
    verdict = judged(source, function, seed)
    assert verdict.status == "wrong", verdict
    likely = [(each.result, each.likely and each.likely.says) for each in verdict.findings]
    assert [result for result, _ in likely] == [result for result, _ in told], likely
    for (_, says), (_, words) in zip(likely, told, strict=True):
        assert (words is None and says is None) or (words is not None and words in (says or "")), likely


def test_parameters_are_described() -> None:
    described_sgd = described(module_of(COURSE), ["sgd"])["sgd"]
    assert described_sgd[0] == ["f", "POSITIONAL_OR_KEYWORD", True]
    assert described_sgd[-1] == ["PRINT_EVERY", "POSITIONAL_OR_KEYWORD", False]
