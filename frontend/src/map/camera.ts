// The window on the data: where a data point falls on the screen, and where a pixel lies in the data.
import type { View } from "./types";

export interface Box {
    x0: number;
    y0: number;
    x1: number;
    y1: number;
}

/** A border, so that words at the rim of the map have room for their labels. */
const filled = 0.9;
/** Pixels at either side for a label that stands beside its point. */
const besides = 100;
export const minScale = 0.5;
/** Beyond it the float32 positions of neighbouring words would be seen to jump. */
export const maxScale = 4096;

/** Data has y upwards as in mathematics, the screen has y downwards; distances on the screen are CSS pixels. */
export class Camera {
    private width = 1;
    private height = 1;
    private centre = { x: 0, y: 0 };
    private zoom = 1;
    private home: Box = { x0: -1, y0: -1, x1: 1, y1: 1 };

    resize(width: number, height: number): void {
        this.width = Math.max(1, width);
        this.height = Math.max(1, height);
    }

    /** The box that scale 1 shows; one point alone gets some ground around it. */
    setHome(box: Box): void {
        const x = (box.x0 + box.x1) / 2;
        const y = (box.y0 + box.y1) / 2;
        const half = box.x1 > box.x0 || box.y1 > box.y0 ? 0 : 1;
        this.home = half > 0 ? { x0: x - half, y0: y - half, x1: x + half, y1: y + half } : box;
    }

    get size(): { width: number; height: number } {
        return { width: this.width, height: this.height };
    }

    /** CSS pixels in one unit of the data. */
    get pixels(): number {
        return this.zoom * this.pixelsAt(1);
    }

    pixelsAt(scale: number): number {
        const across = this.width / Math.max(this.home.x1 - this.home.x0, 1e-9);
        const down = this.height / Math.max(this.home.y1 - this.home.y0, 1e-9);
        return scale * filled * Math.min(across, down);
    }

    get view(): View {
        return { ...this.centre, scale: this.zoom };
    }

    get homeView(): View {
        return { x: (this.home.x0 + this.home.x1) / 2, y: (this.home.y0 + this.home.y1) / 2, scale: 1 };
    }

    /** The middle stays inside the map, so that nobody gets lost in the void. */
    set view(view: View) {
        this.zoom = clamp(view.scale, minScale, maxScale);
        this.centre = { x: clamp(view.x, this.home.x0, this.home.x1), y: clamp(view.y, this.home.y0, this.home.y1) };
    }

    /** What is seen, in data, with a margin in pixels around it. */
    box(margin = 0): Box {
        const across = (this.width / 2 + margin) / this.pixels;
        const down = (this.height / 2 + margin) / this.pixels;
        const { x, y } = this.centre;
        return { x0: x - across, y0: y - down, x1: x + across, y1: y + down };
    }

    screenX(x: number): number {
        return this.width / 2 + (x - this.centre.x) * this.pixels;
    }

    screenY(y: number): number {
        return this.height / 2 - (y - this.centre.y) * this.pixels;
    }

    dataX(left: number): number {
        return this.centre.x + (left - this.width / 2) / this.pixels;
    }

    dataY(top: number): number {
        return this.centre.y - (top - this.height / 2) / this.pixels;
    }

    /** Moves the ground by so many pixels, as a hand does. */
    pan(right: number, down: number): void {
        const { x, y } = this.centre;
        this.view = { x: x - right / this.pixels, y: y + down / this.pixels, scale: this.zoom };
    }

    /** The data under the pixel (left, top) stays under it. */
    zoomAt(factor: number, left: number, top: number): void {
        const x = this.dataX(left);
        const y = this.dataY(top);
        const scale = clamp(this.zoom * factor, minScale, maxScale);
        const ratio = this.zoom / scale;
        const { centre } = this;
        this.view = { x: x + (centre.x - x) * ratio, y: y + (centre.y - y) * ratio, scale };
    }

    /** The view that shows a box as large as it fits with labels beside its points, `most` at the nearest. */
    fitting(box: Box, most: number): View {
        const width = Math.max(0.45 * this.width, Math.min(0.7 * this.width, this.width - 2 * besides));
        const across = width / Math.max(box.x1 - box.x0, 1e-9);
        const down = (0.7 * this.height) / Math.max(box.y1 - box.y0, 1e-9);
        const scale = clamp(Math.min(across, down) / this.pixelsAt(1), minScale, most);
        return { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2, scale };
    }
}

export function clamp(value: number, low: number, high: number): number {
    return value < low ? low : value > high ? high : value;
}

/** A position for words that have no place in a layout: out of sight at every scale. */
export const away = 1e9;

/** The smallest box around the words that have a place; the unit square where none has. */
export function bounds(xy: Float32Array, rows?: Iterable<number>): Box {
    const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
    for (const row of rows ?? (xy.length / 2 > 0 ? range(xy.length / 2) : [])) {
        const x = xy[2 * row] ?? away;
        const y = xy[2 * row + 1] ?? away;
        if (x === away) continue;
        if (x < box.x0) box.x0 = x;
        if (x > box.x1) box.x1 = x;
        if (y < box.y0) box.y0 = y;
        if (y > box.y1) box.y1 = y;
    }
    return box.x0 <= box.x1 ? box : { x0: -1, y0: -1, x1: 1, y1: 1 };
}

function* range(n: number): Generator<number> {
    for (let i = 0; i < n; i++) yield i;
}
