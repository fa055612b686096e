// The picture as an SVG file: points in view by colour and size, and everything drawn over them.
import { family } from "./lettering";
import { dashes, haloWidth, type Mark, type Text } from "./marks";

/** A point in pixels. */
export interface Dot {
    x: number;
    y: number;
    diameter: number;
    colour: string;
}

export interface Picture {
    width: number;
    height: number;
    ground: string;
    /** The dots that are drawn last are on top. */
    dots: readonly Dot[];
    strength: number;
    marks: readonly Mark[];
}

/** More points than these make files that editors of drawings refuse; the most frequent words are kept. */
export const mostDots = 20_000;

export function svg({ width, height, ground, dots, strength, marks }: Picture): string {
    const size = `width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${family}">`,
        `<rect width="100%" height="100%" fill="${ground}"/>`,
        `<g fill="none" stroke-linecap="round" stroke-opacity="${strength}">`,
        ...dotPaths(dots),
        "</g>",
        ...marks.map(markElement),
        "</svg>",
        "",
    ].join("\n");
}

/** A line of no length with round ends is a dot: a path of thousands is short and drawn fast. */
function dotPaths(dots: readonly Dot[]): string[] {
    const groups = new Map<string, string[]>();
    for (const { x, y, diameter, colour } of dots) {
        const style = `stroke="${colour}" stroke-width="${round(diameter)}"`;
        const group = groups.get(style) ?? [];
        group.push(`M${round(x)} ${round(y)}h0`);
        groups.set(style, group);
    }
    return [...groups].map(([style, places]) => `<path ${style} d="${places.join("")}"/>`);
}

function markElement(mark: Mark): string {
    if (mark.kind === "text") return textElement(mark);
    if (mark.kind === "area") {
        return `<polygon fill="${mark.colour}" points="${mark.points.map(({ x, y }) => `${round(x)},${round(y)}`).join(" ")}"/>`;
    }
    const stroke = `fill="none" stroke="${mark.colour}" stroke-width="${mark.width}"`;
    if (mark.kind === "ring") return `<circle ${stroke} cx="${round(mark.x)}" cy="${round(mark.y)}" r="${mark.radius}"/>`;
    const { from, bend, to, dashed } = mark;
    const curve = bend === null ? "L" : `Q${round(bend.x)} ${round(bend.y)} `;
    const dash = dashed ? ` stroke-dasharray="${dashes.join(" ")}"` : "";
    return `<path ${stroke}${dash} d="M${round(from.x)} ${round(from.y)}${curve}${round(to.x)} ${round(to.y)}"/>`;
}

function textElement({ text, x, y, size, bold, anchor, colour, halo }: Text): string {
    // The middle of a line of letters is about a third of their size above its foot, wherever the file is shown.
    const place = `x="${round(x)}" y="${round(y + 0.35 * size)}" text-anchor="${anchor}"`;
    const letters = `font-size="${size}"${bold ? ' font-weight="600"' : ""} fill="${colour}"`;
    const around = `stroke="${halo}" stroke-width="${haloWidth}" stroke-linejoin="round" paint-order="stroke"`;
    return `<text ${place} ${letters} ${around}>${escape(text)}</text>`;
}

/** Words are text, whatever they look like; characters that XML has no way to write are left out. */
export function escape(text: string): string {
    const clean = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
    return clean.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function round(value: number): number {
    return Math.round(10 * value) / 10;
}
