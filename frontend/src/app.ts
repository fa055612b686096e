// The page follows the address: what one does changes the address, and the address changes what is shown.
import { formatAddress, parseAddress, START, type Address, type Ask } from "./address";
import { element } from "./dom";
import { parseAnalogy, parseAxis, parseList, quoted } from "./grammar";
import { Header } from "./header";
import { Help, listenToKeys } from "./keys";
import { panelsFor } from "./panels";
import type { Drawing } from "./panels/panel";
import { Questions } from "./questions";
import type { About, Source } from "./source";
import { Stage } from "./stage/stage";
import { followTheme } from "./theme";

export class App {
    private address: Address | null = null;
    private readonly header: Header;
    private readonly stage: Stage;
    private readonly questions: Questions;
    private turn = 0;

    constructor(
        private readonly source: Source,
        private readonly about: About,
    ) {
        const onTheme = (): void => switchTheme();
        this.stage = new Stage(source, about, {
            onWord: (word) => this.go({ ask: "word", question: quoted(word), at: START.at }),
            onRest: (at) => this.stay({ at }),
        });
        const models = about.models.length;
        const help = new Help(panelsFor(models).length, () => `firth ${about.version}. ${this.stage.drawingSpeed()}`);
        this.header = new Header(about, {
            onMap: (map) => this.go({ map, at: START.at }),
            onColour: (colour) => this.go({ colour }),
            onTheme,
            onHelp: () => help.open(),
        });
        this.questions = new Questions(source, models, {
            onAsk: (ask, question) => this.ask(ask, question),
            onPoint: (word) => this.stage.point(word),
        });
        document.body.replaceChildren(this.header.element, element("main", {}, this.stage.element, this.questions.element), help.element);
        const switchTheme = followTheme((theme) => {
            this.header.setTheme(theme);
            this.stage.setTheme(theme);
        });
        listenToKeys(help, {
            onQuestion: () => this.questions.focus(),
            onTab: (place) => this.questions.openTab(place),
            onMap: () => this.stage.focus(),
            onTheme,
            onClear: () => this.go({ question: "", at: START.at }),
        });
        window.addEventListener("hashchange", () => this.follow());
        this.follow();
    }

    private get now(): Address {
        return this.address ?? START;
    }

    /** What is asked again is answered again: the server may be back. */
    private ask(ask: Ask, question: string): void {
        const again = ask === this.now.ask && question === this.now.question;
        this.go({ ask, question, at: START.at });
        if (again) void this.answer(this.now);
    }

    /** A new entry in the browser's history. */
    private go(change: Partial<Address>): void {
        location.hash = formatAddress({ ...this.now, ...change });
        this.follow(); // at once: the browser's own event comes later, and finds nothing left to do
    }

    /** The same entry, more exactly. */
    private stay(change: Partial<Address>): void {
        const fragment = formatAddress({ ...this.now, ...change });
        this.address = parseAddress(fragment); // as it will be read again, to few digits
        location.replace(fragment);
    }

    private follow(): void {
        const before = this.address;
        const address = parseAddress(location.hash);
        if (before !== null && formatAddress(before) === formatAddress(address)) return;
        this.address = address;
        this.header.show(address);
        this.stage.show(address);
        this.questions.readdress(address);
        if (before === null || before.ask !== address.ask || before.question !== address.question) {
            this.stage.forget();
            this.questions.show(address);
            void this.answer(address);
        } else if (before.map === address.map) {
            this.stage.look(address.at, before.at); // another map looks there when it comes
        }
    }

    private async answer(address: Address): Promise<void> {
        const turn = ++this.turn;
        const panel = this.questions.panel(address.ask);
        document.title = address.question === "" ? "firth" : `${address.question} \u2013 firth`;
        if (address.question === "" && panel.label !== "") return this.invite(address, turn);
        this.questions.wait();
        try {
            const answer = await panel.answer(this.source, this.about.models, address.question);
            if (turn !== this.turn) return;
            this.questions.answered(answer, this.now);
            this.draw(answer.drawings, address);
        } catch (error) {
            if (turn !== this.turn) return;
            this.questions.refused(error as Error, this.now);
            this.draw([], address);
        }
    }

    private draw(drawings: readonly Drawing[], address: Address): void {
        this.stage.draw(drawings, address.at);
    }

    /** Examples are offered only where the model knows their words. */
    private async invite(address: Address, turn: number): Promise<void> {
        this.questions.invite(address, () => false);
        this.draw([], address);
        const models = await Promise.all(this.about.models.map((_, model) => this.source.words(model))).catch(() => []);
        const known = models.map((words) => new Set(words));
        const answerable = (question: string): boolean => known.some((words) => wordsOf(address, question).every((word) => words.has(word)));
        if (turn === this.turn) this.questions.invite(this.now, answerable);
    }
}

function wordsOf({ ask }: Address, question: string): string[] {
    if (ask === "analogy") return Object.values(parseAnalogy(question)).flat();
    if (ask === "axis") return Object.values(parseAxis(question)).flat();
    return parseList(question);
}
