// Finds out from which zoom on words show their labels: level by level, between frames, a little ahead of the camera.
import { labelOf, type Lettering, sizeOf } from "./lettering";
import { Levels } from "./levels";

/** Levels nearer than what is seen; a doubling of the zoom is ready before one gets there. */
const ahead = 2;

export class Naming {
    levels: Levels | null = null;
    private wanted = 0;
    private timer = 0;

    /** `placed` is called after each level, so that it can be seen. */
    constructor(
        private readonly lettering: Lettering,
        private readonly placed: () => void,
    ) {}

    start(words: readonly string[], xy: Float32Array): void {
        const across = (row: number): number => (this.lettering.width(labelOf(words[row]!)) * sizeOf(row)) / 2;
        this.levels = new Levels(xy, { across, down: (row) => 0.6 * sizeOf(row) });
    }

    stop(): void {
        clearTimeout(this.timer);
        this.timer = 0;
        this.levels = null;
    }

    /** Says at which level one looks. */
    want(level: number): void {
        this.wanted = level;
        if (this.timer === 0) this.next();
    }

    private next(): void {
        this.timer = 0;
        if (this.levels === null || this.levels.depth > this.wanted + ahead) return;
        this.timer = window.setTimeout(() => {
            this.levels?.deepen();
            this.placed();
            this.next();
        }, 0);
    }
}
