// One model's map with its name, its legend, its buttons and a line that says what it waits for.
import { element, grouped } from "../dom";
import type { Theme, View } from "../map/types";
import { WordMap } from "../map/wordmap";
import type { Drawing } from "../panels/panel";
import { rowsOf } from "../rows";
import type { About, MapAbout, Source } from "../source";
import { colourChoices, colouring } from "./colours";
import { listenToKeys } from "./keys";
import { legend } from "./legend";
import { prepared } from "./preparing";
import { toolsOf } from "./tools";

export class Plate {
    readonly element: HTMLElement;
    readonly map: WordMap;
    private readonly host = element("div", { class: "map", tabindex: 0, role: "group" });
    private readonly legend = element("figure", { class: "legend", hidden: true });
    private readonly status = element("p", { class: "status", role: "status", hidden: true });
    /** Words and frequencies, which everything else on the map waits for. */
    private readonly words: Promise<string[]>;
    /** Resolves with the first map: words without places cannot be flown to. */
    private readonly placed: Promise<void>;
    private onPlaced = (): void => {};
    private places: Map<string, number> | null = null;
    /** The words of the answer that is on the map, and whether the map is laid along an axis. */
    private rows: number[] = [];
    private laid = false;
    private shown: string | null = null;
    /** Where the address wants to look; kept for a map that is still to come. */
    private asked: View | null = null;
    /** Whether the reader has moved the map since the last answer. */
    private moved = false;
    private wanted = "";
    /** Whether the map that is wanted is still to come, and how many were wanted so far. */
    private waiting = false;
    private turn = 0;
    private coloured = "";

    constructor(
        private readonly source: Source,
        private readonly about: About,
        private readonly model: number,
    ) {
        const { name, shown } = about.models[model]!;
        const title = about.models.length > 1 ? [element("h2", { class: "title" }, name)] : [];
        this.host.setAttribute("aria-label", `Map of ${grouped(shown)} words of ${name}; arrow keys move it, plus and minus zoom`);
        const tools = element("div", { class: "tools", role: "group", "aria-label": `Map of ${name}` });
        const foot = element("div", { class: "foot" }, this.legend, tools);
        this.element = element("div", { class: "plate" }, this.host, ...title, this.status, foot);
        for (const act of ["pointerdown", "wheel", "keydown"]) {
            this.element.addEventListener(act, () => (this.moved = true), { capture: true, passive: true });
        }
        this.map = new WordMap(this.host);
        tools.append(...toolsOf(this.map, name));
        listenToKeys(this.host, this.map);
        this.words = this.load();
        this.placed = new Promise((resolve) => (this.onPlaced = resolve));
    }

    onWord(told: (word: string) => void): void {
        this.map.onSelect((row) => void this.words.then((words) => told(words[row]!)));
    }

    /** Where the reader has moved the map to, or will look once it is there; null while it lies as the answer laid it. */
    view(): View | null {
        return this.moved && !this.waiting ? this.map.view() : this.asked;
    }

    /** Remembers where the address looks, for the answer and the map that are on their way. */
    expect(view: View | null): void {
        this.asked = view;
    }

    /** The movements so far belong to an answer that is going. */
    forget(): void {
        this.moved = false;
    }

    focus(): void {
        this.host.focus();
    }

    private async load(): Promise<string[]> {
        const [words, frequencies] = await Promise.all([this.source.words(this.model), this.source.frequencies(this.model)]);
        this.map.setWords(words, frequencies);
        return words;
    }

    /** Shows the map of this name, or the first there is until it is ready. */
    showMap(id: string): void {
        if (id === this.wanted) return;
        this.wanted = id;
        this.waiting = true;
        const turn = ++this.turn;
        const wanted = (): boolean => turn === this.turn;
        this.changeMap(id, wanted).catch((error: Error) => {
            if (!wanted()) return;
            this.waiting = false;
            this.say(error.message);
        });
    }

    private async changeMap(id: string, wanted: () => boolean): Promise<void> {
        if (!this.ready(id)) {
            if (this.shown === null) await this.fetchMap("pca", wanted);
            await prepared(this.source, this.model, id, (map) => this.progress(map), wanted);
        }
        if (wanted()) await this.fetchMap(id, wanted);
        if (wanted()) this.say(this.laid ? "The words lie along the axis; the map is seen with the next question." : "");
    }

