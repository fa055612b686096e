"""Right solutions as students write them, in the course's names, the older ones, and ours."""

COURSE = """
import argparse
import random

import numpy as np

from utils.gradcheck import gradcheck_naive, grad_tests_softmax, grad_tests_negsamp
from utils.utils import normalizeRows, softmax


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def naiveSoftmaxLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset):
    yhat = softmax(outsideVectors @ centerWordVec)
    loss = -np.log(yhat[outsideWordIdx])
    delta = yhat.copy()
    delta[outsideWordIdx] -= 1
    gradCenterVec = outsideVectors.T @ delta
    gradOutsideVecs = np.outer(delta, centerWordVec)
    return loss, gradCenterVec, gradOutsideVecs


def getNegativeSamples(outsideWordIdx, dataset, K):
    found = []
    while len(found) < K:
        word = dataset.sampleTokenIdx()
        if word != outsideWordIdx:
            found.append(word)
    return found


def negSamplingLossAndGradient(centerWordVec, outsideWordIdx, outsideVectors, dataset, K=10):
    negatives = getNegativeSamples(outsideWordIdx, dataset, K)
    u_o = outsideVectors[outsideWordIdx]
    target = sigmoid(u_o @ centerWordVec)
    loss = -np.log(target)
    gradCenterVec = (target - 1) * u_o
    gradOutsideVecs = np.zeros_like(outsideVectors)
    gradOutsideVecs[outsideWordIdx] += (target - 1) * centerWordVec
    for k in negatives:
        u_k = outsideVectors[k]
        score = u_k @ centerWordVec
        loss -= np.log(sigmoid(-score))
        gradCenterVec += sigmoid(score) * u_k
        gradOutsideVecs[k] += sigmoid(score) * centerWordVec
    return loss, gradCenterVec, gradOutsideVecs


def skipgram(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors,
             dataset, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    loss = 0.0
    gradCenterVecs = np.zeros(centerWordVectors.shape)
    gradOutsideVectors = np.zeros(outsideVectors.shape)
    c = word2Ind[currentCenterWord]
    v_c = centerWordVectors[c]
    for word in outsideWords:
        part, dv, dU = word2vecLossAndGradient(v_c, word2Ind[word], outsideVectors, dataset)
        loss += part
        gradCenterVecs[c] += dv
        gradOutsideVectors += dU
    return loss, gradCenterVecs, gradOutsideVectors


def cbow(currentCenterWord, windowSize, outsideWords, word2Ind, centerWordVectors, outsideVectors,
         dataset, word2vecLossAndGradient=naiveSoftmaxLossAndGradient):
    rows = [word2Ind[word] for word in outsideWords]
    vhat = centerWordVectors[rows].sum(axis=0)
    loss, dv, dU = word2vecLossAndGradient(vhat, word2Ind[currentCenterWord], outsideVectors, dataset)
    gradCenterVecs = np.zeros(centerWordVectors.shape)
    for row in rows:
        gradCenterVecs[row] += dv
    return loss, gradCenterVecs, dU


def sgd(f, x0, step, iterations, postprocessing=None, useSaved=False, PRINT_EVERY=10):
    x = x0
    if not postprocessing:
        postprocessing = lambda x: x
    smooth = None
    for iter in range(1, iterations + 1):
        loss, grad = f(x)
        x = x - step * grad
        x = postprocessing(x)
        if iter % PRINT_EVERY == 0:
            smooth = loss if smooth is None else 0.95 * smooth + 0.05 * loss
            print("iter %d: %f" % (iter, smooth))
        if iter % 20000 == 0:
            step *= 0.5
    return x


if __name__ == "__main__":
    raise SystemExit("this must not run")
"""

