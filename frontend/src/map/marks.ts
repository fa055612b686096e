// What is drawn over the points, as a list: a canvas paints it, an SVG file writes it down.
import { family } from "./lettering";

export type Mark = Text | Stroke | Ring | Area;

export interface Text {
    kind: "text";
    text: string;
    x: number;
    /** The middle of the line. */
    y: number;
    size: number;
    bold: boolean;
    anchor: "start" | "middle" | "end";
    colour: string;
    /** The colour around the letters, by which they are read on any ground. */
    halo: string;
}

/** A curve through a control point, or a straight line. */
export interface Stroke {
    kind: "stroke";
    from: Point;
    bend: Point | null;
    to: Point;
    colour: string;
    width: number;
    dashed: boolean;
}

export interface Ring {
    kind: "ring";
    x: number;
    y: number;
    radius: number;
    width: number;
    colour: string;
}

export interface Area {
    kind: "area";
    points: readonly Point[];
    colour: string;
}

export interface Point {
    x: number;
    y: number;
}

export const haloWidth = 3;
export const dashes = [6, 5];

export function paintMarks(context: CanvasRenderingContext2D, marks: readonly Mark[]): void {
    context.lineJoin = "round";
    context.textBaseline = "middle";
    for (const mark of marks) {
        if (mark.kind === "text") paintText(context, mark);
        else if (mark.kind === "stroke") paintStroke(context, mark);
        else if (mark.kind === "ring") paintRing(context, mark);
        else paintArea(context, mark);
    }
}

function paintText(context: CanvasRenderingContext2D, { text, x, y, size, bold, anchor, colour, halo }: Text): void {
    context.font = `${bold ? "600 " : ""}${size}px ${family}`;
    context.textAlign = anchor === "middle" ? "center" : anchor;
    context.strokeStyle = halo;
    context.lineWidth = haloWidth;
    context.strokeText(text, x, y);
    context.fillStyle = colour;
    context.fillText(text, x, y);
}

function paintStroke(context: CanvasRenderingContext2D, { from, bend, to, colour, width, dashed }: Stroke): void {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash(dashed ? dashes : []);
    context.beginPath();
    context.moveTo(from.x, from.y);
    if (bend === null) context.lineTo(to.x, to.y);
    else context.quadraticCurveTo(bend.x, bend.y, to.x, to.y);
    context.stroke();
    context.setLineDash([]);
}

function paintRing(context: CanvasRenderingContext2D, { x, y, radius, width, colour }: Ring): void {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.stroke();
}

function paintArea(context: CanvasRenderingContext2D, { points, colour }: Area): void {
    context.fillStyle = colour;
    context.beginPath();
    for (const { x, y } of points) context.lineTo(x, y);
    context.closePath();
    context.fill();
}
