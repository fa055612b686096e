// Where words stand in a model.

/** The row of every text; of two alike, the first, as the server has it. */
export function rowsOf(words: readonly string[]): Map<string, number> {
    const rows = new Map<string, number>();
    for (const [row, word] of words.entries()) if (!rows.has(word)) rows.set(word, row);
    return rows;
}
