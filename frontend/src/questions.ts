// Where questions are typed and answered: tabs for the kinds, a field, and the answer under it.
import type { Address, Ask } from "./address";
import { Combobox } from "./combobox";
import { button, element } from "./dom";
import { kindOf, quoted } from "./grammar";
import { questionLink, readdress } from "./links";
import { merged } from "./merging";
import { panelsFor } from "./panels";
import type { Answer, Panel } from "./panels/panel";
import { Refusal, type Completion, type Source } from "./source";

const OFFERED = 8; // completions

export interface QuestionEvents {
    onAsk(ask: Ask, question: string): void;
    /** The pointer or the focus has come to a word of the answer, or left it. */
    onPoint(word: string | null): void;
}

export class Questions {
    readonly element: HTMLElement;
    private readonly tabs: HTMLElement;
    private readonly form = element("form", { id: "ask" });
    private readonly results = element("section", { id: "results", "aria-label": "Answer", tabindex: -1 });
    private readonly sheet = element("div", { id: "sheet", role: "tabpanel" }, this.form, this.results);
    private readonly live = element("p", { id: "live", class: "unseen", "aria-live": "polite" });
    private readonly asked = new Map<Ask, string>();
    private readonly panels: Panel[];
    private current: Panel;

    constructor(
        private readonly source: Source,
        private readonly models: number,
        private readonly events: QuestionEvents,
    ) {
        this.panels = panelsFor(models);
        this.current = this.panels[0]!;
        this.tabs = element("div", { role: "tablist", "aria-label": "Kinds of questions" }, ...this.panels.map((panel) => this.tab(panel)));
        this.tabs.addEventListener("keydown", (event) => this.moveTab(event));
        this.form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.submit();
        });
        for (const arrival of ["mouseover", "focusin", "mouseleave", "focusout"]) {
            this.results.addEventListener(arrival, (event) => events.onPoint(wordUnder(event)));
        }
        this.element = element("aside", { class: "questions", "aria-label": "Questions" }, this.tabs, this.sheet, this.live);
        this.showForm("");
    }

    panel(ask: Ask): Panel {
        return this.panels.find((panel) => panel.ask === ask) ?? this.panels[0]!;
    }

    /** Shows the kind and the question of an address, not yet its answer. */
    show({ ask, question }: Address): void {
        const panel = this.panel(ask);
        this.asked.set(panel.ask, question);
        if (panel !== this.current) {
            this.current = panel;
            this.showForm(question);
        } else if (this.field() !== null) {
            this.field()!.value = question;
        }
    }

    /** The tab of this number from the left, with the question it was last asked. */
    openTab(place: number): void {
        const panel = this.panels[place];
        if (panel !== undefined) this.events.onAsk(panel.ask, this.asked.get(panel.ask) ?? "");
    }

    focus(): void {
        this.field()?.focus();
        this.field()?.select();
    }

    wait(): void {
        this.results.setAttribute("aria-busy", "true");
    }

    answered(answer: Answer, address: Address): void {
        this.fill(answer.content, address);
        this.live.replaceChildren(answer.said);
    }

    /** Says what to do where nothing is asked yet; `known` tells which examples this model can answer. */
    invite(address: Address, known: (question: string) => boolean): void {
        const examples = this.current.examples.filter(known).map((text) => {
            return element("li", {}, questionLink(this.current.ask, text, text, "example"));
        });
        const list = examples.length > 0 ? [element("ul", { class: "examples", "aria-label": "Examples" }, ...examples)] : [];
        this.fill([element("p", { class: "hint" }, this.current.hint), ...list], address);
        this.live.replaceChildren();
    }

    refused(error: Error, address: Address): void {
        const nearest = error instanceof Refusal ? error.nearest : [];
        const words = nearest.map((word) => element("li", {}, questionLink("word", quoted(word), word, "example")));
        const list = words.length > 0 ? [element("p", { class: "note" }, "Did you mean"), element("ul", { class: "examples" }, ...words)] : [];
        this.fill([element("p", { role: "alert" }, error.message), ...list], address);
        this.live.replaceChildren();
    }

    readdress(address: Address): void {
        readdress(this.results, address);
    }

    private fill(content: Node[], address: Address): void {
        const followed = this.results.contains(document.activeElement);
        this.results.replaceChildren(...content);
        if (followed) this.results.focus({ preventScroll: true }); // the link that was followed is gone
        this.results.removeAttribute("aria-busy");
        this.results.scrollTop = 0;
        this.readdress(address);
    }

    private tab(panel: Panel): HTMLButtonElement {
        const attributes = { role: "tab", id: `tab-${panel.ask}`, "aria-controls": "sheet" };
        return button(panel.title, attributes, () => this.openTab(this.panels.indexOf(panel)));
    }

    private moveTab(event: KeyboardEvent): void {
        const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
        if (step === 0) return;
        event.preventDefault();
        const place = (this.panels.indexOf(this.current) + step + this.panels.length) % this.panels.length;
        this.openTab(place);
        (this.tabs.children[place] as HTMLElement).focus();
    }

    private field(): HTMLInputElement | HTMLTextAreaElement | null {
        return this.form.querySelector<HTMLInputElement | HTMLTextAreaElement>("#question");
    }

    private showForm(question: string): void {
        const { ask, label, several, placeholder } = this.current;
        for (const tab of this.tabs.children) {
            const selected = tab.id === `tab-${ask}`;
            tab.setAttribute("aria-selected", String(selected));
            tab.setAttribute("tabindex", selected ? "0" : "-1");
            if (selected) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
        }
        this.sheet.setAttribute("aria-labelledby", `tab-${ask}`);
        this.form.hidden = label === "";
        const common = { id: "question", placeholder, spellcheck: "false", autocapitalize: "off" };
        const field = several ? element("textarea", { ...common, rows: 3 }) : element("input", { ...common, type: "text" });
        const list = field instanceof HTMLInputElement ? [this.completing(field)] : [];
        if (field instanceof HTMLTextAreaElement) field.addEventListener("keydown", (event) => this.sendList(event));
        const send = element("button", { type: "submit" }, several ? "Compare" : "Ask");
        const focused = this.focused(field, send);
        this.form.replaceChildren(element("label", { for: "question" }, label), field, send, ...list);
        field.value = question;
        focused?.focus({ preventScroll: true });
    }

    /** What takes the place of that part of the form which has the focus; null where none has it. */
    private focused(field: HTMLElement, send: HTMLElement): HTMLElement | null {
        const active = document.activeElement;
        if (!this.form.contains(active)) return null;
        return this.form.hidden ? this.results : active instanceof HTMLButtonElement ? send : field;
    }

    private completing(field: HTMLInputElement): HTMLElement {
        const complete = new Combobox(
            field,
            (typed) => this.complete(typed),
            (alone) => alone && this.current.ask === "word" && this.submit(),
        );
        this.form.addEventListener("submit", () => complete.close());
        return complete.list;
    }

    /** Words of any of the models; one that does not answer offers none. */
    private async complete(typed: string): Promise<Completion> {
        const models = Array.from({ length: this.models }, (_, model) => this.source.complete(model, typed, OFFERED));
        const found = await Promise.allSettled(models);
        return merged(found.flatMap((each) => (each.status === "fulfilled" ? [each.value] : [])), OFFERED);
    }

    /** In a list Enter begins a line; with the control key it asks. */
    private sendList(event: KeyboardEvent): void {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.submit();
    }

    /** A sum, an axis or a list can be typed where words are sought: its form tells. */
    private submit(): void {
        const question = this.field()?.value.trim() ?? "";
        const kind = this.current.ask === "word" ? kindOf(question) : this.current.ask;
        this.events.onAsk(kind, question);
    }
}

/** The word of the answer that an event arrives at. */
function wordUnder({ target, type }: Event): string | null {
    const arrives = type === "mouseover" || type === "focusin";
    return arrives && target instanceof HTMLElement && target.matches(".word") ? target.textContent : null;
}
