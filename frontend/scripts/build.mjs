// Builds the page into the Python package.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle, page } from "./bundle.mjs";

await mkdir(page, { recursive: true });
for (const [name, bytes] of await bundle()) {
    await writeFile(join(page, name), bytes);
    console.log(`${name}: ${bytes.length} bytes`);
}
