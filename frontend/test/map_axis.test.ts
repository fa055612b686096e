import assert from "node:assert/strict";
import { test } from "node:test";
import { axisLayout, ticks } from "../src/map/axis";
import { away } from "../src/map/camera";

const frequencies = Float32Array.of(5, 4, 3, 2);
const axis = { rows: Int32Array.of(3, 0, 2), positions: Float32Array.of(-0.2, 0, 0.6), from: "good", to: "bad" };

test("words stand by position from left to right and by frequency upwards, the others away", () => {
    const { xy, x, home } = axisLayout(axis, frequencies, 2);
    assert.deepEqual([...xy].map((value) => Math.round(1000 * value) / 1000), [-1, 1, away, away, 2, -0.333, -2, -1]);
    assert.ok(Math.abs(x(0) - -1) < 1e-6);
    assert.ok(home.x0 <= -2 && home.x1 >= 2 && home.y0 <= -1 && home.y1 >= 1);
});

test("a high window gets a high map", () => {
    const { home } = axisLayout(axis, frequencies, 0.5);
    assert.ok(home.y1 - home.y0 > home.x1 - home.x0);
});

test("one word, none, and words that are not on the map do not fail", () => {
    const one = { ...axis, rows: Int32Array.of(1), positions: Float32Array.of(0.1) };
    assert.deepEqual([...axisLayout(one, frequencies, 1).xy.subarray(2, 4)], [0, 0]);
    const none = { ...axis, rows: new Int32Array(0), positions: new Float32Array(0) };
    assert.ok(axisLayout(none, frequencies, 1).xy.every((value) => value === away));
    const beyond = { ...axis, rows: Int32Array.of(99), positions: Float32Array.of(0.1) };
    assert.equal(axisLayout(beyond, frequencies, 1).xy.length, 8);
});

test("ticks are round numbers between the ends, and few", () => {
    assert.deepEqual(ticks(-0.37, 0.33, 8), [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3]);
    assert.deepEqual(ticks(0, 1, 5), [0, 0.2, 0.4, 0.6, 0.8, 1]);
    assert.deepEqual(ticks(0.5, 0.5, 5), [0.5]);
});
