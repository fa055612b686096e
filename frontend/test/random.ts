// Numbers that look random and are the same in every run.

/** Mulberry32: a function that gives numbers from 0 up to 1. */
export function random(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
}

/** Points in the square from -1 to 1, more of them in the middle than at the rim. */
export function cloud(rows: number, seed: number): Float32Array {
    const next = random(seed);
    return Float32Array.from({ length: 2 * rows }, () => (next() + next() + next()) / 1.5 - 1);
}
