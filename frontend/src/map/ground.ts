// The words and where they stand: on a map, on the way to another one, or along an axis.
import { axisLayout, type AxisLayout } from "./axis";
import { away, bounds, type Box } from "./camera";
import type { Lettering } from "./lettering";
import { type Levels, levelOf } from "./levels";
import { Naming } from "./naming";
import { Picker } from "./picking";
import { Places } from "./places";
import type { Axis } from "./types";

export class Ground {
    words: readonly string[] = [];
    frequencies: Float32Array = new Float32Array(0);
    readonly places = new Places();
    picker = new Picker(new Float32Array(0));
    axis: { layout: AxisLayout; from: string; to: string } | null = null;
    private map = new Float32Array(0);
    private readonly naming: Naming;

    constructor(lettering: Lettering, named: () => void) {
        this.naming = new Naming(lettering, named);
    }

    get rows(): number {
        return this.words.length;
    }

    /** Null while words are on their way. */
    get levels(): Levels | null {
        return this.naming.levels;
    }

    /** The box in which the words stand. */
    get home(): Box {
        return this.axis?.layout.home ?? bounds(this.map);
    }

    setWords(words: readonly string[], frequencies: Float32Array): void {
        this.words = words;
        this.frequencies = frequencies;
        this.axis = null;
        this.map = new Float32Array(0);
        this.move(new Float32Array(2 * words.length).fill(away), 0, false);
    }

    setMap(xy: Float32Array, now: number, animate: boolean): void {
        if (xy.length !== 2 * this.rows) throw new RangeError(`${this.rows} words need ${2 * this.rows} numbers, got ${xy.length}`);
        this.map = xy.map((value) => (Number.isFinite(value) ? value : away));
        if (this.axis === null) this.move(this.map, now, animate);
    }

    lay(axis: Axis | null, aspect: number, now: number, animate: boolean): void {
        this.axis = axis && { layout: axisLayout(axis, this.frequencies, aspect), from: axis.from, to: axis.to };
        this.move(this.axis?.layout.xy ?? this.map, now, animate);
    }

    /** Whether a word has a place in what is shown. */
    stands(row: number): boolean {
        return (this.places.to[2 * row] ?? away) !== away;
    }

    /** The words have arrived: they can be labelled as one sees them at so many pixels a unit. */
    arrive(pixels: number): void {
        if (this.levels === null) this.naming.start(this.words, this.places.to);
        this.naming.want(levelOf(pixels));
    }

    private move(xy: Float32Array, now: number, animate: boolean): void {
        this.naming.stop();
        this.places.move(xy, now, animate);
        this.picker = new Picker(xy);
    }
}
