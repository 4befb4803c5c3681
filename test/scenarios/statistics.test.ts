import test from "ava";
import { computeBatchMeans } from "../../scenarios/statistics/batch-means.ts";
import { adjustByHolm } from "../../scenarios/statistics/holm-adjustment.ts";
import { computeMeanInterval } from "../../scenarios/statistics/mean-interval.ts";
import { computeQuantileInterval } from "../../scenarios/statistics/quantile-interval.ts";
import { rankCandidates } from "../../scenarios/statistics/rank-candidates.ts";
import { computeRatioInterval } from "../../scenarios/statistics/ratio-interval.ts";
import { findStoppingPoint, type ReplicationRule } from "../../scenarios/statistics/replication-rule.ts";
import { computeTrend } from "../../scenarios/statistics/trend.ts";
import { findWarmUp } from "../../scenarios/statistics/warm-up.ts";
import { createStream, drawExponential, type RandomStream } from "../../sim/engine/random-stream.ts";
import { rejectByHolm } from "../../sim/theory/multiple-tests.ts";

/** Box and Muller. */
function drawNormal(stream: RandomStream): number {
  return Math.sqrt(2 * drawExponential(stream)) * Math.cos(2 * Math.PI * stream());
}

function drawMany(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw);
}

/** Whether a share found in `trials` agrees with `chance` within four standard errors. */
function agrees(found: number, chance: number, trials: number): boolean {
  return Math.abs(found - chance) < 4 * Math.sqrt((chance * (1 - chance)) / trials);
}

function computeShare(trials: number, succeeds: (trial: number) => boolean): number {
  return drawMany(trials, () => 0).filter((_, trial) => succeeds(trial)).length / trials;
}

const covers = ({ low, high }: { low: number | null; high: number | null }, truth: number) =>
  (low ?? Number.NEGATIVE_INFINITY) <= truth && truth <= (high ?? Number.POSITIVE_INFINITY);

test("the interval of a mean covers it as often as it says, and one that is 10 % too narrow would not", (t) => {
  const stream = createStream("coverage", "mean");
  for (const [n, alpha] of [
    [3, 0.05],
    [10, 0.2],
    [30, 0.01],
  ] as const) {
    const trials = 2500;
    const intervals = drawMany(trials, () => 0).map(() =>
      computeMeanInterval(
        drawMany(n, () => 7 + 3 * drawNormal(stream)),
        alpha,
      ),
    );
    const share = intervals.filter((interval) => covers(interval, 7)).length / trials;
    t.true(agrees(share, 1 - alpha, trials), `${n}: ${share}`);
    if (alpha !== 0.2) continue;
    const narrowed = intervals.filter(({ mean, low, high }) =>
      covers({ low: mean - 0.9 * (mean - low), high: mean + 0.9 * (high - mean) }, 7),
    );
    t.false(agrees(narrowed.length / trials, 1 - alpha, trials));
  }
});

test("the interval of a quantile covers it exactly as often as its binomial law says, whatever the distribution", (t) => {
  const stream = createStream("coverage", "quantile");
  for (const [n, p, alpha] of [
    [20, 0.5, 0.05],
    [40, 0.9, 0.1],
    [15, 0.95, 0.05],
    [100, 0.1, 0.2],
  ] as const) {
    for (const [draw, truth] of [
      [() => stream(), p],
      [() => drawExponential(stream) ** 3, (-Math.log(1 - p)) ** 3],
    ] as const) {
      const trials = 1200;
      const { coverage } = computeQuantileInterval(drawMany(n, draw), p, alpha);
      t.true(coverage >= 1 - alpha);
      const share = computeShare(trials, () => covers(computeQuantileInterval(drawMany(n, draw), p, alpha), truth));
      t.true(agrees(share, coverage, trials), `${n} ${p}: ${share} for ${coverage}`);
    }
  }
});

