// The ruler under words that are laid between two poles.
import type { AxisLayout } from "./axis";
import { ticks } from "./axis";
import type { Camera } from "./camera";
import { labelOf } from "./lettering";
import type { Mark } from "./marks";
import type { Ink } from "./themes";

/** The height of the strip at the foot of the window. */
const strip = 46;
/** Pixels between two numbers, at the least. */
const apart = 90;
const margin = 14;

export function axisMarks(layout: AxisLayout, from: string, to: string, camera: Camera, ink: Ink): Mark[] {
    const { width, height } = camera.size;
    const top = height - strip;
    const text = { kind: "text", size: 12, bold: false, anchor: "middle", colour: ink.text, halo: ink.ground } as const;
    const rule = { kind: "stroke", bend: null, colour: ink.rule, width: 1, dashed: false } as const;
    const marks: Mark[] = [
        { kind: "area", points: corners(0, top, width, height), colour: ink.ground },
        { ...rule, from: { x: 0, y: top }, to: { x: width, y: top } },
    ];
    for (const position of ticks(layout.low, layout.high, Math.max(2, width / apart / camera.view.scale))) {
        const x = camera.screenX(layout.x(position));
        marks.push({ ...rule, from: { x, y: top - 4 }, to: { x, y: top + 4 } });
        marks.push({ ...text, text: position.toFixed(2).replace("-", "−"), x, y: top + 13 });
    }
    const y = height - 13;
    marks.push({ ...text, size: 15, bold: true, anchor: "start", colour: ink.accent, text: `← ${labelOf(from)}`, x: margin, y });
    marks.push({ ...text, size: 15, bold: true, anchor: "end", colour: ink.accent, text: `${labelOf(to)} →`, x: width - margin, y });
    return marks;
}

function corners(left: number, top: number, right: number, bottom: number): { x: number; y: number }[] {
    return [
        { x: left, y: top },
        { x: right, y: top },
        { x: right, y: bottom },
        { x: left, y: bottom },
    ];
}
