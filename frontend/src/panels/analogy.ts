// king - man + woman: the words nearest to the sum, and the sum as arrows on the map.
import { cosineText, counted, element } from "../dom";
import { formatAnalogy, parseAnalogy } from "../grammar";
import type { Arrow } from "../map/types";
import type { Analogy } from "../source";
import { bars } from "./bars";
import { NOTHING, ofEach, type Panel, type Part } from "./panel";

const HOW_MANY = 15;
/** So many answers are pointed out on the map: all of them would hide the arrows. */
const ON_MAP = 5;

export const analogyPanel: Panel = {
    ask: "analogy",
    title: "Analogy",
    label: "Add and take away words",
    placeholder: "king - man + woman",
    several: false,
    hint: "What king is to man, which word is it to woman? Write words with + and - between them.",
    examples: ["king - man + woman", "paris - france + germany", "walking - walk + swim", "better - good + bad"],
    async answer(source, models, question) {
        const formula = formatAnalogy(parseAnalogy(question)); // a mistake of form is answered at once
        return ofEach(models, async (model) => part(await source.analogy(model, formula, HOW_MANY)));
    },
};

function part(found: Analogy): Part {
    const { positive, negative, answers } = found;
    const asked = [...positive, ...negative].map((word) => word.row);
    const [first] = answers;
    return {
        content: [formula(found), bars(answers, "Answers, nearest first")],
        said: first ? `${counted(answers.length, "answer")}, first ${first.word} ${cosineText(first.similarity)}` : "no answer",
        drawing: { ...NOTHING, selected: first?.row ?? null, rows: [...asked, ...answers.slice(0, ON_MAP).map((word) => word.row)], arrows: arrows(found) },
    };
}

function formula({ positive, negative, answers }: Analogy): HTMLElement {
    const [head, ...rest] = positive.map((word) => word.word);
    const minus = negative.map((word) => ` \u2212 ${word.word}`).join("");
    const plus = rest.map((word) => ` + ${word}`).join("");
    const answer = element("strong", {}, answers[0]?.word ?? "?");
    return element("p", { class: "formula" }, `${head ?? ""}${minus}${plus} \u2248 `, answer);
}

/** Of a - b + c = d: from b to a as given, from c to d as the answer. Other sums have no parallel to draw. */
export function arrows({ positive, negative, answers }: Analogy): Arrow[] {
    const [a, c] = positive;
    const [b] = negative;
    const [d] = answers;
    if (positive.length !== 2 || negative.length !== 1 || !a || !b || !c || !d) return [];
    return [
        { from: b.row, to: a.row, kind: "given" },
        { from: c.row, to: d.row, kind: "answer" },
    ];
}
