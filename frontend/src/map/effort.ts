// How many points are drawn while the map moves: all of them, unless this machine is too slow for that.

/** Milliseconds between frames that are felt as jerks, and that leave room for more. */
const slow = 30;
const quick = 19;
const fewest = 20_000;
/** One slow frame says little. */
const patience = 3;

export class Effort {
    private limit = Infinity;
    private score = 0;

    /** The most points to draw now. */
    most(rows: number, moving: boolean): number {
        return moving ? Math.min(rows, this.limit) : rows;
    }

    /** A frame took so long. */
    note(elapsed: number, rows: number): void {
        this.score = elapsed > slow ? Math.max(0, this.score) + 1 : elapsed < quick ? Math.min(0, this.score) - 0.25 : 0;
        if (this.score >= patience) this.limit = Math.max(fewest, Math.min(rows, this.limit) / 1.5);
        else if (this.score <= -patience) this.limit *= 1.2;
        if (Math.abs(this.score) >= patience) this.score = 0;
    }
}
