import assert from "node:assert/strict";
import { test } from "node:test";
import { axisLayout } from "../src/map/axis";
import { type Rectangle, overlap } from "../src/map/boxes";
import { bounds, Camera } from "../src/map/camera";
import { labelOf, Lettering, sizeOf } from "../src/map/lettering";
import { Levels } from "../src/map/levels";
import type { Mark, Text } from "../src/map/marks";
import { Overlay, type Scene } from "../src/map/overlay";
import { Picker } from "../src/map/picking";
import { inks } from "../src/map/themes";
import { cloud } from "./random";

const count = 3000;
const xy = cloud(count, 21);
const words = Array.from({ length: count }, (_, row) => `w${"o".repeat(row % 9)}rd${row}`);
const letters = new Lettering(() => 0.6);
const levels = new Levels(xy, {
    across: (row) => (letters.width(labelOf(words[row]!)) * sizeOf(row)) / 2,
    down: (row) => 0.6 * sizeOf(row),
});
for (let level = 0; level < 16; level++) levels.deepen();

function scene(scale: number, more: Partial<Scene> = {}): Scene {
    const camera = new Camera();
    camera.resize(900, 700);
    camera.setHome(bounds(xy));
    camera.view = { x: 0.05, y: -0.02, scale };
    return {
        ...{ camera, words, levels, picker: new Picker(xy), ink: inks.light, chosen: null, hovered: null, axis: null },
        ...{ highlighted: [], arrows: [], at: (row) => ({ x: camera.screenX(xy[2 * row]!), y: camera.screenY(xy[2 * row + 1]!) }) },
        ...more,
    };
}

function texts(marks: readonly Mark[]): Text[] {
    return marks.filter((mark) => mark.kind === "text");
}

function ground({ text, x, y, size, bold }: Text): Rectangle {
    const across = (letters.width(text) * size * (bold ? 1.08 : 1)) / 2;
    return { left: x - across, right: x + across, top: y - 0.55 * size, bottom: y + 0.55 * size };
}

const neighbours = [400, 7, 2900, 2901, 2902, 2903, 1500, 1501];

test("labels never overlap, with words chosen, pointed at and highlighted or without", () => {
    for (const scale of [0.5, 1, 2.3, 9, 40]) {
        for (const more of [{}, { chosen: 7, hovered: 1234, highlighted: neighbours, arrows: [{ from: 5, to: 6, kind: "answer" } as const] }]) {
            const boxes = texts(new Overlay(letters).marks(scene(scale, more))).map(ground);
            assert.ok(boxes.length > 3);
            assert.ok(!boxes.some((box, i) => boxes.slice(0, i).some((other) => overlap(box, other))), `scale ${scale}`);
        }
    }
});

test("what one asked for is always labelled", () => {
    const marks = new Overlay(letters).marks(scene(1, { chosen: 2999, hovered: 2500, highlighted: neighbours, arrows: [] }));
    const shown = new Set(texts(marks).map(({ text }) => text));
    for (const row of [2999, 2500, ...neighbours]) assert.ok(shown.has(words[row]!), words[row]);
});

test("while one pans labels stay on their words", () => {
    const overlay = new Overlay(letters);
    const at = scene(3, { chosen: 12, highlighted: neighbours });
    const inner = ({ x, y }: Text): boolean => x > 150 && x < 750 && y > 100 && y < 600;
    const before = texts(overlay.marks(at)).filter(inner);
    at.camera.pan(60, -40);
    const after = new Map(texts(overlay.marks(at)).map((mark) => [mark.text, mark]));
    for (const { text, x, y } of before) {
        const mark = after.get(text);
        assert.ok(mark !== undefined, `${text} is gone`);
        assert.ok(Math.abs(mark.x - x - 60) < 1e-6 && Math.abs(mark.y - y + 40) < 1e-6, `${text} jumped`);
    }
});

test("a label is hit where it stands and nowhere else", () => {
    const overlay = new Overlay(letters);
    for (const { text, x, y } of texts(overlay.marks(scene(2, { chosen: 3 })))) {
        assert.equal(words[overlay.hit({ x, y }) ?? -1], text);
    }
    assert.equal(overlay.hit({ x: -5000, y: 0 }), null);
});

test("words on their way to another map have only the labels one asked for", () => {
    const marks = texts(new Overlay(letters).marks(scene(1, { levels: null, chosen: 5 })));
    assert.deepEqual(marks.map(({ text }) => text), [words[5]]);
});

test("an axis has its poles and its numbers", () => {
    const axis = { rows: Int32Array.of(0, 1), positions: Float32Array.of(-0.2, 0.3), from: "good", to: "<bad>" };
    const layout = axisLayout(axis, new Float32Array(count), 900 / 700);
    const marks = texts(new Overlay(letters).marks(scene(1, { levels: null, axis: { layout, from: "good", to: "<bad>" } })));
    const shown = marks.map(({ text }) => text);
    assert.ok(shown.includes("← good") && shown.includes("<bad> →") && shown.includes("−0.10"));
});
