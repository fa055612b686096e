import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { ServerSource } from "../src/server";

const { fetch } = globalThis;
afterEach(() => {
    globalThis.fetch = fetch;
});

/** Has every question answered so, and keeps their addresses. */
function answering(answer: () => Promise<Response>): string[] {
    const asked: string[] = [];
    globalThis.fetch = async (address) => {
        asked.push(String(address));
        return answer();
    };
    return asked;
}

test("each word of a pole is a parameter of its own, whatever is in it", async () => {
    const asked = answering(async () => Response.json({}));
    await new ServerSource().axis(1, ["a,b", " c"], ["d&e"], 5);
    assert.deepEqual(asked, ["api/axis?model=1&from=a%2Cb&from=+c&to=d%26e&n=5"]);
});

test("what could not be fetched is asked for again, what could is kept", async () => {
    const source = new ServerSource();
    answering(async () => Promise.reject(new TypeError("offline")));
    await assert.rejects(source.words(0), /the server does not answer/);
    const asked = answering(async () => Response.json(["king"]));
    assert.deepEqual([await source.words(0), await source.words(0)], [["king"], ["king"]]);
    assert.equal(asked.length, 1);
});

test("the server's own sentence is told, and an endless question is not sent", async () => {
    const asked = answering(async () => Response.json({ error: "no", nearest: ["king"] }, { status: 404 }));
    await assert.rejects(new ServerSource().neighbours(0, "x", 5), { message: "no", nearest: ["king"] });
    await assert.rejects(new ServerSource().neighbours(0, "x".repeat(60_000), 5), /at most 50,000 letters/);
    assert.equal(asked.length, 1);
});
