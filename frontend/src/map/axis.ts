// Words laid between two poles: to the right by their position, upwards by their frequency.
import { away, type Box } from "./camera";
import type { Axis } from "./types";

/** Ground below the words for the ruler, as a part of their height. */
const foot = 0.14;

/** Words at each end that are labelled however rare they are: they say what the axis is about. */
const named = 7;

export interface AxisLayout {
    xy: Float32Array;
    home: Box;
    /** From the smallest to the largest position. */
    low: number;
    high: number;
    /** The words nearest to the poles. */
    ends: number[];
    /** Where a position lies on the map. */
    x(position: number): number;
}

/** `aspect` is the window's width by its height: the words fill it. */
export function axisLayout(axis: Axis, frequencies: Float32Array, aspect: number): AxisLayout {
    const [low, high] = extent(axis.positions);
    const [rare, frequent] = extent(Float32Array.from(axis.rows, (row) => frequencies[row] ?? 0));
    const width = Math.max(1, aspect);
    const height = Math.max(1, 1 / aspect);
    const x = (position: number): number => width * along(position, low, high);
    const xy = new Float32Array(2 * frequencies.length).fill(away);
    axis.rows.forEach((row, i) => {
        if (row >= frequencies.length) return;
        xy[2 * row] = x(axis.positions[i]!);
        xy[2 * row + 1] = height * along(frequencies[row]!, rare, frequent);
    });
    const home = { x0: -width, y0: -(1 + foot) * height, x1: width, y1: height };
    return { xy, home, low, high, ends: ends(axis, frequencies.length), x };
}

/** Round numbers between two, at most `most` of them. */
export function ticks(low: number, high: number, most: number): number[] {
    if (!(high > low)) return [low];
    const rough = (high - low) / most;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

function ends({ rows, positions }: Axis, shown: number): number[] {
    const order = [...rows.keys()].filter((i) => rows[i]! < shown).sort((a, b) => positions[a]! - positions[b]!);
    return [...order.slice(0, named), ...order.slice(-named)].map((i) => rows[i]!);
}

function extent(values: Float32Array): [number, number] {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
    }
    return low <= high ? [low, high] : [0, 0];
}

/** From -1 at the low end to 1 at the high end. */
function along(value: number, low: number, high: number): number {
    return high > low ? (2 * (value - low)) / (high - low) - 1 : 0;
}
