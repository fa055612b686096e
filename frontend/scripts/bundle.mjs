// What the shipped page is made of: file names and contents, the same bytes from the same sources on every machine.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const frontend = join(dirname(fileURLToPath(import.meta.url)), "..");
export const page = join(frontend, "..", "src", "firth", "explorer", "page");

// Not minified: whoever installs the package can read what runs, and a change of one line is a change of one line here too.
const settings = {
    absWorkingDir: frontend,
    bundle: true,
    write: false,
    charset: "utf8",
    legalComments: "none",
    target: ["es2022", "chrome123", "firefox120", "safari17.5"],
    logLevel: "warning",
};

/** The files of the page as a map from name to bytes. */
export async function bundle() {
    const outputs = await Promise.all([
        build({ ...settings, entryPoints: ["src/main.ts"], format: "iife", outfile: "explorer.js" }),
        build({ ...settings, entryPoints: ["src/style/explorer.css"], outfile: "explorer.css" }),
    ]);
    const [script, style] = outputs.map((output) => Buffer.from(output.outputFiles[0].contents));
    return new Map([
        ["index.html", await readFile(join(frontend, "src", "index.html"))],
        ["explorer.js", script],
        ["explorer.css", style],
    ]);
}
