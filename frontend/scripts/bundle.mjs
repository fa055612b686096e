// What the shipped page is made of: file names and contents, the same bytes from the same sources on every machine.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./licences.mjs";

const frontend = join(dirname(fileURLToPath(import.meta.url)), "..");
export const page = join(frontend, "..", "src", "firth", "explorer", "page");

// Not minified: whoever installs the package can read what runs, and a change of one line is a change of one line here too.
const settings = {
    absWorkingDir: frontend,
    bundle: true,
    write: false,
    metafile: true,
    charset: "utf8",
    legalComments: "none",
    target: ["es2022", "chrome123", "firefox120", "safari17.5"],
    logLevel: "warning",
};

/** The files of the page as a map from name to bytes. */
export async function bundle() {
    const [script, style] = await Promise.all([
        build({ ...settings, entryPoints: ["src/main.ts"], format: "iife", outfile: "explorer.js" }),
        build({ ...settings, entryPoints: ["src/style/explorer.css"], outfile: "explorer.css" }),
    ]);
    const notice = await licences(frontend, Object.keys(script.metafile.inputs));
    return new Map([
        ["index.html", await readFile(join(frontend, "src", "index.html"))],
        ["explorer.js", Buffer.concat([Buffer.from(notice), script.outputFiles[0].contents])],
        ["explorer.css", Buffer.from(style.outputFiles[0].contents)],
    ]);
}
