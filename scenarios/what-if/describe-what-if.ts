import type { Device } from "../../hardware-models/device.ts";
import { advantageColumns } from "../../hardware-models/headroom.ts";
import { addMonths, parseMonth } from "../../sim/calendar.ts";
import type { MonthRow } from "../../sim/markets/history.ts";
import type { ChipTables } from "../fit/chip-tables.ts";
import { readChipTables, readDatedTables } from "../fit/read-chip-technology.ts";
import type { Scenario } from "../scenario.ts";
import { CUSTOM_RULE } from "../schema/custom-rule-schema.ts";
import { computeScenarioJsonSchema } from "../schema/scenario-schema.ts";
import { splitWords } from "../shell-words.ts";
import { listControls } from "./list-controls.ts";
import { listRuleOptions } from "./list-rule-options.ts";
import { chooseSmallForm } from "./small-form.ts";
import type { WhatIf } from "./what-if.ts";

/** What a run was made of. */
interface Plan {
  readonly kind: "run" | "compare";
  readonly scenario: Scenario;
  readonly devices: readonly Device[];
  readonly history: readonly MonthRow[];
  readonly command: string;
}

/** All that a page needs to make the run again with other inputs; data files are read here. */
export function describeWhatIf({ kind, scenario, devices, history, command }: Plan): WhatIf {
  if (scenario.schemes.some(({ rule }) => rule.name === CUSTOM_RULE)) {
    return {
      kind: "unavailable",
      reason:
        "A rule of this scenario stands in a file of its own. It is not put into this page, which runs nothing but what Proofground wrote: change inputs on the command line, with --set path=value.",
    };
  }
  if (scenario.schemes.some(({ phases }) => phases !== undefined)) {
    return {
      kind: "unavailable",
      reason:
        "This scenario changes in mid-run, by interventions at a date, which this page cannot work out again: change inputs on the command line, with --set path=value.",
    };
  }
  const words = splitWords(command);
  const known = { devices: devices.filter((device) => isInTime(device, scenario)), history };
  return {
    kind: "live",
    experiment: kind,
    scenario,
    world: {
      devices: known.devices.map(stripTexts),
      history: asksForHistory(scenario) ? history.filter(({ month }) => month <= scenario.end) : [],
    },
    ...describeChips(scenario),
    controls: listControls(scenario, { ...known, schema: computeScenarioJsonSchema() }),
    rules: listRuleOptions(scenario),
    small: chooseSmallForm(scenario),
    full: { replications: scenario.replications, end: scenario.end },
    command: dropOption(words, "--replications"),
    isWhole: !words.some((word) => word === "--scheme" || word === "--schemes"),
  };
}

/** What chips are made from, where any are; prices by year only where they are paid. */
function describeChips({ hardware: { market } }: Scenario) {
  if (market === undefined) return {};
  return { chips: stripChipTexts(market.prices === "dated" ? readDatedTables() : readChipTables()) };
}

/** On sale before the end, or owned by somebody at the start. */
function isInTime(device: Device, { end, chain, miners }: Scenario): boolean {
  if (device.releaseTime < parseMonth(addMonths(end, 1)) || device.name === chain.startDevice) return true;
  return miners.some(({ initialFleet }) => Object.hasOwn(initialFleet, device.name));
}

/** Texts that no number depends on. */
function stripTexts(device: Device): Device {
  return { ...device, citations: { performance: "", releaseDate: "", price: "", process: "" }, note: "" };
}

/** Of the tables of chips, the cells that numbers depend on. */
function stripChipTexts({ figures, energy, advantages, nodes, ...tables }: ChipTables): ChipTables {
  const blank = { source: "", note: "" };
  return {
    ...tables,
    // A machine that is made cites its node.
    nodes: nodes.map((row) => ({ ...row, note: "" })),
    figures: figures.map((row) => ({ ...row, ...blank, confidence: "" })),
    energy: energy.map((row) => ({ ...row, source: "", confidence: "" })),
    advantages: advantages.map((row) => pickColumns(row, advantageColumns)),
  };
}

function pickColumns<Column extends string>(
  row: Readonly<Record<Column, string>>,
  columns: readonly Column[],
): Record<Column, string> {
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Record<Column, string>;
}

function asksForHistory({ price, fees, chain }: Scenario): boolean {
  return price.model === "history" || fees.model === "history" || Object.values(chain).includes("history");
}

function dropOption(words: readonly string[], option: string): string[] {
  return words.filter((word, index) => word !== option && words[index - 1] !== option);
}
