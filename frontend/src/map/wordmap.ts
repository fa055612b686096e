// The map of all words: what the page asks of it.
import { bounds, Camera } from "./camera";
import { Frames } from "./frames";
import { Ground } from "./ground";
import { lettering } from "./lettering";
import { Look } from "./look";
import { Motion } from "./motion";
import { Overlay } from "./overlay";
import { Pointed } from "./pointed";
import { Pointer } from "./pointer";
import { type Painter, Points } from "./points";
import { Raster } from "./raster";
import { Sheet } from "./sheet";
import { plane, Stage } from "./stage";
import type { Arrow, Axis, Colouring, FrameTimes, LegendEntry, Theme, View } from "./types";

/** As near as a flight goes to one word, and to several. */
const nearest = { one: 10, several: 24 };

export class WordMap {
    private readonly camera = new Camera();
    private readonly look = new Look();
    private readonly pointed = new Pointed();
    private readonly stage: Stage;
    private readonly points: Painter;
    private readonly motion: Motion;
    private readonly frames: Frames;
    private readonly pointer: Pointer;
    private readonly ground: Ground;
    private readonly sheet: Sheet;
    private reported: View | null = null;
    private readonly watchers: ((view: View) => void)[] = [];

    /** Fills a host that has a size. */
    constructor(host: HTMLElement) {
        const letters = lettering();
        this.frames = new Frames((now, elapsed, moving) => this.draw(now, elapsed, moving));
        this.stage = new Stage(host, () => this.resized());
        this.points = painter(this.stage.points, () => this.frames.invalidate());
        this.ground = new Ground(letters, () => this.frames.invalidate());
        this.motion = new Motion(this.camera, reduced);
        const { camera, ground, look, pointed, points, stage } = this;
        const overlay = new Overlay(letters);
        this.sheet = new Sheet({ camera, ground, look, overlay, pointed, points, stage });
        const hands = { pan: this.panBy.bind(this), zoom: this.zoomAt.bind(this) };
        this.pointer = new Pointer(host, { camera, ground, overlay, pointed }, hands, () => this.frames.invalidate());
        this.resized();
    }

    setWords(words: readonly string[], frequencies: Float32Array): void {
        this.ground.setWords(words, frequencies);
        this.pointed.clear();
        this.setColours({ kind: "number", values: frequencies });
        this.moved();
    }

    /** Words without a place have NaN. The camera goes back to the whole map. */
    setPositions(xy: Float32Array, animate = false): void {
        this.ground.setMap(xy, performance.now(), animate && !reduced());
        if (this.ground.axis === null) this.goHome(animate);
    }

    setColours(colouring: Colouring): void {
        this.look.change(this.ground.rows, { colouring });
        this.painted();
    }

    setTheme(theme: Theme): void {
        this.look.change(this.ground.rows, { theme });
        this.painted();
    }

    select(row: number | null): void {
        this.pointed.chosen = row;
        this.frames.invalidate();
    }

    /** Rings words and labels them whatever their frequency; all others step back. */
    highlight(rows: readonly number[]): void {
        this.pointed.highlighted = rows;
        this.frames.invalidate();
    }

    /** Names a word as the pointer over it does. */
    point(row: number | null): void {
        this.pointed.hovered = row;
        this.frames.invalidate();
    }

    showArrows(arrows: readonly Arrow[]): void {
        this.pointed.arrows = arrows;
        this.frames.invalidate();
    }

    /** Lays words along an axis, the others away; null brings the map back. */
    showAxis(axis: Axis | null): void {
        if (axis === null && this.ground.axis === null) return;
        const { width, height } = this.camera.size;
        this.ground.lay(axis, width / height, performance.now(), !reduced());
        this.goHome(true);
    }

    flyTo(rows: readonly number[]): void {
        const standing = rows.filter((row) => this.ground.stands(row));
        if (standing.length === 0) return;
        const most = standing.length === 1 ? Math.max(nearest.one, this.camera.view.scale) : nearest.several;
        this.motion.flyTo(this.camera.fitting(bounds(this.ground.places.to, standing), most), performance.now());
        this.frames.moved();
    }

    view(): View {
        return this.camera.view;
    }

    setView(view: View): void {
        this.motion.stop();
        this.camera.view = view;
        this.frames.moved();
    }

    /** Zooms about the middle of the window. */
    zoomBy(factor: number): void {
        this.zoomAt(factor, this.stage.width / 2, this.stage.height / 2, true);
    }

    /** Moves the ground by so many CSS pixels. */
    panBy(right: number, down: number): void {
        this.motion.stop();
        this.camera.pan(right, down);
        this.frames.moved();
    }

    reset(): void {
        this.motion.flyTo(this.camera.homeView, performance.now());
        this.frames.moved();
    }

    onSelect(call: (row: number) => void): void {
        this.pointer.selected.push(call);
    }

    /** Called when a movement of the camera has come to rest. */
    onView(call: (view: View) => void): void {
        this.watchers.push(call);
    }

    legend(): LegendEntry[] {
        return this.look.legend;
    }

    frameTimes(): FrameTimes {
        return this.frames.measured(this.points.renderer);
    }

    /** The picture with `scale` pixels in a CSS pixel, or as many as a graphics card can take. */
    toPNG(scale: number): Promise<Blob> {
        return this.sheet.png(scale);
    }

    toSVG(): string {
        return this.sheet.svg();
    }

    /** One frame; says whether more is to come by itself. */
    private draw(now: number, elapsed: number, moving: boolean): boolean {
        this.motion.step(now, elapsed);
        const underway = this.ground.places.progress(now) < 1;
        if (!underway) this.ground.arrive(this.camera.pixels);
        if (moving) this.sheet.effort.note(elapsed, this.ground.rows);
        else this.sheet.effort.rest();
        this.sheet.paint(now, moving);
        if (!moving) this.report();
        return underway || this.motion.moving;
    }

    private report(): void {
        const { x, y, scale } = this.camera.view;
        if (this.reported?.x === x && this.reported.y === y && this.reported.scale === scale) return;
        this.reported = { x, y, scale };
        for (const call of this.watchers) call(this.reported);
    }

    private resized(): void {
        this.camera.resize(this.stage.width, this.stage.height);
        // At once: canvases of a new size are empty, and the browser is about to show them.
        this.sheet.paint(performance.now(), false);
    }

    private painted(): void {
        this.points.setColours(this.look.rgb);
        this.frames.invalidate();
    }

    private moved(): void {
        this.points.setPlaces(this.ground.places);
        this.frames.moved();
    }

    /** What was seen at so many pixels a unit is seen so at first, then the camera flies home. */
    private goHome(animate: boolean): void {
        const { pixels } = this.camera;
        this.camera.setHome(this.ground.home);
        this.camera.view = { ...this.camera.view, scale: pixels / this.camera.pixelsAt(1) };
        if (animate) this.motion.flyTo(this.camera.homeView, performance.now());
        else this.camera.view = this.camera.homeView;
        this.moved();
    }

    private zoomAt(factor: number, left: number, top: number, notch: boolean): void {
        if (notch) this.motion.zoomBy(factor, left, top);
        else this.camera.zoomAt(factor, left, top);
        this.frames.moved();
    }
}

function painter(canvas: HTMLCanvasElement, restored: () => void): Painter {
    const gl = canvas.getContext("webgl", { alpha: false, antialias: false, depth: false });
    return gl === null ? new Raster(plane(canvas)) : new Points(gl, restored);
}

function reduced(): boolean {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
