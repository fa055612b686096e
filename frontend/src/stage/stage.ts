// The maps, one for each model, side by side.
import { sameView, type Address } from "../address";
import { counted, element } from "../dom";
import type { Theme } from "../map/types";
import { NOTHING, type Drawing } from "../panels/panel";
import type { About, Source } from "../source";
import { Plate } from "./plate";

const REST = 300; // milliseconds of rest until a view is worth an address

export interface StageEvents {
    /** A word was clicked. */
    onWord(word: string): void;
    /** The maps rest where the reader moved them. */
    onRest(views: Address["at"]): void;
}

export class Stage {
    readonly element: HTMLElement;
    private readonly plates: Plate[];
    private timer = 0;

    constructor(source: Source, about: About, events: StageEvents) {
        this.plates = about.models.map((_, model) => new Plate(source, about, model));
        this.element = element("section", { class: "stage", "aria-label": "Map" }, ...this.plates.map((plate) => plate.element));
        for (const plate of this.plates) {
            plate.onWord(events.onWord);
            plate.map.onView(() => {
                clearTimeout(this.timer);
                this.timer = window.setTimeout(() => events.onRest(this.views()), REST);
            });
        }
    }

    /** The map and the colours of an address; what is shown already stays as it is. */
    show(address: Address): void {
        for (const [model, plate] of this.plates.entries()) {
            plate.expect(address.at[model] ?? null);
            plate.showMap(address.map);
            plate.colour(address.colour);
        }
    }

    draw(drawings: readonly Drawing[], at: Address["at"]): void {
        this.plates.forEach((plate, model) => plate.draw(drawings[model] ?? NOTHING, at[model] ?? null));
    }

    /** Another question is asked: where the last one's maps were moved to is not worth an address any more. */
    forget(): void {
        clearTimeout(this.timer);
        for (const plate of this.plates) plate.forget();
    }

    /** Looks where the address says, where that is another place than before. */
    look(at: Address["at"], before: Address["at"]): void {
        this.plates.forEach((plate, model) => {
            const view = at[model] ?? null;
            if (!sameView(view, before[model] ?? null)) plate.look(view);
        });
    }

    point(word: string | null): void {
        for (const plate of this.plates) plate.point(word);
    }

    setTheme(theme: Theme): void {
        for (const plate of this.plates) plate.setTheme(theme);
    }

    focus(): void {
        this.plates[0]?.focus();
    }

    /** How fast the last movement was drawn, in words. */
    drawingSpeed(): string {
        const { renderer, frames, median, p95 } = this.plates[0]!.map.frameTimes();
        const times = `${counted(frames, "frame")} in the last movement: median ${median.toFixed(1)} ms, 95 in 100 within ${p95.toFixed(1)} ms.`;
        return `Drawn by ${renderer}. ${frames > 0 ? times : ""}`;
    }

    private views(): Address["at"] {
        const [first, second] = this.plates.map((plate) => plate.view());
        return [first ?? null, second ?? null];
    }
}
