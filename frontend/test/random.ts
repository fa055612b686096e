// Numbers for tests: the same on every run.

/** Uniform on [0, 1), by the generator of Park and Miller. */
export function uniform(seed: number): () => number {
    let state = seed;
    return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Rows of whole numbers from -127 to 127. */
export function codes(rows: number, dimensions: number, seed: number): Int8Array {
    const next = uniform(seed);
    return Int8Array.from({ length: rows * dimensions }, () => Math.floor(next() * 255) - 127);
}

/** Points in the square from -1 to 1, more of them in the middle than at the rim. */
export function cloud(rows: number, seed: number): Float32Array {
    const next = uniform(seed);
    return Float32Array.from({ length: 2 * rows }, () => (next() + next() + next()) / 1.5 - 1);
}
