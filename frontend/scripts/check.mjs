// Fails unless the page in the Python package is what its sources build.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, page } from "./bundle.mjs";

const stale = [];
for (const [name, bytes] of await bundle()) {
    const shipped = await readFile(join(page, name)).catch(() => null);
    if (shipped === null || !shipped.equals(bytes)) stale.push(name);
}
if (stale.length > 0) {
    console.error(`not what the sources build: ${stale.join(", ")}; run 'npm run build' in frontend/ and commit the result`);
    process.exit(1);
}
console.log("the shipped page is current");
