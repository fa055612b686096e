// Keys that work everywhere but where one types, and the dialog that lists them.
import { button, element } from "./dom";

export interface KeyEvents {
    onQuestion(): void;
    onTab(place: number): void;
    onMap(): void;
    onTheme(): void;
    onClear(): void;
}

/** The keys where there are so many kinds of questions. */
const list = (kinds: number): [string, string][] => [
    ["/", "type a question"],
    [`1 \u2026 ${kinds}`, "open a kind of question"],
    ["m", "go to the map"],
    ["\u2190 \u2191 \u2192 \u2193", "move the map, when it has the focus"],
    ["+  \u2212", "zoom the map"],
    ["0", "show the whole map"],
    ["Tab", "go through the words of an answer"],
    ["Enter", "ask; open a word"],
    ["Ctrl Enter", "ask with a list"],
    ["d", "dark or light"],
    ["Esc", "close, or ask nothing"],
    ["?", "these keys"],
];

export class Help {
    readonly element: HTMLDialogElement;
    private readonly speed = element("p", { class: "note" });

    constructor(kinds: number, private readonly facts: () => string) {
        const rows = list(kinds).map(([key, does]) => element("tr", {}, element("th", { scope: "row" }, element("kbd", {}, key)), element("td", {}, does)));
        const close = button("Close", {}, () => this.element.close());
        this.element = element("dialog", { "aria-label": "Keys" }, element("h2", {}, "Keys"), element("table", {}, ...rows), this.speed, close);
    }

    open(): void {
        this.speed.replaceChildren(this.facts());
        this.element.showModal();
    }
}

export function listenToKeys(help: Help, events: KeyEvents): void {
    const keys: Record<string, () => void> = {
        "/": events.onQuestion,
        "?": () => help.open(),
        m: events.onMap,
        d: events.onTheme,
        Escape: events.onClear,
    };
    document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || help.element.open || typing(event.target)) return;
        const does = /^[1-9]$/.test(event.key) ? () => events.onTab(Number(event.key) - 1) : keys[event.key];
        if (does === undefined) return;
        event.preventDefault();
        does();
    });
}

/** Escape leaves the field that has the focus; all other keys there are text. */
function typing(target: EventTarget | null): boolean {
    return target instanceof HTMLElement && target.matches("input, textarea, select");
}
