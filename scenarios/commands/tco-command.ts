import type { OwnershipRequest } from "../fit/ownership-request.ts";
import type { OwnershipAnswer } from "../fit/run-ownership.ts";
import { ScenarioError } from "../scenario-error.ts";
import type { Command, CommandArguments, LoadParts, OptionSpec } from "./command.ts";
import { checkName } from "./predict-options.ts";
import { readNumber } from "./read-number.ts";

/** Puts an answer into words; the words belong to the reports. */
export type RenderOwnership = (answer: OwnershipAnswer) => string;

const tcoOptions = {
  device: { type: "text", description: 'Device, as in "list accelerators" or "list devices"' },
  country: { type: "text", description: "Country (US, DEU, Norway) or US state (US-TX); by default US" },
  electricity: { type: "text", description: "Price of electricity, USD/kWh; by default the country's" },
  pue: { type: "text", description: "Power of the building over power of its machines" },
  life: { type: "text", description: "Life of the machine, years" },
  capital: { type: "text", description: "Cost of capital a year, such as 0.1" },
  price: { type: "text", description: "Price of the device, USD; by default the catalogue's" },
  residual: { type: "text", description: "Share of the price left at the end of the life; by default 0" },
  failures: { type: "text", description: "Failures a year, 0 to 1" },
  building: { type: "text", description: "Price of the building, USD a W of machines; 0: none" },
  colocation: { type: "text", description: "Rent of space instead of a building, USD a kW and month, power apart" },
  watts: { type: "text", description: "Power of the device, W; by default the catalogue's" },
  busy: { type: "text", description: "Share of its life in which it works; by default 1" },
  json: { type: "flag", description: "Print one JSON object" },
} as const satisfies Record<string, OptionSpec>;

/** `tco`: what a device costs its owner, with capital, electricity, building and failures. */
export function createTcoCommand(loadRender: LoadParts<RenderOwnership>): Command {
  return {
    name: "tco",
    summary: "What a device costs its owner for each hour: capital, electricity, building, failures",
    positionals: [],
    options: tcoOptions,
    examples: [
      ['proofground tco --device "NVIDIA H200" --country US', "a GPU in a data centre"],
      ['proofground tco --device "NVIDIA H100 SXM" --colocation 120 --residual 0.2', "in rented space, resold"],
      ['proofground tco --device "AntMiner S21 (200T)" --country US-TX --json', "a miner in Texas"],
    ],
    perform: async (given, io) => {
      const answer = await answerOrRefuse(readOwnershipRequest(given));
      io.writeOut(given.flags["json"] === true ? `${JSON.stringify(answer)}\n` : (await loadRender())(answer));
      return 0;
    },
  };
}

/** The models know figures, not options: an error about one names the option that gives it. */
async function answerOrRefuse(request: OwnershipRequest): Promise<OwnershipAnswer> {
  const { runOwnership } = await import("../fit/run-ownership.ts");
  try {
    return runOwnership(request);
  } catch (error) {
    if (!(error instanceof ScenarioError) || !Object.hasOwn(tcoOptions, error.where)) throw error;
    const { where, expected, found, cure } = error;
    throw new ScenarioError({ where: `--${where}`, expected, found, cure });
  }
}

const numberOptions = {
  electricityUsdPerKwh: "electricity",
  powerUsageEffectiveness: "pue",
  lifeYears: "life",
  costOfCapitalPerYear: "capital",
  priceUsd: "price",
  watts: "watts",
  busyShare: "busy",
  residualShare: "residual",
  failuresPerYear: "failures",
  buildingUsdPerWatt: "building",
  spaceUsdPerKilowattMonth: "colocation",
} as const satisfies Partial<Record<keyof OwnershipRequest, keyof typeof tcoOptions>>;

function readOwnershipRequest(given: CommandArguments): OwnershipRequest {
  const { device, country } = given.texts;
  if (device === undefined) {
    const cure = 'See "proofground list accelerators" and "proofground list devices".';
    throw new ScenarioError({ where: "--device", expected: "a name", found: "nothing", cure });
  }
  const numbers = Object.entries(numberOptions).flatMap(([figure, option]) => {
    const value = readNumber(given, option);
    return value === undefined ? [] : [[figure, value] as const];
  });
  return {
    device: checkName("device", device),
    country: checkName("country", country ?? "US"),
    ...(Object.fromEntries(numbers) as Partial<Record<keyof typeof numberOptions, number>>),
  };
}
