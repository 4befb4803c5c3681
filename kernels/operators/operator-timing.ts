import { sampleRuns, warmUp } from "../benchmark.ts";
import { computeFigure, computeMedian, type Figure } from "../figure.ts";
import { type OpenModel, openModel, type SessionSettings } from "../session.ts";
import type { OperatorClass } from "./operator-class.ts";
import type { Cost } from "./operator-cost.ts";
import { buildChain, type OperatorProbe } from "./operator-probe.ts";

/** How long one operator takes at one size. */
export interface OperatorTiming {
  readonly operatorClass: OperatorClass;
  readonly dims: readonly number[];
  readonly cost: Cost;
  readonly seconds: Figure;
}

export interface TimingPlan {
  /** Slopes to take the median of. */
  readonly rounds: number;
  /** Time for each of the two chains in a round. */
  readonly budgetSeconds: number;
}

/** Lengths of the two chains: the longer the chain, the smaller the part of the noise; small tensors can afford more. */
const smallChains = { short: 2, long: 18, mostBytes: 2 ** 20 } as const;
const largeChains = { short: 1, long: 3 } as const;

/** Time of one of the probe's nodes, from slopes. */
export function summariseOperator(
  { operatorClass, dims, cost }: OperatorProbe,
  slopes: readonly number[],
): OperatorTiming {
  return { operatorClass, dims, cost, seconds: computeFigure(slopes, "s") };
}

/**
 * Seconds of one of the probe's nodes: the slope between a short chain and a long one, one a round. Where noise
 * outweighs it, a slope could come out at nothing or less; a hundredth of the long chain's time a node is its floor.
 */
export async function measureSlopes(
  probe: OperatorProbe,
  settings: SessionSettings,
  plan: TimingPlan,
): Promise<number[]> {
  const { short, long } = probe.cost.bytes <= smallChains.mostBytes ? smallChains : largeChains;
  const chains = [await openChain(probe, short, settings), await openChain(probe, long, settings)] as const;
  const slopes: number[] = [];
  for (const chain of chains) await warmUp(chain, plan.budgetSeconds / 2);
  for (let round = 0; round < plan.rounds; round++) {
    const times = [await measureMedian(chains[0], plan), await measureMedian(chains[1], plan)] as const;
    const slope = (times[1] - times[0]) / (long - short);
    slopes.push(Math.max(slope, times[1] / long / 100) / probe.nodes);
  }
  for (const chain of chains) await chain.close();
  return slopes;
}

async function openChain(probe: OperatorProbe, length: number, settings: SessionSettings): Promise<OpenModel> {
  const { graph, feeds } = buildChain(probe, length);
  return openModel(graph.encodeForTiming(), feeds, settings);
}

async function measureMedian(chain: OpenModel, { budgetSeconds }: TimingPlan): Promise<number> {
  return computeMedian(await sampleRuns(chain, { precision: 0.01, budgetSeconds, minRepetitions: 3 }));
}
