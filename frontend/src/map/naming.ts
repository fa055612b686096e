// Finds out from which zoom on words show their labels, in slices between frames.
import { labelOf, type Lettering, sizeOf } from "./lettering";
import { Levels } from "./levels";

export class Naming {
    levels: Levels | null = null;
    private timer = 0;

    /** `placed` is called after each level, so that it can be seen. */
    constructor(
        private readonly lettering: Lettering,
        private readonly placed: () => void,
    ) {}

    start(words: readonly string[], xy: Float32Array): void {
        this.stop();
        const across = (row: number): number => (this.lettering.width(labelOf(words[row]!)) * sizeOf(row)) / 2;
        this.levels = new Levels(xy, { across, down: (row) => 0.6 * sizeOf(row) });
        this.next();
    }

    stop(): void {
        clearTimeout(this.timer);
        this.levels = null;
    }

    private next(): void {
        const { levels } = this;
        if (levels === null || levels.done) return;
        levels.deepen();
        this.placed();
        this.timer = window.setTimeout(() => this.next(), 0);
    }
}
