// A word in an answer is a link to its own question: it can be clicked, opened in a second window, and copied.
import { formatAddress, type Address, type Ask } from "./address";
import { element } from "./dom";
import { quoted } from "./grammar";

export function questionLink(ask: Ask, question: string, text: string, className: string): HTMLAnchorElement {
    return element("a", { class: className, "data-ask": ask, "data-question": question }, text);
}

/** A word of blanks alone stands in its quotes, else there would be nothing to see and to click. */
export const wordLink = (word: string): HTMLAnchorElement => questionLink("word", quoted(word), word.trim() === "" ? quoted(word) : word, "word");

/** Gives the links inside `root` the map and the colours that are shown now. */
export function readdress(root: ParentNode, address: Address): void {
    for (const link of root.querySelectorAll<HTMLAnchorElement>("a[data-ask]")) {
        const { ask, question } = link.dataset as { ask: Ask; question: string };
        link.href = formatAddress({ ...address, ask, question, at: [null, null] });
    }
}
