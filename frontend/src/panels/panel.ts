// A panel is a kind of question: how it is asked, and how its answer is shown in words and on the maps.
import type { Ask } from "../address";
import { element } from "../dom";
import type { Arrow, Axis } from "../map/types";
import { alternating } from "../merging";
import { Refusal, type ModelAbout, type Source } from "../source";

/** What an answer puts on one model's map. */
export interface Drawing {
    selected: number | null;
    /** Ringed and always labelled, by row or, where rows are not known, by word. */
    rows: number[];
    words: string[];
    arrows: Arrow[];
    axis: Axis | null;
}

export const NOTHING: Drawing = { selected: null, rows: [], words: [], arrows: [], axis: null };

export interface Answer {
    content: Node[];
    /** In few words, for those who do not see the page. */
    said: string;
    /** One for each model. */
    drawings: Drawing[];
}

export interface Panel {
    ask: Ask;
    title: string;
    /** What the field is called; empty where nothing is typed. */
    label: string;
    placeholder: string;
    /** Whether a pasted list is expected. */
    several: boolean;
    hint: string;
    examples: string[];
    answer(source: Source, models: ModelAbout[], question: string): Promise<Answer>;
}

export interface Part {
    content: Node[];
    said: string;
    drawing: Drawing;
}

/** Asks each model the same; one that has no answer says why, and only if none has one the question fails. */
export async function ofEach(models: ModelAbout[], ask: (model: number) => Promise<Part>): Promise<Answer> {
    const asked = await Promise.allSettled(models.map((_, model) => ask(model)));
    const failures = asked.flatMap((each) => (each.status === "rejected" ? [each.reason as unknown] : []));
    if (failures.length === models.length) throw together(failures);
    const parts = asked.map((each) => (each.status === "fulfilled" ? each.value : refused(each.reason)));
    const sections = parts.map((part, model) => section(models, model, part.content));
    return {
        content: sections.length === 1 ? parts[0]!.content : [element("div", { class: "models" }, ...sections)],
        said: parts.map((part, model) => (models.length > 1 ? `${models[model]!.name}: ${part.said}` : part.said)).join("; "),
        drawings: parts.map((part) => part.drawing),
    };
}

/** The first of several failures, with the words that any of them offers. */
function together([first, ...others]: unknown[]): unknown {
    if (!(first instanceof Refusal)) return first;
    const offers = [first, ...others].map((reason) => (reason instanceof Refusal ? reason.nearest : []));
    return new Refusal(first.message, alternating(offers, (word) => word));
}

function refused(reason: unknown): Part {
    if (!(reason instanceof Refusal)) throw reason;
    return { content: [element("p", { class: "note" }, reason.message)], said: reason.message, drawing: NOTHING };
}

function section(models: ModelAbout[], model: number, content: Node[]): HTMLElement {
    const { name } = models[model]!;
    return element("section", { "aria-label": name }, element("h3", {}, name), ...content);
}
