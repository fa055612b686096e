// What the map and the page around it say to each other.

export type Theme = "light" | "dark";

/** Where one looks: the data point in the middle of the window and the zoom; at scale 1 the whole map fits. */
export interface View {
    x: number;
    y: number;
    scale: number;
}

/** What colours mean; NaN and the category 65535 (255 in 8 bits) mean that a word has no value. */
export type Colouring =
    | { kind: "number"; values: Float32Array }
    | { kind: "category"; codes: Uint8Array | Uint16Array; names: string[] };

/** An arrow of an analogy: between the words of the question, or from the question to its answer. */
export interface Arrow {
    from: number;
    to: number;
    kind: "given" | "answer";
}

/** Words laid between two poles: `positions` are cosines with the direction from one pole to the other. */
export interface Axis {
    rows: Int32Array;
    positions: Float32Array;
    from: string;
    to: string;
}

/** A line of the legend; `count` is the number of words of a category, null on a scale of numbers. */
export interface LegendEntry {
    colour: string;
    label: string;
    count: number | null;
}

/** Milliseconds from frame to frame in the last interaction, and who drew them. */
export interface FrameTimes {
    renderer: string;
    frames: number;
    median: number;
    p95: number;
}
