// Maps that take their time: t-SNE is started when it is first wanted and asked after until it is there.
import { Refusal, type MapAbout, type Source } from "../source";

const PAUSE = 700; // milliseconds between two looks

/** Resolves when the map can be fetched; `report` hears how far it is. `wanted` false means that nobody waits any more. */
export async function prepared(
    source: Source,
    model: number,
    id: string,
    report: (map: MapAbout) => void,
    wanted: () => boolean,
): Promise<void> {
    let map = await state(source, model, id);
    if (map.state === "absent" || map.state === "failed") {
        await source.startMap(model, id);
        map = { ...map, state: "running", progress: 0 };
    }
    while (map.state === "running" && wanted()) {
        report(map);
        await new Promise((resume) => setTimeout(resume, PAUSE));
        map = await state(source, model, id);
    }
    if (map.state === "failed" || map.state === "unavailable") throw new Refusal(`${map.title}: ${map.message}`);
}

async function state(source: Source, model: number, id: string): Promise<MapAbout> {
    const { models } = await source.about();
    const map = models[model]!.maps.find((each) => each.id === id);
    if (map === undefined) throw new Refusal(`there is no map '${id}'`);
    return map;
}
