// The arrows of an analogy: a bow from point to point with a head, so that arrows there and back are two.
import type { Mark, Point } from "./marks";

const width = 2.5;
/** How far the bow rises, as a part of its length. */
const rise = 0.14;
const head = 11;
/** The arrow leaves the points and their rings free. */
const gap = 9;

export function arrowMarks(from: Point, to: Point, colour: string, dashed: boolean): Mark[] {
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (length < 2 * gap + head) return [];
    const bend = {
        x: (from.x + to.x) / 2 + rise * (to.y - from.y),
        y: (from.y + to.y) / 2 - rise * (to.x - from.x),
    };
    const start = towards(from, bend, gap);
    const tip = towards(to, bend, gap);
    const neck = towards(tip, bend, head);
    const across = { x: ((tip.y - neck.y) / head) * (head / 2.2), y: ((neck.x - tip.x) / head) * (head / 2.2) };
    const barbs = [
        tip,
        { x: neck.x + across.x, y: neck.y + across.y },
        { x: neck.x - across.x, y: neck.y - across.y },
    ];
    return [
        { kind: "stroke", from: start, bend, to: neck, colour, width, dashed },
        { kind: "area", points: barbs, colour },
    ];
}

function towards(from: Point, to: Point, distance: number): Point {
    const part = distance / Math.max(Math.hypot(to.x - from.x, to.y - from.y), 1e-9);
    return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
}
