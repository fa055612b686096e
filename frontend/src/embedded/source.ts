// Answers without a server: the vectors are in the page itself. The same questions and answers as the server's.
import { parseAnalogy } from "../grammar";
import { rowsOf } from "../rows";
import {
    Refusal,
    type About,
    type Analogy,
    type Axis,
    type Clusters,
    type ColumnAbout,
    type Completion,
    type Differences,
    type Neighbours,
    type OddOne,
    type Similarities,
    type Source,
    type Word,
} from "../source";
import { complete } from "./completion";
import { bytes, type EmbeddedData, type EmbeddedModel } from "./data";
import { similarFirst } from "./order";
import { spelledNearly } from "./spelling";
import { between, VectorTable } from "./vectors";

/** A model of the page, unpacked when it is first asked. */
class Model {
    readonly words: string[];
    readonly vectors: VectorTable;
    private readonly rows: Map<string, number>;

    constructor(readonly data: EmbeddedModel) {
        this.words = data.words;
        this.vectors = new VectorTable(new Int8Array(bytes(data.vectors)), data.dimensions);
        this.rows = rowsOf(data.words);
    }

    has(word: string): boolean {
        return this.rows.has(word);
    }

    find(word: string): Word {
        const row = this.rows.get(word);
        if (row !== undefined) return { word, row };
        throw new Refusal(`'${word}' is not among the words of this page`, spelledNearly(this.words, word, 5));
    }

    named<Row extends { row: number }>(found: Row[]): (Row & Word)[] {
        return found.map((each) => ({ ...each, word: this.words[each.row]! }));
    }
}

export class EmbeddedSource implements Source {
    private readonly models: (Model | undefined)[] = [];

    constructor(private readonly data: EmbeddedData) {}

    async about(): Promise<About> {
        return this.data.about;
    }

    async words(model: number): Promise<string[]> {
        return this.data.models[model]!.words;
    }

    async map(model: number, id: string): Promise<Float32Array> {
        const map = this.data.models[model]!.maps[id];
        if (map === undefined) throw new Refusal(`this page was exported without the map '${id}'`);
        return new Float32Array(bytes(map));
    }

    async startMap(_model: number, id: string): Promise<void> {
        throw new Refusal(`this page was exported without the map '${id}'`);
    }

    async frequencies(model: number): Promise<Float32Array> {
        return new Float32Array(bytes(this.data.models[model]!.frequencies));
    }

    async clusters(model: number): Promise<Clusters> {
        const { codes, names } = this.data.models[model]!.clusters;
        return { codes: new Uint8Array(bytes(codes)), names };
    }

    async column(model: number, column: ColumnAbout): Promise<Float32Array | Uint16Array> {
        const buffer = bytes(this.data.models[model]!.columns[column.id]!);
        return column.kind === "category" ? new Uint16Array(buffer) : new Float32Array(buffer);
    }

    async complete(model: number, typed: string, n: number): Promise<Completion> {
        return complete(this.data.models[model]!.words, typed, n);
    }

    async neighbours(model: number, word: string, n: number): Promise<Neighbours> {
        const table = this.model(model);
        const { row } = table.find(word);
        const direction = table.vectors.direction([row]);
        return { word, row, neighbours: table.named(table.vectors.nearest(direction, n, [row])) };
    }

    async analogy(model: number, question: string, n: number): Promise<Analogy> {
        const table = this.model(model);
        const sum = parseAnalogy(question);
        const positive = sum.positive.map((word) => table.find(word));
        const negative = sum.negative.map((word) => table.find(word));
        const [plus, minus] = [positive.map((each) => each.row), negative.map((each) => each.row)];
        const direction = table.vectors.direction(plus, minus);
        if (direction.every((value) => value === 0)) throw new Refusal("these words cancel each other out: nothing is left that words could be near to");
        const answers = table.named(table.vectors.nearest(direction, n, [...plus, ...minus]));
        return { positive, negative, answers };
    }

    async axis(model: number, from: string[], to: string[], n: number): Promise<Axis> {
        const table = this.model(model);
        const poles = [from, to].map((pole) => pole.map((word) => table.find(word)));
        const [start, end] = poles.map((pole) => table.vectors.mean(pole.map((each) => each.row)));
        const way = between(start!, end!);
        if (way === null) throw new Refusal("the two poles of an axis must differ, these have the same vector");
        const frequent = Array.from({ length: Math.min(n, table.words.length) }, (_, row) => row);
        const rows = new Set([...frequent, ...poles.flat().map((each) => each.row)]);
        const words = table.named([...rows].map((row) => ({ row, position: table.vectors.cosine(row, way) })));
        words.sort((a, b) => a.position - b.position);
        return { from: poles[0]!, to: poles[1]!, words };
    }

    async odd(model: number, words: string[]): Promise<OddOne> {
        const table = this.model(model);
        if (words.length < 3) throw new Refusal("the odd one out needs at least 3 words");
        const rows = words.map((word) => table.find(word).row);
        const mean = table.vectors.direction(rows);
        const similarities = words.map((word, place) => ({ word, similarity: table.vectors.cosine(rows[place]!, mean) }));
        const least = similarities.reduce((a, b) => (b.similarity < a.similarity ? b : a));
        return { odd: least.word, similarities };
    }

    async similarities(model: number, asked: string[]): Promise<Similarities> {
        const table = this.model(model);
        const words = asked.filter((word) => table.has(word));
        const unknown = asked.filter((word) => !table.has(word));
        if (words.length < 2) throw new Refusal("a heat map needs at least 2 words of the model");
        const rows = words.map((word) => table.find(word).row);
        const matrix = rows.map((row) => {
            const direction = table.vectors.direction([row]);
            return rows.map((other) => table.vectors.cosine(other, direction));
        });
        return { words, unknown, matrix, order: similarFirst(matrix) };
    }

    async differences(n: number): Promise<Differences> {
        const { differences, no_differences } = this.data;
        if (differences === undefined) throw new Refusal(no_differences ?? "this page was exported with one model");
        return { ...differences, words: differences.words.slice(0, n) };
    }

    private model(model: number): Model {
        return (this.models[model] ??= new Model(this.data.models[model]!));
    }
}
