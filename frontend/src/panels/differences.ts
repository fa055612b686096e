// Words that two models see in different company.
import { element, grouped } from "../dom";
import { wordLink } from "../links";
import type { Difference } from "../source";
import { NOTHING, type Panel } from "./panel";

const HOW_MANY = 100;
const NEAREST = 25;
/** So many are pointed out on the maps. */
const ON_MAP = 30;

export const differencesPanel: Panel = {
    ask: "differences",
    title: "Differences",
    label: "",
    placeholder: "",
    several: false,
    hint: "",
    examples: [],
    async answer(source) {
        const { words, topn, compared } = await source.differences(HOW_MANY, NEAREST);
        const first = words.slice(0, ON_MAP);
        const note = `Among the ${grouped(compared)} most frequent words that both models have, these share the fewest of their ${topn} nearest words.`;
        return {
            content: [
                element("p", { class: "note" }, note),
                element("ol", { class: "bars", "aria-label": "Words, the most different first" }, ...words.map((each) => line(each, topn))),
            ],
            said: `${words.length} words whose nearest words differ most`,
            drawings: [
                { ...NOTHING, rows: first.map((each) => each.row_a) },
                { ...NOTHING, rows: first.map((each) => each.row_b) },
            ],
        };
    },
};

function line({ word, shared }: Difference, topn: number): HTMLLIElement {
    const measure = element("span", { class: "bar", "aria-hidden": "true" });
    measure.style.setProperty("--share", `${(shared / topn) * 100}%`);
    const number = element("span", { class: "number" }, `${shared} of ${topn}`);
    return element("li", {}, wordLink(word), measure, number);
}
