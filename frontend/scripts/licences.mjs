// The licences of the libraries inside the script stand at its top, so that they go wherever it goes, an exported page included.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A comment with name, version and licence of every package among the bundled files. */
export async function licences(frontend, inputs) {
    const packages = new Set(inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []));
    const notices = await Promise.all([...packages].sort().map((name) => notice(join(frontend, "node_modules", name))));
    return `/*\nHolds these libraries:\n\n${notices.join("\n\n").replaceAll("*/", "* /")}\n*/\n`;
}

async function notice(folder) {
    const { name, version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    if (file === undefined) throw new Error(`${name} has no licence file, which must go with the page`);
    return `${name} ${version}\n\n${(await readFile(join(folder, file), "utf8")).trim()}`;
}
