import assert from "node:assert/strict";
import { test } from "node:test";
import { complete } from "../src/embedded/completion";
import { distance, spelledNearly } from "../src/embedded/spelling";
import { uniform } from "./random";

const WORDS = ["the", "Other", "other", "mother", "Theory", "theme", "king", "<b>the</b>"];

test("words that begin so come first, then in other letters' case, then those that hold it; the frequent first in each", () => {
    const words = complete(WORDS, "the", 10).words.map((each) => each.word);
    assert.deepEqual(words, ["the", "theme", "Theory", "Other", "other", "mother", "<b>the</b>"]);
    assert.deepEqual(complete(WORDS, "the", 2).words, [{ word: "the", row: 0 }, { word: "theme", row: 5 }]);
    assert.deepEqual(complete(WORDS, "The", 2).words.map((each) => each.word), ["Theory", "the"]);
});

test("where no word holds it, words are offered that are spelled nearly so", () => {
    assert.deepEqual(complete(WORDS, "kign", 5), { words: [], nearest: ["king"] });
    assert.deepEqual(complete(WORDS, "zzzzzz", 5), { words: [], nearest: [] });
    assert.deepEqual(spelledNearly(WORDS, "mohter", 5), ["mother", "Other", "other"]);
});

/** The definition, by recursion. */
function slowDistance(a: string, b: string): number {
    if (a === "" || b === "") return a.length + b.length;
    const [i, j] = [a.length - 1, b.length - 1];
    const ways = [
        slowDistance(a.slice(0, i), b) + 1,
        slowDistance(a, b.slice(0, j)) + 1,
        slowDistance(a.slice(0, i), b.slice(0, j)) + (a[i] === b[j] ? 0 : 1),
    ];
    if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j]) ways.push(slowDistance(a.slice(0, i - 1), b.slice(0, j - 1)) + 1);
    return Math.min(...ways);
}

test("the distance of two spellings is what its definition says", () => {
    const next = uniform(3);
    const word = (): string => Array.from({ length: Math.floor(next() * 6) }, () => "abc"[Math.floor(next() * 3)]).join("");
    for (let round = 0; round < 300; round++) {
        const [a, b] = [word(), word()];
        assert.equal(distance(a, b), slowDistance(a, b), `${a} ${b}`);
    }
});
