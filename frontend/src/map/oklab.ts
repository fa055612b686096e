// Colours by how they look: Oklab, in which equal distances look equally far apart.
// B. Ottosson: A perceptual color space for image processing, 2020.

/** Lightness 0 to 1, green to red, blue to yellow. */
export type Lab = readonly [lightness: number, a: number, b: number];
/** Red, green and blue from 0 to 1, in proportion to light; outside these limits no screen shows the colour. */
export type Light = readonly [red: number, green: number, blue: number];
/** Red, green and blue as a screen takes them, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export function polar(lightness: number, chroma: number, degrees: number): Lab {
    const angle = (degrees * Math.PI) / 180;
    return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)];
}

export function toLight([lightness, a, b]: Lab): Light {
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    return [
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ];
}

export function fromLight([red, green, blue]: Light): Lab {
    const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return [
        0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
        1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
}

export function shown(light: Light): boolean {
    return light.every((part) => part >= 0 && part <= 1);
}

export function distance(one: Lab, other: Lab): number {
    return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** The colour on a screen; what a screen cannot show is cut to what it can. */
export function toRgb(lab: Lab): Rgb {
    const [red, green, blue] = toLight(lab).map(encode);
    return [red!, green!, blue!];
}

export function css([red, green, blue]: Rgb): string {
    return `rgb(${red}, ${green}, ${blue})`;
}

function encode(light: number): number {
    const part = Math.min(1, Math.max(0, light));
    return Math.round(255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055));
}
