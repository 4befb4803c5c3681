import { type ChipFigures, getChipFigure } from "../../hardware-models/chip-figures.ts";
import { type CostRange, computeRange, getOppositeEnd, type RangeEnd } from "../../hardware-models/cost-range.ts";
import { findElectricityPrice } from "../../hardware-models/electricity-price.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { computeOwnershipCost, HOURS_PER_YEAR, type OwnershipCost } from "../../hardware-models/ownership-cost.ts";
import { ScenarioError } from "../scenario-error.ts";
import { readChipLibrary } from "./chip-library.ts";
import { listOwnershipAssumptions } from "./list-ownership-assumptions.ts";
import { findOwnedDevice, type OwnedDevice } from "./owned-device.ts";
import { checkOwnershipRequest, type OwnershipRequest } from "./ownership-request.ts";
import { readElectricityPrices } from "./read-electricity-prices.ts";

/** What a device costs its owner for each hour of work. */
export interface OwnershipAnswer {
  readonly device: string;
  readonly hall: OwnedDevice["hall"];
  readonly country: string;
  readonly electricityUsdPerKwh: number;
  readonly priceUsd: number;
  /** The same with what a list price or an estimate may be off; of a price that is given, nothing. */
  readonly priceRangeUsd: CostRange;
  readonly watts: CostRange;
  readonly usdPerHour: CostRange;
  /** Of the hours that it works in a year. */
  readonly usdPerYear: CostRange;
  readonly usdPerHourParts: Readonly<Record<Exclude<keyof OwnershipCost, "totalUsd">, CostRange>>;
  /** Of a miner: what a PH/s must earn a day; null for an accelerator. */
  readonly usdPerPetahashDay: CostRange | null;
  readonly assumptions: readonly string[];
}

/** @throws ScenarioError (exit code 2) for an unknown device or country, and figures out of bounds */
export function runOwnership(request: OwnershipRequest): OwnershipAnswer {
  try {
    checkOwnershipRequest(request);
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
  const prices = listPrices(request, device);
  const watts = request.watts ?? device.watts ?? refuseUnknown(device, "watts", "its power");
  const at = (end: RangeEnd) =>
    computeAt({ ...request, electricityUsdPerKwh, priceUsd: prices[end], watts }, device, figures, end);
  const costs = { low: at("low"), mid: at("mid"), high: at("high") };
  const part = (name: keyof OwnershipCost) => computeRange((end) => costs[end].cost[name]);
  const usdPerHour = part("totalUsd");
  const petahashes = (device.hashesPerSecond ?? Number.NaN) / 1e15;
  return {
    device: device.name,
    hall: device.hall,
    country: place.name,
    electricityUsdPerKwh,
    priceUsd: prices.mid,
    priceRangeUsd: prices,
    watts: computeRange((end) => costs[end].watts),
    usdPerHour,
    usdPerYear: computeRange((end) => usdPerHour[end] * HOURS_PER_YEAR * (request.busyShare ?? 1)),
    usdPerHourParts: {
      capitalUsd: part("capitalUsd"),
      electricityUsd: part("electricityUsd"),
      buildingUsd: part("buildingUsd"),
      failuresUsd: part("failuresUsd"),
    },
    usdPerPetahashDay:
      device.hashesPerSecond === null ? null : computeRange((end) => (24 * usdPerHour[end]) / petahashes),
    assumptions: listOwnershipAssumptions(request, device, place, figures),
  };
}

function listPrices({ priceUsd }: OwnershipRequest, device: OwnedDevice): CostRange {
  if (priceUsd !== undefined) return { low: priceUsd, mid: priceUsd, high: priceUsd };
  const { priceFactor } = device;
  const mid = device.priceUsd ?? refuseUnknown(device, "price", "its price");
  return { low: mid / priceFactor, mid, high: mid * priceFactor };
}

function refuseUnknown({ name }: OwnedDevice, where: "price" | "watts", what: string): never {
  const expected = `${what}, for none is on record of ${JSON.stringify(name)}`;
  throw new HardwareModelError({ where, expected, found: "nothing", cure: `Give --${where}.` });
}

type Settled = OwnershipRequest & {
  readonly electricityUsdPerKwh: number;
  readonly priceUsd: number;
  readonly watts: number;
};

function computeAt(request: Settled, device: OwnedDevice, figures: ChipFigures, end: RangeEnd) {
  const find = (item: string, which: RangeEnd = end) => getChipFigure(figures, item)[which];
  const { hall } = device;
  const kind = hall === "mining" ? "miner" : "accelerator";
  const watts = request.watts * find(`machine-watts-${hall}`);
  const cost = computeOwnershipCost(
    { priceUsd: request.priceUsd * find(`machine-over-chips-${hall}`), watts },
    {
      electricityUsdPerKwh: request.electricityUsdPerKwh,
      powerUsageEffectiveness: request.powerUsageEffectiveness ?? find(`pue-${hall}`),
      lifeYears: request.lifeYears ?? find(`life-${kind}`, getOppositeEnd(end)),
      residualShare: request.residualShare ?? 0,
      costOfCapitalPerYear: request.costOfCapitalPerYear ?? find("cost-of-capital"),
      ...findSpace(request, find(`building-${hall}`)),
      buildingLifeYears: find("building-life", getOppositeEnd(end)),
      failuresPerYear: request.failuresPerYear ?? find(`failure-${kind}`),
      repairShare: find("repair"),
      busyShare: request.busyShare ?? 1,
    },
  );
  return { watts, cost };
}

/** A building of one's own, as given or as usual, unless space is rented. */
function findSpace({ buildingUsdPerWatt, spaceUsdPerKilowattMonth }: OwnershipRequest, usualUsdPerWatt: number) {
  return spaceUsdPerKilowattMonth === undefined
    ? { buildingUsdPerWatt: buildingUsdPerWatt ?? usualUsdPerWatt }
    : { buildingUsdPerWatt: 0, spaceUsdPerKilowattMonth };
}
