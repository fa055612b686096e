// What the reader points out: a word chosen, one under the pointer, neighbours, the arrows of a question.
import type { Ground } from "./ground";
import type { Arrow } from "./types";

/** How opaque points are, and while some words are pointed out. */
const strength = { all: 0.85, behind: 0.3 };

export class Pointed {
    chosen: number | null = null;
    hovered: number | null = null;
    highlighted: readonly number[] = [];
    arrows: readonly Arrow[] = [];

    clear(): void {
        this.chosen = this.hovered = null;
        this.highlighted = this.arrows = [];
    }

    /** How opaque the points of all words are. */
    get strength(): number {
        return this.highlighted.length > 0 || this.arrows.length > 0 ? strength.behind : strength.all;
    }

    /** Those of the words that have a place. */
    standing(ground: Ground): Pick<Pointed, "chosen" | "hovered" | "highlighted" | "arrows"> {
        const one = (row: number | null): number | null => (row !== null && ground.stands(row) ? row : null);
        return {
            chosen: one(this.chosen),
            hovered: one(this.hovered),
            highlighted: this.highlighted.filter((row) => ground.stands(row)),
            arrows: this.arrows.filter(({ from, to }) => ground.stands(from) && ground.stands(to)),
        };
    }
}
