// What stands over the points in one view: labels, rings, arrows, the ruler of an axis.
import { arrowMarks } from "./arrows";
import type { AxisLayout } from "./axis";
import { axisMarks } from "./axismarks";
import type { Rectangle } from "./boxes";
import type { Camera } from "./camera";
import { labelOf, type Lettering, sizeOf } from "./lettering";
import { type Levels, levelOf, rise } from "./levels";
import type { Mark, Point, Text } from "./marks";
import type { Picker } from "./picking";
import { covered, dotOf, groundOf, meeting, type Pin, place, type Placed } from "./pinned";
import type { Ink } from "./themes";
import type { Arrow } from "./types";

/** Neighbours beyond these are ringed; their labels come where there is room. */
const mostPinned = 60;
/** Bold letters are so much wider. */
const boldness = 1.08;
/** Up to so many labels are looked through one by one; beyond it the tree finds those in the window. */
const few = 4000;
const ring = { word: 8, neighbour: 5.5 };

export interface Scene {
    camera: Camera;
    words: readonly string[];
    /** Where a word is seen, in pixels. */
    at(row: number): Point;
    /** Null while words are on their way to another map. */
    levels: Levels | null;
    picker: Picker;
    ink: Ink;
    chosen: number | null;
    hovered: number | null;
    highlighted: readonly number[];
    arrows: readonly Arrow[];
    axis: { layout: AxisLayout; from: string; to: string } | null;
}

interface Shown extends Rectangle {
    row: number;
}

export class Overlay {
    private labels: Shown[] = [];

    constructor(private readonly lettering: Lettering) {}

    /** The word whose label lies under a pixel. */
    hit({ x, y }: Point): number | null {
        const found = this.labels.find(({ left, top, right, bottom }) => left <= x && x < right && top <= y && y < bottom);
        return found?.row ?? null;
    }

    marks(scene: Scene): Mark[] {
        const { ink, axis, camera } = scene;
        const pinned = place(this.pins(scene));
        const grounds = pinned.map(groundOf);
        const named = new Set(pinned.map(({ row }) => row));
        const free = this.free(scene, named, [...grounds, ...pinned.map(dotOf)]);
        this.labels = [...pinned.map((label, i) => ({ ...grounds[i]!, row: label.row })), ...free.map(({ box }) => box)];
        return [
            ...free.map(({ mark }) => mark),
            ...scene.arrows.flatMap(({ from, to, kind }) =>
                arrowMarks(scene.at(from), scene.at(to), kind === "answer" ? ink.accent : ink.given, kind === "answer"),
            ),
            ...pinned.filter(({ tied }) => tied).map((label) => tie(label, ink)),
            ...rings(scene),
            ...pinned.map((label) => pinnedText(label, scene)),
            ...(axis === null ? [] : axisMarks(axis.layout, axis.from, axis.to, camera, ink)),
        ];
    }

    private pins(scene: Scene): Pin[] {
        const rows = new Set(scene.chosen === null ? [] : [scene.chosen]);
        for (const { from, to } of scene.arrows) rows.add(from).add(to);
        for (const row of scene.highlighted.slice(0, mostPinned)) rows.add(row);
        for (const row of scene.axis?.layout.ends ?? []) rows.add(row);
        if (scene.hovered !== null) rows.add(scene.hovered);
        return [...rows].map((row) => {
            const { x, y } = scene.at(row);
            const half = this.half(scene.words[row]!, row) * boldness;
            return { row, x, y, across: half, down: 0.6 * sizeOf(row) };
        });
    }

    /** Labels of words nobody asked for: those of this zoom, in the window, where no pinned one stands. */
    private free(scene: Scene, named: ReadonlySet<number>, taken: readonly Rectangle[]): { mark: Text; box: Shown }[] {
        const { ink } = scene;
        const colour = scene.highlighted.length > 0 || scene.arrows.length > 0 ? ink.faint : ink.text;
        return inSight(scene)
            .filter((row) => !named.has(row))
            .map((row) => {
                const text = labelOf(scene.words[row]!);
                const size = sizeOf(row);
                const { x, y } = scene.at(row);
                const across = (this.lettering.width(text) * size) / 2;
                const down = 0.6 * size;
                const box = { row, left: x - across, right: x + across, top: y - rise - down, bottom: y - rise + down };
                const mark: Text = {
                    ...{ kind: "text", text, x, y: y - rise, size, bold: false, anchor: "middle" },
                    ...{ colour, halo: ink.ground },
                };
                return { mark, box };
            })
            .filter(({ box }) => !covered(box, taken));
    }

    private half(word: string, row: number): number {
        return (this.lettering.width(labelOf(word)) * sizeOf(row)) / 2;
    }
}

function inSight({ camera, levels, picker }: Scene): number[] {
    if (levels === null) return [];
    const level = Math.min(levelOf(camera.pixels), levels.depth - 1);
    const shown = levels.shown(level);
    // A label hangs over the rim of the window when its point is just outside.
    const box = camera.box(150);
    const rows = shown > few ? picker.inside(box) : picker.among(levels.placed, shown, box);
    return shown > few ? rows.filter((row) => levels.from[row]! <= level).sort((a, b) => a - b) : rows;
}

function rings({ highlighted, arrows, chosen, at, ink, hovered }: Scene): Mark[] {
    const rows = new Set([...highlighted, ...arrows.flatMap(({ from, to }) => [from, to])]);
    const marks: Mark[] = [...rows].filter((row) => row !== chosen && row !== hovered).map((row) => ({
        ...{ kind: "ring", radius: ring.neighbour, width: 1.75, colour: ink.text },
        ...at(row),
    }));
    for (const row of [hovered, chosen]) {
        if (row !== null) marks.push({ kind: "ring", ...at(row), radius: ring.word, width: 2.5, colour: ink.accent });
    }
    return marks;
}

function pinnedText({ row, x, y, dx, dy }: Placed, { words, ink, chosen }: Scene): Text {
    const colour = row === chosen ? ink.accent : ink.text;
    return {
        ...{ kind: "text", text: labelOf(words[row]!), x: x + dx, y: y + dy, size: sizeOf(row), bold: true },
        ...{ anchor: "middle", colour, halo: ink.ground },
    };
}

function tie(label: Placed, { faint }: Ink): Mark {
    const { x, y } = label;
    return { kind: "stroke", from: { x, y }, bend: null, to: meeting(label, label), colour: faint, width: 1, dashed: false };
}
