import assert from "node:assert/strict";
import { test } from "node:test";
import { away, bounds, Camera, maxScale, minScale } from "../src/map/camera";
import { flight } from "../src/map/flight";

function camera(width = 800, height = 600): Camera {
    const made = new Camera();
    made.resize(width, height);
    made.setHome({ x0: -1, y0: -0.5, x1: 1, y1: 0.5 });
    return made;
}

function near(a: number, b: number, margin = 1e-9): void {
    assert.ok(Math.abs(a - b) <= margin, `${a} is not ${b}`);
}

test("at scale 1 the whole map is in the window, with a border", () => {
    for (const [width, height] of [[800, 600], [390, 700], [1600, 300]] as const) {
        const at = camera(width, height);
        at.view = at.homeView;
        assert.ok(at.screenX(-1) > 0 && at.screenX(1) < width);
        assert.ok(at.screenY(0.5) > 0 && at.screenY(-0.5) < height);
        near(at.screenX(0), width / 2);
    }
});

test("pixels and data are inverse to each other, and y points upwards", () => {
    const at = camera();
    at.view = { x: 0.3, y: -0.2, scale: 7.5 };
    near(at.dataX(at.screenX(0.123)), 0.123);
    near(at.dataY(at.screenY(-0.321)), -0.321);
    assert.ok(at.screenY(0.4) < at.screenY(0.3));
});

test("zooming leaves the data under the pointer where it was", () => {
    const at = camera();
    at.view = { x: 0.1, y: 0.1, scale: 3 };
    const [x, y] = [at.dataX(600), at.dataY(200)];
    at.zoomAt(2.5, 600, 200);
    near(at.view.scale, 7.5);
    near(at.screenX(x), 600, 1e-6);
    near(at.screenY(y), 200, 1e-6);
});

test("panning carries the ground with the hand", () => {
    const at = camera();
    at.view = { x: 0, y: 0, scale: 4 };
    const left = at.screenX(0.05);
    const top = at.screenY(0.05);
    at.pan(30, -12);
    near(at.screenX(0.05), left + 30, 1e-6);
    near(at.screenY(0.05), top - 12, 1e-6);
});

test("nobody leaves the map or the limits of the zoom", () => {
    const at = camera();
    at.view = { x: 99, y: -99, scale: 1e9 };
    assert.deepEqual(at.view, { x: 1, y: -0.5, scale: maxScale });
    at.zoomAt(1e-12, 0, 0);
    assert.equal(at.view.scale, minScale);
});

test("a view is the same part of the map in a window of another size", () => {
    const at = camera(800, 600);
    at.view = { x: 0.2, y: 0.1, scale: 5 };
    const before = at.box();
    at.resize(400, 300);
    const after = at.box();
    near(after.x0, before.x0);
    near(after.y1, before.y1);
});

test("a box that is fitted is seen whole, and one word is not come too near", () => {
    const at = camera();
    const box = { x0: 0.1, y0: 0.1, x1: 0.2, y1: 0.12 };
    at.view = at.fitting(box, 1000);
    assert.ok(at.screenX(0.1) > 0 && at.screenX(0.2) < 800);
    assert.equal(at.fitting({ x0: 0.1, y0: 0.1, x1: 0.1, y1: 0.1 }, 10).scale, 10);
});

test("bounds pass over words without a place", () => {
    assert.deepEqual(bounds(Float32Array.of(0, 1, away, away, -0.5, 0.25)), { x0: -0.5, y0: 0.25, x1: 0, y1: 1 });
    assert.deepEqual(bounds(Float32Array.of(away, away)), { x0: -1, y0: -1, x1: 1, y1: 1 });
    assert.deepEqual(bounds(Float32Array.of(0, 1, 3, 4, -0.5, 0.25), [1]), { x0: 3, y0: 4, x1: 3, y1: 4 });
});

test("a flight begins and ends where it should, goes out on a long way and stays finite", () => {
    const from = { x: -0.9, y: 0.2, scale: 30 };
    const to = { x: 0.8, y: -0.3, scale: 60 };
    const path = flight(from, to, 2);
    near(path.at(0).x, from.x, 1e-6);
    near(path.at(0).scale, from.scale, 1e-6);
    assert.deepEqual(path.at(1), to);
    near(path.at(0.999999).x, to.x, 1e-4);
    near(path.at(0.999999).scale, to.scale, 1e-2);
    assert.ok(path.at(0.5).scale < 5);
    assert.ok(path.length > 0);
});

test("a flight on the spot only zooms, and one to where it is has no length", () => {
    const path = flight({ x: 0, y: 0, scale: 1 }, { x: 0, y: 0, scale: 16 }, 2);
    near(path.at(0.5).scale, 4);
    assert.equal(flight({ x: 0, y: 0, scale: 3 }, { x: 0, y: 0, scale: 3 }, 2).length, 0);
});