test("no narrower pair of ranks leaves alpha / 2 on each side", (t) => {
  for (const n of [6, 17, 60]) {
    const sorted = Array.from({ length: n }, (_, index) => index + 1);
    const { coverage: wide, ...interval } = computeQuantileInterval(sorted, 0.5, 0.05);
    t.is(interval.low! + interval.high!, n + 1);
    // The next narrower symmetric interval, by the definition.
    const counts = sorted.map((_, k) => k);
    let choose = 1;
    const chances = [...counts, n].map((k) => {
      const chance = choose / 2 ** n;
      choose = (choose * (n - k)) / (k + 1);
      return chance;
    });
    const narrower = chances.slice(interval.low! + 1, interval.high! - 1).reduce((sum, chance) => sum + chance, 0);
    t.true(wide >= 0.95 && narrower < 0.95);
  }
});

test("Fieller's interval covers the ratio of paired, correlated means as often as it says", (t) => {
  const stream = createStream("coverage", "ratio");
  const trials = 1500;
  for (const spread of [0.2, 2]) {
    const share = computeShare(trials, () => {
      const ys = drawMany(12, () => 3 + spread * drawNormal(stream));
      const xs = ys.map((y) => 6 + 0.5 * (y - 3) + 0.3 * drawNormal(stream));
      return covers(computeRatioInterval(xs, ys, 0.05), 2);
    });
    t.true(agrees(share, 0.95, trials), `${spread}: ${share}`);
  }
});

test("a ratio's interval scales with its numerator and turns over with its reciprocal", (t) => {
  const stream = createStream("scale", "ratio");
  const xs = drawMany(10, () => 5 + drawNormal(stream));
  const ys = drawMany(10, () => 8 + drawNormal(stream));
  const ratio = computeRatioInterval(xs, ys, 0.05);
  const tripled = computeRatioInterval(
    xs.map((x) => 3 * x),
    ys,
    0.05,
  );
  const reciprocal = computeRatioInterval(ys, xs, 0.05);
  for (const [found, expected] of [
    [tripled.low, 3 * ratio.low!],
    [tripled.high, 3 * ratio.high!],
    [reciprocal.low, 1 / ratio.high!],
    [reciprocal.high, 1 / ratio.low!],
  ] as const) {
    t.true(Math.abs(found! / expected - 1) < 1e-12);
  }
});

test("Holm's adjusted p-values reject what Holm's steps reject, at every level", (t) => {
  const stream = createStream("holm", "p");
  for (let count = 1; count <= 12; count++) {
    const pValues = drawMany(count, () => stream() ** 3);
    const adjusted = adjustByHolm(pValues);
    for (const alpha of [0.001, 0.01, 0.05, 0.2, 0.7]) {
      t.deepEqual(
        adjusted.map((p) => p <= alpha),
        rejectByHolm(pValues, alpha),
      );
    }
  }
});

test("ranking equals finds a difference in at most alpha of studies, and a real one in nearly all", (t) => {
  const stream = createStream("family", "ranking");
  const trials = 1000;
  const alpha = 0.1;
  const rank = (shift: number) => {
    const luck = drawMany(8, () => 5 * drawNormal(stream));
    const candidates = ["a", "b", "c", "d"].map((name) => ({
      name,
      values: luck.map((common) => common + drawNormal(stream) + (name === "a" ? shift : 0)),
    }));
    return rankCandidates(candidates, alpha);
  };
  const alarms = computeShare(trials, () => rank(0).candidates.some(({ bestRank }) => bestRank > 1));
  t.true(alarms <= alpha + 4 * Math.sqrt((alpha * (1 - alpha)) / trials));
  t.true(alarms > alpha / 4);
  // The common luck is five times the difference: only pairing finds it.
  const found = computeShare(200, () => {
    const [first] = rank(4).candidates;
    return first!.name === "a" && first!.worstRank === 1;
  });
  t.true(found > 0.9);
});

