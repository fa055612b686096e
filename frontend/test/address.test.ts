import assert from "node:assert/strict";
import { test } from "node:test";
import { ASKS, formatAddress, parseAddress, sameView, START, type Address } from "../src/address";

const QUESTIONS = ["", "king", "king - man + woman", "good, great -> bad", "a\nb\nc", "<b>&amp;#=%", "東京 🐱", "100% + 5"];

test("every address is read as it was written", () => {
    for (const ask of ASKS) {
        for (const question of QUESTIONS) {
            const address: Address = {
                ask,
                question,
                map: "tsne",
                colour: "column:3",
                at: [{ x: 0.125, y: -0.5, scale: 12.5 }, null],
            };
            assert.deepEqual(parseAddress(formatAddress(address)), address);
            const second: Address = { ...START, ask, question, at: [null, { x: 0, y: 0, scale: 1 }] };
            assert.deepEqual(parseAddress(formatAddress(second)), second);
        }
    }
});

test("what is as at the start is left out", () => {
    assert.equal(formatAddress(START), "#");
    assert.equal(formatAddress({ ...START, question: "king" }), "#word=king");
    assert.equal(formatAddress({ ...START, ask: "differences", map: "tsne" }), "#differences&map=tsne");
    assert.equal(formatAddress({ ...START, ask: "axis", question: "good -> bad" }), "#axis=good+->+bad");
});

test("views are kept to five digits", () => {
    const at: Address["at"] = [{ x: 0.1234567, y: -1e-7, scale: 3.999996 }, null];
    assert.equal(formatAddress({ ...START, at }), "#at=0.12346,-1e-7,4");
});

test("views are the same where they look at the same place equally near", () => {
    const view = { x: 1, y: 2, scale: 3 };
    assert.ok(sameView(view, { ...view }) && sameView(null, null));
    assert.ok(!sameView(view, null) && !sameView(null, view));
    for (const name of ["x", "y", "scale"]) assert.ok(!sameView(view, { ...view, [name]: 0 }));
});

test("an address that makes no sense shows the start", () => {
    for (const fragment of ["", "#", "#at=", "#at=1,2", "#at=1,2,x", "#at=1,2,0", "#at=1,2,-3", "#map=&colour=", "#nonsense=%"]) {
        assert.deepEqual(parseAddress(fragment), START);
    }
});
