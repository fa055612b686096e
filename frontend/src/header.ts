// The top of the page: whose words these are, which map, which colours, dark or light, and help.
import type { Address } from "./address";
import { button, element, grouped } from "./dom";
import type { About } from "./source";
import { colourChoices } from "./stage/colours";

export interface HeaderEvents {
    onMap(id: string): void;
    onColour(id: string): void;
    onTheme(): void;
    onHelp(): void;
}

export class Header {
    readonly element: HTMLElement;
    private readonly maps: HTMLSelectElement;
    private readonly colours: HTMLSelectElement;
    private readonly themes: HTMLButtonElement;

    constructor(about: About, events: HeaderEvents) {
        const ids = new Map(about.models.flatMap((model) => model.maps.map((map) => [map.id, map])));
        this.maps = choice("map", [...ids.values()].map((map) => {
            return element("option", { value: map.id }, map.title);
        }), events.onMap);
        const colours = colourChoices(about).map(({ id, title }) => element("option", { value: id }, title));
        this.colours = choice("colour", colours, events.onColour);
        this.themes = button("Dark", { title: "Dark or light (d)" }, events.onTheme);
        this.element = element(
            "header",
            {},
            element("h1", {}, "firth"),
            element("p", { class: "facts" }, facts(about)),
            element("label", {}, "Map ", this.maps),
            element("label", {}, "Colour ", this.colours),
            copyButton(),
            this.themes,
            button("Keys", { title: "Keys and help (?)", "aria-haspopup": "dialog" }, events.onHelp),
        );
    }

    show(address: Address): void {
        this.maps.value = address.map;
        this.colours.value = address.colour;
    }

    setTheme(theme: "light" | "dark"): void {
        this.themes.replaceChildren(theme === "dark" ? "Light" : "Dark");
    }
}

function facts(about: About): string {
    return about.models
        .map(({ name, words, shown, dimensions }) => {
            const part = shown < words ? `, ${grouped(shown)} on the map` : "";
            return `${name}: ${grouped(words)} words${part}, ${dimensions} dimensions`;
        })
        .join(" \u00b7 ");
}

function choice(name: string, options: HTMLOptionElement[], chosen: (id: string) => void): HTMLSelectElement {
    const made = element("select", { name }, ...options);
    made.addEventListener("change", () => chosen(made.value));
    return made;
}

/** Copies the address of the view, and says so for a moment. */
function copyButton(): HTMLButtonElement {
    const made = button("Copy link", { title: "Copy the address of this view" }, () => {
        void navigator.clipboard.writeText(location.href).then(
            () => say("Copied"),
            () => say("Copy it from the address bar"),
        );
    });
    const say = (text: string): void => {
        made.replaceChildren(text);
        setTimeout(() => made.replaceChildren("Copy link"), 2000);
    };
    return made;
}
