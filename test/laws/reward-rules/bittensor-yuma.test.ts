import test from "ava";
import fc from "fast-check";
import { normalise } from "../../../sim/reward-rules/bittensor/normalise.ts";
import { listPermits, listTopK } from "../../../sim/reward-rules/bittensor/yuma/permits.ts";
import {
  computeWeightedMedian,
  createMedianScratch,
} from "../../../sim/reward-rules/bittensor/yuma/weighted-median.ts";
import { computeYuma } from "../../../sim/reward-rules/bittensor/yuma/yuma-kernel.ts";
import type { YumaParameters } from "../../../sim/reward-rules/bittensor/yuma/yuma-parameters.ts";
import { computePlainYuma } from "./plain-yuma.ts";

const KAPPA = 32_767 / 65_535;
const liquidAlpha = { low: 0.7, high: 0.9, steepness: 10 };
const base = { kappa: KAPPA, bondsPenalty: 1, bondsMovingAverage: 0.9, bondStorage: "u16" } as const;
const variants: readonly YumaParameters[] = [
  { ...base, version: "yuma2" },
  { ...base, version: "yuma2", bondsPenalty: 0.3 },
  { ...base, version: "yuma3" },
  { ...base, version: "yuma3", bondsPenalty: 0.5, bondsMovingAverage: 0.975 },
  { ...base, version: "yuma3", liquidAlpha },
];

const small = fc.oneof(fc.constantFrom(0, 1, 1, 2, 3), fc.nat({ max: 1000 }));

/** Stakes and weights with many ties and zeros. */
const subnet = fc
  .record({ rows: fc.integer({ min: 1, max: 7 }), columns: fc.integer({ min: 1, max: 6 }) })
  .chain(({ rows, columns }) => {
    const matrix = fc.array(fc.array(small, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    });
    return fc.record({
      stake: fc.array(small, { minLength: rows, maxLength: rows }).map(share),
      weights: matrix.map((list) => list.map(share)),
      bonds: matrix.map((list) => list.map((row) => row.map((bond) => bond / 1000))),
    });
  });

function share(values: readonly number[]): number[] {
  return Array.from(normalise(Float64Array.from(values)));
}

function run(stake: readonly number[], weights: number[][], bonds: number[][], parameters: YumaParameters) {
  return computeYuma(
    {
      stake: Float64Array.from(stake),
      columns: weights[0]!.length,
      weights: Float64Array.from(weights.flat()),
      bonds: Float64Array.from(bonds.flat()),
    },
    parameters,
  );
}

function isNear(found: ArrayLike<number>, expected: readonly number[], tolerance: number): boolean {
  return found.length === expected.length && expected.every((value, i) => Math.abs(found[i]! - value) <= tolerance);
}

test("an epoch is that of plain arrays, step by step", (t) => {
  fc.assert(
    fc.property(subnet, fc.constantFrom(...variants), ({ stake, weights, bonds }, parameters) => {
      const found = run(stake, weights, bonds, parameters);
      const plain = computePlainYuma(stake, weights, bonds, parameters);
      t.true(isNear(found.consensus, plain.consensus, 1e-12));
      t.true(isNear(found.incentive, plain.incentive, 1e-12));
      t.true(isNear(found.dividends, plain.dividends, 1e-12));
      t.true(isNear(found.bonds, plain.bonds.flat(), 1.01 / 65_535));
    }),
    { seed: 11, numRuns: 1000 },
  );
});

test("the median is the largest score that the majority of stake backs, and half the stake is enough", (t) => {
  const median = (stake: number[], score: number[], majority: number) =>
    computeWeightedMedian(
      Float64Array.from(stake),
      Float64Array.from(score),
      majority,
      createMedianScratch(stake.length),
    );
  t.is(median([0.5, 0.5], [0, 1], KAPPA), 1);
  t.is(median([0.5, 0.5], [1, 0], 0.5), 1);
  t.is(median([0.5, 0.5], [0, 1], 0.51), 0);
  t.is(median([], [], 0.5), 0);
  t.is(median([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 0.7), 3);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(small, small), { minLength: 1, maxLength: 12 }),
      fc.nat({ max: 100 }),
      (pairs, percent) => {
        const stake = share(pairs.map(([weight]) => weight));
        const score = pairs.map(([, value]) => value);
        const found = median(stake, score, percent / 100);
        const backing = (least: number) => stake.reduce((sum, weight, i) => sum + (score[i]! >= least ? weight : 0), 0);
        t.true(score.includes(found));
        const higher = score.filter((value) => value > found);
        t.true(higher.every((value) => backing(value) < percent / 100 + 1e-9));
        t.true(backing(found) >= percent / 100 - 1e-9 || found === Math.min(...score));
      },
    ),
    { seed: 12, numRuns: 1000 },
  );
});

