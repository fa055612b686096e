// What a reader may be about to type, in the order of the server: words that begin so, then in other letters' case, then those that hold it.
import type { Completion, Word } from "../source";
import { spelledNearly } from "./spelling";

export function complete(words: readonly string[], typed: string, n: number): Completion {
    const found = ranked(words, typed, n);
    return { words: found, nearest: found.length > 0 || typed === "" ? [] : spelledNearly(words, typed, 5) };
}

/** The best class first, in each the more frequent first, which is the lower row. */
function ranked(words: readonly string[], typed: string, n: number): Word[] {
    const lower = typed.toLowerCase();
    const classes: Word[][] = [[], [], []];
    for (const [row, word] of words.entries()) {
        const rank = rankOf(word, typed, lower);
        if (rank !== null && classes[rank]!.length < n) classes[rank]!.push({ word, row });
        if (classes[0]!.length === n) break;
    }
    return classes.flat().slice(0, n);
}

function rankOf(word: string, typed: string, lower: string): number | null {
    if (word.startsWith(typed)) return 0;
    const folded = word.toLowerCase();
    if (folded.startsWith(lower)) return 1;
    return folded.includes(lower) ? 2 : null;
}
