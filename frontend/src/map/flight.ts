// The path of a camera from one view to another: out, across and in again, at a speed that looks steady.
// J. J. van Wijk and W. A. A. Nuij: Smooth and efficient zooming and panning, InfoVis 2003, equations 9 to 11.
import type { View } from "./types";

/** How much the path zooms out on the way; the value their readers liked best. */
const rho = Math.SQRT2;

export interface Flight {
    /** The length of the path as one sees it; a flight should take time in proportion. */
    length: number;
    /** The view at `t` from 0 to 1. */
    at(t: number): View;
}

/** `extent` is the width of the window in data units at scale 1. */
export function flight(from: View, to: View, extent: number): Flight {
    const w0 = extent / from.scale;
    const w1 = extent / to.scale;
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const distance = Math.hypot(dx, dy);
    if (distance < 1e-6 * Math.min(w0, w1)) return zoomOnly(from, to, w1 / w0);
    const r0 = departure(w0, w1, distance, w0, 1);
    const r1 = departure(w0, w1, distance, w1, -1);
    const length = (r1 - r0) / rho;
    return {
        length: Math.abs(length),
        at(t) {
            if (t >= 1) return to;
            const s = rho * t * length + r0;
            const u = (w0 / (rho * rho * distance)) * (Math.cosh(r0) * Math.tanh(s) - Math.sinh(r0));
            const scale = (from.scale * Math.cosh(s)) / Math.cosh(r0);
            return { x: from.x + u * dx, y: from.y + u * dy, scale };
        },
    };
}

function departure(w0: number, w1: number, distance: number, w: number, sign: 1 | -1): number {
    const square = rho ** 4 * distance * distance;
    const b = (w1 * w1 - w0 * w0 + sign * square) / (2 * w * rho * rho * distance);
    return -Math.asinh(b);
}

function zoomOnly(from: View, to: View, ratio: number): Flight {
    const length = Math.abs(Math.log(ratio)) / rho;
    return {
        length,
        at: (t) => (t >= 1 ? to : { x: from.x, y: from.y, scale: from.scale * (to.scale / from.scale) ** t }),
    };
}
