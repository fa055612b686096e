import assert from "node:assert/strict";
import { test } from "node:test";
import { counted } from "../src/dom";
import { axisPanel } from "../src/panels/axis";
import { listPanel } from "../src/panels/list";
import { oddPanel } from "../src/panels/odd";
import { ofEach } from "../src/panels/panel";
import { Refusal, type ModelAbout, type Source } from "../src/source";

const MODEL: ModelAbout = { name: "m", words: 9, shown: 9, dimensions: 2, counted: true, maps: [] };
const nobody = {} as Source; // a question that is refused by its form is not asked
const words = (count: number): string => Array.from({ length: count }, (_, i) => `w${i}`).join("\n");

test("too many words are refused before they are asked about", async () => {
    await assert.rejects(listPanel.answer(nobody, [MODEL], words(61)), new Refusal("a heat map takes at most 60 words, got 61"));
    await assert.rejects(oddPanel.answer(nobody, [MODEL], words(201)), new Refusal("the odd one out takes at most 200 words, got 201"));
    await assert.rejects(
        axisPanel.answer(nobody, [MODEL], `${words(200)} -> x`),
        new Refusal("the poles of an axis take at most 200 words, got 201"),
    );
});

test("too few are refused too", async () => {
    await assert.rejects(listPanel.answer(nobody, [MODEL], "a"), /at least two words/);
    await assert.rejects(oddPanel.answer(nobody, [MODEL], "a, b"), /at least three words/);
});

test("where no model has an answer, the words that any of them offers are offered", async () => {
    const refusals = [new Refusal("not in m", ["king"]), new Refusal("not in n", ["kin", "king"])];
    const asked = ofEach([MODEL, { ...MODEL, name: "n" }], async (model) => Promise.reject(refusals[model]));
    await assert.rejects(asked, (error: Refusal) => {
        assert.deepEqual([error.message, error.nearest], ["not in m", ["king", "kin"]]);
        return true;
    });
    await assert.rejects(ofEach([MODEL], async () => Promise.reject(new TypeError("a mistake"))), TypeError);
});

test("one thing is counted as one", () => {
    assert.deepEqual([counted(0, "frame"), counted(1, "frame"), counted(2000, "word")], ["0 frames", "1 frame", "2,000 words"]);
});
