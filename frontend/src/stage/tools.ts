// The buttons under a map: nearer, farther, all of it, and its picture as a file.
import { button } from "../dom";
import type { WordMap } from "../map/wordmap";
import { savePicture } from "./saving";

const STEP = 1.5;

export function toolsOf(map: WordMap, name: string): HTMLButtonElement[] {
    return [
        button("+", { "aria-label": "Zoom in" }, () => map.zoomBy(STEP)),
        button("\u2212", { "aria-label": "Zoom out" }, () => map.zoomBy(1 / STEP)),
        button("All", { "aria-label": "All of the map" }, () => map.reset()),
        button("PNG", { "aria-label": "Save the picture as PNG" }, () => void savePicture(map, name, "png")),
        button("SVG", { "aria-label": "Save the picture as SVG" }, () => void savePicture(map, name, "svg")),
    ];
}
