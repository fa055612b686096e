import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../src/source";

test("a refusal carries its sentence and the words that may have been meant", () => {
    const refusal = new Refusal("'kng' is not in the vocabulary", ["king"]);
    assert.equal(refusal.message, "'kng' is not in the vocabulary");
    assert.deepEqual(refusal.nearest, ["king"]);
});
