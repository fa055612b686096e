// The order in which a heat map shows its words: groups that are most alike on average are joined, and stand side by side.

/** Average linkage: the places of the words, so that similar ones are neighbours. */
export function similarFirst(matrix: readonly (readonly number[])[]): number[] {
    let groups = matrix.map((_, place) => [place]);
    while (groups.length > 1) {
        const [a, b] = closestPair(groups, matrix);
        const joined = [...groups[a]!, ...groups[b]!];
        groups = groups.flatMap((group, place) => (place === a ? [joined] : place === b ? [] : [group]));
    }
    return groups.flat();
}

function closestPair(groups: number[][], matrix: readonly (readonly number[])[]): [number, number] {
    let best: [number, number] = [0, 1];
    let highest = -Infinity;
    for (let a = 0; a < groups.length; a++) {
        for (let b = a + 1; b < groups.length; b++) {
            const mean = meanBetween(groups[a]!, groups[b]!, matrix);
            if (mean > highest) [highest, best] = [mean, [a, b]];
        }
    }
    return best;
}

function meanBetween(a: number[], b: number[], matrix: readonly (readonly number[])[]): number {
    let sum = 0;
    for (const i of a) for (const j of b) sum += matrix[i]![j]!;
    return sum / (a.length * b.length);
}
