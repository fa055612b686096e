import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf } from "../src/rows";

test("of two texts alike the first has the row", () => {
    assert.deepEqual([...rowsOf(["1", "2", "1", ""])], [["1", 0], ["2", 1], ["", 3]]);
});
