// Which word the reader's hand means, and who is told.
import type { Camera } from "./camera";
import { Gestures, type Hands } from "./gestures";
import type { Ground } from "./ground";
import type { Point } from "./marks";
import type { Overlay } from "./overlay";
import type { Pointed } from "./pointed";

/** A word farther from the pointer than this is not meant; fingers are thicker. */
const reach = { fine: 9, coarse: 18 };

interface Parts {
    camera: Camera;
    ground: Ground;
    overlay: Overlay;
    pointed: Pointed;
}

export class Pointer {
    readonly selected: ((row: number) => void)[] = [];

    /** `changed` is called when another word is under the pointer. */
    constructor(
        private readonly host: HTMLElement,
        private readonly parts: Parts,
        hands: Pick<Hands, "pan" | "zoom">,
        private readonly changed: () => void,
    ) {
        new Gestures(host, {
            ...hands,
            click: (x, y) => this.click({ x, y }),
            hover: (at, coarse) => this.hover(at === null ? null : this.under(at, coarse)),
        });
    }

    private under(at: Point, coarse: boolean): number | null {
        const { camera, ground, overlay } = this.parts;
        if (ground.levels === null) return null;
        const radius = (coarse ? reach.coarse : reach.fine) / camera.pixels;
        return overlay.hit(at) ?? ground.picker.nearest(camera.dataX(at.x), camera.dataY(at.y), radius);
    }

    private hover(row: number | null): void {
        if (row === this.parts.pointed.hovered) return;
        this.parts.pointed.hovered = row;
        this.host.style.cursor = row === null ? "" : "pointer";
        this.changed();
    }

    private click(at: Point): void {
        const row = this.under(at, true);
        if (row !== null) for (const call of this.selected) call(row);
    }
}
