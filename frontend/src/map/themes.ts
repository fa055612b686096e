// The colours of everything on the map that is not a word's point.
import type { Theme } from "./types";

export interface Ink {
    ground: string;
    text: string;
    /** Labels while others are pointed out. */
    faint: string;
    /** The word chosen and its ring. */
    accent: string;
    /** Arrows of a question; its answer has the accent. */
    given: string;
    /** Lines of the axis. */
    rule: string;
}

/** Red, green and blue of a colour that is written #rrggbb, 0 to 255. */
export function channels(colour: string): number[] {
    return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

export const inks: Record<Theme, Ink> = {
    light: {
        ground: "#fbfaf7",
        text: "#1d1d1b",
        faint: "#747a84",
        accent: "#b3261e",
        given: "#4a5568",
        rule: "#8b9099",
    },
    dark: {
        ground: "#14161a",
        text: "#ece9e2",
        faint: "#a3a9b4",
        accent: "#ff9a8f",
        given: "#b8c0cc",
        rule: "#7c828d",
    },
};
