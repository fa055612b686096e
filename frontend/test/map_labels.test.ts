import assert from "node:assert/strict";
import { test } from "node:test";
import { Boxes, overlap, type Rectangle } from "../src/map/boxes";
import { away } from "../src/map/camera";
import { labelOf, Lettering, sizeOf } from "../src/map/lettering";
import { eligible, levelOf, Levels, pixelsOf, unplaced } from "../src/map/levels";
import { groundOf, type Pin, place } from "../src/map/pinned";
import { cloud, uniform } from "./random";

const halves = { across: (row: number) => 12 + (row * 37) % 41, down: (row: number) => 6 + (row % 3) };

function levels(xy: Float32Array, depth: number): Levels {
    const made = new Levels(xy, halves);
    for (let i = 0; i < depth; i++) made.deepen();
    return made;
}

function anyOverlap(boxes: readonly Rectangle[]): boolean {
    return boxes.some((box, i) => boxes.slice(0, i).some((other) => overlap(box, other)));
}

test("boxes are found as by comparing each with each", () => {
    const next = uniform(3);
    const boxes = new Boxes(20);
    const all: Rectangle[] = [];
    for (let i = 0; i < 600; i++) {
        const [left, top] = [2000 * next() - 1000, 2000 * next() - 1000];
        const box = { left, top, right: left + 200 * next(), bottom: top + 60 * next() };
        const hit = boxes.hit(box);
        assert.equal(hit >= 0, all.some((other) => overlap(box, other)));
        if (hit >= 0) assert.ok(overlap(box, all[hit]!));
        assert.equal(boxes.add(box), i);
        all.push(box);
    }
});

test("no two labels overlap, at any zoom between two levels either", () => {
    const made = levels(cloud(1500, 7), 14);
    for (let level = 0; level < 14; level++) {
        const rows = made.placed.slice(0, made.shown(level));
        assert.ok(rows.every((row) => made.from[row]! <= level));
        for (const part of [0, 0.3, 0.99]) {
            const pixels = pixelsOf(level) * (pixelsOf(1) / pixelsOf(0)) ** part;
            assert.equal(levelOf(pixels), level);
            assert.ok(!anyOverlap(rows.map((row) => made.box(row, pixels))));
        }
    }
});

test("a label is left out only where another one stands or where its word is too rare", () => {
    const rare = new Levels(Float32Array.from({ length: 4000 }, (_, i) => 1e4 * i), halves);
    rare.deepen();
    assert.equal(rare.placed.length, eligible(0));
    const made = levels(cloud(800, 11), 6);
    const pixels = pixelsOf(5);
    const shown = made.placed.map((row) => made.box(row, pixels));
    for (let row = 0; row < 800; row++) {
        if (made.from[row] === unplaced) assert.ok(shown.some((box) => overlap(box, made.box(row, pixels))));
    }
});

test("at the first level no word gives way to a rarer one", () => {
    const made = levels(cloud(800, 5), 1);
    assert.equal(made.from[0], 0);
    assert.deepEqual(made.placed, [...made.placed].sort((a, b) => a - b));
    const slow: number[] = [];
    for (let row = 0; row < eligible(0); row++) {
        const box = made.box(row, pixelsOf(0));
        if (!slow.some((other) => overlap(box, made.box(other, pixelsOf(0))))) slow.push(row);
    }
    assert.deepEqual(made.placed, slow);
});

test("labels that are shown stay while one zooms in", () => {
    const made = levels(cloud(500, 2), 12);
    for (let level = 1; level < 12; level++) assert.ok(made.shown(level) >= made.shown(level - 1));
    assert.equal(made.shown(99), made.placed.length);
});

test("words in one place share it, words without a place have no label", () => {
    const made = levels(Float32Array.of(0, 0, 0, 0, away, away), 40);
    assert.deepEqual([...made.from], [0, unplaced, unplaced]);
});

test("all pinned labels are seen and none covers another, even in one heap", () => {
    const next = uniform(9);
    const pins: Pin[] = Array.from({ length: 40 }, (_, row) => ({
        ...{ row, x: 400 + 25 * next(), y: 300 + 25 * next(), across: 15 + 40 * next(), down: 8 },
    }));
    const placed = place(pins);
    assert.equal(placed.length, pins.length);
    assert.ok(!anyOverlap(placed.map(groundOf)));
    assert.ok(placed.some(({ tied }) => tied));
});

test("pinned labels do not move on the ground while one pans", () => {
    const pins: Pin[] = Array.from({ length: 12 }, (_, row) => ({ row, x: 20 * (row % 4), y: 9 * row, across: 30, down: 8 }));
    const offsets = (list: readonly Pin[]) => place(list).map(({ dx, dy }) => [dx, dy]);
    const moved = pins.map((pin) => ({ ...pin, x: pin.x - 517, y: pin.y + 301 }));
    assert.deepEqual(offsets(moved), offsets(pins));
});

test("a label stands above its point where there is room, else at a side", () => {
    const pin: Pin = { row: 4, x: 0, y: 0, across: 20, down: 8 };
    const [first, second] = place([pin, { ...pin, row: 5, y: -20 }]);
    assert.deepEqual([first!.tied, second!.dx, second!.tied], [false, 0, false]);
    assert.ok(first!.dx > 20 && second!.dy < 0);
});

test("labels are one line of at most 32 characters", () => {
    assert.equal(labelOf("a\u0000b\nc\u202ed"), "a b c d");
    assert.equal(labelOf("x".repeat(32)), "x".repeat(32));
    assert.equal(labelOf("x".repeat(33)), `${"x".repeat(31)}…`);
    assert.equal(labelOf("😀".repeat(40)), `${"😀".repeat(31)}…`);
    assert.equal(labelOf("<img src=x onerror=alert(1)>"), "<img src=x onerror=alert(1)>");
});

test("each character is measured once", () => {
    const asked: string[] = [];
    const letters = new Lettering((character) => asked.push(character) && character.length);
    assert.equal(letters.width("abba"), 4);
    assert.equal(letters.width("a😀"), 3);
    assert.deepEqual(asked, ["a", "b", "😀"]);
});

test("letters are the larger the more frequent a word is", () => {
    const sizes = [0, 100, 1000, 50_000].map(sizeOf);
    assert.deepEqual(sizes, [...sizes].sort((a, b) => b - a));
    assert.ok(sizes[0]! > sizes[3]!);
});
