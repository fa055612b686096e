import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowMarks } from "../src/map/arrows";
import type { Text } from "../src/map/marks";
import { escape, svg } from "../src/map/svg";

function text(letters: string): Text {
    return { kind: "text", text: letters, x: 1, y: 2, size: 12, bold: true, anchor: "middle", colour: "#000", halo: "#fff" };
}

const empty = { width: 100, height: 50, ground: "#ffffff", dots: [], strength: 0.8, marks: [] };

test("words that look like marks are text", () => {
    const file = svg({ ...empty, marks: [text(`</text><script>alert("1" & '2')</script>`)] });
    assert.ok(!file.includes("<script"));
    assert.equal(file.match(/<\/text>/g)?.length, 1);
    assert.ok(file.includes("&#60;script&#62;alert(&#34;1&#34; &#38; &#39;2&#39;)"));
});

test("what XML has no way to write is left out", () => {
    assert.equal(escape("a\u0000\u001fb\ud800c\ufffe😀\t"), "abc😀\t");
});

test("dots of one colour and size are one path", () => {
    const dot = { x: 1.2345, y: 2, diameter: 2, colour: "rgb(1, 2, 3)" };
    const file = svg({ ...empty, dots: [dot, { ...dot, x: 9 }, { ...dot, colour: "rgb(4, 5, 6)" }] });
    assert.equal(file.match(/<path/g)?.length, 2);
    assert.ok(file.includes('d="M1.2 2h0M9 2h0"'));
});

test("arrows leave their points free and end in a head", () => {
    const [stroke, head] = arrowMarks({ x: 0, y: 0 }, { x: 100, y: 0 }, "#123456", true);
    assert.ok(stroke?.kind === "stroke" && stroke.from.x > 5 && stroke.to.x < 95 && stroke.dashed);
    assert.ok(head?.kind === "area" && head.points.length === 3);
    const [tip, one, other] = head.points;
    assert.ok(Math.abs(Math.hypot(tip!.x - one!.x, tip!.y - one!.y) - Math.hypot(tip!.x - other!.x, tip!.y - other!.y)) < 1e-9);
    assert.deepEqual(arrowMarks({ x: 0, y: 0 }, { x: 5, y: 5 }, "#123456", false), []);
});
