// What is coloured how: numbers on a scale, categories from the palette, words without a value in grey.
import { clamp } from "./camera";
import { css, polar, type Rgb, toRgb } from "./oklab";
import { most, palette } from "./palette";
import type { Colouring, LegendEntry, Theme } from "./types";

/** The scale runs from what nearly sinks into the ground to what stands out most, from yellow to blue or back, and its
 *  lightness only rises or only falls: it can be read without seeing colours at all. */
const scales: Record<Theme, (t: number) => Rgb> = {
    light: (t) => toRgb(polar(0.83 - 0.5 * t, 0.08 + 0.07 * t, 95 + 185 * t)),
    dark: (t) => toRgb(polar(0.42 + 0.5 * t, 0.11 + 0.05 * t * t, 285 - 185 * t)),
};
const without: Record<Theme, Rgb> = { light: [150, 150, 150], dark: [115, 115, 115] };
const steps = 256;
const entries = 7;
/** Values beyond these parts of all share the ends of the scale: one giant must not paint all others alike. */
const tail = 0.01;

export interface Painted {
    /** Red, green and blue of every row. */
    rgb: Uint8Array;
    legend: LegendEntry[];
}

export function paint(colouring: Colouring, rows: number, theme: Theme): Painted {
    return colouring.kind === "number"
        ? paintNumbers(colouring.values, rows, theme)
        : paintCategories(colouring.codes, colouring.names, rows, theme);
}

export function paintNumbers(values: Float32Array, rows: number, theme: Theme): Painted {
    const [low, high] = ends(values);
    const scale = scales[theme];
    const colours = Array.from({ length: steps }, (_, i) => scale(i / (steps - 1)));
    const rgb = new Uint8Array(3 * rows);
    for (let row = 0; row < rows; row++) {
        const value = values[row] ?? NaN;
        const t = high > low ? clamp((value - low) / (high - low), 0, 1) : 0.5;
        rgb.set(Number.isNaN(value) ? without[theme] : colours[Math.round(t * (steps - 1))]!, 3 * row);
    }
    const shown = high > low ? entries : 1;
    const legend = Array.from({ length: low <= high ? shown : 0 }, (_, i) => {
        const t = shown > 1 ? i / (shown - 1) : 0.5;
        return { colour: css(scale(t)), label: brief(low + t * (high - low), high - low), count: null };
    });
    return { rgb, legend };
}

export function paintCategories(codes: ArrayLike<number>, names: string[], rows: number, theme: Theme): Painted {
    const counts = new Array<number>(names.length).fill(0);
    for (let row = 0; row < rows; row++) {
        const code = codes[row] ?? names.length;
        if (code < names.length) counts[code]!++;
    }
    const chosen = largest(counts);
    const colours = new Array<Rgb>(names.length).fill(without[theme]);
    chosen.forEach((code, i) => (colours[code] = palette(theme)[i]!));
    const rgb = new Uint8Array(3 * rows);
    for (let row = 0; row < rows; row++) rgb.set(colours[codes[row] ?? names.length] ?? without[theme], 3 * row);
    const legend = chosen.map((code) => ({ colour: css(colours[code]!), label: names[code]!, count: counts[code]! }));
    const other = rows - legend.reduce((sum, { count }) => sum + count, 0);
    if (other > 0) legend.push({ colour: css(without[theme]), label: names.length > most ? "other" : "none", count: other });
    return { rgb, legend };
}

/** All categories in their order, or the largest where there are more than colours. */
function largest(counts: readonly number[]): number[] {
    const codes = counts.map((_, code) => code);
    if (codes.length <= most) return codes;
    return codes.sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, most);
}

/** The ends of the scale; the first above the second where there is no number at all. */
function ends(values: Float32Array): [number, number] {
    const finite = values.filter(Number.isFinite).sort();
    const last = finite.length - 1;
    if (last < 0) return [0, -1];
    return [finite[Math.floor(tail * last)]!, finite[Math.ceil((1 - tail) * last)]!];
}

/** A number with as many places as its scale can tell apart. */
function brief(value: number, extent: number): string {
    const places = extent > 0 ? clamp(2 - Math.floor(Math.log10(extent)), 0, 6) : 3;
    return String(Number(value.toFixed(Math.max(0, places - 1))));
}
