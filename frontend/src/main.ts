// The page begins here: with its own data where it was exported, with the server's where one serves it.
import { App } from "./app";
import { element } from "./dom";
import { embeddedData } from "./embedded/data";
import { EmbeddedSource } from "./embedded/source";
import { ServerSource } from "./server";
import type { Source } from "./source";

async function begin(): Promise<void> {
    const data = embeddedData();
    const source: Source = data === null ? new ServerSource() : new EmbeddedSource(data);
    new App(source, await source.about());
}

begin().catch((error: Error) => {
    document.body.replaceChildren(element("p", { role: "alert", class: "alone" }, error.message));
});
