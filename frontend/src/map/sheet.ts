// Everything that is seen, put on the stage: points below, marks above; and the same as a file.
import type { Camera } from "./camera";
import { Effort } from "./effort";
import type { Ground } from "./ground";
import type { Look } from "./look";
import { type Mark, paintMarks, type Point } from "./marks";
import type { Overlay } from "./overlay";
import type { Pointed } from "./pointed";
import type { Painter } from "./points";
import { toPng, toSvg } from "./saving";
import type { Stage } from "./stage";

/** The longest side of a picture; graphics cards end here or a little later. */
const longestSide = 8192;

interface Parts {
    camera: Camera;
    ground: Ground;
    look: Look;
    overlay: Overlay;
    pointed: Pointed;
    points: Painter;
    stage: Stage;
}

export class Sheet {
    readonly effort = new Effort();

    constructor(private readonly parts: Parts) {}

    paint(now: number, moving: boolean): void {
        const { camera, ground, look, pointed, points, stage } = this.parts;
        const { ratio, context } = stage;
        const progress = ground.places.progress(now);
        const most = this.effort.most(ground.rows, camera.view.scale, moving);
        points.draw({ camera, progress, ratio, strength: pointed.strength, ground: look.ink.ground, most });
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        context.clearRect(0, 0, stage.width, stage.height);
        paintMarks(context, this.marks(progress));
    }

    /** Paints sharper than the screen is, takes the picture and paints for the screen again, all before one sees it. */
    png(scale: number): Promise<Blob> {
        const { stage } = this.parts;
        const now = performance.now();
        stage.measure(Math.min(scale, longestSide / Math.max(stage.width, stage.height)));
        this.paint(now, false);
        const picture = toPng([stage.points, stage.front]);
        stage.measure();
        this.paint(now, false);
        return picture;
    }

    svg(): string {
        const { camera, ground, look, pointed } = this.parts;
        return toSvg(ground, camera, look, pointed.strength, this.marks(1));
    }

    private marks(progress: number): Mark[] {
        const { camera, ground, look, overlay, pointed } = this.parts;
        const at = (row: number): Point => ({
            x: camera.screenX(ground.places.x(row, progress)),
            y: camera.screenY(ground.places.y(row, progress)),
        });
        const { words, levels, picker, axis } = ground;
        return overlay.marks({ camera, words, at, levels, picker, axis, ink: look.ink, ...pointed.standing(ground) });
    }
}
