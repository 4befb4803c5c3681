import { drawQuantity } from "../engine/quantity.ts";
import { createStream, type RandomStream } from "../engine/random-stream.ts";
import { scaleElectricity } from "../factors.ts";
import type { HolderGroupInput, MarketInput, MinerGroupInput, Quantity } from "../simulation-input.ts";
import { JOULES_PER_KWH } from "../units.ts";

/** Everyone who can be paid: miners first, then holders. One entry a party in every array. */
export interface Population {
  readonly size: number;
  readonly minerCount: number;
  readonly groupNames: readonly string[];
  /** Index into `groupNames`. */
  readonly groupOf: Int32Array;
  readonly names: readonly string[];
  readonly electricityUsdPerJoule: Float64Array;
  readonly capitalUsd: Float64Array;
  readonly horizonYears: Float64Array;
  readonly discountPerYear: Float64Array;
  readonly hashrateGrowthPerYear: Float64Array;
  readonly trendWeight: Float64Array;
  readonly priceGrowthPerYear: Float64Array;
  readonly reinvestShare: Float64Array;
  readonly holdShare: Float64Array;
  /** Part of the hashrate of the start, 0 to 1; its sum over all miners is the groups' sum. */
  readonly initialHashrateShare: Float64Array;
  /** Part of the supply of the start, 0 to 1; zero for miners. */
  readonly initialSupplyShare: Float64Array;
  /** Part of own coins that joins a stake lottery; 1 for miners, whose policy decides. */
  readonly stakedShare: Float64Array;
  /** [1/year] yield below which own coins are not staked; 0 for miners. */
  readonly requiredYieldPerYear: Float64Array;
  /** The place in the queue for scarce devices is drawn from here, one stream a miner. */
  readonly queueStreams: readonly RandomStream[];
}

const minerQuantities = [
  "capitalUsd",
  "horizonYears",
  "discountPerYear",
  "hashrateGrowthPerYear",
  "trendWeight",
  "priceGrowthPerYear",
  "reinvestShare",
  "holdShare",
] as const satisfies readonly (keyof MinerGroupInput & keyof Population)[];

/**
 * Draws every party from its group's distributions. A party's draws come from streams named for it alone, so another
 * group, or a larger one, changes nobody else's.
 */
export function createPopulation(given: MarketInput, seed: string): Population {
  const market = scaleElectricity(given);
  const population = createEmptyPopulation(market);
  const taxUsdPerKwh = market.taxes?.electricityUsdPerKwh ?? 0;
  let party = 0;
  market.miners.forEach((group, index) => {
    for (let member = 0; member < group.count; member++) {
      drawMiner(population, party, { group, index, name: `${group.name}/${member + 1}`, seed, taxUsdPerKwh });
      party++;
    }
  });
  const holderElectricity = computeMedian(population.electricityUsdPerJoule.subarray(0, population.minerCount));
  market.holders.forEach((group, index) => {
    const shares = computeHolderShares(group, seed);
    for (let member = 0; member < group.count; member++) {
      const name = `${group.name}/${member + 1}`;
      addParty(population, party, market.miners.length + index, name);
      population.initialSupplyShare[party] = shares[member]!;
      population.stakedShare[party] = group.stakedShare;
      population.requiredYieldPerYear[party] = drawAttribute(
        group.requiredYieldPerYear,
        seed,
        `holder/${name}/requiredYieldPerYear`,
      );
      population.electricityUsdPerJoule[party] = holderElectricity;
      party++;
    }
  });
  return population;
}

/** What can change while a party lives. */
const traits = [
  "electricityUsdPerJoule",
  "horizonYears",
  "discountPerYear",
  "hashrateGrowthPerYear",
  "trendWeight",
  "priceGrowthPerYear",
  "reinvestShare",
  "holdShare",
  "stakedShare",
  "requiredYieldPerYear",
] as const satisfies readonly (keyof Population)[];

/**
 * Draws traits anew from what groups are given now, each with the luck that it was drawn with before: only what is given
 * otherwise changes. Money, names and places in the queue stay.
 */
export function applyTraits(population: Population, market: MarketInput, seed: string): void {
  const drawn = createPopulation(market, seed);
  for (const trait of traits) population[trait].set(drawn[trait]);
}

function createEmptyPopulation(market: MarketInput): Population & { names: string[]; queueStreams: RandomStream[] } {
  const minerCount = market.miners.reduce((sum, group) => sum + group.count, 0);
  const size = minerCount + market.holders.reduce((sum, group) => sum + group.count, 0);
  const column = () => new Float64Array(size);
  return {
    size,
    minerCount,
    groupNames: [...market.miners, ...market.holders].map((group) => group.name),
    groupOf: new Int32Array(size),
    names: [],
    electricityUsdPerJoule: column(),
    capitalUsd: column(),
    horizonYears: column(),
    discountPerYear: column(),
    hashrateGrowthPerYear: column(),
    trendWeight: column(),
    priceGrowthPerYear: column(),
    reinvestShare: column(),
    holdShare: column(),
    initialHashrateShare: column(),
    initialSupplyShare: column(),
    stakedShare: column(),
    requiredYieldPerYear: column(),
    queueStreams: [],
  };
}

type Draft = ReturnType<typeof createEmptyPopulation>;

function addParty(population: Draft, party: number, group: number, name: string): void {
  population.groupOf[party] = group;
  population.names.push(name);
}

interface MinerDraw {
  readonly group: MinerGroupInput;
  readonly index: number;
  readonly name: string;
  readonly seed: string;
  readonly taxUsdPerKwh: number;
}

function drawMiner(population: Draft, party: number, { group, index, name, seed, taxUsdPerKwh }: MinerDraw): void {
  addParty(population, party, index, name);
  const draw = (use: string, quantity: Quantity) => drawAttribute(quantity, seed, `miner/${name}/${use}`);
  const usdPerKwh = draw("electricity", group.electricityUsdPerKwh) + taxUsdPerKwh;
  population.electricityUsdPerJoule[party] = usdPerKwh / JOULES_PER_KWH;
  for (const field of minerQuantities) population[field][party] = draw(field, group[field]);
  population.initialHashrateShare[party] = group.initialHashrateShare / group.count;
  population.stakedShare[party] = 1;
  population.queueStreams.push(createStream(seed, `miner/${name}/queue`));
}

function drawAttribute(quantity: Quantity, seed: string, stream: string): number {
  return typeof quantity === "number" ? quantity : drawQuantity(quantity, createStream(seed, stream));
}

/** Splits the group's part of the supply among its members by weights drawn from a Pareto law. */
function computeHolderShares(group: HolderGroupInput, seed: string): number[] {
  const weights = Array.from({ length: group.count }, (_, member) =>
    drawQuantity(
      { distribution: "pareto", minimum: 1, shape: group.paretoShape },
      createStream(seed, `holder/${group.name}/${member + 1}/wealth`),
    ),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (group.supplyShare * weight) / total);
}

function computeMedian(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? 0 : sorted[sorted.length >> 1]!;
}
