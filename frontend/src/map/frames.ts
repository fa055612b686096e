// Draws when something has changed and not otherwise, and keeps time while the map moves.
import type { FrameTimes } from "./types";

/** A movement is over when nothing has moved for so long. */
const rest = 160;
/** Frames kept of the last interaction. */
const most = 1000;

export class Frames {
    private request = 0;
    private dirty = false;
    private drew = false;
    private lastMove = -Infinity;
    private lastTick: number | null = null;
    private times: number[] = [];

    /** `draw` is told the time and whether the map moves; it says whether it wants to draw again at once. */
    constructor(private readonly draw: (now: number, elapsed: number, moving: boolean) => boolean) {}

    invalidate(): void {
        this.dirty = true;
        if (this.request === 0) this.request = requestAnimationFrame(this.tick);
    }

    /** The map moves: frames are counted from here until it rests. */
    moved(): void {
        const now = performance.now();
        if (now - this.lastMove > rest && this.lastTick === null) this.times = [];
        this.lastMove = now;
        this.invalidate();
    }

    /** How far the last movement's frames were apart. */
    measured(renderer: string): FrameTimes {
        const sorted = [...this.times].sort((a, b) => a - b);
        const quantile = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
        return { renderer, frames: sorted.length, median: quantile(0.5), p95: quantile(0.95) };
    }

    private readonly tick = (now: number): void => {
        const elapsed = this.lastTick === null ? 0 : now - this.lastTick;
        // A frame may take longer than the rest: what moved since the last one still moves.
        const moving = now - this.lastMove < rest || (this.lastTick !== null && this.lastMove >= this.lastTick);
        // The time that drawing takes is seen in when the next tick comes; ticks after which nothing was drawn say nothing.
        if (this.drew && this.lastTick !== null && this.times.length < most) this.times.push(elapsed);
        // Once at rest everything is drawn again in full.
        const ended = this.lastTick !== null && !moving;
        this.lastTick = moving ? now : null;
        this.request = 0;
        this.drew = this.dirty || ended;
        if (this.drew) {
            this.dirty = false;
            if (this.draw(now, elapsed > 0 ? elapsed : 16, moving)) this.moved();
        }
        // The clock runs on through a movement, else slow hands would look like slow frames.
        if (moving && this.request === 0) this.request = requestAnimationFrame(this.tick);
    };
}
