// The map of all words: what the page asks of it.
import { bounds, Camera } from "./camera";
import { Effort } from "./effort";
import { Frames } from "./frames";
import { Gestures } from "./gestures";
import { Ground } from "./ground";
import { lettering } from "./lettering";
import { Look } from "./look";
import { type Mark, paintMarks, type Point } from "./marks";
import { Motion } from "./motion";
import { Overlay } from "./overlay";
import { Points } from "./points";
import { toPng, toSvg } from "./saving";
import { Stage } from "./stage";
import type { Arrow, Axis, Colouring, FrameTimes, LegendEntry, Theme, View } from "./types";

/** A word farther from the pointer than this is not meant; fingers are thicker. */
const reach = { fine: 9, coarse: 18 };
/** As near as a flight goes to one word, and to several. */
const nearest = { one: 10, several: 24 };
/** How opaque points are, and while some words are pointed out. */
const strength = { all: 0.85, behind: 0.3 };
/** The longest side of a picture; graphics cards end here or a little later. */
const longestSide = 8192;

export class WordMap {
    private readonly camera = new Camera();
    private readonly look = new Look();
    private readonly effort = new Effort();
    private readonly stage: Stage;
    private readonly points: Points;
    private readonly motion: Motion;
    private readonly frames: Frames;
    private readonly gestures: Gestures;
    private readonly overlay: Overlay;
    private readonly ground: Ground;
    private chosen: number | null = null;
    private hovered: number | null = null;
    private highlighted: readonly number[] = [];
    private arrows: readonly Arrow[] = [];
    private reported: View | null = null;
    private readonly calls = {
        select: [] as ((row: number) => void)[],
        hover: [] as ((row: number | null) => void)[],
        view: [] as ((view: View) => void)[],
    };

    constructor(host: HTMLElement) {
        const letters = lettering();
        this.frames = new Frames((now, elapsed, moving) => this.draw(now, elapsed, moving));
        this.stage = new Stage(host, () => this.resized());
        this.points = new Points(this.stage.points, () => this.frames.invalidate());
        this.overlay = new Overlay(letters);
        this.ground = new Ground(letters, () => this.frames.invalidate());
        this.motion = new Motion(this.camera, reduced);
        this.gestures = new Gestures(host, {
            pan: (right, down) => this.panBy(right, down),
            zoom: (factor, left, top, notch) => this.zoomAt(factor, left, top, notch),
            click: (x, y) => this.click({ x, y }),
            hover: (at, coarse) => this.hover(at === null ? null : this.under(at, coarse)),
        });
        this.resized();
    }

    setWords(words: readonly string[], frequencies: Float32Array): void {
        this.ground.setWords(words, frequencies);
        this.chosen = this.hovered = null;
        this.highlighted = this.arrows = [];
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
        this.chosen = row;
        this.pointedOut();
    }

    /** Rings words and labels them whatever their frequency; all others step back. */
    highlight(rows: readonly number[]): void {
        this.highlighted = rows;
        this.pointedOut();
    }

    showArrows(arrows: readonly Arrow[]): void {
        this.arrows = arrows;
        this.pointedOut();
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
        this.calls.select.push(call);
    }

    onHover(call: (row: number | null) => void): void {
        this.calls.hover.push(call);
    }

    /** Called when a movement of the camera has come to rest. */
    onView(call: (view: View) => void): void {
        this.calls.view.push(call);
    }

    legend(): LegendEntry[] {
        return this.look.legend;
    }

    frameTimes(): FrameTimes {
        return this.frames.measured(this.points.renderer);
    }

    /** The picture with `scale` pixels in a CSS pixel, or as many as a graphics card can take. */
    toPNG(scale: number): Promise<Blob> {
        this.stage.measure(Math.min(scale, longestSide / Math.max(this.stage.width, this.stage.height)));
        this.paint(performance.now(), false);
        const picture = toPng([this.stage.points, this.stage.front]);
        this.stage.measure();
        this.paint(performance.now(), false);
        return picture;
    }

    toSVG(): string {
        return toSvg(this.ground, this.camera, this.look, this.strength, this.marks(1));
    }

    destroy(): void {
        this.frames.stop();
        this.gestures.destroy();
        this.ground.destroy();
        this.points.destroy();
        this.stage.destroy();
    }

    private get strength(): number {
        return this.highlighted.length > 0 || this.arrows.length > 0 ? strength.behind : strength.all;
    }

    /** One frame; says whether more is to come by itself. */
    private draw(now: number, elapsed: number, moving: boolean): boolean {
        this.motion.step(now, elapsed);
        const underway = this.ground.places.progress(now) < 1;
        if (!underway) this.ground.arrive(this.camera.pixels);
        if (moving) this.effort.note(elapsed, this.ground.rows);
        else this.effort.rest();
        this.paint(now, moving);
        if (!moving) this.report();
        return underway || this.motion.moving;
    }

    private paint(now: number, moving: boolean): void {
        const { camera, stage, look } = this;
        const progress = this.ground.places.progress(now);
        const most = this.effort.most(this.ground.rows, camera.view.scale, moving);
        this.points.draw({ camera, progress, ratio: stage.ratio, strength: this.strength, ground: look.ink.ground, most });
        stage.context.setTransform(stage.ratio, 0, 0, stage.ratio, 0, 0);
        stage.context.clearRect(0, 0, stage.width, stage.height);
        paintMarks(stage.context, this.marks(progress));
    }

    private marks(progress: number): Mark[] {
        const { camera, ground, look, chosen, hovered, highlighted, arrows } = this;
        const at = (row: number): Point => ({
            x: camera.screenX(ground.places.x(row, progress)),
            y: camera.screenY(ground.places.y(row, progress)),
        });
        const { words, levels, picker, axis } = ground;
        const standing = (row: number | null): number | null => (row !== null && ground.stands(row) ? row : null);
        return this.overlay.marks({
            ...{ camera, words, at, levels, picker, axis, ink: look.ink, chosen: standing(chosen), hovered: standing(hovered) },
            highlighted: highlighted.filter((row) => ground.stands(row)),
            arrows: arrows.filter(({ from, to }) => ground.stands(from) && ground.stands(to)),
        });
    }

    private report(): void {
        const { x, y, scale } = this.camera.view;
        if (this.reported?.x === x && this.reported.y === y && this.reported.scale === scale) return;
        this.reported = { x, y, scale };
        for (const call of this.calls.view) call(this.reported);
    }

    private resized(): void {
        this.camera.resize(this.stage.width, this.stage.height);
        this.frames.invalidate();
    }

    private painted(): void {
        this.points.setColours(this.look.rgb);
        this.frames.invalidate();
    }

    private moved(): void {
        this.points.setPlaces(this.ground.places);
        this.overlay.forget();
        this.frames.moved();
    }

    private pointedOut(): void {
        this.overlay.forget();
        this.frames.invalidate();
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

    private under(at: Point, coarse: boolean): number | null {
        if (this.ground.levels === null) return null;
        const { camera, ground } = this;
        const radius = (coarse ? reach.coarse : reach.fine) / camera.pixels;
        return this.overlay.hit(at) ?? ground.picker.nearest(camera.dataX(at.x), camera.dataY(at.y), radius);
    }

    private hover(row: number | null): void {
        if (row === this.hovered) return;
        this.hovered = row;
        this.stage.front.style.cursor = row === null ? "grab" : "pointer";
        for (const call of this.calls.hover) call(row);
        this.frames.invalidate();
    }

    private click(at: Point): void {
        const row = this.under(at, true);
        if (row !== null) for (const call of this.calls.select) call(row);
    }
}

function reduced(): boolean {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
