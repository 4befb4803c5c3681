import { type ChipFigures, getChipFigure } from "../../hardware-models/chip-figures.ts";
import { type CostRange, computeRange, getOppositeEnd, type RangeEnd } from "../../hardware-models/cost-range.ts";
import { findElectricityPrice } from "../../hardware-models/electricity-price.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { computeOwnershipCost, type OwnershipCost } from "../../hardware-models/ownership-cost.ts";
import { ScenarioError } from "../scenario-error.ts";
import { readChipLibrary } from "./chip-library.ts";
import { findOwnedDevice, type OwnedDevice } from "./owned-device.ts";
import { readElectricityPrices } from "./read-electricity-prices.ts";

/** A device to own, and what is known better than by default. */
export interface OwnershipRequest {
  readonly device: string;
  readonly country: string;
  readonly electricityUsdPerKwh?: number;
  readonly powerUsageEffectiveness?: number;
  readonly lifeYears?: number;
  readonly costOfCapitalPerYear?: number;
  readonly priceUsd?: number;
  readonly busyShare?: number;
}

/** What a device costs its owner for each hour of work. */
export interface OwnershipAnswer {
  readonly device: string;
  readonly hall: OwnedDevice["hall"];
  readonly country: string;
  readonly electricityUsdPerKwh: number;
  readonly priceUsd: number;
  readonly watts: CostRange;
  readonly usdPerHour: CostRange;
  readonly usdPerHourParts: Readonly<Record<Exclude<keyof OwnershipCost, "totalUsd">, CostRange>>;
  /** Of a miner: what a PH/s must earn a day; null for an accelerator. */
  readonly usdPerPetahashDay: CostRange | null;
  readonly assumptions: readonly string[];
}

/** @throws ScenarioError (exit code 2) for an unknown device or country, and figures out of bounds */
export function runOwnership(request: OwnershipRequest): OwnershipAnswer {
  try {
    checkRequest(request);
    return answer(request);
  } catch (error) {
    if (!(error instanceof HardwareModelError)) throw error;
    const { where, expected, found, cure } = error;
    throw new ScenarioError({ where, expected, found, cure });
  }
}

function answer(request: OwnershipRequest): OwnershipAnswer {
  const device = findOwnedDevice(request.device);
  const { figures } = readChipLibrary();
  const place = findElectricityPrice(request.country, readElectricityPrices());
  const electricityUsdPerKwh = request.electricityUsdPerKwh ?? place.usdPerKwh;
  const priceUsd = request.priceUsd ?? device.priceUsd;
  const at = (end: RangeEnd) => computeAt({ ...request, electricityUsdPerKwh, priceUsd }, device, figures, end);
  const costs = { low: at("low"), mid: at("mid"), high: at("high") };
  const part = (name: keyof OwnershipCost) => computeRange((end) => costs[end].cost[name]);
  const usdPerHour = part("totalUsd");
  const petahashes = (device.hashesPerSecond ?? Number.NaN) / 1e15;
  return {
    device: device.name,
    hall: device.hall,
    country: place.name,
    electricityUsdPerKwh,
    priceUsd,
    watts: computeRange((end) => costs[end].watts),
    usdPerHour,
    usdPerHourParts: {
      capitalUsd: part("capitalUsd"),
      electricityUsd: part("electricityUsd"),
      buildingUsd: part("buildingUsd"),
      failuresUsd: part("failuresUsd"),
    },
    usdPerPetahashDay:
      device.hashesPerSecond === null ? null : computeRange((end) => (24 * usdPerHour[end]) / petahashes),
    assumptions: [
      request.priceUsd === undefined ? `price: ${device.priceSource}` : "price: as given",
      request.electricityUsdPerKwh === undefined
        ? `electricity: ${place.name}, industry (${place.source})`
        : "electricity: as given",
      ...listItems(device).map((item) => tell(item, figures)),
      "nothing is left of the machine at the end of its life; low and high put every figure at its own end at once",
    ],
  };
}

const listItems = ({ hall }: OwnedDevice): string[] => [
  hall === "mining" ? "life-miner" : "life-accelerator",
  "cost-of-capital",
  `pue-${hall}`,
  `machine-over-chips-${hall}`,
  `machine-watts-${hall}`,
  `building-${hall}`,
  hall === "mining" ? "failure-miner" : "failure-accelerator",
  "repair",
];

type Settled = OwnershipRequest & { readonly electricityUsdPerKwh: number; readonly priceUsd: number };

function computeAt(request: Settled, device: OwnedDevice, figures: ChipFigures, end: RangeEnd) {
  const find = (item: string, which: RangeEnd = end) => getChipFigure(figures, item)[which];
  const { hall } = device;
  const kind = hall === "mining" ? "miner" : "accelerator";
  const watts = device.watts * find(`machine-watts-${hall}`);
  const cost = computeOwnershipCost(
    { priceUsd: request.priceUsd * find(`machine-over-chips-${hall}`), watts },
    {
      electricityUsdPerKwh: request.electricityUsdPerKwh,
      powerUsageEffectiveness: request.powerUsageEffectiveness ?? find(`pue-${hall}`),
      lifeYears: request.lifeYears ?? find(`life-${kind}`, getOppositeEnd(end)),
      residualShare: 0,
      costOfCapitalPerYear: request.costOfCapitalPerYear ?? find("cost-of-capital"),
      buildingUsdPerWatt: find(`building-${hall}`),
      buildingLifeYears: find("building-life", getOppositeEnd(end)),
      failuresPerYear: find(`failure-${kind}`),
      repairShare: find("repair"),
      busyShare: request.busyShare ?? 1,
    },
  );
  return { watts, cost };
}

const bounds = {
  electricityUsdPerKwh: [0, 10, "electricity", "a price from 0 to 10 USD/kWh"],
  powerUsageEffectiveness: [1, 10, "pue", "a number from 1 to 10"],
  lifeYears: [0.1, 50, "life", "0.1 to 50 years"],
  costOfCapitalPerYear: [0, 2, "capital", "a rate a year from 0 to 2"],
  priceUsd: [1e-6, 1e9, "price", "a price above 0, at most 1e9 USD"],
  busyShare: [0.001, 1, "busy", "a share from 0.001 to 1"],
} as const satisfies Partial<Record<keyof OwnershipRequest, readonly [number, number, string, string]>>;

function checkRequest(request: OwnershipRequest): void {
  for (const name of Object.keys(bounds) as (keyof typeof bounds)[]) {
    const value = request[name];
    const [least, most, where, expected] = bounds[name];
    if (value !== undefined && !(value >= least && value <= most)) {
      throw new HardwareModelError({ where, expected, found: String(value) });
    }
  }
}

function tell(item: string, figures: ChipFigures): string {
  const { low, mid, high, unit, source, confidence } = getChipFigure(figures, item);
  return `${item}: ${mid} (${low} to ${high})${unit === "" ? "" : ` ${unit}`}; ${source} [${confidence}]`;
}
