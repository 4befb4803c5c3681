import { getMarkPath } from "../charts/mark-shape.ts";
import { stripControls } from "../display-name.ts";
import { fateMarks, fateTitles } from "../network/block-marks.ts";
import { abbreviateRegion, nameRegion } from "../network/region-words.ts";
import type { Replay, ReplayBlock } from "../network/replay.ts";
import { formatElapsed } from "../network/say-moment.ts";
import { NO_VALUE } from "../number-format.ts";
import { type Markup, markup } from "./markup.ts";

export interface ReplayTexts {
  readonly takeaway: string;
  /** Which stretch and which nodes are shown, and why. */
  readonly choice: string;
  readonly source: string;
}

/** The replay's frame: rooms for tree and ring, scrubber, words, and the blocks as a table. */
export function renderReplay(replay: Replay, { takeaway, choice, source }: ReplayTexts): Markup {
  return markup`<figure class="figure replay" id="replay" data-replay="replay">
<figcaption><h3 id="replay-title">${takeaway}</h3><p class="subtitle">${choice}</p></figcaption>
${renderLegend(replay)}
<noscript>The replay needs JavaScript, which this file carries; nothing is fetched. The table below holds its blocks.</noscript>
<div class="tree-room"></div>
<div class="replay-controls" hidden>
<input type="range" id="replay-time" min="0" max="1" value="0" step="1" aria-label="Time in the replay">
<div class="tools"><button type="button" data-act="play">Play</button><button type="button" data-act="previous">Back<span class="unseen"> to the event before</span></button><button type="button" data-act="next">On<span class="unseen"> to the next event</span></button></div>
<p class="replay-clock"></p>
</div>
<p class="replay-voice unseen" aria-live="polite"></p>
<div class="replay-now-room"><div class="ring-room"></div><div class="replay-side"><p class="replay-words"></p>${renderRegions(replay)}</div></div>
<p class="note">Blocks stand where they were found in time, silence cut short; times are counted from the first of them. Faint ones are not found yet, dotted ones held back by their miner. A node of the ring is up to date, and filled, while no block that was shown to anybody is higher than the end of its own longest chain.</p>
<details><summary>The blocks as a table</summary>${renderBlocks(replay)}</details>
<div class="figure-foot"><p class="source">Source: ${source}</p></div>
</figure>
`;
}

function renderLegend({ blocks, nodes }: Replay): Markup {
  const fates = (["main", "stale", "withheld"] as const).filter((fate) => blocks.some((block) => block.fate === fate));
  const hues = { main: "blue", stale: "vermillion", withheld: "orange" } as const;
  const items = fates.map(
    (fate) =>
      markup`<li>${renderSwatch(hues[fate], getMarkPath(fateMarks[fate], 100), fate === "stale")}${fateTitles[fate]}</li>`,
  );
  const dark = markup`<li><svg class="swatch" viewBox="-7 -7 14 14" aria-hidden="true"><g class="node"><path d="${getMarkPath(0, 90)}"/></g></svg>node not up to date</li>`;
  const sizes = nodes.some(({ powerShare }) => powerShare > 0) ? markup`<li>larger: more hash power</li>` : markup``;
  return markup`<ul class="legend">${items}${dark}${sizes}</ul>`;
}

function renderSwatch(hue: string, path: string, isCrossed: boolean): Markup {
  const cross = isCrossed ? markup`<path class="tree-cross" d="M-3 -3L3 3M-3 3L3 -3"/>` : markup``;
  return markup`<svg class="swatch" viewBox="-7 -7 14 14" aria-hidden="true"><g class="tree-block hue-${hue}"><path d="${path}"/>${cross}</g></svg>`;
}

/** How many nodes of each region have the newest height; the script keeps it up to date. */
function renderRegions({ nodes }: Replay): Markup {
  const regions = [...new Set(nodes.flatMap(({ region }) => (region === null ? [] : [region])))];
  if (regions.length === 0) return markup``;
  const rows = regions.map(
    (region) =>
      markup`<div><dt><b>${abbreviateRegion(region)}</b> ${nameRegion(region)}</dt><dd data-region="${region}">${nodes.filter((node) => node.region === region).length} nodes</dd></div>`,
  );
  return markup`<dl class="replay-regions">${rows}</dl>`;
}

function renderBlocks({ blocks }: Replay): Markup {
  const heads = [
    "Block",
    "Height",
    "On",
    "Found by",
    "Found at",
    "Fate",
    "Half had it after",
    "90% after",
    "All after",
  ];
  const rows = blocks.map((block) => markup`<tr>${listCells(block, blocks)}</tr>`);
  return markup`<div class="scroll scroll-tall" tabindex="0" role="region" aria-label="Blocks of the replay"><table><caption>Blocks of the replay</caption><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function listCells(block: ReplayBlock, blocks: readonly ReplayBlock[]): Markup[] {
  const { number, height, parent, miner, foundSeconds, fate, reachSeconds } = block;
  const cells = [
    String(height),
    parent === null ? "an earlier block" : String(blocks[parent]!.number),
    stripControls(miner),
    formatElapsed(foundSeconds),
    fateTitles[fate],
    ...reachSeconds.map((seconds) => (seconds === null ? NO_VALUE : formatElapsed(seconds))),
  ];
  return [markup`<th scope="row">${number}</th>`, ...cells.map((cell) => markup`<td><bdi>${cell}</bdi></td>`)];
}
