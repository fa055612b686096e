// The order in which a heat map shows its words: groups that are most alike on average are joined, and stand side by side.

type Matrix = readonly (readonly number[])[];

/** Average linkage: the places of the words, so that similar ones are neighbours. */
export function similarFirst(matrix: Matrix): number[] {
    let groups = matrix.map((_, place) => [place]);
    while (groups.length > 1) {
        const [a, b] = closestPair(groups, matrix);
        const joined = meeting(groups[a]!, groups[b]!, matrix);
        groups = groups.flatMap((group, place) => (place === a ? [joined] : place === b ? [] : [group]));
    }
    return groups.flat();
}

/** Two groups in a row, each turned so that the ends that are more alike meet. */
function meeting(a: number[], b: number[], matrix: Matrix): number[] {
    const turned = [a, a.toReversed()].flatMap((left) => [b, b.toReversed()].map((right) => ({ left, right })));
    const likeness = ({ left, right }: { left: number[]; right: number[] }): number => matrix[left.at(-1)!]![right[0]!]!;
    const best = turned.reduce((one, other) => (likeness(other) > likeness(one) ? other : one));
    return [...best.left, ...best.right];
}

function closestPair(groups: number[][], matrix: Matrix): [number, number] {
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

function meanBetween(a: number[], b: number[], matrix: Matrix): number {
    let sum = 0;
    for (const i of a) for (const j of b) sum += matrix[i]![j]!;
    return sum / (a.length * b.length);
}
