// Labels that must be seen: of the word chosen, its neighbours, the words of an analogy. Where many stand in one place
// some move aside and are tied to their points by a line.
import { Boxes, overlap, type Rectangle } from "./boxes";
import { rise } from "./levels";
import type { Point } from "./marks";

export interface Pin {
    row: number;
    /** The point, in pixels; any origin will do. */
    x: number;
    y: number;
    /** Half the label's width and height. */
    across: number;
    down: number;
}

export interface Placed extends Pin, Offset {}

interface Offset {
    /** From the point to the middle of the label. */
    dx: number;
    dy: number;
    /** Whether the label stands so far off that it needs a line to its point. */
    tied: boolean;
}

/** Distances from the point at which labels that found no place beside it are tried. */
const rings = [34, 54, 78, 106, 138, 174, 214, 260];
const directions = 16;
/** Half the ground of a pinned point and its ring, which labels leave free. */
const dot = 6;
const air = 2;
/** Free places among which one is sought whose line is free as well. */
const tries = 40;
/** Pixels between the places at which a line is looked at. */
const stride = 9;

/** Places in order. A view decides alone where labels stand, not the way on which one came to it: a picture that is sent
 *  shows what the sender saw. */
export function place(pins: readonly Pin[]): Placed[] {
    const taken = new Boxes(8 * pins.length);
    const labels = new Boxes(2 * pins.length);
    for (const pin of pins) taken.add(dotOf(pin));
    const placed: Placed[] = [];
    for (const pin of pins) {
        const free = [...offsets(pin)].filter((offset) => taken.hit(ground(pin, offset)) < 0);
        // A line through another label is ugly, a label far away is worse.
        const near = free.slice(0, tries);
        const spot = near.find((offset) => line(pin, offset).every((piece) => labels.hit(piece) < 0)) ?? near[0];
        if (spot === undefined) continue;
        for (const boxes of [taken, labels]) boxes.add(ground(pin, spot));
        for (const piece of line(pin, spot)) taken.add(piece);
        placed.push({ ...pin, ...spot });
    }
    return placed;
}

/** The ground of a pinned point. */
export function dotOf({ x, y }: Pin): Rectangle {
    return { left: x - dot, top: y - dot, right: x + dot, bottom: y + dot };
}

/** The ground of a label at its place. */
export function groundOf(label: Placed): Rectangle {
    return ground(label, label);
}

/** Where the line from a point meets its label. */
export function meeting({ x, y, across, down }: Pin, { dx, dy }: Offset): Point {
    return {
        x: x + dx - Math.sign(dx) * Math.min(across, Math.abs(dx)),
        y: y + dy - Math.sign(dy) * Math.min(down, Math.abs(dy)),
    };
}

/** Whether a label has to give way to pinned ones. */
export function covered(box: Rectangle, pinned: readonly Rectangle[]): boolean {
    return pinned.some((other) => overlap(box, other));
}

function ground(pin: Pin, { dx, dy }: Offset): Rectangle {
    const x = pin.x + dx;
    const y = pin.y + dy;
    return {
        left: x - pin.across - air,
        top: y - pin.down - air,
        right: x + pin.across + air,
        bottom: y + pin.down + air,
    };
}

/** Small boxes along the line between a point and its label; none where they stand together. */
function line(pin: Pin, offset: Offset): Rectangle[] {
    if (!offset.tied) return [];
    const end = meeting(pin, offset);
    const pieces = Math.floor(Math.hypot(end.x - pin.x, end.y - pin.y) / stride);
    return Array.from({ length: Math.max(0, pieces - 1) }, (_, i) => {
        const x = pin.x + ((i + 1) / pieces) * (end.x - pin.x);
        const y = pin.y + ((i + 1) / pieces) * (end.y - pin.y);
        return { left: x - 1, top: y - 1, right: x + 1, bottom: y + 1 };
    });
}

function* offsets(pin: Pin): Generator<Offset> {
    const aside = pin.across + dot + 2 * air;
    const above = Math.max(rise, pin.down + dot + 2 * air);
    yield { dx: 0, dy: -above, tied: false };
    yield { dx: aside, dy: 0, tied: false };
    yield { dx: -aside, dy: 0, tied: false };
    yield { dx: 0, dy: above, tied: false };
    for (const ring of rings) {
        for (let i = 0; i < directions; i++) {
            const angle = (2 * Math.PI * (i + 0.5)) / directions;
            yield { dx: (ring + pin.across / 2) * Math.cos(angle), dy: -ring * Math.sin(angle), tied: true };
        }
    }
}