test("ranks run from best to worst, and what cannot be compared is nobody's superior", (t) => {
  const { candidates, pairs } = rankCandidates(
    [
      { name: "low", values: [1, 1.1, 0.9, 1] },
      { name: "none", values: [null, null, null, null] },
      { name: "high", values: [9, 9.2, 8.9, 9.1] },
    ],
    0.05,
  );
  t.deepEqual(
    candidates.map(({ name, bestRank, worstRank }) => [name, bestRank, worstRank]),
    [
      ["high", 1, 2],
      ["low", 2, 3],
      ["none", 1, 3],
    ],
  );
  t.deepEqual(
    pairs.map(({ pValue }) => pValue === null),
    [false, true, true],
  );
});

/** An AR(1) series around 0 that starts at `start`. */
function drawSeries(length: number, start: number, stream: RandomStream): number[] {
  let value = start;
  return drawMany(length, () => {
    value = 0.7 * value + drawNormal(stream);
    return value;
  });
}

test("MSER-5 removes an initial bias, and cuts little where there is none", (t) => {
  const stream = createStream("warm-up", "series");
  const runs = 300;
  const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const biased = drawMany(runs, () => 0).map(() => drawSeries(500, 200, stream));
  const cuts = biased.map((series) => findWarmUp(series)!);
  // Mean of an AR(1) average of 500: sd about 1 / (1 - 0.7) / sqrt(500).
  const error = 1 / 0.3 / Math.sqrt(500) / Math.sqrt(runs);
  t.true(average(biased.map(average)) > 10 * error);
  t.true(Math.abs(average(cuts.map(({ mean }) => mean))) < 4 * error);
  t.true(cuts.every(({ deleted }) => deleted >= 10 && deleted % 5 === 0));
  t.true(cuts.filter(({ isReliable }) => isReliable).length > 0.9 * runs);
  const steady = drawMany(runs, () => 0).map(() => findWarmUp(drawSeries(500, 0, stream))!.deleted);
  t.true(average(steady) < 100);
});

test("MSER-5 leaves a constant series whole, and refuses to trust one that never settles", (t) => {
  t.deepEqual(findWarmUp(drawMany(100, () => 0.1))!.deleted, 0);
  const ramp = Array.from({ length: 200 }, (_, index) => (index < 150 ? 150 - index : 0));
  t.deepEqual(findWarmUp(ramp), { deleted: 150, isReliable: false, mean: 0 });
  t.is(findWarmUp(drawMany(49, () => 1)), null);
});

test("batch means cover the mean of a correlated series where the plain interval does not", (t) => {
  const stream = createStream("coverage", "batches");
  const trials = 500;
  const series = drawMany(trials, () => 0).map(() => drawSeries(2000, 0, stream));
  const batched = series.map((values) => computeBatchMeans(values, 20, 0.1));
  const share = batched.filter(({ estimate }) => covers(estimate, 0)).length / trials;
  t.true(Math.abs(share - 0.9) < 4 * Math.sqrt(0.09 / trials) + 0.01);
  const plain = series.filter((values) => covers(computeMeanInterval(values, 0.1), 0)).length / trials;
  t.true(plain < 0.7);
  t.true(batched.filter(({ isTooCorrelated }) => isTooCorrelated).length < 0.1 * trials);
  // Values that fill no batch are the first ones.
  const early = computeBatchMeans([1e6, 1e6, 1e6, ...series[0]!], 20, 0.1);
  t.deepEqual(early, batched[0]!);
  const short = series.map((values) => computeBatchMeans(values, 1000, 0.1));
  t.true(short.every(({ isTooCorrelated, batchSize }) => isTooCorrelated && batchSize === 2));
});

const rule: ReplicationRule = {
  target: { kind: "absolute", halfWidth: 0.5 },
  minimum: 5,
  maximum: 1000,
  lookAhead: 5,
  alpha: 0.05,
};

