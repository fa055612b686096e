// The vectors of an exported page: whole numbers from -127 to 127. Only angles are asked for, so that no scale is kept.

/** What is shorter has no direction. */
const SHORTEST = 1e-6;

/** Of length 1, to compare rows with. */
export type Direction = Float32Array;

export class VectorTable {
    readonly rows: number;
    /** One over the length of each row; 0 for a row of zeros, whose cosines are 0. */
    private readonly shortening: Float32Array;

    constructor(
        private readonly codes: Int8Array,
        readonly dimensions: number,
    ) {
        this.rows = codes.length / dimensions;
        this.shortening = new Float32Array(this.rows);
        for (let row = 0; row < this.rows; row++) {
            let squares = 0;
            for (let at = row * dimensions; at < (row + 1) * dimensions; at++) squares += codes[at]! ** 2;
            this.shortening[row] = squares > 0 ? 1 / Math.sqrt(squares) : 0;
        }
    }

    /** The sum of the unit vectors of some rows less those of others, brought to length 1. */
    direction(plus: readonly number[], minus: readonly number[] = []): Direction {
        const sum = new Float32Array(this.dimensions);
        for (const row of plus) this.add(sum, row, 1);
        for (const row of minus) this.add(sum, row, -1);
        return unit(sum);
    }

    /** The mean of the unit vectors of some rows, not of length 1. */
    mean(rows: readonly number[]): Float32Array {
        const sum = new Float32Array(this.dimensions);
        for (const row of rows) this.add(sum, row, 1 / rows.length);
        return sum;
    }

    cosine(row: number, direction: Direction): number {
        const start = row * this.dimensions;
        let sum = 0;
        for (let i = 0; i < this.dimensions; i++) sum += this.codes[start + i]! * direction[i]!;
        return sum * this.shortening[row]!;
    }

    /** The `n` rows of largest cosine, the lower row first of two alike; `without` are left out. */
    nearest(direction: Direction, n: number, without: readonly number[]): { row: number; similarity: number }[] {
        const left = new Set(without);
        const best: { row: number; similarity: number }[] = [];
        for (let row = 0; row < this.rows; row++) {
            const similarity = this.cosine(row, direction);
            if ((best.length === n && similarity <= best[n - 1]!.similarity) || left.has(row)) continue;
            let place = best.length;
            while (place > 0 && best[place - 1]!.similarity < similarity) place--;
            best.splice(place, 0, { row, similarity });
            if (best.length > n) best.pop();
        }
        return best;
    }

    private add(sum: Float32Array, row: number, weight: number): void {
        const start = row * this.dimensions;
        const factor = weight * this.shortening[row]!;
        for (let i = 0; i < this.dimensions; i++) sum[i]! += factor * this.codes[start + i]!;
    }
}

/** The direction from one point to another; null where they are the same. */
export function between(from: Float32Array, to: Float32Array): Direction | null {
    const way = to.map((value, i) => value - from[i]!);
    return Math.sqrt(dot(way, way)) < SHORTEST ? null : unit(way);
}

function dot(a: Float32Array, b: Float32Array): number {
    return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** Of length 1; zeros where nothing but rounding is left. */
function unit(vector: Float32Array): Direction {
    const length = Math.sqrt(dot(vector, vector));
    return vector.map((value) => (length < SHORTEST ? 0 : value / length));
}
