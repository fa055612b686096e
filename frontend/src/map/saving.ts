// The picture of the map as a file.
import type { Camera } from "./camera";
import type { Ground } from "./ground";
import type { Look } from "./look";
import type { Mark } from "./marks";
import { css } from "./oklab";
import { diameters, weightOf } from "./points";
import { type Dot, mostDots, svg } from "./svg";

export function toSvg(ground: Ground, camera: Camera, look: Look, strength: number, marks: readonly Mark[]): string {
    const { width, height } = camera.size;
    return svg({ width, height, ground: look.ink.ground, dots: dots(ground, camera, look), strength, marks });
}

/** The most frequent words in view, the rarest first, so that frequent ones come to lie on top. */
function dots({ places, picker, rows }: Ground, camera: Camera, { rgb }: Look): Dot[] {
    const { least, more } = diameters(rows, camera.view.scale);
    const seen = Int32Array.from(picker.inside(camera.box())).sort().slice(0, mostDots).reverse();
    return Array.from(seen, (row) => ({
        x: camera.screenX(places.x(row, 1)),
        y: camera.screenY(places.y(row, 1)),
        diameter: least + more * weightOf(row, rows) ** 2,
        colour: css([rgb[3 * row]!, rgb[3 * row + 1]!, rgb[3 * row + 2]!]),
    }));
}

/** Both canvases laid upon each other; has to run right after they were drawn. */
export function toPng(layers: readonly HTMLCanvasElement[]): Promise<Blob> {
    const sheet = document.createElement("canvas");
    sheet.width = layers[0]!.width;
    sheet.height = layers[0]!.height;
    const context = sheet.getContext("2d");
    for (const layer of layers) context?.drawImage(layer, 0, 0);
    return new Promise((resolve, reject) => {
        sheet.toBlob((blob) => (blob === null ? reject(new Error("the picture is too large for this browser")) : resolve(blob)));
    });
}
