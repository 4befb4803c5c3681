import { mountDeviceSearch } from "./device-search.ts";
import { parseEmbeddedData } from "./embedded-data.ts";
import { mountFigure } from "./mount-figure.ts";
import { mountIndex } from "./mount-index.ts";
import { mountReplay } from "./mount-replay.ts";
import { mountSelection } from "./mount-selection.ts";
import { mountWhatIf } from "./mount-what-if.ts";
import { mountTerms } from "./term-popover.ts";
import { mountThemeSwitch } from "./theme-switch.ts";

/** The page's script: everything readable is in the HTML already; this draws the figures and answers to the reader. */
const data = parseEmbeddedData(document.getElementById("report-data")?.textContent ?? "");
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
