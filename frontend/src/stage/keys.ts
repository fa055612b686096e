// The map without a mouse: arrows move it, plus and minus zoom, 0 shows all of it.
import type { WordMap } from "../map/wordmap";

const STEP = 60; // pixels a key press

type Moves = Pick<WordMap, "panBy" | "zoomBy" | "reset">;

const MOVES: Record<string, (map: Moves) => void> = {
    ArrowLeft: (map) => map.panBy(STEP, 0),
    ArrowRight: (map) => map.panBy(-STEP, 0),
    ArrowUp: (map) => map.panBy(0, STEP),
    ArrowDown: (map) => map.panBy(0, -STEP),
    "+": (map) => map.zoomBy(1.3),
    "=": (map) => map.zoomBy(1.3),
    "-": (map) => map.zoomBy(1 / 1.3),
    "0": (map) => map.reset(),
};

export function listenToKeys(host: HTMLElement, map: Moves): void {
    host.addEventListener("keydown", (event) => {
        const move = MOVES[event.key];
        if (move === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        move(map);
        event.preventDefault();
    });
}