test("incentive and dividends add up to 1 or are 0, and no miner gets more than consensus allows", (t) => {
  fc.assert(
    fc.property(subnet, fc.constantFrom(...variants), ({ stake, weights, bonds }, parameters) => {
      const { consensus, incentive, dividends, validatorTrust, bonds: stored } = run(stake, weights, bonds, parameters);
      for (const list of [incentive, dividends]) {
        const sum = list.reduce((total, value) => total + value, 0);
        t.true(sum === 0 || Math.abs(sum - 1) < 1e-12);
        t.true(list.every((value) => value >= 0 && value <= 1));
      }
      t.true(incentive.every((value, column) => value === 0 || consensus[column]! > 0));
      t.true(validatorTrust.every((trust) => trust <= 1 + 1e-12));
      t.true(stored.every((bond) => bond >= 0 && bond <= 1));
    }),
    { seed: 13, numRuns: 500 },
  );
});

test("colluders with less than kappa of stake move no consensus and earn less than their stake's share", (t) => {
  const honest = [0.5, 0.3, 0.2];
  for (let stakePercent = 1; stakePercent < 50; stakePercent += 4) {
    const stake = [stakePercent / 100, 1 - stakePercent / 100];
    const bonds = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    const { consensus, dividends } = run(stake, [[0, 0, 1], honest], bonds, variants[0]!);
    t.deepEqual(
      [...consensus],
      honest.map((weight, miner) => (miner === 2 ? weight : stake[1]! >= KAPPA ? weight : 0)),
    );
    t.true(dividends[0]! < stake[0]!);
  }
  const captured = run(
    [0.51, 0.49],
    [[0, 0, 1], honest],
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    variants[0]!,
  );
  t.deepEqual([...captured.consensus], [0, 0, 1]);
});

test("a validator agreed with gets the dividends of its stake, and keeps them from epoch to epoch", (t) => {
  const stake = [0.6, 0.3, 0.1];
  const weights = stake.map(() => [0.5, 0.25, 0.25]);
  for (const parameters of variants) {
    let bonds = stake.map(() => [0, 0, 0]);
    for (let epoch = 0; epoch < 20; epoch++) {
      const result = run(stake, weights, bonds, parameters);
      t.true(isNear(result.dividends, stake, 2e-4), `${parameters.version} ${epoch}`);
      bonds = stake.map((_, row) => Array.from(result.bonds.subarray(row * 3, row * 3 + 3)));
    }
  }
});

test("liquid alpha lies between its bounds in effect: bonds move further than at the low rate, less than at the high", (t) => {
  const weights = [
    [0.8, 0.2],
    [0.3, 0.7],
  ];
  const bonds = [
    [0.1, 0.9],
    [0.5, 0.5],
  ];
  const exact = { ...variants[2]!, bondStorage: "exact" } as const;
  const at = (rate: number) => run([0.6, 0.4], weights, bonds, { ...exact, bondsMovingAverage: 1 - rate }).bonds;
  const [low, high] = [at(0.7), at(0.9)];
  const liquid = run([0.6, 0.4], weights, bonds, { ...exact, liquidAlpha }).bonds;
  for (const [index, bond] of liquid.entries()) {
    t.true(bond >= Math.min(low[index]!, high[index]!) - 1e-12 && bond <= Math.max(low[index]!, high[index]!) + 1e-12);
  }
});

test("of equal stakes the last get the permits, nobody without stake does, and the owner always has one", (t) => {
  t.deepEqual(listTopK([1, 1, 1, 0], 2), [false, true, true, false]);
  t.deepEqual(listTopK([3, 1], 5), [true, true]);
  t.deepEqual(listPermits([1, 0, 2, 0], 3, undefined), [true, false, true, false]);
  t.deepEqual(listPermits([1, 0, 2, 0], 1, 1), [false, true, true, false]);
});
