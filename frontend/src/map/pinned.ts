// Labels that must be seen: of the word chosen, its neighbours, the words of an analogy. Where many stand in one place
// some move aside and are tied to their points by a line.
import { Boxes, overlap, type Rectangle } from "./boxes";
import { rise } from "./levels";

export interface Pin {
    row: number;
    /** The point, in pixels; any origin will do. */
    x: number;
    y: number;
    /** Half the label's width and height. */
    across: number;
    down: number;
}

export interface Placed extends Pin {
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

/** Places in order; `before` says where labels stood in the frame before, so that they do not jump while one zooms. */
export function place(pins: readonly Pin[], before: ReadonlyMap<number, Placed> = new Map()): Placed[] {
    const taken = new Boxes(2 * pins.length);
    for (const pin of pins) taken.add(dotOf(pin));
    const placed: Placed[] = [];
    for (const pin of pins) {
        const spot = [...offsets(pin, before.get(pin.row))].find((offset) => taken.hit(ground(pin, offset)) < 0);
        if (spot === undefined) continue;
        taken.add(ground(pin, spot));
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

/** Whether a label has to give way to pinned ones. */
export function covered(box: Rectangle, pinned: readonly Rectangle[]): boolean {
    return pinned.some((other) => overlap(box, other));
}

interface Offset {
    dx: number;
    dy: number;
    tied: boolean;
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

function* offsets(pin: Pin, before: Placed | undefined): Generator<Offset> {
    const aside = pin.across + dot + 2 * air;
    const above = Math.max(rise, pin.down + dot + 2 * air);
    const beside: Offset[] = [
        { dx: 0, dy: -above, tied: false },
        { dx: aside, dy: 0, tied: false },
        { dx: -aside, dy: 0, tied: false },
        { dx: 0, dy: above, tied: false },
    ];
    const same = before === undefined ? [] : [{ dx: before.dx, dy: before.dy, tied: before.tied }];
    yield* same.filter(({ tied }) => !tied);
    yield* beside;
    yield* same;
    for (const ring of rings) {
        for (let i = 0; i < directions; i++) {
            const angle = (2 * Math.PI * (i + 0.5)) / directions;
            yield { dx: (ring + pin.across / 2) * Math.cos(angle), dy: -ring * Math.sin(angle), tied: true };
        }
    }
}
