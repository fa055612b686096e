// How large a word's label is, without asking the browser for every word: it sums the widths of characters.

export const family = "system-ui, sans-serif";

/** Letters of the most frequent words are larger, as names of cities on a map. */
const sizes: readonly { below: number; size: number }[] = [
    { below: 30, size: 16 },
    { below: 300, size: 14 },
    { below: 3000, size: 13 },
];
const smallest = 12;
/** A longer word is cut on the map; panels show it whole. */
const longest = 32;

export function sizeOf(row: number): number {
    return sizes.find(({ below }) => row < below)?.size ?? smallest;
}

/** Words that are shown as they are, which most are: asking that first is much faster. */
const plain = /^[!-~]{1,32}$/;

/** The word as one line without control characters, which no label can show. */
export function labelOf(word: string): string {
    if (plain.test(word)) return word;
    const line = word.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, " ").trim();
    const characters = line.length > longest ? [...line] : [];
    return characters.length > longest ? `${characters.slice(0, longest - 1).join("")}…` : line;
}

/** Measures text in a font of one pixel; `measure` is asked once for each character. */
export class Lettering {
    private readonly widths = new Map<string, number>();

    constructor(private readonly measure: (character: string) => number) {}

    width(text: string): number {
        let sum = 0;
        for (const character of text) sum += this.character(character);
        return sum;
    }

    private character(character: string): number {
        let width = this.widths.get(character);
        if (width === undefined) {
            width = this.measure(character);
            this.widths.set(character, width);
        }
        return width;
    }
}

/** Asks a canvas at a large size, where hinting does not round. */
export function lettering(): Lettering {
    const context = document.createElement("canvas").getContext("2d");
    if (context === null) return new Lettering(() => 0.6);
    context.font = `100px ${family}`;
    return new Lettering((character) => context.measureText(character).width / 100);
}
