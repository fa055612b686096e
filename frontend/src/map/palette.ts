// The colours of categories: each is as far as can be from those before it, for readers of ordinary sight and for those
// who see no red or no green, and stands out from the ground. The first ones are told apart best.
import { distance, fromLight, type Lab, type Light, polar, type Rgb, shown, toLight, toRgb } from "./oklab";
import type { Theme } from "./types";

export const most = 32;

/** Lightness that stands out from the ground of each theme. */
const lightness: Record<Theme, readonly number[]> = {
    light: [0.32, 0.4, 0.48, 0.56, 0.64, 0.72],
    dark: [0.5, 0.58, 0.66, 0.74, 0.82, 0.9],
};
const chromas = [0.06, 0.1, 0.14, 0.18, 0.22];
const seed: Record<Theme, Lab> = { light: polar(0.56, 0.14, 255), dark: polar(0.72, 0.14, 255) };
/** How much the eyes of others count: one palette must serve all, and most see all colours. */
const others = 1.3;

const made = new Map<Theme, Rgb[]>();

export function palette(theme: Theme): Rgb[] {
    let colours = made.get(theme);
    if (colours === undefined) {
        colours = spread(candidates(theme), seed[theme]).map(toRgb);
        made.set(theme, colours);
    }
    return colours;
}

function candidates(theme: Theme): Lab[] {
    const all: Lab[] = [];
    for (const light of lightness[theme]) {
        for (const chroma of chromas) {
            for (let hue = 0; hue < 360; hue += 10) all.push(polar(light, chroma, hue));
        }
    }
    return all.filter((lab) => shown(toLight(lab)));
}

/** Takes again and again the candidate whose nearest neighbour among those taken is farthest. */
function spread(from: readonly Lab[], start: Lab): Lab[] {
    const eyes = from.map(seen);
    const gap = new Float64Array(from.length).fill(Infinity);
    const taken = [start];
    let last = seen(start);
    while (taken.length < most) {
        let best = 0;
        for (let i = 0; i < from.length; i++) {
            gap[i] = Math.min(gap[i]!, apart(eyes[i]!, last));
            if (gap[i]! > gap[best]!) best = i;
        }
        taken.push(from[best]!);
        last = eyes[best]!;
    }
    return taken;
}

/** How a colour looks to ordinary eyes, without red cones and without green cones. */
type Seen = readonly [Lab, Lab, Lab];

export function seen(lab: Lab): Seen {
    const light = toLight(lab);
    return [lab, fromLight(blind(light, protan)), fromLight(blind(light, deutan))];
}

export function apart(one: Seen, other: Seen): number {
    const [ordinary, ...rest] = one.map((lab, eye) => distance(lab, other[eye]!));
    return Math.min(ordinary!, ...rest.map((gap) => others * gap));
}

/** What remains of light without one kind of cone: red and green become one number, blue stays as it is.
 *  F. Viénot, H. Brettel and J. D. Mollon: Digital video colourmaps for checking the legibility of displays by
 *  dichromats, Color Research and Application 24, 1999. */
type Cones = readonly [mix: readonly [number, number], bleed: number];
const protan: Cones = [[0.11238, 0.88762], 0.00401];
const deutan: Cones = [[0.29275, 0.70725], -0.02234];

function blind([red, green, blue]: Light, [[r, g], bleed]: Cones): Light {
    const yellow = r * red + g * green;
    return [yellow, yellow, Math.max(0, bleed * (red - green) + blue)];
}
