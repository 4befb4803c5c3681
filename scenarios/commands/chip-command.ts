import { type DesignKind, designKinds, type PackageName, packageNames } from "../../hardware-models/chip-design.ts";
import { isMonth } from "../../hardware-models/process-node.ts";
import { type YieldModelName, yieldModelNames } from "../../hardware-models/yield.ts";
import type { ChipRequest } from "../fit/chip-request.ts";
import type { ChipAnswer } from "../fit/run-chip.ts";
import { suggestName } from "../nearest-name.ts";
import { renderFound } from "../problem.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { Command, CommandArguments, LoadParts, OptionSpec } from "./command.ts";
import { readNumber } from "./read-number.ts";

/** Puts an answer into words; the words belong to the reports. */
export type RenderChip = (answer: ChipAnswer) => string;

const chipOptions = {
  node: { type: "text", description: 'Process node, such as 5nm, as in "list nodes"' },
  area: { type: "text", description: "Area of the die, mm2; at most 858, the reticle" },
  volume: { type: "text", description: "Chips made in all; by default 100000" },
  date: {
    type: "text",
    description:
      "Month, YYYY-MM, whose prices are paid; a core is also told as a miner. By default prices of 2020 to 2025",
  },
  kind: { type: "text", description: "core: one core many times over; accelerator (default)" },
  package: { type: "text", description: "leadless, flip-chip or 2.5d; by default what the kind and memory need" },
  dies: { type: "text", description: "Equal dies in one package, 1 to 16; by default 1" },
  memory: { type: "text", description: "HBM in the package, GB; by default 0" },
  model: { type: "text", description: "Yield: poisson, murphy, seeds or negative-binomial (default)" },
  defects: { type: "text", description: "Defects a cm2; by default those of the node" },
  yield: { type: "text", description: "Share of good dies, instead of a model" },
  critical: { type: "text", description: "Share of the area in which a defect kills; by default 1" },
  scribe: { type: "text", description: "Lane between dies, mm; by default 0" },
  edge: { type: "text", description: "Rim of the wafer without dies, mm; by default 0" },
  price: { type: "text", description: "Price of a chip, USD; by default twice its cost" },
  json: { type: "flag", description: "Print one JSON object" },
} as const satisfies Record<string, OptionSpec>;

const DEFAULT_VOLUME = 100_000;

/** `chip`: what a chip costs to make and to design, and how many of it must be sold. */
export function createChipCommand(loadRender: LoadParts<RenderChip>): Command {
  return {
    name: "chip",
    summary: "What a chip costs to design and to make, how long it takes, and when it pays",
    positionals: [],
    options: chipOptions,
    examples: [
      ["proofground chip --node 5nm --area 100 --volume 1e6", "an accelerator of 100 mm2, a million times"],
      ["proofground chip --node 16nm --area 20 --kind core --volume 2e7 --date 2016-06", "a hashing chip of 2016"],
      ["proofground chip --node 4nm --area 814 --memory 80 --volume 1e6", "a chip the size of an H100"],
      ["proofground chip --node 4nm --area 800 --dies 2 --memory 192 --volume 1e6", "two dies, as in a B200"],
    ],
    perform: async (given, io) => {
      const answer = await answerOrRefuse(readChipRequest(given));
      io.writeOut(given.flags["json"] === true ? `${JSON.stringify(answer)}\n` : (await loadRender())(answer));
      return 0;
    },
  };
}

/** The models know figures, not options: an error about one names the option that gives it. */
async function answerOrRefuse(request: ChipRequest): Promise<ChipAnswer> {
  const { runChip } = await import("../fit/run-chip.ts");
  try {
    return runChip(request);
  } catch (error) {
    if (!(error instanceof ScenarioError) || !Object.hasOwn(chipOptions, error.where)) throw error;
    const { where, expected, found, cure } = error;
    throw new ScenarioError({ where: `--${where}`, expected, found, cure });
  }
}

const numberOptions = {
  dies: "dies",
  memoryGigabytes: "memory",
  defectsPerSquareCentimetre: "defects",
  yieldShare: "yield",
  criticalShare: "critical",
  scribeMillimetres: "scribe",
  edgeMillimetres: "edge",
  priceUsd: "price",
} as const satisfies Partial<Record<keyof ChipRequest, keyof typeof chipOptions>>;

function readChipRequest(given: CommandArguments): ChipRequest {
  const { node, date } = given.texts;
  const kind = readChoice<DesignKind>(given, "kind", designKinds);
  const packageName = readChoice<PackageName>(given, "package", packageNames);
  const yieldModel = readChoice<YieldModelName>(given, "model", yieldModelNames);
  const numbers = Object.entries(numberOptions).flatMap(([figure, option]) => {
    const value = readNumber(given, option);
    return value === undefined ? [] : [[figure, value] as const];
  });
  return {
    node: node ?? refuseMissing("node", "a process node, such as 5nm"),
    areaSquareMillimetres: readNumber(given, "area") ?? refuseMissing("area", "the area of the die in mm2"),
    volume: readNumber(given, "volume") ?? DEFAULT_VOLUME,
    ...(date === undefined ? {} : { month: parseMonth(date) }),
    ...(kind === undefined ? {} : { kind }),
    ...(packageName === undefined ? {} : { package: packageName }),
    ...(yieldModel === undefined ? {} : { yieldModel }),
    ...(Object.fromEntries(numbers) as Partial<Record<keyof typeof numberOptions, number>>),
  };
}

function refuseMissing(option: string, expected: string): never {
  throw new ScenarioError({ where: `--${option}`, expected, found: "nothing", cure: 'See "proofground chip --help".' });
}

/** A day counts as its month. */
function parseMonth(text: string): string {
  const month = text.slice(0, 7);
  if (isMonth(month) && (text === month || isDay(text))) return month;
  throw new ScenarioError({ where: "--date", expected: "a month as YYYY-MM", found: renderFound(text) });
}

/** Whether a text is a day of the calendar, "YYYY-MM-DD". */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function readChoice<Choice extends string>(
  { texts }: CommandArguments,
  option: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = texts[option];
  const choice = choices.find((known) => known === text);
  if (text === undefined || choice !== undefined) return choice;
  throw new ScenarioError({
    where: `--${option}`,
    expected: choices.join(" or "),
    found: renderFound(text),
    cure: suggestName(text, choices),
  });
}
