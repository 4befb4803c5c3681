import type { Device } from "../hardware-models/device.ts";
import type { ChipPlan } from "./markets/chip-plan.ts";
import type { FactorInput, MarketInput, MinerGroupInput, Quantity } from "./simulation-input.ts";

type Factors = FactorInput | undefined;

/**
 * workPerSecond' = workPerSecond * asicWork for ASICs; what they serve beside the paid work grows alike.
 * priceUsd' = priceUsd * devicePrice for all.
 */
export function scaleDevices(devices: readonly Device[], factors: Factors): readonly Device[] {
  const { asicWork = 1, devicePrice = 1 } = factors ?? {};
  if (asicWork === 1 && devicePrice === 1) return devices;
  return devices.map((device) => {
    const priced = devicePrice === 1 ? device : { ...device, priceUsd: device.priceUsd * devicePrice };
    return device.kind === "asic" ? scaleWork(priced, asicWork) : priced;
  });
}

function scaleWork({ usefulPerSecond, ...device }: Device, factor: number): Device {
  return {
    ...device,
    workPerSecond: device.workPerSecond * factor,
    ...(usefulPerSecond === undefined ? {} : { usefulPerSecond: usefulPerSecond * factor }),
  };
}

/** The market with every miner's price of electricity multiplied, before members draw theirs. */
export function scaleElectricity(market: MarketInput): MarketInput {
  const factor = market.factors?.electricityPrice ?? 1;
  return factor === 1 ? market : { ...market, miners: market.miners.map((group) => scaleGroup(group, factor)) };
}

function scaleGroup(group: MinerGroupInput, factor: number): MinerGroupInput {
  return { ...group, electricityUsdPerKwh: scaleQuantity(group.electricityUsdPerKwh, factor) };
}

/** The law of `factor * X`. */
function scaleQuantity(quantity: Quantity, factor: number): Quantity {
  if (typeof quantity === "number") return quantity * factor;
  switch (quantity.distribution) {
    case "uniform":
      return { ...quantity, low: quantity.low * factor, high: quantity.high * factor };
    case "lognormal":
      return { ...quantity, median: quantity.median * factor };
    case "pareto":
      return { ...quantity, minimum: quantity.minimum * factor };
    case "choice":
      return { ...quantity, among: quantity.among.map((one) => ({ ...one, value: one.value * factor })) };
    default:
      return quantity satisfies never;
  }
}

/** nreUsd' = nreUsd * designCost, and the same for what a second try costs. */
export function scaleDesignCost(plans: readonly ChipPlan[], factors: Factors): readonly ChipPlan[] {
  const factor = factors?.designCost ?? 1;
  if (factor === 1) return plans;
  return plans.map((plan) => ({ ...plan, nreUsd: plan.nreUsd * factor, masksUsd: plan.masksUsd * factor }));
}
