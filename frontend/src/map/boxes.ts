// Rectangles on a plane without borders, found again by the cells of a grid that they touch.

export interface Rectangle {
    left: number;
    top: number;
    right: number;
    bottom: number;
}

/** About a label's size: a label touches two to four cells. */
const across = 64;
const down = 32;
/** Cells are numbered row by row; a plane of 2^26 columns holds every map at every zoom exactly in a double. */
const columns = 2 ** 26;

export class Boxes {
    private readonly cells = new Map<number, Rectangle[]>();

    add(box: Rectangle): void {
        this.visit(box, (cell) => {
            const list = this.cells.get(cell);
            if (list === undefined) this.cells.set(cell, [box]);
            else list.push(box);
            return false;
        });
    }

    /** Whether a box has ground in common with one of those added; touching is allowed. */
    hit(box: Rectangle): boolean {
        return this.visit(box, (cell) => {
            const list = this.cells.get(cell);
            if (list === undefined) return false;
            for (const other of list) if (overlap(box, other)) return true;
            return false;
        });
    }

    private visit(box: Rectangle, found: (cell: number) => boolean): boolean {
        const last = Math.floor(box.right / across);
        const bottom = Math.floor(box.bottom / down);
        for (let y = Math.floor(box.top / down); y <= bottom; y++) {
            for (let x = Math.floor(box.left / across); x <= last; x++) {
                if (found(y * columns + x)) return true;
            }
        }
        return false;
    }
}

export function overlap(a: Rectangle, b: Rectangle): boolean {
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
