import assert from "node:assert/strict";
import { test } from "node:test";
import { Camera } from "../src/map/camera";
import { Places } from "../src/map/places";
import { Raster } from "../src/map/raster";

/** What a canvas does with pixels, as far as the raster needs it. */
class Sheet {
    readonly canvas = { width: 60, height: 40 };
    data = new Uint8ClampedArray(0);
    putImageData(image: { data: Uint8ClampedArray<ArrayBuffer> }): void {
        this.data = image.data;
    }
    pixel(x: number, y: number): number[] {
        return [...this.data.subarray(4 * (y * 60 + x), 4 * (y * 60 + x) + 4)];
    }
}

function drawn(xy: Float32Array, rgb: Uint8Array, most = Infinity): Sheet {
    const sheet = new Sheet();
    Object.assign(globalThis, { ImageData: class { data: Uint8ClampedArray; constructor(w: number, h: number) { this.data = new Uint8ClampedArray(4 * w * h); } } });
    const raster = new Raster(sheet as unknown as CanvasRenderingContext2D);
    const places = new Places();
    places.move(xy, 0, false);
    raster.setPlaces(places);
    raster.setColours(rgb);
    const camera = new Camera();
    camera.resize(60, 40);
    raster.draw({ camera, progress: 1, ratio: 1, strength: 1, ground: "#102030", most });
    return sheet;
}

test("a point is where the camera sees it, the ground elsewhere", () => {
    const sheet = drawn(Float32Array.of(0, 0), Uint8Array.of(200, 100, 50));
    assert.deepEqual(sheet.pixel(30, 20), [200, 100, 50, 255]);
    assert.deepEqual(sheet.pixel(2, 2), [16, 32, 48, 255]);
});

test("the frequent word is on top, and points at the rim and beyond do no harm", () => {
    const xy = Float32Array.of(0, 0, 0, 0, -1.66, 1.1, 50, -50);
    const rgb = Uint8Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4);
    assert.deepEqual(drawn(xy, rgb).pixel(30, 20).slice(0, 3), [1, 1, 1]);
    assert.deepEqual(drawn(xy, rgb).pixel(0, 0).slice(0, 3), [3, 3, 3]);
    assert.deepEqual(drawn(xy, rgb, 2).pixel(0, 0).slice(0, 3), [16, 32, 48]);
});