test("replication stops at the target, within its bounds, and the more it asks the later", (t) => {
  const stream = createStream("stop", "values");
  const values = drawMany(5000, () => 10 + drawNormal(stream));
  let last = 0;
  for (const halfWidth of [2, 0.5, 0.2, 0.1]) {
    const stop = findStoppingPoint(values, { ...rule, target: { kind: "absolute", halfWidth } })!;
    t.true(stop.isMet && stop.replications >= Math.max(10, last));
    const { low, high } = computeMeanInterval(values.slice(0, stop.replications), 0.05);
    t.true((high - low) / 2 <= halfWidth);
    last = stop.replications;
  }
  // n near (1.96 / 0.1)^2.
  t.true(last > 300 && last < 500);
  const relative = findStoppingPoint(values, { ...rule, target: { kind: "relative", halfWidth: 0.01 } })!;
  t.true(Math.abs(relative.replications - last) < 60);
  t.deepEqual(findStoppingPoint(values, { ...rule, target: { kind: "absolute", halfWidth: 1e-3 } }), {
    replications: 1000,
    isMet: false,
  });
});

test("where replication stops, the target is met there and at as many counts before as it looks ahead", (t) => {
  const stream = createStream("stop", "streak");
  const measureHalf = (values: readonly number[]) => {
    const { low, high } = computeMeanInterval(values, 0.05);
    return (high - low) / 2;
  };
  for (let trial = 0; trial < 60; trial++) {
    // Now and then a value far out widens an interval that was short enough.
    const values = drawMany(300, () => drawNormal(stream) * (stream() < 0.1 ? 4 : 0.5));
    const { replications } = findStoppingPoint(values, rule)!;
    for (let n = replications - 5; n <= replications; n++) t.true(measureHalf(values.slice(0, n)) <= 0.5);
    const isEarlier = replications === 10 || measureHalf(values.slice(0, replications - 6)) > 0.5;
    t.true(isEarlier);
  }
});

test("where replication stops depends on no value after it: running more at once changes nothing", (t) => {
  const stream = createStream("stop", "prefix");
  const values: (number | null)[] = drawMany(400, () => drawNormal(stream));
  values[3] = null;
  const stop = findStoppingPoint(values, rule)!;
  for (let count = 0; count <= values.length; count++) {
    t.deepEqual(findStoppingPoint(values.slice(0, count), rule), count < stop.replications ? null : stop);
  }
});

test("looking ahead keeps coverage nearer its level than stopping at first sight", (t) => {
  const stream = createStream("stop", "coverage");
  const trials = 1000;
  const sequences = drawMany(trials, () => 0).map(() => drawMany(200, () => drawNormal(stream)));
  const computeCoverage = (lookAhead: number, minimum: number) =>
    sequences.filter((values) => {
      const { replications } = findStoppingPoint(values, { ...rule, lookAhead, minimum, maximum: 200 })!;
      return covers(computeMeanInterval(values.slice(0, replications), 0.05), 0);
    }).length / trials;
  const hasty = computeCoverage(0, 2);
  const careful = computeCoverage(5, 5);
  t.true(hasty < 0.9);
  t.true(careful > 0.93 && careful > hasty);
});

test("a trend is seen in what grows, by amounts or by factors, and seldom in what is steady", (t) => {
  for (const length of [10, 29, 60]) {
    const months = Array.from({ length }, (_, month) => month);
    for (const [series, z] of [
      [months, 44],
      [months.map((month) => 1.1 ** month), 44],
      [months.map((month) => -month), -44],
      [months.map(() => 1), 0],
    ] as const) {
      t.true(Math.abs(computeTrend(series) - z / Math.sqrt(125)) < 1e-12);
    }
  }
  const stream = createStream("1", "test/trend");
  const trials = 4000;
  const zs = drawMany(trials, () => computeTrend(drawMany(60, stream)));
  const share = (limit: number) => zs.filter((z) => Math.abs(z) > limit).length / trials;
  // Kendall's exact table for ten: P(S >= 19) = 0.054, P(S >= 35) = 0.0005.
  t.true(agrees(share(1.5), 2 * 0.054, trials));
  t.true(agrees(share(3), 2 * 0.0005, trials));
});
