import assert from "node:assert/strict";
import { test } from "node:test";
import { paint } from "../src/map/colouring";
import { distance, fromLight, type Lab, polar, toLight, toRgb } from "../src/map/oklab";
import { apart, most, palette, seen } from "../src/map/palette";
import { inks } from "../src/map/themes";
import type { Theme } from "../src/map/types";

const themes: Theme[] = ["light", "dark"];

function labOf([red, green, blue]: readonly number[]): Lab {
    const decode = (part: number): number => (part <= 10.31475 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return fromLight([decode(red!), decode(green!), decode(blue!)]);
}

function ground(theme: Theme): Lab {
    return labOf([1, 3, 5].map((at) => parseInt(inks[theme].ground.slice(at, at + 2), 16)));
}

/** Rows of red, green and blue. */
function rows(rgb: Uint8Array): number[][] {
    return Array.from({ length: rgb.length / 3 }, (_, row) => [...rgb.subarray(3 * row, 3 * row + 3)]);
}

function ramp(n: number): Float32Array {
    return Float32Array.from({ length: n }, (_, i) => i);
}

test("Oklab there and back is the same colour, and white is white", () => {
    const lab = polar(0.6, 0.1, 30);
    assert.ok(distance(fromLight(toLight(lab)), lab) < 1e-6);
    assert.deepEqual(toRgb([1, 0, 0]), [255, 255, 255]);
    assert.deepEqual(toRgb([0, 0, 0]), [0, 0, 0]);
});

test("a scale's lightness only falls in the light theme and only rises in the dark one", () => {
    for (const theme of themes) {
        const painted = paint({ kind: "number", values: ramp(200) }, 200, theme);
        const lightness = rows(painted.rgb).map((colour) => labOf(colour)[0]);
        const steps = lightness.slice(1).map((value, i) => (theme === "dark" ? 1 : -1) * (value - lightness[i]!));
        assert.ok(Math.min(...steps) > -0.004);
        assert.ok(Math.abs(lightness[199]! - lightness[0]!) > 0.4);
        assert.ok(Math.abs(lightness[199]! - ground(theme)[0]) > 0.5);
    }
});

test("categories are told apart, by those who see no red or no green too, and stand out from the ground", () => {
    for (const theme of themes) {
        const colours = palette(theme).map((rgb) => seen(labOf(rgb)));
        assert.equal(colours.length, most);
        const gaps = (first: number): number =>
            Math.min(...colours.slice(0, first).flatMap((one, i) => colours.slice(0, i).map((other) => apart(one, other))));
        assert.ok(gaps(8) > 0.14, String(gaps(8)));
        assert.ok(gaps(12) > 0.13, String(gaps(12)));
        assert.ok(gaps(most) > 0.08, String(gaps(most)));
        assert.ok(colours.every(([lab]) => Math.abs(lab[0] - ground(theme)[0]) > 0.24));
    }
});

test("one giant does not paint all others alike, and words without a number are grey", () => {
    const values = ramp(1000);
    values[999] = 1e9;
    values[3] = NaN;
    const painted = paint({ kind: "number", values }, 1000, "light");
    const colours = rows(painted.rgb).map(String);
    assert.ok(new Set(colours).size > 100);
    assert.equal(colours[3], "150,150,150");
    assert.equal(painted.legend.length, 7);
    assert.equal(colours[0], painted.legend[0]!.colour.slice(4, -1).replaceAll(", ", ","));
});

test("a scale of one number and one of none do not fail", () => {
    assert.deepEqual(paint({ kind: "number", values: Float32Array.of(2, 2) }, 2, "light").legend.map(({ label }) => label), ["2"]);
    assert.deepEqual(paint({ kind: "number", values: Float32Array.of(NaN, NaN) }, 2, "dark").legend, []);
});

test("categories have their counts, and words without one are none", () => {
    const { legend, rgb } = paint({ kind: "category", codes: Uint16Array.of(0, 1, 1, 65535), names: ["a", "b"] }, 4, "light");
    assert.deepEqual(legend.map(({ label, count }) => [label, count]), [["a", 1], ["b", 2], ["none", 1]]);
    assert.deepEqual(rows(rgb)[1], rows(rgb)[2]);
    assert.notDeepEqual(rows(rgb)[0], rows(rgb)[1]);
});

test("of more than 32 categories the largest have colours and the others are other", () => {
    const codes = Uint16Array.from({ length: 120 }, (_, i) => (i < 80 ? i % 40 : 35 + (i % 5)));
    const names = Array.from({ length: 40 }, (_, i) => `c${i}`);
    const { legend } = paint({ kind: "category", codes, names }, 120, "dark");
    assert.equal(legend.length, most + 1);
    assert.deepEqual(legend.slice(0, 5).map(({ label }) => label), ["c35", "c36", "c37", "c38", "c39"]);
    assert.deepEqual([legend[most]!.label, legend[most]!.count], ["other", 16]);
});
