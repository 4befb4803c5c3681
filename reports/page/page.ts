import { mountDeviceSearch } from "./device-search.ts";
import type { PageData } from "./embedded-data.ts";
import { mountFigure } from "./mount-figure.ts";
import { mountIndex } from "./mount-index.ts";
import { mountReplay } from "./mount-replay.ts";
import { mountSelection } from "./mount-selection.ts";
import { mountWhatIf } from "./mount-what-if.ts";
import { mountTerms } from "./term-popover.ts";
import { mountThemeSwitch } from "./theme-switch.ts";

/** The page's script: everything readable is in the HTML already; this draws the figures and answers to the reader. */
const data = JSON.parse(document.getElementById("report-data")?.textContent ?? "") as PageData;
const mounted = data.figures.flatMap((figure) => {
  const frame = document.querySelector<HTMLElement>(`[data-figure="${figure.id}"]`);
  return frame === null ? [] : (mountFigure(frame, figure, data.name) ?? []);
});
mountSelection(mounted);
if (data.replay !== undefined) mountReplay(data.replay);
mountWhatIf(data.name);
mountThemeSwitch();
mountTerms();
mountDeviceSearch();
mountIndex();