OLDER = """
import numpy as np
import random

from q2_gradcheck import gradcheck_naive
from q2_sigmoid import sigmoid_grad as slope_of_the_course


def softmax(x):
    if len(x.shape) > 1:
        x = np.exp(x - np.max(x, axis=1, keepdims=True))
        return x / np.sum(x, axis=1, keepdims=True)
    x = np.exp(x - np.max(x))
    return x / np.sum(x)


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def sigmoid_grad(s):
    return s * (1 - s)


def normalizeRows(x):
    x /= np.sqrt(np.sum(x**2, axis=1, keepdims=True))
    return x


def forward_backward_prop(data, labels, params, dimensions):
    Dx, H, Dy = dimensions[0], dimensions[1], dimensions[2]
    at = 0
    W1 = np.reshape(params[at:at + Dx * H], (Dx, H))
    at += Dx * H
    b1 = np.reshape(params[at:at + H], (1, H))
    at += H
    W2 = np.reshape(params[at:at + H * Dy], (H, Dy))
    at += H * Dy
    b2 = np.reshape(params[at:at + Dy], (1, Dy))
    h = sigmoid(data @ W1 + b1)
    yhat = softmax(h @ W2 + b2)
    cost = -np.sum(labels * np.log(yhat))
    delta2 = yhat - labels
    delta1 = (delta2 @ W2.T) * sigmoid_grad(h)
    gradW2 = h.T @ delta2
    gradb2 = np.sum(delta2, axis=0)
    gradW1 = data.T @ delta1
    gradb1 = np.sum(delta1, axis=0)
    grad = np.concatenate((gradW1.flatten(), gradb1.flatten(), gradW2.flatten(), gradb2.flatten()))
    return cost, grad


def softmaxCostAndGradient(predicted, target, outputVectors, dataset):
    yhat = softmax(outputVectors.dot(predicted))
    cost = -np.log(yhat[target])
    yhat[target] -= 1
    return cost, outputVectors.T.dot(yhat), np.outer(yhat, predicted)


def negSamplingCostAndGradient(predicted, target, outputVectors, dataset, K=10):
    drawn = []
    for k in range(K):
        word = dataset.sampleTokenIdx()
        while word == target:
            word = dataset.sampleTokenIdx()
        drawn.append(word)
    indices = [target] + drawn
    labels = np.array([1] + [-1] * K)
    vecs = outputVectors[indices, :]
    t = sigmoid(vecs.dot(predicted) * labels)
    cost = -np.sum(np.log(t))
    delta = labels * (t - 1)
    gradPred = delta.dot(vecs)
    grad = np.zeros(outputVectors.shape)
    np.add.at(grad, indices, np.outer(delta, predicted))
    return cost, gradPred, grad


def skipgram(currentWord, C, contextWords, tokens, inputVectors, outputVectors,
             dataset, word2vecCostAndGradient=softmaxCostAndGradient):
    cost, gradIn, gradOut = 0.0, np.zeros(inputVectors.shape), np.zeros(outputVectors.shape)
    i = tokens[currentWord]
    for context in contextWords:
        c, gi, go = word2vecCostAndGradient(inputVectors[i], tokens[context], outputVectors, dataset)
        cost += c
        gradIn[i] += gi
        gradOut += go
    return cost, gradIn, gradOut
"""

OURS = """
import numpy as np


def softmax(theta, axis=-1):
    powers = np.exp(theta - np.max(theta, axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def sigmoid(x):
    x = np.asarray(x)
    power = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, power) / (1 + power)


def sigmoid_derivative(value):
    return value * (1 - value)


def relu(x):
    return np.maximum(x, 0)


def relu_derivative(x):
    return np.where(np.asarray(x) > 0, 1.0, 0.0)


def normalize_rows(x):
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


def cross_entropy(theta, labels):
    yhat = softmax(theta)
    y = labels if np.shape(labels) == theta.shape else np.eye(theta.shape[-1])[labels]
    return -np.sum(y * np.log(yhat)), yhat - y


def naive_softmax(v_c, o, U):
    loss, delta = cross_entropy(U @ v_c, o)
    return loss, U.T @ delta, np.outer(delta, v_c)


def negative_sampling(v_c, o, negatives, U):
    u_o, u_k = U[o], U[negatives]
    loss = -np.log(sigmoid(u_o @ v_c)) - np.log(sigmoid(-u_k @ v_c)).sum()
    dU = np.zeros_like(U)
    dU[o] = (sigmoid(u_o @ v_c) - 1) * v_c
    for k in negatives:
        dU[k] += sigmoid(U[k] @ v_c) * v_c
    return loss, (sigmoid(u_o @ v_c) - 1) * u_o + sigmoid(u_k @ v_c) @ u_k, dU


def skip_gram(c, outside, V, U, objective):
    loss, dV, dU = 0.0, np.zeros_like(V), np.zeros_like(U)
    for o in outside:
        part, dv, dU_o = objective(V[c], o, U)
        loss, dU = loss + part, dU + dU_o
        dV[c] += dv
    return loss, dV, dU


def cbow(target, context, V, U, objective, combine="sum"):
    scale = 1 / len(context) if combine == "mean" else 1.0
    loss, dv, dU = objective(scale * V[context].sum(axis=0), target, U)
    dV = np.zeros_like(V)
    for word in context:
        dV[word] += scale * dv
    return loss, dV, dU


def sgd(loss_and_gradient, x, step, iterations, anneal_every=None, callback=None):
    for i in range(iterations):
        loss, gradient = loss_and_gradient(x)
        x = x - step * 0.5 ** (i // anneal_every if anneal_every else 0) * gradient
    return x
"""
