// Completion of the word that is being typed, as ARIA describes an editable combobox with a list.
import { element } from "./dom";
import { lastTerm, replaced } from "./grammar";
import type { Completion } from "./source";

const PAUSE = 60; // milliseconds after the last key

type Complete = (typed: string) => Promise<Completion>;

/** Offers completions under `input`; `chosen` is told when one is taken and whether it stands alone. */
export class Combobox {
    readonly list = element("ul", { id: "completions", role: "listbox", "aria-label": "Words", hidden: true });
    private options: string[] = [];
    private active = -1;
    private timer = 0;
    private turn = 0;

    constructor(
        private readonly input: HTMLInputElement,
        private readonly complete: Complete,
        private readonly chosen: (alone: boolean) => void,
    ) {
        for (const [name, value] of Object.entries({
            role: "combobox",
            autocomplete: "off",
            "aria-autocomplete": "list",
            "aria-controls": "completions",
            "aria-expanded": "false",
        })) {
            input.setAttribute(name, value);
        }
        input.addEventListener("input", () => this.later());
        input.addEventListener("keydown", (event) => this.key(event));
        input.addEventListener("blur", () => this.close());
    }

    close(): void {
        clearTimeout(this.timer);
        this.turn++; // an answer still on its way opens nothing
        this.show([], "");
    }

    private later(): void {
        clearTimeout(this.timer);
        this.timer = window.setTimeout(() => void this.offer(), PAUSE);
    }

    private async offer(): Promise<void> {
        const turn = ++this.turn;
        const { typed } = lastTerm(this.input.value.slice(0, this.caret));
        const found = typed.trim() === "" ? null : await this.complete(typed).catch(() => null);
        if (turn !== this.turn) return;
        const words = found?.words.map((each) => each.word) ?? [];
        if (words.length > 0) this.show(words, "");
        else this.show(found?.nearest ?? [], "No word begins so. Did you mean");
    }

    private show(options: string[], heading: string): void {
        this.options = options;
        this.active = -1;
        const title = heading === "" ? [] : [element("li", { class: "heading", role: "presentation" }, heading)];
        this.list.replaceChildren(...title, ...options.map((word, place) => this.option(word, place)));
        this.list.hidden = options.length === 0;
        this.input.setAttribute("aria-expanded", String(options.length > 0));
        this.input.removeAttribute("aria-activedescendant");
    }

    private option(word: string, place: number): HTMLLIElement {
        const option = element("li", { role: "option", id: `completion-${place}`, "aria-selected": "false" }, word);
        option.addEventListener("mousedown", (event) => {
            event.preventDefault(); // the input keeps the focus
            this.take(word);
        });
        return option;
    }

    private get caret(): number {
        return this.input.selectionStart ?? this.input.value.length;
    }

    private key(event: KeyboardEvent): void {
        if (this.options.length === 0 || event.isComposing) return;
        if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return this.close(); // the caret goes to another word
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            const step = event.key === "ArrowDown" ? 1 : -1;
            this.point((this.active + step + this.options.length + 1) % (this.options.length + 1));
        } else if ((event.key === "Enter" || event.key === "Tab") && this.options[this.active] !== undefined) {
            this.take(this.options[this.active]!);
        } else if (event.key === "Escape") {
            this.close();
            event.stopPropagation();
        } else {
            return;
        }
        if (event.key !== "Tab") event.preventDefault();
    }

    /** Marks an option; one past the last stands for none, so that the arrows lead back to what was typed. */
    private point(place: number): void {
        this.active = place < this.options.length ? place : -1;
        for (const option of this.list.querySelectorAll("[role=option]")) {
            const selected = option.id === `completion-${this.active}`;
            option.setAttribute("aria-selected", String(selected));
            if (selected) option.scrollIntoView({ block: "nearest" });
        }
        if (this.active < 0) this.input.removeAttribute("aria-activedescendant");
        else this.input.setAttribute("aria-activedescendant", `completion-${this.active}`);
    }

    private take(word: string): void {
        const { text, caret, alone } = replaced(this.input.value, this.caret, word);
        this.input.value = text;
        this.input.setSelectionRange(caret, caret);
        this.close();
        this.chosen(alone);
    }
}
