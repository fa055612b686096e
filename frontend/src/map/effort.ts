// How many points are drawn while the map moves: all of them, unless this machine is too slow for that. A renderer
// without a graphics card takes as long for a point of one pixel as for one of ten, so that only fewer points help.

/** Milliseconds between frames: what is felt as jerks, and what is aimed at. */
const slow = 28;
const aim = 18;
const fewest = 12_000;
/** Between two movements the limit is tried a little higher, never within one: points would be seen to flicker. */
const courage = 1.3;

export class Effort {
    private limit = Infinity;
    private slowFrames = 0;
    private strained = false;

    /** How many of the most frequent words to draw now; `scale` says how many of them lie outside the window. */
    most(rows: number, scale: number, moving: boolean): number {
        // Less than by the area, as one looks where many words are.
        const inside = Math.min(1, 6 / scale ** 1.5);
        return moving ? Math.min(rows, Math.ceil(this.limit / inside)) : rows;
    }

    /** A frame of a movement took so long; a single slow one says nothing. */
    note(elapsed: number, rows: number): void {
        this.slowFrames = elapsed > slow ? this.slowFrames + 1 : 0;
        if (this.slowFrames < 2) return;
        const share = Math.min(0.8, Math.max(0.3, aim / elapsed));
        this.limit = Math.max(fewest, share * Math.min(rows, this.limit));
        this.slowFrames = 0;
        this.strained = true;
    }

    /** The map has come to rest. */
    rest(): void {
        if (!this.strained) this.limit *= courage;
        this.strained = false;
        this.slowFrames = 0;
    }
}
