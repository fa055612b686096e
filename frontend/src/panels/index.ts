// All panels, in the order of their tabs.
import { analogyPanel } from "./analogy";
import { axisPanel } from "./axis";
import { differencesPanel } from "./differences";
import { listPanel } from "./list";
import { oddPanel } from "./odd";
import type { Panel } from "./panel";
import { wordPanel } from "./word";

/** The differences of two models are asked where there are two. */
export function panelsFor(models: number): Panel[] {
    const panels = [wordPanel, analogyPanel, axisPanel, oddPanel, listPanel];
    return models > 1 ? [...panels, differencesPanel] : panels;
}
