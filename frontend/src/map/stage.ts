// The two canvases of the map, as large as their host at every time and on every screen.

/** More pixels than this on a side of a CSS pixel cost time and are not seen. */
const sharpest = 2;

export class Stage {
    readonly points = canvas();
    readonly front = canvas();
    readonly context: CanvasRenderingContext2D;
    width = 1;
    height = 1;
    ratio = 1;

    constructor(
        private readonly host: HTMLElement,
        resized: () => void,
    ) {
        if (getComputedStyle(host).position === "static") host.style.position = "relative";
        host.append(this.points, this.front);
        this.context = plane(this.front);
        this.measure();
        new ResizeObserver(() => {
            this.measure();
            resized();
        }).observe(host);
    }

    /** Gives both canvases the size of the host, or another sharpness for a picture. */
    measure(ratio = Math.min(sharpest, window.devicePixelRatio)): void {
        this.width = Math.max(1, this.host.clientWidth);
        this.height = Math.max(1, this.host.clientHeight);
        this.ratio = ratio;
        for (const each of [this.points, this.front]) {
            const width = Math.round(this.width * ratio);
            const height = Math.round(this.height * ratio);
            if (each.width !== width) each.width = width;
            if (each.height !== height) each.height = height;
        }
    }
}

export function plane(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser draws no canvas, which the map needs");
    return context;
}

/** Readers of the screen are told by the panels, not by pixels. */
function canvas(): HTMLCanvasElement {
    const made = document.createElement("canvas");
    made.setAttribute("aria-hidden", "true");
    Object.assign(made.style, { position: "absolute", inset: "0", width: "100%", height: "100%", display: "block" });
    return made;
}
