// Bundles each test file for Node and hands them to Node's own test runner.
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const frontend = join(dirname(fileURLToPath(import.meta.url)), "..");
const work = await mkdtemp(join(tmpdir(), "firth-explorer-tests-"));
const names = (await readdir(join(frontend, "test"))).filter((name) => name.endsWith(".test.ts"));
await build({
    absWorkingDir: frontend,
    entryPoints: names.map((name) => join("test", name)),
    outdir: work,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    sourcemap: "inline",
    logLevel: "warning",
});
const files = names.map((name) => join(work, name.replace(/\.ts$/, ".mjs")));
const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], { stdio: "inherit" });
await rm(work, { recursive: true });
process.exit(status ?? 1);
