import assert from "node:assert/strict";
import { test } from "node:test";
import type { EmbeddedData } from "../src/embedded/data";
import { EmbeddedSource } from "../src/embedded/source";
import { Refusal } from "../src/source";
import { codes } from "./random";

const ROWS = 300;
const DIMENSIONS = 7;
const TABLE = codes(ROWS, DIMENSIONS, 5);
const WORDS = Array.from({ length: ROWS }, (_, row) => `w${row}`);
const base64 = (array: ArrayBufferView): string => Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString("base64");

const data: EmbeddedData = {
    about: {
        version: "0",
        models: [{ name: "m", words: ROWS, shown: ROWS, dimensions: DIMENSIONS, counted: true, maps: [] }],
        columns: [
            { id: 0, name: "length", kind: "number", categories: [] },
            { id: 1, name: "kind", kind: "category", categories: ["a", "b"] },
        ],
    },
    models: [
        {
            words: WORDS,
            frequencies: base64(Float32Array.from(WORDS, (_, row) => -row)),
            maps: { pca: base64(new Float32Array([0.5, -0.25])) },
            clusters: { k: 2, codes: base64(new Uint8Array([0, 1])), names: ["x", "y"] },
            dimensions: DIMENSIONS,
            vectors: base64(TABLE),
            columns: [base64(new Float32Array([1, NaN])), base64(new Uint16Array([1, 65535]))],
        },
    ],
};
const source = new EmbeddedSource(data);

// The obvious way, in double precision: unit vectors as lists, every word compared with every other.
const unit = (vector: number[]): number[] => vector.map((value) => value / Math.hypot(...vector));
const dot = (a: number[], b: number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const plus = (a: number[], b: number[], weight = 1): number[] => a.map((value, i) => value + weight * b[i]!);
const UNITS = WORDS.map((_, row) => unit([...TABLE.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS)]));
const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 1e-5, `${a} is not ${b}`);

function ranked(direction: number[], without: number[], n: number): { row: number; similarity: number }[] {
    const all = UNITS.map((vector, row) => ({ row, similarity: dot(vector, direction) }));
    const left = all.filter(({ row }) => !without.includes(row));
    return left.sort((a, b) => b.similarity - a.similarity).slice(0, n);
}

test("neighbours are those of a brute-force search", async () => {
    for (const row of [0, 17, 299]) {
        const found = await source.neighbours(0, `w${row}`, 20);
        const expected = ranked(UNITS[row]!, [row], 20);
        assert.deepEqual(found.neighbours.map((each) => each.word), expected.map((each) => `w${each.row}`));
        found.neighbours.forEach((each, place) => near(each.similarity, expected[place]!.similarity));
    }
});

test("an analogy is the direction of the sum, its own words left out", async () => {
    const found = await source.analogy(0, "w3 - w5 + w8", 10);
    const direction = unit(plus(plus(UNITS[3]!, UNITS[5]!, -1), UNITS[8]!));
    const expected = ranked(direction, [3, 5, 8], 10);
    assert.deepEqual(found.answers.map((each) => each.row), expected.map((each) => each.row));
    found.answers.forEach((each, place) => near(each.similarity, expected[place]!.similarity));
    assert.deepEqual([found.positive.map((each) => each.row), found.negative.map((each) => each.row)], [[3, 8], [5]]);
});

test("words are laid along an axis by their cosine with it, and the poles are among them", async () => {
    const found = await source.axis(0, ["w290", "w291"], ["w2"], 50);
    const start = plus(UNITS[290]!, UNITS[291]!).map((value) => value / 2);
    const direction = unit(plus(UNITS[2]!, start, -1));
    assert.deepEqual(found.from.map((each) => each.row), [290, 291]);
    assert.equal(found.words.length, 52);
    for (const { row, position } of found.words) near(position, dot(UNITS[row]!, direction));
    assert.ok(found.words.every(({ position }, place) => place === 0 || position >= found.words[place - 1]!.position));
});

test("the odd one is least like the mean of all", async () => {
    const rows = [4, 40, 140, 240];
    const found = await source.odd(0, rows.map((row) => `w${row}`));
    const mean = unit(rows.reduce<number[]>((sum, row) => plus(sum, UNITS[row]!), new Array<number>(DIMENSIONS).fill(0)));
    const expected = rows.map((row) => dot(UNITS[row]!, mean));
    found.similarities.forEach((each, place) => near(each.similarity, expected[place]!));
    assert.equal(found.odd, `w${rows[expected.indexOf(Math.min(...expected))]!}`);
});

test("similarities of a list, unknown words named", async () => {
    const found = await source.similarities(0, ["w1", "nothing", "w2", "w3"]);
    assert.deepEqual([found.words, found.unknown], [["w1", "w2", "w3"], ["nothing"]]);
    found.matrix.forEach((row, i) => row.forEach((value, j) => near(value, dot(UNITS[i + 1]!, UNITS[j + 1]!))));
    assert.deepEqual([...found.order].sort(), [0, 1, 2]);
});

test("an unknown word is refused with words that are spelled nearly so", async () => {
    await assert.rejects(source.neighbours(0, "x299", 5), (error: Refusal) => {
        assert.match(error.message, /'x299' is not among the words of this page/);
        assert.equal(error.nearest[0], "w299");
        return true;
    });
    await assert.rejects(source.odd(0, ["w1", "w2"]), /at least 3 words/);
    await assert.rejects(source.similarities(0, ["w1"]), /at least 2 words/);
    await assert.rejects(source.analogy(0, "w1 - w1", 5), /cancel each other out/);
    await assert.rejects(source.analogy(0, "w1 + w2 - w1 - w2", 5), /cancel each other out/);
    await assert.rejects(source.axis(0, ["w1"], ["w1"], 5), /must differ/);
    await assert.rejects(source.differences(5), /one model/);
    const strangers = new EmbeddedSource({ ...data, no_differences: "they share no words" });
    await assert.rejects(strangers.differences(5), /they share no words/);
    await assert.rejects(source.map(0, "tsne"), /without the map 'tsne'/);
});

test("words with commas, blanks, quotes or nothing in them are found; of two alike, the first", async () => {
    const words = ["a,b", "", 'say "x" y', "1", "1", "a\nb", "x", "y"];
    const model = { ...data.models[0]!, words, vectors: base64(TABLE.subarray(0, words.length * DIMENSIONS)) };
    const odd = new EmbeddedSource({ ...data, models: [model] });
    for (const word of new Set(words)) assert.equal((await odd.neighbours(0, word, 1)).row, words.indexOf(word));
    assert.deepEqual((await odd.axis(0, ["a,b"], ["a\nb", ""], 1)).to.map((each) => each.row), [5, 1]);
});

test("arrays come out as they went in", async () => {
    assert.deepEqual([...(await source.map(0, "pca"))], [0.5, -0.25]);
    assert.deepEqual([...(await source.frequencies(0))].slice(0, 3), [-0, -1, -2]);
    assert.deepEqual((await source.clusters(0)).codes, new Uint8Array([0, 1]));
    const [number, category] = data.about.columns;
    assert.deepEqual(await source.column(0, number!), new Float32Array([1, NaN]));
    assert.deepEqual(await source.column(0, category!), new Uint16Array([1, 65535]));
});
