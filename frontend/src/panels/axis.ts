// good -> bad: the frequent words laid along the direction from one pole to the other.
import { counted, element } from "../dom";
import { parseAxis } from "../grammar";
import { MOST_WORDS, Refusal, type Axis, type Word } from "../source";
import { bars } from "./bars";
import { NOTHING, ofEach, type Panel, type Part } from "./panel";

const HOW_MANY = 2000;
const EACH_END = 15;

export const axisPanel: Panel = {
    ask: "axis",
    title: "Axis",
    label: "From one pole to the other",
    placeholder: "good -> bad",
    several: false,
    hint: "Lays the frequent words between two poles: good -> bad. A pole may be several words with commas: good, great -> bad, awful.",
    examples: ["good -> bad", "man -> woman", "past -> future", "small -> large"],
    async answer(source, models, question) {
        const { from, to } = parseAxis(question);
        const poles = from.length + to.length;
        if (poles > MOST_WORDS) throw new Refusal(`the poles of an axis take at most ${MOST_WORDS} words, got ${poles}`);
        return ofEach(models, async (model) => part(await source.axis(model, from, to, HOW_MANY), Math.min(HOW_MANY, models[model]!.words)));
    },
};

/** So many words are laid because they are frequent, the others because they are poles. */
function part(axis: Axis, frequent: number): Part {
    const [from, to] = [nameOf(axis.from), nameOf(axis.to)];
    const onMap = axis.words.filter((word) => word.row >= 0);
    const poles = axis.words.length > frequent ? " and the poles" : "";
    return {
        content: [
            element("p", { class: "note" }, `The ${counted(frequent, "most frequent word")}${poles} by their cosine with the way from ${from} to ${to}.`),
            element("div", { class: "ends" }, end(axis, from, -1), end(axis, to, 1)),
        ],
        said: `${axis.words.length} words between ${from} and ${to}`,
        drawing: {
            ...NOTHING,
            axis: { rows: Int32Array.from(onMap, (word) => word.row), positions: Float32Array.from(onMap, (word) => word.position), from, to },
        },
    };
}

const nameOf = (pole: Word[]): string => pole.map((each) => each.word).join(", ");

/** The words furthest towards one pole, the furthest first. */
function end(axis: Axis, pole: string, side: -1 | 1): HTMLElement {
    const furthest = side < 0 ? axis.words.slice(0, EACH_END) : axis.words.slice(-EACH_END).reverse();
    const found = furthest.map(({ word, position }) => ({ word, similarity: position * side }));
    return element("section", {}, element("h3", {}, `\u2192 ${pole}`), bars(found, `Words furthest towards ${pole}`));
}
