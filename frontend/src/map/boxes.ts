// Rectangles on a plane without borders, found again by the cells of a grid that they touch. A hundred thousand labels
// come and go here at every level of zoom, hence plain arrays of numbers and no objects.

export interface Rectangle {
    left: number;
    top: number;
    right: number;
    bottom: number;
}

/** About a label's size: a label touches two to four cells. */
const across = 64;
const down = 32;
/** Sides of a rectangle. */
const sides = 4;

export class Boxes {
    private readonly heads: Int32Array;
    /** Lists of rectangles, one for each bucket of cells: a rectangle and where its list goes on. */
    private entries = new Int32Array(2 * 1024);
    private used = 0;
    private edges = new Float64Array(sides * 256);
    private count = 0;

    /** `expected` rectangles are found fast; more are found too. */
    constructor(expected: number) {
        this.heads = new Int32Array(2 ** Math.ceil(Math.log2(4 * expected + 64))).fill(-1);
    }

    /** The number of the rectangle: 0 for the first. */
    add({ left, top, right, bottom }: Rectangle): number {
        if (sides * (this.count + 1) > this.edges.length) this.edges = doubled(this.edges, Float64Array);
        this.edges.set([left, top, right, bottom], sides * this.count);
        for (let y = Math.floor(top / down); y <= Math.floor(bottom / down); y++) {
            for (let x = Math.floor(left / across); x <= Math.floor(right / across); x++) this.enter(this.bucket(x, y));
        }
        return this.count++;
    }

    /** The number of a rectangle that has ground in common with this one, or -1; touching is allowed. */
    hit({ left, top, right, bottom }: Rectangle): number {
        for (let y = Math.floor(top / down); y <= Math.floor(bottom / down); y++) {
            for (let x = Math.floor(left / across); x <= Math.floor(right / across); x++) {
                for (let entry = this.heads[this.bucket(x, y)]!; entry >= 0; entry = this.entries[2 * entry + 1]!) {
                    const at = sides * this.entries[2 * entry]!;
                    const beside = left >= this.edges[at + 2]! || this.edges[at]! >= right;
                    if (!beside && top < this.edges[at + 3]! && this.edges[at + 1]! < bottom) return at / sides;
                }
            }
        }
        return -1;
    }

    private enter(bucket: number): void {
        if (2 * (this.used + 1) > this.entries.length) this.entries = doubled(this.entries, Int32Array);
        this.entries[2 * this.used] = this.count;
        this.entries[2 * this.used + 1] = this.heads[bucket]!;
        this.heads[bucket] = this.used++;
    }

    /** Cells far apart may share a bucket; that costs a comparison and changes nothing. */
    private bucket(x: number, y: number): number {
        return (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) & (this.heads.length - 1);
    }
}

export function overlap(a: Rectangle, b: Rectangle): boolean {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function doubled<Kind extends Int32Array | Float64Array>(array: Kind, make: new (length: number) => Kind): Kind {
    const larger = new make(2 * array.length);
    larger.set(array);
    return larger;
}
