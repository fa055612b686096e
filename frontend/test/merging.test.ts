import assert from "node:assert/strict";
import { test } from "node:test";
import { alternating, merged } from "../src/merging";
import type { Completion } from "../src/source";

const found = (words: string[], nearest: string[] = []): Completion => ({ words: words.map((word, row) => ({ word, row })), nearest });
const texts = ({ words }: Completion): string[] => words.map((each) => each.word);

test("several lists take turns, and what is in two of them comes once", () => {
    const same = (word: string): string => word;
    assert.deepEqual(alternating([["a", "b", "c"], ["x", "a"], []], same), ["a", "x", "b", "c"]);
    assert.deepEqual(alternating([], same), []);
});

test("words of all models are offered, and no more than are wanted", () => {
    assert.deepEqual(texts(merged([found(["the", "they"]), found(["then", "the"])], 8)), ["the", "then", "they"]);
    assert.deepEqual(texts(merged([found(["the", "they"]), found(["then", "the"])], 2)), ["the", "then"]);
});

test("spellings are offered where no model has a word", () => {
    assert.deepEqual(merged([found([], ["king"]), found([], ["kin", "king"])], 8), found([], ["king", "kin"]));
    assert.deepEqual(merged([found([], ["king"]), found(["kign"])], 8).nearest, []);
    assert.deepEqual(merged([], 8), found([]));
});
