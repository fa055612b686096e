// What readers type: words, `king - man + woman`, `good -> bad`, and lists. Words that hold blanks stand in double quotes.
import { Refusal } from "./source";

/** Blanks separate the pieces of a sum, commas too those of poles and lists. */
const PIECE = /"([^"]*)"(?!\S)|\S+/g;
const TOKEN = /"([^"]*)"|[^\s,"]+|,|"/g;
const ARROW = /(->|→)/;

interface Token {
    text: string;
    quoted: boolean;
}

function tokens(text: string, pattern = TOKEN): Token[] {
    return [...text.matchAll(pattern)].map((match) => {
        const inside = match[1];
        return inside === undefined ? { text: match[0], quoted: false } : { text: inside, quoted: true };
    });
}

const bare = (token: Token, text: string): boolean => !token.quoted && token.text === text;
const isSign = (token: Token): boolean => bare(token, "+") || bare(token, "-") || bare(token, "−");
const isArrow = (token: Token): boolean => bare(token, "->") || bare(token, "→");

/** The word as one types it: in quotes where it would otherwise be taken for several words or for a sign. */
export function quoted(word: string): string {
    return word === "" || /[\s,"]|->|→/.test(word) || ["+", "-", "−"].includes(word) ? `"${word}"` : word;
}

/** Words with a plus and words with a minus. */
export interface Sum {
    positive: string[];
    negative: string[];
}

export function parseAnalogy(text: string): Sum {
    const sum: Sum = { positive: [], negative: [] };
    let sign: string | null = "+";
    for (const token of tokens(text, PIECE)) {
        if (isSign(token)) {
            if (sign !== null && (sum.positive.length > 0 || sum.negative.length > 0)) {
                throw new Refusal(`a word is missing before '${token.text}'`);
            }
            sign = token.text;
        } else if (sign === null) {
            throw new Refusal(`write + or - before '${token.text}', and words that hold blanks in double quotes`);
        } else if (token.text === "") {
            throw new Refusal('a word must have letters, got ""');
        } else {
            (sign === "+" ? sum.positive : sum.negative).push(token.text);
            sign = null;
        }
    }
    if (sign !== null) throw new Refusal("write an analogy as words with + and - between them: king - man + woman");
    return sum;
}

/** The sum as one types it. */
export function formatAnalogy({ positive, negative }: Sum): string {
    const [first, ...rest] = positive.map(quoted);
    const terms = [...negative.map((word) => `- ${quoted(word)}`), ...rest.map((word) => `+ ${word}`)];
    return [...(first === undefined ? [] : [first]), ...terms].join(" ");
}

/** The words of the two poles of `good -> bad`, of which each may be several with commas: `good, great -> bad, awful`. */
export interface Poles {
    from: string[];
    to: string[];
}

export function parseAxis(text: string): Poles {
    const parts = withArrows(tokens(text));
    const arrow = parts.findIndex(isArrow);
    const poles = { from: pole(parts.slice(0, arrow)), to: pole(parts.slice(arrow + 1)) };
    if (arrow < 0 || poles.from.length === 0 || poles.to.length === 0 || parts.slice(arrow + 1).some(isArrow)) {
        throw new Refusal("write an axis as two poles with an arrow between them: good -> bad");
    }
    return poles;
}

/** Without an arrow between blanks, one within a word is meant as such: good->bad. */
function withArrows(parts: Token[]): Token[] {
    if (parts.some(isArrow)) return parts;
    return parts.flatMap((part) => (part.quoted ? [part] : part.text.split(ARROW).filter(Boolean).map((text) => ({ text, quoted: false }))));
}

const pole = (parts: Token[]): string[] => parts.filter((part) => !bare(part, ",")).map((part) => part.text);

/** A pasted list: one word a line, or with commas, or with blanks, whichever of these is found first. Each word once. */
export function parseList(text: string): string[] {
    const separator = text.includes("\n") ? /\n/ : /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;
    const parts = text.split(separator);
    const words = parts.length > 1 ? parts.map(unquoted) : tokens(text).map((token) => token.text);
    return [...new Set(words.filter((word) => word !== ""))];
}

function unquoted(part: string): string {
    const trimmed = part.trim().replace(/,$/, "");
    return /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}

/** One word, with or without its quotes. */
export function parseWord(text: string): string {
    return unquoted(text);
}

/**
 * Which question a text asks by its form: an arrow between words makes an axis, a sign between blanks an analogy, and a comma with a
 * blank after it, or several, a list.
 */
export function kindOf(text: string): "word" | "analogy" | "axis" | "list" {
    const parts = tokens(text);
    if (withArrows(parts).slice(1, -1).some(isArrow)) return "axis";
    if (parts.length > 2 && parts.some(isSign)) return "analogy";
    const commas = parts.filter((part) => bare(part, ",")).length;
    const spaced = /,\s/.test(text.trim().replaceAll(/"[^"]*"/g, ""));
    return parts.length > 2 && (commas > 1 || (commas > 0 && spaced)) ? "list" : "word";
}

/** Where the word that is being typed begins: after the last sign, arrow, comma or line, quotes and blanks left out. */
export function lastTerm(text: string): { start: number; typed: string } {
    let start = 0;
    for (const match of text.matchAll(/"[^"]*"|(?:^|\s)(?:\+|-|−)\s+|(?:->|→)\s*|,\s*|\n\s*/g)) {
        if (!match[0].startsWith('"')) start = match.index + match[0].length;
    }
    return { start, typed: text.slice(start).replace(/^"/, "") };
}

/** A text with another word where the caret is in one, and the caret behind it; `alone` where nothing else stands there. */
export function replaced(text: string, caret: number, word: string): { text: string; caret: number; alone: boolean } {
    const { start } = lastTerm(text.slice(0, caret));
    const inQuotes = text[start] === '"' && text.slice(caret).includes('"');
    const rest = text.slice(caret).replace(inQuotes ? /^[^"]*"/ : /^[^\s,"]+/, "");
    const before = text.slice(0, start) + quoted(word);
    return { text: before + rest, caret: before.length, alone: start === 0 && rest.trim() === "" };
}
