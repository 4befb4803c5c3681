import type { Serving } from "../serving.ts";
import type { World } from "../world.ts";
import { describeCloudOutlook, getPayPerWork } from "./cloud-purchases.ts";
import { getUsdPerJoule } from "./clouds.ts";
import type { MarketView } from "./market-view.ts";
import { describeTypicalMiner, type TypicalMiner } from "./typical-miner.ts";

/** The buyer that makers have in mind, and what it is paid for work. */
export interface TypicalBuyer {
  readonly miner: TypicalMiner;
  readonly view: MarketView;
}

/** Of the typical miner and the typical cloud, the one that work earns more. */
export function describeTypicalBuyer(world: World, view: MarketView): TypicalBuyer {
  const { serving } = world;
  const { revenueUsdPerWork } = view;
  if (serving === null || serving.clouds.inputs.length === 0 || getPayPerWork(serving) <= revenueUsdPerWork) {
    return { miner: describeTypicalMiner(world, view), view };
  }
  return describeCloudBuyer(
    world,
    serving,
    view,
    serving.clouds.inputs.map((_, cloud) => cloud),
  );
}

/** The median of each trait of some clouds, and what work earns them. */
export function describeCloudBuyer(
  world: World,
  serving: Serving,
  view: MarketView,
  clouds: readonly number[],
): TypicalBuyer {
  const outlooks = clouds.map((cloud) => describeCloudOutlook(world, serving, cloud, 0));
  return {
    miner: {
      usdPerJoule: getMedian(clouds.map((cloud) => getUsdPerJoule(serving.clouds.inputs[cloud]!))),
      decayPerYear: getMedian(outlooks.map(({ decayPerYear }) => decayPerYear)),
      discountPerYear: getMedian(outlooks.map(({ discountPerYear }) => discountPerYear)),
      horizonYears: world.market.hardware.lifeYears,
    },
    view: {
      ...view,
      revenueUsdPerWork: getPayPerWork(serving),
      halvingYears: Number.POSITIVE_INFINITY,
      halvingFactor: 1,
      emissionDecayPerYear: 0,
    },
  };
}

function getMedian(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1]!;
}
