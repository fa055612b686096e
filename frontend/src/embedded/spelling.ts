// Words that were perhaps meant: a few letters added, left out, changed or swapped.

/** The `n` words of fewest changes, the more frequent first; none that needs more than a third of its letters changed. */
export function spelledNearly(words: readonly string[], typed: string, n: number): string[] {
    const most = Math.max(1, Math.floor(typed.length / 3));
    const lower = typed.toLowerCase();
    const found: { word: string; changes: number }[] = [];
    for (const word of words) {
        if (Math.abs(word.length - typed.length) > most) continue;
        const changes = distance(lower, word.toLowerCase());
        if (changes <= most) found.push({ word, changes });
    }
    return found
        .sort((a, b) => a.changes - b.changes)
        .slice(0, n)
        .map((each) => each.word);
}

/** Optimal string alignment: how many letters are added, left out, changed or swapped with their neighbour. */
export function distance(a: string, b: string): number {
    let before: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
            let least = Math.min(last[j]! + 1, row[j - 1]! + 1, changed);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
            row.push(least);
        }
        before = last;
        last = row;
    }
    return last[b.length]!;
}
