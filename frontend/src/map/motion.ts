// Movements that take several frames: a notch of the wheel, a flight to a word.
import type { Camera } from "./camera";
import { flight, type Flight } from "./flight";
import type { View } from "./types";

/** Time in which a wheel's notch is two thirds done. */
const glide = 70;
/** Milliseconds for a unit of a flight's length. */
const pace = 380;
const longest = 1200;

export class Motion {
    private zoom = { log: 0, left: 0, top: 0 };
    private flight: { path: Flight; start: number; duration: number } | null = null;

    constructor(
        private readonly camera: Camera,
        private readonly reduced: () => boolean,
    ) {}

    get moving(): boolean {
        return this.flight !== null || this.zoom.log !== 0;
    }

    stop(): void {
        this.flight = null;
        this.zoom.log = 0;
    }

    zoomBy(factor: number, left: number, top: number): void {
        this.flight = null;
        if (this.reduced()) this.camera.zoomAt(factor, left, top);
        else this.zoom = { log: this.zoom.log + Math.log(factor), left, top };
    }

    flyTo(view: View, now: number): void {
        this.stop();
        if (this.reduced()) {
            this.camera.view = view;
            return;
        }
        const { width, height } = this.camera.size;
        const path = flight(this.camera.view, view, Math.min(width, height) / this.camera.pixelsAt(1));
        this.flight = { path, start: now, duration: Math.min(longest, pace * path.length) };
    }

    /** Moves the camera on by the time since the last frame. */
    step(now: number, elapsed: number): void {
        if (this.flight !== null) this.fly(now);
        if (this.zoom.log !== 0) this.glide(elapsed);
    }

    private fly(now: number): void {
        const { path, start, duration } = this.flight!;
        const t = duration > 0 ? Math.max(0, now - start) / duration : 1;
        this.camera.view = path.at(t >= 1 ? 1 : ease(t));
        if (t >= 1) this.flight = null;
    }

    private glide(elapsed: number): void {
        const { log, left, top } = this.zoom;
        const part = Math.abs(log) < 0.002 ? log : log * (1 - Math.exp(-elapsed / glide));
        this.camera.zoomAt(Math.exp(part), left, top);
        this.zoom.log = log - part;
    }
}

/** Slow, fast, slow. */
export function ease(t: number): number {
    return t < 0.5 ? 4 * t ** 3 : 1 - 4 * (1 - t) ** 3;
}
