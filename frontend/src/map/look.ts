// The colours of the map in the theme that is on.
import { paint, type Painted } from "./colouring";
import { type Ink, inks } from "./themes";
import type { Colouring, LegendEntry, Theme } from "./types";

export class Look {
    private colouring: Colouring = { kind: "category", codes: new Uint8Array(0), names: [] };
    private theme: Theme = "light";
    private painted: Painted = { rgb: new Uint8Array(0), legend: [] };

    get ink(): Ink {
        return inks[this.theme];
    }

    /** Red, green and blue of each row. */
    get rgb(): Uint8Array {
        return this.painted.rgb;
    }

    get legend(): LegendEntry[] {
        return this.painted.legend;
    }

    change(rows: number, { colouring = this.colouring, theme = this.theme }: { colouring?: Colouring; theme?: Theme }): void {
        this.colouring = colouring;
        this.theme = theme;
        this.painted = paint(colouring, rows, theme);
    }
}
