import assert from "node:assert/strict";
import { test } from "node:test";
import { away } from "../src/map/camera";
import { Picker } from "../src/map/picking";
import { cloud, uniform } from "./random";

function slowNearest(xy: Float32Array, x: number, y: number, radius: number): number | null {
    let best: number | null = null;
    let least = radius * radius;
    for (let row = 0; row < xy.length / 2; row++) {
        const square = (xy[2 * row]! - x) ** 2 + (xy[2 * row + 1]! - y) ** 2;
        if (square < least || (square === least && best === null)) {
            least = square;
            best = row;
        }
    }
    return best;
}

test("picks what looking at every word picks", () => {
    const xy = cloud(3000, 1);
    const picker = new Picker(xy);
    const next = uniform(8);
    let found = 0;
    for (let i = 0; i < 500; i++) {
        const [x, y, radius] = [2.4 * next() - 1.2, 2.4 * next() - 1.2, 0.1 * next()];
        const picked = picker.nearest(x, y, radius);
        assert.equal(picked, slowNearest(xy, x, y, radius));
        if (picked !== null) found++;
    }
    assert.ok(found > 100 && found < 500);
});

test("of words in one place it picks the most frequent", () => {
    assert.equal(new Picker(Float32Array.of(5, 5, 0, 0, 0, 0, 0, 0)).nearest(0.1, 0, 1), 1);
});

test("words in a box are those whose places are in it", () => {
    const xy = cloud(2000, 4);
    const box = { x0: -0.3, y0: -0.1, x1: 0.2, y1: 0.6 };
    const inside = Array.from({ length: 2000 }, (_, row) => row).filter((row) => {
        const [x, y] = [xy[2 * row]!, xy[2 * row + 1]!];
        return box.x0 <= x && x <= box.x1 && box.y0 <= y && y <= box.y1;
    });
    const picker = new Picker(xy);
    assert.deepEqual(picker.inside(box).sort((a, b) => a - b), inside);
    const all = Array.from({ length: 2000 }, (_, row) => row);
    assert.deepEqual(picker.among(all, 1500, box), inside.filter((row) => row < 1500));
});

test("an empty map and words without a place are never picked", () => {
    assert.equal(new Picker(new Float32Array(0)).nearest(0, 0, 10), null);
    assert.deepEqual(new Picker(Float32Array.of(away, away)).inside({ x0: -2e9, y0: -2e9, x1: 2e9, y1: 2e9 }), []);
});
