// From which zoom on each word shows its label. A label that depends on the zoom alone, never on where the window is,
// cannot flicker while one pans; and boxes around fixed points only move apart when one zooms in, so that what is shown
// at one zoom can stay at every nearer one. K. Been, E. Daiches and C. Yap: Dynamic map labeling, InfoVis 2006.
import { away } from "./camera";
import { Boxes, type Rectangle } from "./boxes";

/** Levels are half a doubling apart. */
export const step = Math.SQRT2;
/** Pixels in a unit of the data at level 0: the map is two units wide. */
const first = 128;
/** The level of labels that are not placed yet. */
export const unplaced = 127;
/** A label stands above its point; all have the same middle, else zooming in could make them meet. */
export const rise = 13;
/** Ground left free around a label: a map full of words is not read. */
const airX = 9;
const airY = 5;

/** How many of the most frequent words may have labels at a level: rare words wait, even where nothing is in their way. */
export function eligible(level: number): number {
    return 600 * 2 ** level;
}

export function levelOf(pixels: number): number {
    return Math.max(0, Math.min(unplaced - 1, Math.floor(Math.log(pixels / first) / Math.log(step) + 1e-9)));
}

export function pixelsOf(level: number): number {
    return first * step ** level;
}

/** Half the width and half the height of a row's label in pixels. */
export interface Halves {
    across(row: number): number;
    down(row: number): number;
}

export class Levels {
    /** The first level at which each row's label is shown. */
    readonly from: Int8Array;
    /** The rows that have a label, in the order in which they were placed: coarse levels first. */
    readonly placed: number[] = [];
    private readonly ends: number[] = [];
    private waiting: Int32Array;
    /** Up to how many pixels a unit each label is known to be in the way of one that was placed before. */
    private readonly blocked: Float64Array;

    constructor(
        private readonly xy: Float32Array,
        private readonly halves: Halves,
    ) {
        const rows = xy.length / 2;
        this.from = new Int8Array(rows).fill(unplaced);
        this.blocked = new Float64Array(rows);
        this.waiting = Int32Array.from({ length: rows }, (_, row) => row).filter((row) => xy[2 * row] !== away);
    }

    /** How many levels are placed. */
    get depth(): number {
        return this.ends.length;
    }

    /** How many rows of `placed` are shown at a level. */
    shown(level: number): number {
        return this.ends[Math.min(level, this.depth - 1)] ?? 0;
    }

    /** Places one level more: those of the level before stay, then the most frequent word first. */
    deepen(): void {
        const level = this.depth;
        const pixels = pixelsOf(level);
        const due = this.waiting.filter((row) => row < eligible(level) && this.blocked[row]! <= pixels);
        if (due.length > 0) {
            const boxes = new Boxes(this.placed.length + due.length / 2);
            for (const row of this.placed) boxes.add(this.box(row, pixels));
            for (const row of due) if (this.fits(row, pixels, boxes)) this.from[row] = level;
            this.waiting = this.waiting.filter((row) => this.from[row] === unplaced);
        }
        this.ends.push(this.placed.length);
    }

    /** The ground of a label with the air around it, in pixels at a zoom; the origin is that of the data. */
    box(row: number, pixels: number): Rectangle {
        return this.around(row, pixels, this.across(row), this.down(row));
    }

    private fits(row: number, pixels: number, boxes: Boxes): boolean {
        // Most words are refused already for the ground that the smallest label would take.
        let other = boxes.hit(this.around(row, pixels, airX, airY));
        if (other < 0) {
            const box = this.box(row, pixels);
            other = boxes.hit(box);
            if (other < 0) {
                boxes.add(box);
                this.placed.push(row);
                return true;
            }
        }
        this.blocked[row] = this.parting(row, this.placed[other]!);
        return false;
    }

    /** The pixels a unit at which two labels no longer meet. */
    private parting(row: number, other: number): number {
        const dx = Math.abs(this.xy[2 * row]! - this.xy[2 * other]!);
        const dy = Math.abs(this.xy[2 * row + 1]! - this.xy[2 * other + 1]!);
        return Math.min((this.across(row) + this.across(other)) / dx, (this.down(row) + this.down(other)) / dy);
    }

    private across(row: number): number {
        return this.halves.across(row) + airX;
    }

    private down(row: number): number {
        return this.halves.down(row) + airY;
    }

    private around(row: number, pixels: number, across: number, down: number): Rectangle {
        const x = this.xy[2 * row]! * pixels;
        const y = -this.xy[2 * row + 1]! * pixels - rise;
        return { left: x - across, top: y - down, right: x + across, bottom: y + down };
    }
}
