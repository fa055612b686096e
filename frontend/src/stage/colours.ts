// What the points' colours may mean, and the numbers behind each meaning.
import type { Colouring } from "../map/types";
import type { About, Source } from "../source";

const CLUSTERS = 12;

export interface ColourChoice {
    id: string;
    title: string;
}

export function colourChoices(about: About): ColourChoice[] {
    return [
        { id: "frequency", title: "frequency" },
        { id: "cluster", title: "cluster" },
        ...about.columns.map((column) => ({ id: `column:${column.id}`, title: column.name })),
    ];
}

/** The colouring of this name; an address may hold a name that this model does not know, which then means frequency. */
export async function colouring(source: Source, about: About, model: number, id: string): Promise<Colouring> {
    if (id === "cluster") {
        const most = Math.min(CLUSTERS, about.models[model]!.shown); // no more groups than words
        return { kind: "category", ...(await source.clusters(model, most)) };
    }
    const column = about.columns.find((each) => `column:${each.id}` === id);
    if (column === undefined) return { kind: "number", values: await source.frequencies(model) };
    const values = await source.column(model, column);
    if (values instanceof Float32Array) return { kind: "number", values };
    return { kind: "category", codes: values, names: column.categories };
}
