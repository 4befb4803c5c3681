import { createBlockRace, raceCompounding, raceFixed } from "../../../sim/engine/lottery.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { WeightTree } from "../../../sim/engine/weight-tree.ts";
import { AliasTable } from "../../../sim/engine/weighted-draw.ts";
import { readVectors } from "../read-vectors.ts";
import { createFigure, type Statement } from "../statement.ts";
import { STANDARD_ERRORS } from "./standard-errors.ts";

const topic = "lotteries";

/** Times of blocks, and stakes that grow with what they win. */
export function listLotteryForms(vectorFolder: string): Statement[] {
  const urns = readVectors("theory", vectorFolder).filter(({ group }) => group === "fairness.mlpos");
  return [...listWaits(), ...urns.flatMap((vector) => listUrn(vector.id, vector as unknown as Urn))];
}

const [BLOCKS, RUNS] = [2016, 1000];

/** The time of the k-th block follows a gamma law: mean k, standard deviation sqrt(k), in intervals. */
function listWaits(): Statement[] {
  const table = new AliasTable([1]);
  const wins = new Float64Array(1);
  const [waits, winners] = [createStream("verify", "waits"), createStream("verify", "winners")];
  const times = Array.from({ length: RUNS }, () => {
    const race = createBlockRace(0, waits);
    raceFixed(race, 1, Number.POSITIVE_INFINITY, BLOCKS, table, waits, winners, wins);
    return race.timeSeconds;
  });
  const { mean, variance } = describeSample(times);
  const texts = { topic, unit: "ratio", source: "gamma law" };
  return [
    createFigure({
      ...texts,
      id: "closed-forms/lottery/time",
      stated: `Mean time of block ${BLOCKS} over as many intervals, ${RUNS} races`,
      expected: { kind: "near", value: 1, tolerance: STANDARD_ERRORS / Math.sqrt(BLOCKS * RUNS) },
      found: mean / BLOCKS,
    }),
    createFigure({
      ...texts,
      id: "closed-forms/lottery/time-variance",
      stated: `Variance of the time of block ${BLOCKS} over that of the gamma law, ${RUNS} races`,
      expected: { kind: "near", value: 1, tolerance: STANDARD_ERRORS * Math.sqrt(2 / RUNS) },
      found: variance / BLOCKS,
    }),
  ];
}

interface Urn {
  readonly inputs: {
    readonly initial_share: number;
    readonly reward_per_block_relative_to_initial_supply: number;
    readonly blocks: number;
  };
  readonly expected: { readonly Var_reward_fraction: number };
  readonly source: string;
}

/** [smallest unit] in circulation at the start */
const SUPPLY = 1e12;

/** A stake that grows with its wins is a Polya urn: fair on average, and far more spread than fixed stakes. */
function listUrn(id: string, { inputs, expected, source }: Urn): Statement[] {
  const { initial_share: share, reward_per_block_relative_to_initial_supply: reward, blocks } = inputs;
  const won = runUrns(id, [share, 1 - share], reward * SUPPLY, blocks);
  const { mean, variance } = describeSample(won);
  const texts = { topic, source };
  return [
    createFigure({
      ...texts,
      id: `closed-forms/lottery/${id}/mean`,
      stated: `Mean part of rewards of a compounding stake of ${100 * share} %, ${blocks} blocks of ${reward} of the supply, ${RUNS} runs`,
      expected: {
        kind: "near",
        value: share,
        tolerance: STANDARD_ERRORS * Math.sqrt(expected.Var_reward_fraction / RUNS),
      },
      found: mean,
      unit: "ratio",
    }),
    createFigure({
      ...texts,
      id: `closed-forms/lottery/${id}/variance`,
      stated: `Variance of that part over that of Polya's urn, blocks of ${reward} of the supply`,
      expected: { kind: "near", value: 1, tolerance: STANDARD_ERRORS * Math.sqrt(2 / RUNS) },
      found: variance / expected.Var_reward_fraction,
      unit: "ratio",
    }),
  ];
}

/** The first one's part of all rewards, one a run. */
function runUrns(seed: string, shares: readonly number[], reward: number, blocks: number): number[] {
  const stakes = Float64Array.from(shares, (share) => Math.round(share * SUPPLY));
  const tree = new WeightTree(stakes);
  const [waits, winners] = [createStream(seed, "verify/waits"), createStream(seed, "verify/winners")];
  return Array.from({ length: RUNS }, () => {
    const wins = new Float64Array(shares.length);
    tree.refill(stakes);
    const race = createBlockRace(0, waits);
    raceCompounding(race, 1, Number.POSITIVE_INFINITY, blocks, tree, reward, null, waits, winners, wins);
    return wins[0]! / blocks;
  });
}

function describeSample(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}
