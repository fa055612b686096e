// Hands on the map: a mouse, a wheel, a trackpad, one finger or two.

export interface Hands {
    pan(right: number, down: number): void;
    /** A wheel turns in notches, which should be smoothed; a pinch already is smooth. */
    zoom(factor: number, left: number, top: number, notch: boolean): void;
    click(left: number, top: number): void;
    /** Null when the pointer is elsewhere or drags. */
    hover(at: { x: number; y: number } | null, coarse: boolean): void;
}

/** A pointer that moved less than this has clicked. */
const still = 5;
const notchFactor = 0.0022;
const pinchFactor = 0.012;
const lineHeight = 18;

interface Touch {
    x: number;
    y: number;
}

export class Gestures {
    private readonly down = new Map<number, Touch>();
    private travelled = 0;

    constructor(
        private readonly surface: HTMLElement,
        private readonly hands: Hands,
    ) {
        surface.style.touchAction = "none";
        surface.addEventListener("pointerdown", (event) => this.press(event));
        surface.addEventListener("pointermove", (event) => this.move(event));
        surface.addEventListener("pointerup", (event) => this.release(event, true));
        surface.addEventListener("pointercancel", (event) => this.release(event, false));
        surface.addEventListener("pointerleave", () => hands.hover(null, false));
        surface.addEventListener("dblclick", (event) => this.doubled(event));
        surface.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    }

    private press(event: PointerEvent): void {
        if (event.button !== 0) return;
        this.surface.setPointerCapture(event.pointerId);
        if (this.down.size === 0) this.travelled = 0;
        this.down.set(event.pointerId, this.place(event));
    }

    private move(event: PointerEvent): void {
        const now = this.place(event);
        const before = this.down.get(event.pointerId);
        if (before === undefined) {
            this.hands.hover(now, event.pointerType !== "mouse");
            return;
        }
        this.travelled = Math.max(this.travelled, distance(now, before));
        if (this.travelled < still && this.down.size === 1) return;
        this.hands.hover(null, false);
        const others = [...this.down].filter(([id]) => id !== event.pointerId).map(([, touch]) => touch);
        this.down.set(event.pointerId, now);
        if (others[0] === undefined) this.hands.pan(now.x - before.x, now.y - before.y);
        else this.pinch(before, now, others[0]);
    }

    /** The middle between two fingers carries the ground, their distance its size. */
    private pinch(before: Touch, now: Touch, other: Touch): void {
        this.travelled = Infinity;
        this.hands.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
        const factor = distance(now, other) / Math.max(distance(before, other), 1);
        this.hands.zoom(factor, (now.x + other.x) / 2, (now.y + other.y) / 2, false);
    }

    private release(event: PointerEvent, clicks: boolean): void {
        if (!this.down.delete(event.pointerId)) return;
        const { x, y } = this.place(event);
        if (clicks && this.travelled < still) this.hands.click(x, y);
    }

    private doubled(event: MouseEvent): void {
        const { x, y } = this.place(event);
        this.hands.zoom(event.shiftKey ? 0.5 : 2, x, y, true);
    }

    /** Browsers report a pinch on a trackpad as a wheel with the control key. */
    private wheel(event: WheelEvent): void {
        event.preventDefault();
        const { x, y } = this.place(event);
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE;
        const turned = event.deltaY * (lines ? lineHeight : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1);
        const pinch = event.ctrlKey && !lines && Math.abs(turned) < 50;
        const factor = Math.exp(-turned * (pinch ? pinchFactor : notchFactor));
        this.hands.zoom(Math.min(4, Math.max(0.25, factor)), x, y, !pinch);
    }

    private place(event: MouseEvent): Touch {
        const { left, top } = this.surface.getBoundingClientRect();
        return { x: event.clientX - left, y: event.clientY - top };
    }
}

function distance(a: Touch, b: Touch): number {
    return Math.hypot(a.x - b.x, a.y - b.y);
}
