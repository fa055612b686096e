// What one looks at, as the fragment of the address: every view can be pasted, and the browser's buttons go back and forth.
import type { View } from "./map/types";

export const ASKS = ["word", "analogy", "axis", "odd", "list", "differences"] as const;
export type Ask = (typeof ASKS)[number];

export interface Address {
    ask: Ask;
    /** As typed; empty where nothing is asked yet. */
    question: string;
    map: string;
    /** `frequency`, `cluster` or `column:` with the number of a column of the reader's table. */
    colour: string;
    /** Where each model's map is looked at; null lets the question decide. */
    at: [View | null, View | null];
}

export const START: Address = { ask: "word", question: "", map: "pca", colour: "frequency", at: [null, null] };

export function parseAddress(fragment: string): Address {
    const fields = new URLSearchParams(fragment.replace(/^#/, ""));
    const ask = ASKS.find((name) => fields.has(name)) ?? START.ask;
    return {
        ask,
        question: fields.get(ask) ?? "",
        map: fields.get("map") || START.map,
        colour: fields.get("colour") || START.colour,
        at: [parseView(fields.get("at")), parseView(fields.get("at2"))],
    };
}

/** The fragment with its `#`; what is as at the start is left out, so that addresses stay short. */
export function formatAddress(address: Address): string {
    const fields = new URLSearchParams();
    if (address.question !== "" || address.ask !== START.ask) fields.set(address.ask, address.question);
    if (address.map !== START.map) fields.set("map", address.map);
    if (address.colour !== START.colour) fields.set("colour", address.colour);
    address.at.forEach((view, model) => {
        if (view !== null) fields.set(model === 0 ? "at" : "at2", formatView(view));
    });
    // An address is read by people: only what would end it or change its meaning stays in percent signs.
    const text = fields.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%3E", ">");
    return `#${text.replace(/=(?=&|$)/, "")}`;
}

export function sameView(one: View | null, other: View | null): boolean {
    return one?.x === other?.x && one?.y === other?.y && one?.scale === other?.scale;
}

function parseView(text: string | null): View | null {
    const numbers = (text ?? "").split(",").map(Number);
    const [x, y, scale] = numbers;
    if (numbers.length !== 3 || !numbers.every(Number.isFinite) || text === null) return null;
    return x === undefined || y === undefined || scale === undefined || scale <= 0 ? null : { x, y, scale };
}

const formatView = (view: View): string => [view.x, view.y, view.scale].map((number) => +number.toPrecision(5)).join(",");
