// What the colours mean: a strip from low to high, or the categories with their names.
import { counted, element } from "../dom";
import type { LegendEntry } from "../map/types";

export function legend(title: string, entries: LegendEntry[]): Node[] {
    const scale = entries.length > 0 && entries.every((entry) => entry.count === null);
    return [element("figcaption", {}, title), scale ? strip(title, entries) : categories(entries)];
}

function strip(title: string, entries: LegendEntry[]): HTMLElement {
    const [low, high] = title === "frequency" ? ["rare", "frequent"] : [entries[0]!.label, entries.at(-1)!.label];
    const colours = element("span", { class: "strip", "aria-hidden": "true" }, ...entries.map((entry) => swatch(entry)));
    return element("p", {}, low!, colours, high!);
}

function categories(entries: LegendEntry[]): HTMLElement {
    return element("ul", { tabindex: 0 }, ...entries.map((entry) => {
        const count = entry.count === null ? "" : counted(entry.count, "word");
        return element("li", { title: count }, swatch(entry), element("span", {}, entry.label));
    }));
}

function swatch(entry: LegendEntry): HTMLElement {
    const made = element("span", { class: "swatch", "aria-hidden": "true" });
    made.style.backgroundColor = entry.colour;
    return made;
}
