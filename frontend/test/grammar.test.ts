import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAnalogy, kindOf, lastTerm, parseAnalogy, parseAxis, parseList, parseWord, quoted, replaced } from "../src/grammar";
import { Refusal } from "../src/source";

test("an analogy is words with signs between them", () => {
    assert.deepEqual(parseAnalogy("king - man + woman"), { positive: ["king", "woman"], negative: ["man"] });
    assert.deepEqual(parseAnalogy("- man + king"), { positive: ["king"], negative: ["man"] });
    assert.deepEqual(parseAnalogy('"new york" - ny + la'), { positive: ["new york", "la"], negative: ["ny"] });
    assert.deepEqual(parseAnalogy("e-mail + c++"), { positive: ["e-mail", "c++"], negative: [] });
    assert.deepEqual(parseAnalogy("1,000 − one"), { positive: ["1,000"], negative: ["one"] });
    assert.deepEqual(parseAnalogy('"+" - "-"'), { positive: ["+"], negative: ["-"] });
});

test("what is no analogy is refused with a sentence that says how to write one", () => {
    assert.throws(() => parseAnalogy(""), /write an analogy as words/);
    assert.throws(() => parseAnalogy("king -"), /write an analogy as words/);
    assert.throws(() => parseAnalogy("king - + man"), /a word is missing before '\+'/);
    assert.throws(() => parseAnalogy("king man"), /write \+ or - before 'man'/);
    assert.throws(() => parseAnalogy('"" + king'), /must have letters/);
    assert.throws(() => parseAnalogy("king man"), Refusal);
});

test("a sum is written as it is read", () => {
    for (const text of ["king - man + woman", '"new york" - ny', "- man - boy + king", "a + b + c"]) {
        assert.deepEqual(parseAnalogy(formatAnalogy(parseAnalogy(text))), parseAnalogy(text));
    }
    assert.equal(formatAnalogy(parseAnalogy('woman + king − "old man"')), 'woman - "old man" + king');
});

test("an axis has two poles of one word or more", () => {
    assert.deepEqual(parseAxis("good -> bad"), { from: ["good"], to: ["bad"] });
    assert.deepEqual(parseAxis('good, "very good" → bad,awful'), { from: ["good", "very good"], to: ["bad", "awful"] });
    assert.deepEqual(parseAxis("good, great->bad"), { from: ["good", "great"], to: ["bad"] });
    assert.deepEqual(parseAxis('"very good"→bad'), { from: ["very good"], to: ["bad"] });
    assert.deepEqual(parseAxis('"a->b" -> "1,000"'), { from: ["a->b"], to: ["1,000"] });
    assert.deepEqual(parseAxis("a->b -> c"), { from: ["a->b"], to: ["c"] });
    for (const text of ["", "good", "-> bad", "good ->", "a -> b -> c", "a->b->c", "good->"]) {
        assert.throws(() => parseAxis(text), /write an axis as two poles/);
    }
});

test("a list is separated by lines, else by commas, else by blanks", () => {
    assert.deepEqual(parseList("new york\r\nparis\n\nparis,\n"), ["new york", "paris"]);
    assert.deepEqual(parseList('new york, "a, b",paris,'), ["new york", "a, b", "paris"]);
    assert.deepEqual(parseList(' red green  "light blue" '), ["red", "green", "light blue"]);
    assert.deepEqual(parseList(" "), []);
});

test("a word in quotes is read as it was", () => {
    for (const word of ["king", "new york", "a, b", "a\nb", "+", "-", "->", "a->b", "l'eau"]) {
        assert.equal(parseWord(quoted(word)), word);
        assert.deepEqual(parseAnalogy(`${quoted(word)} + x`).positive, [word, "x"]);
    }
});

test("words with quotes in them and the empty word are asked as they are", () => {
    for (const word of ["", '"', '"a"', 'say "x" y', " a ", "a\r\nb", "x\u2028y"]) assert.equal(parseWord(quoted(word)), word);
});

test("the form of a text tells what it asks", () => {
    assert.equal(kindOf("king"), "word");
    assert.equal(kindOf("new york"), "word");
    assert.equal(kindOf("-5"), "word");
    assert.equal(kindOf("king - man + woman"), "analogy");
    assert.equal(kindOf("good -> bad"), "axis");
    assert.equal(kindOf("good->bad"), "axis");
    assert.equal(kindOf('"good->bad"'), "word");
    for (const text of ["->", "-->", "good->"]) assert.equal(kindOf(text), "word");
    assert.equal(kindOf("red, green"), "list");
    assert.equal(kindOf("red,green,blue"), "list");
    assert.equal(kindOf('red,"light blue, dark"'), "word");
    for (const text of ["1,000", "king,"]) assert.equal(kindOf(text), "word");
});

test("completion begins after the last sign", () => {
    assert.deepEqual(lastTerm("kin"), { start: 0, typed: "kin" });
    assert.deepEqual(lastTerm("king - ma"), { start: 7, typed: "ma" });
    assert.deepEqual(lastTerm("e-ma"), { start: 0, typed: "e-ma" });
    assert.deepEqual(lastTerm('"a + b" + "new y'), { start: 10, typed: "new y" });
    assert.deepEqual(lastTerm("good, gre"), { start: 6, typed: "gre" });
    assert.deepEqual(lastTerm("good -> "), { start: 8, typed: "" });
    assert.deepEqual(lastTerm("good->ba"), { start: 6, typed: "ba" });
});

/** What becomes of a text whose caret is at `|` when a word is taken, written the same way. */
function taken(text: string, word: string): string {
    const caret = text.indexOf("|");
    const found = replaced(text.replace("|", ""), caret, word);
    return `${found.text.slice(0, found.caret)}|${found.text.slice(found.caret)}${found.alone ? " alone" : ""}`;
}

test("a word is taken where the caret is, and the rest of the text stays", () => {
    assert.equal(taken("kin|", "king"), "king| alone");
    assert.equal(taken("kin|  ", "king"), "king|   alone");
    assert.equal(taken("kin| - man", "king"), "king| - man");
    assert.equal(taken("k|ng - man", "king"), "king| - man");
    assert.equal(taken("king - m| + woman", "man"), "king - man| + woman");
    assert.equal(taken("good, gr|, fine -> bad", "great"), "good, great|, fine -> bad");
    assert.equal(taken('"new yo|rk" + x', "new york"), '"new york"| + x');
    assert.equal(taken('"new yo|', "new york"), '"new york"| alone');
    assert.equal(taken("good->b|", "bad"), "good->bad|");
});
