import type { ServingFacts } from "./serving-facts.ts";

/** What a saving on a token can come from. */
export const savingSources = {
  specialisation: {
    title: "specialisation",
    definition: "Energy of a token over the least of its node: chips nearer to their floor, made for the work or not.",
  },
  node: {
    title: "nodes and memory",
    definition:
      "Least energy of a token on the nodes in service, dies for a watt of it, and memory for a rate of tokens.",
  },
  margin: { title: "makers' margin", definition: "Price paid for machines over what making them cost." },
  software: { title: "software", definition: "Tokens of one quality from the same chips." },
  scale: {
    title: "use and electricity",
    definition: "Part of the full rate of all machines that was sold, and the electricity bill for a watt of them.",
  },
} as const satisfies Record<string, { readonly title: string; readonly definition: string }>;

export type SavingSource = keyof typeof savingSources;
const sources = Object.keys(savingSources) as SavingSource[];

/** One moment: machines, and what serving with them came to. */
export interface CostState extends ServingFacts {
  readonly softwareFactor: number;
  /** [tokens/s] of one quality sold */
  readonly sold: number;
  /** [USD/s] of wear and of electricity */
  readonly wearUsdPerSecond: number;
  readonly electricityUsdPerSecond: number;
}

/** [USD/token] wear and electricity of all machines over what was sold. */
export function computeTokenCost({ wearUsdPerSecond, electricityUsdPerSecond, sold }: CostState): number {
  return (wearUsdPerSecond + electricityUsdPerSecond) / sold;
}

/**
 * ln of the cost of a token at the end over that of the start, shared out among its sources by Shapley's value: each
 * gets the mean, over all orders in which the sources could have changed, of what its change did. The shares add up to
 * the whole exactly. cost = ((f x b + h) M a + f x e) / (u s), with f floor of the node, x energy over it, b dies and
 * board a watt, h memory a rate, M price over cost, a wear a dollar, e bill a watt, u use, s software.
 *
 * @returns natural logarithms, negative where cost fell
 * @source Shapley 1953; as a decomposition of changes: Shorrocks, Journal of Economic Inequality 11, 2013
 */
export function computeSavingShares(start: CostState, end: CostState): Record<SavingSource, number> {
  const [before, after] = [describeParts(start), describeParts(end)];
  const logs = Array.from({ length: 2 ** sources.length }, (_, set) =>
    Math.log(computeCost(mixParts(before, after, set))),
  );
  const shares = sources.map((_, source) => {
    let share = 0;
    for (let set = 0; set < logs.length; set++) {
      if ((set & (1 << source)) !== 0) continue;
      share += weighOrder(countBits(set)) * (logs[set | (1 << source)]! - logs[set]!);
    }
    return share;
  });
  return Object.fromEntries(sources.map((source, index) => [source, shares[index]!])) as Record<SavingSource, number>;
}

type Parts = Readonly<Record<SavingSource, Readonly<Record<string, number>>>>;

function describeParts(state: CostState) {
  const { rate, watts, floorWatts, paidUsd, makeUsd, memoryUsd, softwareFactor, sold } = state;
  return {
    specialisation: { excess: watts / floorWatts },
    node: {
      floor: floorWatts / rate,
      boardUsdPerWatt: (makeUsd - memoryUsd) / watts,
      memoryUsdPerRate: memoryUsd / rate,
    },
    margin: { priceOverCost: paidUsd / makeUsd },
    software: { factor: softwareFactor },
    scale: {
      use: sold / (rate * softwareFactor),
      billUsdPerWatt: state.electricityUsdPerSecond / watts,
      wearPerUsd: state.wearUsdPerSecond / paidUsd,
    },
  } satisfies Parts;
}

type CostParts = ReturnType<typeof describeParts>;

function mixParts(before: CostParts, after: CostParts, set: number): CostParts {
  const entries = sources.map((source, index) => [source, ((set >> index) & 1) === 1 ? after[source] : before[source]]);
  return Object.fromEntries(entries) as CostParts;
}

function computeCost({ specialisation, node, margin, software, scale }: CostParts): number {
  const joules = node.floor * specialisation.excess;
  const makeUsdPerRate = joules * node.boardUsdPerWatt + node.memoryUsdPerRate;
  const wear = makeUsdPerRate * margin.priceOverCost * scale.wearPerUsd;
  return (wear + joules * scale.billUsdPerWatt) / (scale.use * software.factor);
}

/** Part of all orders in which exactly these `before` others changed first: before! (n - 1 - before)! / n!. */
function weighOrder(before: number): number {
  const count = sources.length;
  return (factorial(before) * factorial(count - 1 - before)) / factorial(count);
}

function factorial(value: number): number {
  return value <= 1 ? 1 : value * factorial(value - 1);
}

function countBits(set: number): number {
  return set === 0 ? 0 : (set & 1) + countBits(set >> 1);
}
