// Where the words stand, and where they stood before while they move from one map to another.
import { away } from "./camera";
import { ease } from "./motion";

/** Milliseconds from one map to another. */
const duration = 900;

export class Places {
    from: Float32Array = new Float32Array(0);
    to: Float32Array = new Float32Array(0);
    private start = -Infinity;

    /** Goes to new positions, from where the words are seen now; words that had no place appear where they belong. */
    move(xy: Float32Array, now: number, animate: boolean): void {
        if (animate && xy.length === this.to.length) {
            this.from = this.between(this.progress(now));
            for (let i = 0; i < xy.length; i++) if (this.from[i] === away || xy[i] === away) this.from[i] = xy[i]!;
            this.start = now;
        } else {
            this.from = xy;
            this.start = -Infinity;
        }
        this.to = xy;
    }

    progress(now: number): number {
        const t = (now - this.start) / duration;
        return t >= 1 ? 1 : ease(Math.max(0, t));
    }

    /** A word's place at a stage of the way. */
    x(row: number, progress: number): number {
        return mix(this.from[2 * row]!, this.to[2 * row]!, progress);
    }

    y(row: number, progress: number): number {
        return mix(this.from[2 * row + 1]!, this.to[2 * row + 1]!, progress);
    }

    private between(progress: number): Float32Array {
        return progress === 1 ? this.to.slice() : this.from.map((value, i) => mix(value, this.to[i]!, progress));
    }
}

function mix(from: number, to: number, t: number): number {
    return from * (1 - t) + to * t;
}