    private ready(id: string): boolean {
        return this.about.models[this.model]!.maps.some((map) => map.id === id && map.state === "ready");
    }

    private async fetchMap(id: string, wanted: () => boolean): Promise<void> {
        const [xy] = await Promise.all([this.source.map(this.model, id), this.words]);
        if (!wanted()) return;
        const again = this.shown !== null;
        this.map.setPositions(xy, again);
        this.shown = id;
        this.waiting = id !== this.wanted;
        this.onPlaced();
        if (again) this.look(this.asked);
    }

    colour(id: string): void {
        if (id === this.coloured) return;
        this.coloured = id;
        this.attempt(this.changeColour(id));
    }

    private async changeColour(id: string): Promise<void> {
        const [colours] = await Promise.all([colouring(this.source, this.about, this.model, id), this.words]);
        if (id !== this.coloured) return;
        this.map.setColours(colours);
        this.explain();
    }

    /** Prints the legend anew: the colours of a category differ between themes. */
    private explain(): void {
        const title = colourChoices(this.about).find((choice) => choice.id === this.coloured)?.title ?? "frequency";
        this.legend.replaceChildren(...legend(title, this.map.legend()));
        this.legend.hidden = false;
    }

    setTheme(theme: Theme): void {
        this.map.setTheme(theme);
        if (!this.legend.hidden) this.explain();
    }

    /** Puts an answer on the map and, unless a view is asked for, flies to its words. */
    draw(drawing: Drawing, view: View | null): void {
        this.attempt(this.drawPlaced(drawing, view));
    }

    private async drawPlaced(drawing: Drawing, view: View | null): Promise<void> {
        const [words] = await Promise.all([this.words, this.placed]);
        const has = (row: number): boolean => row >= 0 && row < words.length;
        this.rows = this.onMap(words, drawing).filter(has);
        if (this.laid && drawing.axis === null && !this.waiting) this.say("");
        this.laid = drawing.axis !== null;
        this.map.showAxis(drawing.axis === null ? null : within(drawing.axis, words.length));
        this.map.select(drawing.selected !== null && has(drawing.selected) ? drawing.selected : null);
        this.map.highlight(this.rows);
        this.map.showArrows(drawing.arrows.filter((arrow) => has(arrow.from) && has(arrow.to)));
        this.look(view);
    }

    /** Looks at a view once its map is there, or at the words of the answer, or at the whole map. */
    look(view: View | null): void {
        this.asked = view;
        const here = this.waiting ? null : view;
        this.moved = here !== null;
        if (here !== null) this.map.setView(here);
        else if (this.rows.length > 0 && !this.laid) this.map.flyTo(this.rows);
        else this.map.reset();
    }

    /** Names a word of the answer on the map, where it is there. */
    point(word: string | null): void {
        this.map.point((word === null ? undefined : this.places?.get(word)) ?? null);
    }

    private onMap(words: string[], drawing: Drawing): number[] {
        this.places ??= rowsOf(words);
        const named = drawing.words.map((word) => this.places?.get(word) ?? -1);
        const selected = drawing.selected === null ? [] : [drawing.selected];
        return [...selected, ...drawing.rows, ...named];
    }

    /** What cannot be fetched is said where the map would be. */
    private attempt(change: Promise<void>): void {
        change.catch((error: Error) => this.say(error.message));
    }

    private progress(map: MapAbout): void {
        const bar = element("progress", { max: 1, value: map.progress, "aria-label": map.title });
        this.say(`${map.title}: ${map.message || "being computed"}`, bar);
    }

    private say(text: string, ...beside: Node[]): void {
        this.status.replaceChildren(text, ...beside);
        this.status.hidden = text === "";
    }
}

type Laid = NonNullable<Drawing["axis"]>;

/** The part of an axis whose words are on the map. */
function within(axis: Laid, words: number): Laid {
    const places = [...axis.rows.keys()].filter((place) => axis.rows[place]! < words);
    return {
        ...axis,
        rows: Int32Array.from(places, (place) => axis.rows[place]!),
        positions: Float32Array.from(places, (place) => axis.positions[place]!),
    };
}
