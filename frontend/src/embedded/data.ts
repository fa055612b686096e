// What an exported page carries with it, in the element `firth-data`: JSON, with arrays of numbers in base64.
import type { About, Differences } from "../source";

export interface EmbeddedModel {
    words: string[];
    frequencies: string;
    maps: Record<string, string>;
    clusters: { k: number; codes: string; names: string[] };
    dimensions: number;
    vectors: string;
    /** Float32 or uint16, as the column's kind says. */
    columns: string[];
}

export interface EmbeddedData {
    about: About;
    models: EmbeddedModel[];
    differences?: Differences;
    /** Why two models have none. */
    no_differences?: string;
}

/** The data of this page, or null where a server answers. */
export function embeddedData(): EmbeddedData | null {
    const element = document.getElementById("firth-data");
    return element === null ? null : (JSON.parse(element.textContent ?? "") as EmbeddedData);
}

export function bytes(base64: string): ArrayBuffer {
    const text = atob(base64);
    const array = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) array[i] = text.charCodeAt(i);
    return array.buffer;
}
