// The picture of a map as a file of the reader's.
import { element } from "../dom";
import type { WordMap } from "../map/wordmap";

/** Pixels of the file for each pixel of the page. */
const SHARPNESS = 2;

export async function savePicture(map: WordMap, name: string, kind: "png" | "svg"): Promise<void> {
    const blob = kind === "png" ? await map.toPNG(SHARPNESS) : new Blob([map.toSVG()], { type: "image/svg+xml" });
    const address = URL.createObjectURL(blob);
    element("a", { href: address, download: `${name.replace(/[^\p{L}\p{N}.-]+/gu, "-")}.${kind}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000); // not before the browser has begun to read it
}
