import assert from "node:assert/strict";
import { test } from "node:test";
import { similarFirst } from "../src/embedded/order";

test("words of one group stand together in a heat map", () => {
    const groups = [0, 1, 2, 0, 1, 2, 0, 1, 2];
    const matrix = groups.map((a, i) => groups.map((b, j) => (i === j ? 1 : a === b ? 0.8 : 0.1)));
    const order = similarFirst(matrix);
    assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    const shown = order.map((place) => groups[place]!);
    assert.equal(shown.filter((group, place) => place > 0 && group !== shown[place - 1]).length, 2);
});

test("one word or none has an order too", () => {
    assert.deepEqual(similarFirst([]), []);
    assert.deepEqual(similarFirst([[1]]), [0]);
});

test("groups are turned so that what is most alike meets", () => {
    // 0 and 1 are a pair, 2 and 3 are; 0 is liker to 3 than to 2, and than 1 to either
    const matrix = [
        [1, 0.9, 0.1, 0.6],
        [0.9, 1, 0.1, 0.1],
        [0.1, 0.1, 1, 0.8],
        [0.6, 0.1, 0.8, 1],
    ];
    assert.deepEqual(similarFirst(matrix), [1, 0, 3, 2]);
});
