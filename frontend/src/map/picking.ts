// Which word is under the pointer: a k-d tree over the points, asked in data space.
import KDBush from "kdbush";
import { away, type Box } from "./camera";

export class Picker {
    private readonly tree: KDBush | null;

    constructor(private readonly xy: Float32Array) {
        const rows = xy.length / 2;
        this.tree = rows > 0 ? new KDBush(rows, 32, Float32Array) : null;
        for (let row = 0; row < rows; row++) this.tree?.add(xy[2 * row]!, xy[2 * row + 1]!);
        this.tree?.finish();
    }

    /** The word nearest to a place within a radius; of two equally near the more frequent. */
    nearest(x: number, y: number, radius: number): number | null {
        let best: number | null = null;
        let least = Infinity;
        for (const row of this.tree?.within(x, y, radius) ?? []) {
            const square = (this.xy[2 * row]! - x) ** 2 + (this.xy[2 * row + 1]! - y) ** 2;
            if (square < least || (square === least && row < best!)) {
                least = square;
                best = row;
            }
        }
        return best;
    }

    /** The words in a box, in no order. */
    inside({ x0, y0, x1, y1 }: Box): number[] {
        return (this.tree?.range(x0, y0, x1, y1) ?? []).filter((row) => this.xy[2 * row] !== away);
    }

    /** The first so many of a list of words that are in a box, in the list's order. */
    among(rows: readonly number[], first: number, { x0, y0, x1, y1 }: Box): number[] {
        const found: number[] = [];
        for (let i = 0; i < first; i++) {
            const x = this.xy[2 * rows[i]!]!;
            const y = this.xy[2 * rows[i]! + 1]!;
            if (x0 <= x && x <= x1 && y0 <= y && y <= y1) found.push(rows[i]!);
        }
        return found;
    }
}
