// Where answers come from: the page asks a Source and does not know whether a server or the file itself answers.

/** A word of a model and its row, 0 the most frequent; -1 for a word put together from its letters. */
export interface Word {
    word: string;
    row: number;
}

export interface Found extends Word {
    similarity: number;
}

export type MapState = "ready" | "absent" | "running" | "failed" | "unavailable";

export interface MapAbout {
    id: string;
    title: string;
    state: MapState;
    /** From 0 to 1 while it runs. */
    progress: number;
    message: string;
}

export interface ModelAbout {
    name: string;
    words: number;
    /** How many of them are points on the map: rows 0 to shown - 1. */
    shown: number;
    dimensions: number;
    /** Whether frequencies are counts; without counts only the order of the words is known. */
    counted: boolean;
    maps: MapAbout[];
}

export interface ColumnAbout {
    id: number;
    name: string;
    kind: "number" | "category";
    categories: string[];
}

/** The most words of a question, and of a heat map. */
export const MOST_WORDS = 200;
export const MOST_COMPARED = 60;

export interface About {
    version: string;
    models: ModelAbout[];
    columns: ColumnAbout[];
}

export interface Completion {
    words: Word[];
    /** Spelled nearly so, when no word of the model holds what was typed. */
    nearest: string[];
}

export interface Neighbours extends Word {
    neighbours: Found[];
}

export interface Analogy {
    positive: Word[];
    negative: Word[];
    answers: Found[];
}

export interface AxisWord extends Word {
    /** Cosine of the word with the direction from one pole to the other. */
    position: number;
}

export interface Axis {
    from: Word[];
    to: Word[];
    words: AxisWord[];
}

export interface OddOne {
    odd: string;
    /** Each word with its similarity to the mean of all of them. */
    similarities: { word: string; similarity: number }[];
}

export interface Similarities {
    words: string[];
    unknown: string[];
    matrix: number[][];
    /** The words' places, so arranged that similar ones stand together. */
    order: number[];
}

/** Words that two models share and see in different company, the most different first. */
export interface Differences {
    words: Difference[];
    /** How many of the nearest words were compared. */
    topn: number;
    /** Among how many of the most frequent shared words these were sought. */
    compared: number;
}

export interface Difference {
    word: string;
    row_a: number;
    row_b: number;
    /** How many of the nearest words of the two models are the same. */
    shared: number;
}

export interface Clusters {
    codes: Uint8Array;
    names: string[];
}

/** A question that has no answer: one sentence for the reader, and words that may have been meant. */
export class Refusal extends Error {
    constructor(
        message: string,
        readonly nearest: string[] = [],
    ) {
        super(message);
    }
}

export interface Source {
    about(): Promise<About>;
    words(model: number): Promise<string[]>;
    map(model: number, id: string): Promise<Float32Array>;
    startMap(model: number, id: string): Promise<void>;
    frequencies(model: number): Promise<Float32Array>;
    clusters(model: number, k: number): Promise<Clusters>;
    column(model: number, column: ColumnAbout): Promise<Float32Array | Uint16Array>;
    complete(model: number, typed: string, n: number): Promise<Completion>;
    neighbours(model: number, word: string, n: number): Promise<Neighbours>;
    analogy(model: number, question: string, n: number): Promise<Analogy>;
    axis(model: number, from: string[], to: string[], n: number): Promise<Axis>;
    odd(model: number, words: string[]): Promise<OddOne>;
    similarities(model: number, words: string[]): Promise<Similarities>;
    differences(n: number, topn: number): Promise<Differences>;
}
