// All words as points where there is no WebGL: the processor sets the pixels itself.
import type { Places } from "./places";
import { diameters, type Painter, type Shot, weightOf } from "./points";
import { channels } from "./themes";

export class Raster implements Painter {
    readonly renderer = "this machine's processor, as the browser shows no WebGL";
    private places: Places | null = null;
    private rgb: Uint8Array = new Uint8Array(0);

    constructor(private readonly context: CanvasRenderingContext2D) {}

    setPlaces(places: Places): void {
        this.places = places;
    }

    setColours(rgb: Uint8Array): void {
        this.rgb = rgb;
    }

    draw({ camera, progress, ratio, strength, ground, most }: Shot): void {
        const { width, height } = this.context.canvas;
        const image = new ImageData(width, height);
        const pixels = new Uint32Array(image.data.buffer);
        const behind = channels(ground);
        pixels.fill(packed(behind, 0, behind, 1));
        const rows = Math.min((this.places?.to.length ?? 0) / 2, this.rgb.length / 3);
        const { least, more } = diameters(rows, camera.view.scale);
        // Backwards, so that frequent words are on top.
        for (let row = Math.min(rows, most) - 1; row >= 0; row--) {
            const x = ratio * camera.screenX(this.places!.x(row, progress));
            const y = ratio * camera.screenY(this.places!.y(row, progress));
            if (x < 0 || x > width || y < 0 || y > height) continue;
            const size = Math.max(1, Math.round(ratio * (least + more * weightOf(row, rows) ** 2)));
            square(pixels, width, height, x - size / 2, y - size / 2, size, packed(this.rgb, 3 * row, behind, strength));
        }
        this.context.putImageData(image, 0, 0);
    }
}

/** A colour over the ground in one number, as pixels lie in memory of little-endian machines: all that run browsers. */
function packed(rgb: ArrayLike<number>, at: number, behind: readonly number[], strength: number): number {
    const mixed = (i: number): number => Math.round(strength * rgb[at + i]! + (1 - strength) * behind[i]!);
    return ((255 << 24) | (mixed(2) << 16) | (mixed(1) << 8) | mixed(0)) >>> 0;
}

/** Fills a square, as much of it as is on the picture. */
function square(pixels: Uint32Array, width: number, height: number, x: number, y: number, size: number, colour: number): void {
    const left = Math.max(0, Math.round(x));
    const right = Math.min(width, Math.round(x) + size);
    for (let line = Math.max(0, Math.round(y)); line < Math.min(height, Math.round(y) + size); line++) {
        if (left < right) pixels.fill(colour, line * width + left, line * width + right);
    }
}
