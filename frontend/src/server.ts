// Answers from the server that serves the page. Addresses are relative, so that they carry the token of the page's own.
import { grouped } from "./dom";
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
} from "./source";

/** Letters of an address that a server reads. */
const LONGEST = 50_000;

type Parameters = Record<string, string | number | readonly string[]>;

/** What a server may write in place of an answer. */
interface Complaint {
    error?: string;
    nearest?: string[];
}

export class ServerSource implements Source {
    /** What several parts of the page ask for, fetched once for each model. */
    private readonly knownWords: Promise<string[]>[] = [];
    private readonly knownFrequencies: Promise<Float32Array>[] = [];

    about = (): Promise<About> => json("about", {});
    complete = (model: number, q: string, n: number): Promise<Completion> => json("complete", { model, q, n });
    neighbours = (model: number, word: string, n: number): Promise<Neighbours> => json("neighbours", { model, word, n });
    analogy = (model: number, q: string, n: number): Promise<Analogy> => json("analogy", { model, q, n });
    odd = (model: number, word: string[]): Promise<OddOne> => json("odd", { model, word });
    similarities = (model: number, word: string[]): Promise<Similarities> => json("similarities", { model, word });
    differences = (n: number, topn: number): Promise<Differences> => json("differences", { n, topn });

    words(model: number): Promise<string[]> {
        return (this.knownWords[model] ??= unlessItFails(json("words", { model }), () => delete this.knownWords[model]));
    }

    axis(model: number, from: string[], to: string[], n: number): Promise<Axis> {
        return json("axis", { model, from, to, n });
    }

    map(model: number, id: string): Promise<Float32Array> {
        return floats(`map/${encodeURIComponent(id)}`, { model });
    }

    async startMap(model: number, id: string): Promise<void> {
        await ask(`map/${encodeURIComponent(id)}`, { model }, "POST");
    }

    frequencies(model: number): Promise<Float32Array> {
        return (this.knownFrequencies[model] ??= unlessItFails(floats("frequencies", { model }), () => delete this.knownFrequencies[model]));
    }

    async clusters(model: number, k: number): Promise<Clusters> {
        const [codes, names] = await Promise.all([
            ask("clusters", { model, k }).then((response) => response.arrayBuffer()),
            json<string[]>("cluster_names", { model, k }),
        ]);
        return { codes: new Uint8Array(codes), names };
    }

    async column(model: number, column: ColumnAbout): Promise<Float32Array | Uint16Array> {
        const buffer = await (await ask(`column/${column.id}`, { model })).arrayBuffer();
        return column.kind === "category" ? new Uint16Array(buffer) : new Float32Array(buffer);
    }
}

/** An answer that is kept; `forget` is called when there is none, so that it is asked for again. */
function unlessItFails<Answer>(answer: Promise<Answer>, forget: () => void): Promise<Answer> {
    answer.catch(forget);
    return answer;
}

async function json<Answer>(path: string, parameters: Parameters): Promise<Answer> {
    return (await (await ask(path, parameters)).json()) as Answer;
}

async function floats(path: string, parameters: Parameters): Promise<Float32Array> {
    return new Float32Array(await (await ask(path, parameters)).arrayBuffer());
}

async function ask(path: string, parameters: Parameters, method = "GET"): Promise<Response> {
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries(parameters)) {
        for (const each of typeof value === "object" ? value : [value]) fields.append(name, String(each));
    }
    const length = fields.toString().length;
    if (length > LONGEST) throw new Refusal(`a question can have at most ${grouped(LONGEST)} letters, got ${grouped(length)}`);
    const response = await fetch(`api/${path}?${fields}`, { method }).catch(() => {
        throw new Refusal("the server does not answer; is 'firth explore' still running?");
    });
    if (!response.ok) throw await refusal(response);
    return response;
}

/** The server's own sentence where it wrote one. */
async function refusal(response: Response): Promise<Refusal> {
    const complaint = (await response.json().catch(() => ({}))) as Complaint;
    return new Refusal(complaint.error ?? `the server answered ${response.status}`, complaint.nearest ?? []);
}
