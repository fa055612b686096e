// Dark or light: what the system prefers, until the reader chooses.
import type { Theme } from "./map/types";

const KEY = "firth-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function currentTheme(): Theme {
    const chosen = document.documentElement.dataset["theme"];
    return chosen === "dark" || chosen === "light" ? chosen : dark.matches ? "dark" : "light";
}

/** Calls `follow` now and whenever the theme changes; gives the switch. */
export function followTheme(follow: (theme: Theme) => void): () => void {
    const told = (): void => follow(currentTheme());
    const kept = stored();
    if (kept !== null) document.documentElement.dataset["theme"] = kept;
    dark.addEventListener("change", told);
    told();
    return () => {
        const theme = currentTheme() === "dark" ? "light" : "dark";
        document.documentElement.dataset["theme"] = theme;
        keep(theme);
        told();
    };
}

function stored(): Theme | null {
    try {
        const kept = localStorage.getItem(KEY);
        return kept === "dark" || kept === "light" ? kept : null;
    } catch {
        return null; // a browser may forbid storage, most of all to pages opened from disk
    }
}

function keep(theme: Theme): void {
    try {
        localStorage.setItem(KEY, theme);
    } catch {
        // then the choice holds for this page only
    }
}
