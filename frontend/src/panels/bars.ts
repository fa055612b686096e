// Words with their similarities: a list for reading, with a bar for each number.
import { cosineText, element } from "../dom";
import { wordLink } from "../links";

interface Scored {
    word: string;
    similarity: number;
}

/** `marked` words stand out; `label` says what the list holds. */
export function bars(found: readonly Scored[], label: string, marked: ReadonlySet<string> = new Set()): HTMLOListElement {
    return element("ol", { class: "bars", "aria-label": label }, ...found.map((each) => bar(each, marked.has(each.word))));
}

function bar({ word, similarity }: Scored, marked: boolean): HTMLLIElement {
    const measure = element("span", { class: "bar", "aria-hidden": "true" });
    measure.style.setProperty("--share", `${Math.max(0, Math.min(1, similarity)) * 100}%`);
    const number = element("span", { class: "number" }, cosineText(similarity));
    return element("li", { class: marked ? "marked" : false }, wordLink(word), measure, number);
}
