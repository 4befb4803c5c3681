import { type ChipFigures, getChipFigure } from "../../hardware-models/chip-figures.ts";
import type { ElectricityPrice } from "../../hardware-models/electricity-price.ts";
import type { OwnedDevice } from "./owned-device.ts";
import type { OwnershipRequest } from "./ownership-request.ts";

/** What the cost of owning a device rests on, one line a figure, with its source or "as given". */
export function listOwnershipAssumptions(
  request: OwnershipRequest,
  device: OwnedDevice,
  place: ElectricityPrice,
  figures: ChipFigures,
): string[] {
  const { hall } = device;
  const kind = hall === "mining" ? "miner" : "accelerator";
  const { spaceUsdPerKilowattMonth: space } = request;
  const tell = (title: string, item: string, given?: number): string => {
    const { low, mid, high, unit, source, confidence } = getChipFigure(figures, item);
    const unitText = unit === "" ? "" : ` ${unit}`;
    if (given !== undefined) return `${title}: ${given}${unitText}, as given`;
    return `${title}: ${mid} (${low} to ${high})${unitText}; ${source} [${confidence}]`;
  };
  return [
    request.priceUsd === undefined
      ? `price: ${device.priceSource}; within a factor of ${device.priceFactor}, unless --price gives it`
      : "price: as given",
    request.electricityUsdPerKwh === undefined
      ? `electricity: ${place.name}, industry (${place.source})`
      : "electricity: as given",
    ...(request.watts === undefined ? [] : [`power of the device: ${request.watts} W, as given`]),
    tell("life", `life-${kind}`, request.lifeYears),
    tell("cost of capital", "cost-of-capital", request.costOfCapitalPerYear),
    tell("power of the building over that of machines (PUE)", `pue-${hall}`, request.powerUsageEffectiveness),
    tell("whole machine over the price of its chips", `machine-over-chips-${hall}`),
    tell("power of the machine over that of its chips", `machine-watts-${hall}`),
    ...(space === undefined
      ? [
          tell("building", `building-${hall}`, request.buildingUsdPerWatt),
          tell("life of the building", "building-life"),
        ]
      : [`space: ${space} USD a kW and month, as given; power apart`]),
    tell("failures", `failure-${kind}`, request.failuresPerYear),
    tell("cost of a failure", "repair"),
    `left of the price at the end of the life: ${request.residualShare ?? 0}${request.residualShare === undefined ? " (assumed)" : ", as given"}`,
    "low and high put every figure at its own end at once: a bracket, wider than an interval",
  ];
}
