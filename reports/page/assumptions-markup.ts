import type { Assumption, Experiment, Turn } from "../../scenarios/experiments/experiment.ts";
import { capitalise, formatName, stripControls } from "../display-name.ts";
import { listBars, nameBar } from "../figures/tornado-figures.ts";
import { formatMonth } from "../month-format.ts";
import { THIN_SPACE } from "../unit-scale.ts";
import { findTried, nameAssumptionRow, nameTriedRow } from "./assumption-anchor.ts";
import { type Markup, markup } from "./markup.ts";

const columns = ["What", "Value", "Unit", "Source", "Change it by"] as const;

/** The numbers that the result rests on, by the part of the scenario they belong to. */
export function renderAssumptions(experiment: Experiment): Markup {
  const { assumptions } = experiment;
  if (assumptions.length === 0) return markup`<p>The scenario states none.</p>`;
  const parts = [...new Set(assumptions.map(getPart))];
  const bars = listBars(experiment);
  const bodies = parts.map((part) => {
    const rows = assumptions
      .filter((assumption) => getPart(assumption) === part)
      .map((assumption) => renderAssumption(experiment, bars, assumption));
    return markup`<tbody><tr class="part-row"><th colspan="${columns.length}" scope="rowgroup"><bdi>${namePart(experiment, part, parts)}</bdi></th></tr>${rows}</tbody>`;
  });
  const heads = columns.map((title) => markup`<th scope="col">${title}</th>`);
  return markup`${renderTurns(experiment)}<div class="scroll" tabindex="0" role="region" aria-labelledby="assumptions-title"><table class="assumptions"><thead><tr>${heads}</tr></thead>${bodies}</table></div>`;
}

/** What is set to happen on the way, in words. */
function renderTurns({ turns = [] }: Experiment): Markup {
  if (turns.length === 0) return markup``;
  const items = turns.map((turn) => markup`<li><bdi>${capitalise(sayTurn(turn))}.</bdi></li>`);
  return markup`<h4>Set to happen on the way</h4><ul class="turns">${items}</ul>`;
}

function sayTurn({ date, scheme, words }: Turn): string {
  const where = scheme === null ? "" : ` under ${formatName(scheme)}`;
  return stripControls(`${formatMonth(date)}${where}: ${words}`);
}

function renderAssumption(
  experiment: Experiment,
  bars: ReadonlySet<number>,
  { path, title, value, unit, source }: Assumption,
): Markup {
  const at = findTried(experiment, path);
  const tried =
    at < 0
      ? markup``
      : markup` <a class="to-bar" href="#${bars.has(at) ? nameBar(at) : nameTriedRow(at)}">what it does</a>`;
  // Only what was tried is linked to.
  const id = at < 0 ? markup`` : markup` id="${nameAssumptionRow(path)}"`;
  const change = path === "" ? markup`data` : markup`<code>--set ${breakAtDots(path)}=<i>value</i></code>`;
  const unitText = unit === "1" ? "" : stripControls(unit);
  return markup`<tr${id}><th scope="row">${isolate(title)}</th><td>${isolate(groupDigits(value))}</td><td>${unitText}</td><td>${isolate(source)}</td><td>${change}${tried}</td></tr>
`;
}

/** A text that may run the other way, in a direction of its own; a plain one needs none. */
function isolate(text: string): Markup {
  const stripped = stripControls(text);
  return /^[\x20-\x7e]*$/.test(stripped) ? markup`${stripped}` : markup`<bdi>${stripped}</bdi>`;
}

/** A path that may go on in a new line after each of its dots. */
function breakAtDots(path: string): Markup {
  const steps = stripControls(path).split(".");
  return markup`${steps.map((step, index) => (index === 0 ? markup`${step}` : markup`.<wbr>${step}`))}`;
}

/** A long whole number with thin spaces between its thousands; any other value as it is. */
function groupDigits(value: string): string {
  return /^\d{5,}$/.test(value) ? value.replace(/\B(?=(?:\d{3})+$)/g, THIN_SPACE) : value;
}

/** "miners[2]" of "miners[2].count"; "" for what belongs to the whole. */
function getPart({ path }: Assumption): string {
  return /^([a-z]+(?:\[\d+\])?)\./i.exec(path)?.[1] ?? "";
}

/** A part's name; one of a list has the name of its group or scheme, where the lists are as long as each other. */
function namePart(experiment: Experiment, part: string, parts: readonly string[]): string {
  if (part === "") return "The whole";
  const turn = experiment.turns?.find(({ path }) => path === part);
  if (turn !== undefined) return capitalise(sayTurn(turn));
  const list = part.replace(/\[\d+\]$/, "");
  if (list === part) return capitalise(part);
  const isGroup = list === "miners" || list === "holders";
  const peers = parts.filter((other) => (isGroup ? /^(?:miners|holders)\[/.test(other) : other.startsWith(`${list}[`)));
  const named = isGroup ? (experiment.schemes[0]?.groups ?? []) : list === "schemes" ? experiment.schemes : [];
  const owner = named.length === peers.length ? named[peers.indexOf(part)] : undefined;
  return owner === undefined ? part : `${capitalise(list)}: ${formatName(owner.name)}`;
}
