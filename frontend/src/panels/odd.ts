// Which of these words does not belong? The one least like the mean of all.
import { element } from "../dom";
import { parseList } from "../grammar";
import { MOST_WORDS, Refusal, type OddOne } from "../source";
import { bars } from "./bars";
import { NOTHING, ofEach, type Panel, type Part } from "./panel";

export const oddPanel: Panel = {
    ask: "odd",
    title: "Odd one out",
    label: "Three words or more",
    placeholder: "breakfast, cereal, dinner, lunch",
    several: true,
    hint: "Paste or type at least three words, one a line or with commas: the one least like all of them together is the odd one.",
    examples: ["breakfast, cereal, dinner, lunch", "red, green, blue, tuesday", "france, germany, spain, london"],
    async answer(source, models, question) {
        const words = parseList(question);
        if (words.length < 3) throw new Refusal("the odd one out needs at least three words");
        if (words.length > MOST_WORDS) throw new Refusal(`the odd one out takes at most ${MOST_WORDS} words, got ${words.length}`);
        return ofEach(models, async (model) => part(await source.odd(model, words)));
    },
};

function part({ odd, similarities }: OddOne): Part {
    const ordered = [...similarities].sort((a, b) => a.similarity - b.similarity);
    return {
        content: [
            element("p", { class: "formula" }, element("strong", {}, odd), " does not belong"),
            element("p", { class: "note" }, "Cosine of each word with the mean of all."),
            bars(ordered, "Words, the odd one first", new Set([odd])),
        ],
        said: `${odd} is the odd one out`,
        drawing: { ...NOTHING, words: ordered.map((each) => each.word) },
    };
}
