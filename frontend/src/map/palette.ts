// The colours of categories: each is as far as can be from those before it, for readers of ordinary sight and for those
// who see no red or no green, and stands out from the ground. The first ones are told apart best.
import { distance, fromLight, type Lab, type Light, polar, type Rgb, shown, toLight, toRgb } from "./oklab";
import type { Theme } from "./types";

export const most = 32;

/** Lightness that stands out from the ground of each theme; the outer ones, near black and white, come last. */
const inner: Record<Theme, readonly number[]> = {
    light: [0.46, 0.52, 0.58, 0.64, 0.7],
    dark: [0.6, 0.66, 0.72, 0.78, 0.84],
};
const outer: Record<Theme, readonly number[]> = { light: [0.32, 0.39, 0.73], dark: [0.5, 0.55, 0.91] };
/** So many are taken from the inner ones. */
const first = 14;
const chromas = [0.06, 0.1, 0.14, 0.18, 0.22];
const seed: Record<Theme, Lab> = { light: polar(0.56, 0.14, 255), dark: polar(0.72, 0.14, 255) };
/** A distance that others see counts as so much more: one palette serves all, and most readers see all colours. */
const others = 2.2;

const made = new Map<Theme, Rgb[]>();

export function palette(theme: Theme): Rgb[] {
    let colours = made.get(theme);
    if (colours === undefined) {
        const some = spread([seed[theme]], candidates(inner[theme]), first);
        colours = spread(some, candidates([...inner[theme], ...outer[theme]]), most).map(toRgb);
        made.set(theme, colours);
    }
    return colours;
}

function candidates(lightness: readonly number[]): Lab[] {
    const all: Lab[] = [];
    for (const light of lightness) {
        for (const chroma of chromas) {
            for (let hue = 0; hue < 360; hue += 10) all.push(polar(light, chroma, hue));
        }
    }
    return all.filter((lab) => shown(toLight(lab)));
}

/** Takes again and again the candidate whose nearest neighbour among those taken is farthest. */
function spread(start: readonly Lab[], from: readonly Lab[], until: number): Lab[] {
    const eyes = from.map(seen);
    const taken = [...start];
    const gap = eyes.map((one) => Math.min(...start.map((other) => apart(one, seen(other)))));
    while (taken.length < until) {
        const best = gap.indexOf(Math.max(...gap));
        taken.push(from[best]!);
        eyes.forEach((one, i) => (gap[i] = Math.min(gap[i]!, apart(one, eyes[best]!))));
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
