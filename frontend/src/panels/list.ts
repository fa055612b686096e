// The similarities of a pasted list as a heat map: a table, so that it can be read cell by cell without seeing the colours.
import { cosineText, element } from "../dom";
import { parseList } from "../grammar";
import { wordLink } from "../links";
import { MOST_COMPARED, Refusal, type Similarities } from "../source";
import { NOTHING, ofEach, type Panel, type Part } from "./panel";

/** Up to so many words a cell has room for its number. */
const ROOMY = 9;

export const listPanel: Panel = {
    ask: "list",
    title: "Heat map",
    label: "Words to compare",
    placeholder: "one word a line, or with commas",
    several: true,
    hint: `Paste up to ${MOST_COMPARED} words, one a line or with commas: every word is compared with every other, and similar ones are put side by side.`,
    examples: ["king, queen, man, woman, paris, france, london, england", "one, two, three, red, green, blue, walk, run, swim"],
    async answer(source, models, question) {
        const words = parseList(question);
        if (words.length < 2) throw new Refusal("a heat map needs at least two words");
        if (words.length > MOST_COMPARED) throw new Refusal(`a heat map takes at most ${MOST_COMPARED} words, got ${words.length}`);
        return ofEach(models, async (model) => part(await source.similarities(model, words)));
    },
};

function part(found: Similarities): Part {
    const note = found.unknown.length > 0 ? [`not in the model: ${found.unknown.join(", ")}`] : [];
    const reading = element("p", { class: "reading", "aria-hidden": "true" });
    return {
        content: [...note.map((text) => element("p", { class: "note" }, text)), heat(found, reading), reading],
        said: [`similarities of ${found.words.length} words`, ...note].join(", "),
        drawing: { ...NOTHING, words: found.words },
    };
}

function heat(found: Similarities, reading: HTMLElement): HTMLElement {
    const words = found.order.map((place) => found.words[place]!);
    const head = element("tr", {}, element("td"), ...words.map((word) => columnHead(word)));
    const rows = found.order.map((i) => {
        const cells = found.order.map((j) => cell(found.matrix[i]![j]!, `${found.words[i]!} \u00b7 ${found.words[j]!}`, reading));
        return element("tr", {}, element("th", { scope: "row" }, wordLink(found.words[i]!)), ...cells);
    });
    const caption = element("caption", { class: "unseen" }, "Cosine similarities, similar words side by side");
    const table = element("table", { class: words.length > ROOMY ? "heat dense" : "heat" }, caption, element("thead", {}, head), element("tbody", {}, ...rows));
    table.addEventListener("mouseleave", () => reading.replaceChildren());
    return element("div", { class: "wide", tabindex: 0, role: "group", "aria-label": "Heat map" }, table);
}

const columnHead = (word: string): HTMLElement => element("th", { scope: "col" }, element("span", {}, word));

function cell(similarity: number, pair: string, reading: HTMLElement): HTMLTableCellElement {
    const number = element("span", {}, cosineText(similarity));
    const made = element("td", { class: `cell ${shade(similarity)}` }, number);
    made.style.setProperty("--amount", `${Math.min(1, Math.abs(similarity)) * 100}%`);
    made.addEventListener("mouseenter", () => reading.replaceChildren(`${pair}  ${cosineText(similarity)}`));
    return made;
}

/** How dark the cell is, which decides on black or white numbers: on a light page and on a dark one they change at other places. */
function shade(similarity: number): string {
    if (similarity < 0) return similarity < -0.56 ? "below middle" : "below";
    return similarity >= 0.8 ? "strong" : similarity >= 0.56 ? "middle" : "";
}
