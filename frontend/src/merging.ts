// What several models offer as one offer.
import type { Completion } from "./source";

/** The first of each, then the second of each, and so on, each but once. */
export function alternating<Item>(lists: readonly (readonly Item[])[], key: (item: Item) => string): Item[] {
    const longest = Math.max(0, ...lists.map((list) => list.length));
    const items = Array.from({ length: longest }, (_, place) => lists.flatMap((list) => list.slice(place, place + 1))).flat();
    return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** The completions of several models; spellings are offered where no model has a completion. */
export function merged(found: readonly Completion[], n: number): Completion {
    const words = alternating(found.map((each) => each.words), (each) => each.word).slice(0, n);
    const nearest = alternating(found.map((each) => each.nearest), (word) => word).slice(0, n);
    return { words, nearest: words.length > 0 ? [] : nearest };
}
