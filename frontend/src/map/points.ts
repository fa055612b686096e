// All words as points, drawn by the graphics card.
import * as twgl from "twgl.js";
import type { Camera } from "./camera";
import type { Places } from "./places";
import { channels } from "./themes";

const vertexShader = `
precision highp float;
attribute vec2 from;
attribute vec2 to;
attribute vec4 paint;  // red, green, blue, and the word's weight
uniform vec2 centre;
uniform vec2 zoom;
uniform float progress;
uniform float least;
uniform float more;
varying vec3 colour;
varying float radius;

void main() {
    vec2 place = from * (1.0 - progress) + to * progress;
    gl_Position = vec4((place - centre) * zoom, 0.0, 1.0);
    gl_PointSize = least + more * paint.a * paint.a;
    radius = 0.5 * gl_PointSize;
    colour = paint.rgb;
}`;

const fragmentShader = `
precision mediump float;
uniform float strength;
varying vec3 colour;
varying float radius;

void main() {
    float rim = radius * (1.0 - 2.0 * length(gl_PointCoord - 0.5));
    float cover = strength * clamp(rim + 0.5, 0.0, 1.0);
    gl_FragColor = vec4(colour * cover, cover);
}`;

/** What a drawing of the points needs to know. */
export interface Shot {
    camera: Camera;
    progress: number;
    /** Device pixels in a CSS pixel. */
    ratio: number;
    /** How opaque the points are. */
    strength: number;
    /** The colour behind them, as CSS writes it: #rrggbb. */
    ground: string;
    /** How many words at most, the most frequent ones. */
    most: number;
}

/** Who draws the points. */
export interface Painter {
    /** Its name, as the reader is told. */
    readonly renderer: string;
    setPlaces(places: Places): void;
    /** Red, green and blue of each row. */
    setColours(rgb: Uint8Array): void;
    draw(shot: Shot): void;
}

/** Diameters in CSS pixels of the rarest word and, beyond it, of the most frequent. */
export function diameters(rows: number, scale: number): { least: number; more: number } {
    const room = Math.min(2.2, Math.max(1, (100_000 / Math.max(rows, 1)) ** 0.25));
    const near = Math.min(64, Math.max(1, scale)) ** 0.3;
    return { least: 1.8 * room * near, more: 4.5 * room * near };
}

/** A word's weight from its place in the order of frequency: 1 for the first, 0 for the last. */
export function weightOf(row: number, rows: number): number {
    return 1 - Math.log1p(row) / Math.log1p(Math.max(rows, 1));
}

interface Arrays {
    from: Float32Array;
    to: Float32Array;
    paint: Uint8Array;
}

export class Points implements Painter {
    readonly renderer: string;
    private program: twgl.ProgramInfo | null = null;
    private buffers: twgl.BufferInfo | null = null;
    private arrays: Arrays = { from: new Float32Array(0), to: new Float32Array(0), paint: new Uint8Array(0) };

    /** `restored` is called when the card was lost and is back, and what it held has been drawn anew. */
    constructor(
        private readonly gl: WebGLRenderingContext,
        restored: () => void,
    ) {
        const { canvas } = gl;
        const names = gl.getExtension("WEBGL_debug_renderer_info");
        this.renderer = String(gl.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
        canvas.addEventListener("webglcontextlost", (event) => {
            // Without this the browser would not give the context back.
            event.preventDefault();
            this.program = this.buffers = null;
        });
        canvas.addEventListener("webglcontextrestored", () => {
            this.build();
            restored();
        });
        this.build();
    }

    /** The last vertex is drawn over the others: rows go in backwards, so that frequent words are on top. */
    setPlaces({ from, to }: Places): void {
        this.arrays.from = backwards(from);
        this.arrays.to = backwards(to);
        this.upload();
    }

    setColours(rgb: Uint8Array): void {
        const rows = rgb.length / 3;
        const paint = new Uint8Array(4 * rows);
        for (let row = 0; row < rows; row++) {
            const at = 4 * (rows - 1 - row);
            paint[at] = rgb[3 * row]!;
            paint[at + 1] = rgb[3 * row + 1]!;
            paint[at + 2] = rgb[3 * row + 2]!;
            paint[at + 3] = 255 * weightOf(row, rows);
        }
        this.arrays.paint = paint;
        this.upload();
    }

    draw({ camera, progress, ratio, strength, ground, most }: Shot): void {
        const { gl, program, buffers } = this;
        if (program === null) return;
        gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
        const [red, green, blue] = channels(ground);
        gl.clearColor(red! / 255, green! / 255, blue! / 255, 1);
        gl.clear(gl.COLOR_BUFFER_BIT);
        if (buffers === null) return;
        const { width, height } = camera.size;
        const { x, y, scale } = camera.view;
        const rows = this.arrays.to.length / 2;
        const { least, more } = diameters(rows, scale);
        gl.useProgram(program.program);
        gl.enable(gl.BLEND);
        gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
        twgl.setBuffersAndAttributes(gl, program, buffers);
        twgl.setUniforms(program, {
            centre: [x, y],
            zoom: [(2 * camera.pixels) / width, (2 * camera.pixels) / height],
            progress,
            least: least * ratio,
            more: more * ratio,
            strength,
        });
        const drawn = Math.min(rows, most);
        twgl.drawBufferInfo(gl, buffers, gl.POINTS, drawn, rows - drawn);
    }

    private build(): void {
        this.program = twgl.createProgramInfo(this.gl, [vertexShader, fragmentShader]);
        this.upload();
    }

    /** Gives the arrays to the card once all three tell of the same words. */
    private upload(): void {
        const { from, to, paint } = this.arrays;
        if (this.program === null || to.length === 0 || 2 * to.length !== paint.length) return;
        if (this.buffers !== null) for (const { buffer } of Object.values(this.buffers.attribs ?? {})) this.gl.deleteBuffer(buffer);
        this.buffers = twgl.createBufferInfoFromArrays(this.gl, {
            from: { numComponents: 2, data: from },
            to: { numComponents: 2, data: to },
            paint: { numComponents: 4, data: paint, normalize: true },
        });
    }
}

function backwards(xy: Float32Array): Float32Array {
    const rows = xy.length / 2;
    const turned = new Float32Array(xy.length);
    for (let row = 0; row < rows; row++) {
        turned[2 * (rows - 1 - row)] = xy[2 * row]!;
        turned[2 * (rows - 1 - row) + 1] = xy[2 * row + 1]!;
    }
    return turned;
}
