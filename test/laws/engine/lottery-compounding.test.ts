import test from "ava";
import { createBlockRace, raceCompounding, raceFixed } from "../../../sim/engine/lottery.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import { WeightTree } from "../../../sim/engine/weight-tree.ts";
import { AliasTable } from "../../../sim/engine/weighted-draw.ts";
import { computeCovariance, Z_LIMIT } from "./goodness-of-fit.ts";
import { readTheoryVectors } from "./theory-vectors.ts";

/** Satoshi in circulation at the start. */
const SUPPLY = 1e12;

test("three compounding stakes have the covariances of the Dirichlet-multinomial law", (t) => {
  interface Inputs {
    readonly shares: readonly number[];
    readonly w: number;
    readonly blocks: number;
  }
  interface Expected {
    readonly cov_reward_fraction: readonly (readonly number[])[];
  }
  const runs = 2000;
  for (const { id, inputs, expected } of readTheoryVectors<Inputs, Expected>("fairness.polya.dirichlet")) {
    const covariances = expected.cov_reward_fraction;
    const fractions = runUrns(id, inputs.shares, inputs.w * SUPPLY, inputs.blocks, runs);
    covariances.forEach((row, i) => {
      row.forEach((covariance, j) => {
        const spread = Math.sqrt((covariances[i]![i]! * covariances[j]![j]! + covariance ** 2) / runs);
        const found = computeCovariance(fractions[i]!, fractions[j]!);
        t.true(Math.abs(found - covariance) < Z_LIMIT * spread, `${id} ${i} ${j}: ${found}`);
      });
    });
  }
});

test("block for block, it is a linear scan over stakes to which each reward is added in part", (t) => {
  for (const factors of [null, Float64Array.of(1, 0, 0.5, 0.25, 0), new Float64Array(5)]) {
    const stakes = Float64Array.of(3e8, 7e8, 0, 5e8, 1e8);
    const tree = new WeightTree(stakes);
    const waits = createStream("scan", "waits");
    const winners = createStream("scan", "winners");
    const same = createStream("scan", "winners");
    const race = createBlockRace(0, waits);
    for (let block = 0; block < 3000; block++) {
      const wins = new Float64Array(5);
      raceCompounding(race, 1, Infinity, 1, tree, 6.25e6, factors, waits, winners, wins);
      const winner = scan(stakes, same());
      stakes[winner]! += 6.25e6 * (factors?.[winner] ?? 1);
      if (wins[winner] !== 1) t.fail(`block ${block}`);
    }
    t.deepEqual(
      Float64Array.from(stakes, (_, i) => tree.weight(i)),
      stakes,
    );
  }
});

test("blocks come when they come for fixed weights, whoever wins them", (t) => {
  const stakes = Float64Array.of(3, 7, 5);
  const fixed = createStream("same", "waits");
  const compounding = createStream("same", "waits");
  const winners = createStream("same", "winners");
  const races = [createBlockRace(0, fixed), createBlockRace(0, compounding)] as const;
  const wins = new Float64Array(3);
  raceFixed(races[0], 1, 5000, Infinity, new AliasTable(stakes), fixed, winners, wins);
  raceCompounding(races[1], 1, 5000, Infinity, new WeightTree(stakes), 4, null, compounding, winners, wins);
  t.deepEqual(races[1], races[0]);
});

test("a block to be won where nobody has a stake is refused", (t) => {
  const draw = createStream("nobody", "all");
  const tree = new WeightTree([0, 0]);
  const wins = new Float64Array(2);
  const run = (): number => raceCompounding(createBlockRace(0, draw), 1, 1e3, 9, tree, 1, null, draw, draw, wins);
  t.throws(run, { instanceOf: RangeError, message: /sum above 0/ });
});

/** Fraction of all rewards that each participant got, one sample a run. */
function runUrns(
  seed: string,
  shares: readonly number[],
  reward: number,
  blocks: number,
  runs: number,
): readonly Float64Array[] {
  const stakes = Float64Array.from(shares, (share) => Math.round(share * SUPPLY));
  const tree = new WeightTree(stakes);
  const waits = createStream(seed, "waits");
  const winners = createStream(seed, "winners");
  const fractions = shares.map(() => new Float64Array(runs));
  for (let run = 0; run < runs; run++) {
    const wins = new Float64Array(shares.length);
    tree.refill(stakes);
    raceCompounding(createBlockRace(0, waits), 1, Infinity, blocks, tree, reward, null, waits, winners, wins);
    wins.forEach((count, i) => {
      fractions[i]![run] = count / blocks;
    });
  }
  return fractions;
}

/** The plain twin of a draw. */
function scan(weights: Float64Array, uniform: number): number {
  let rest = uniform * weights.reduce((sum, weight) => sum + weight, 0);
  return weights.findIndex((weight) => {
    rest -= weight;
    return rest < 0;
  });
}
