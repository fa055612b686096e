// The company a word keeps in the model: its nearest words, beside each other where there are two models.
import { cosineText, counted, element, grouped } from "../dom";
import { parseWord, quoted } from "../grammar";
import type { Neighbours } from "../source";
import { bars } from "./bars";
import { NOTHING, ofEach, type Panel, type Part } from "./panel";

const HOW_MANY = 25;

export const wordPanel: Panel = {
    ask: "word",
    title: "Word",
    label: "Find a word",
    placeholder: "king",
    several: false,
    hint: "Type a word, or click one on the map, to see the words nearest to it. A sum such as king - man + woman or an axis such as good -> bad can be typed here too.",
    examples: ["king", "paris", "music", "water", "python", "seven", "monday"],
    async answer(source, models, question) {
        const word = parseWord(question);
        const asked = models.map((_, model) => source.neighbours(model, word, HOW_MANY));
        const shared = await sharedWords(asked);
        return ofEach(models, async (model) => part(await asked[model]!, shared));
    },
};

/** Words that all models count among the nearest; none where there is one model. */
async function sharedWords(asked: Promise<Neighbours>[]): Promise<Set<string>> {
    const found = (await Promise.allSettled(asked)).flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    if (found.length < 2) return new Set();
    const [first, second] = found.map((each) => new Set(each.neighbours.map((neighbour) => neighbour.word)));
    return new Set([...first!].filter((word) => second!.has(word)));
}

function part(found: Neighbours, shared: Set<string>): Part {
    const { word, row, neighbours } = found;
    const [first] = neighbours;
    const both = shared.size > 0 ? `; ${shared.size} of ${neighbours.length} nearest in both` : "";
    return {
        content: [
            element("h2", {}, word.trim() === "" ? quoted(word) : word),
            element("p", { class: "note" }, place(row) + both),
            bars(neighbours, `Words nearest to ${word}`, shared),
        ],
        said: `${counted(neighbours.length, "word")} nearest to ${word}` + (first ? `, first ${first.word} ${cosineText(first.similarity)}` : ""),
        drawing: { ...NOTHING, selected: row, rows: neighbours.map((neighbour) => neighbour.row) },
    };
}

/** Where the word stands by frequency; -1 is the row of a word that was never counted. */
const place = (row: number): string => (row < 0 ? "not in the vocabulary, put together from its letters" : `word ${grouped(row + 1)} by frequency`);
