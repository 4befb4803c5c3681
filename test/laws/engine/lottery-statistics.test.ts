import test from "ava";
import { createBlockRace, raceFixed } from "../../../sim/engine/lottery.ts";
import { createStream, drawExponential, type RandomStream } from "../../../sim/engine/random-stream.ts";
import { AliasTable } from "../../../sim/engine/weighted-draw.ts";
import {
  computeChiSquareZ,
  computeCovariance,
  computeIndependenceZ,
  computeKolmogorov,
  computeMeanZ,
  computeTwoSampleKolmogorov,
  computeVarianceZ,
  KOLMOGOROV_LIMIT,
  Z_LIMIT,
} from "./goodness-of-fit.ts";
import { readTheoryVectors } from "./theory-vectors.ts";

interface Blocks {
  readonly waits: Float64Array;
  readonly winners: Int32Array;
}

const RATE = 1 / 600;

test("everybody wins its share of the blocks, and a share off by 2 % is caught", (t) => {
  const blocks = 600_000;
  const draw = createStream("shares", "weights");
  const weights = Float64Array.from({ length: 300 }, (_, i) => (i === 0 ? 90 : 0.2 + draw()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const expected = weights.map((weight) => (blocks * weight) / total);
  const wins = countWins("shares", weights, blocks);
  t.true(Math.abs(computeChiSquareZ(wins, expected)) < Z_LIMIT);
  const biased = countWins("shares", weights.with(0, weights[0]! * 1.02), blocks);
  const planted = (biased[0]! - expected[0]!) / Math.sqrt(expected[0]! * (1 - expected[0]! / blocks));
  const fair = (wins[0]! - expected[0]!) / Math.sqrt(expected[0]! * (1 - expected[0]! / blocks));
  t.true(Math.abs(fair) < Z_LIMIT && planted > Z_LIMIT, `fair ${fair}, planted ${planted}`);
});

test("waits follow the exponential law, and a rate off by 2 % is caught", (t) => {
  const { waits } = recordBlocks("waits", Float64Array.of(1, 2), RATE, 250_000);
  t.true(computeKolmogorov(waits, (wait) => -Math.expm1(-RATE * wait)) < KOLMOGOROV_LIMIT);
  t.true(computeKolmogorov(waits, (wait) => -Math.expm1(-1.02 * RATE * wait)) > KOLMOGOROV_LIMIT);
});

test("the winner of a block does not depend on the wait for it", (t) => {
  const { waits, winners } = recordBlocks("independent", Float64Array.of(4, 3, 2, 1), RATE, 100_000);
  const table = Array.from({ length: 10 }, () => new Float64Array(4));
  waits.forEach((wait, i) => {
    table[Math.min(9, Math.trunc(-10 * Math.expm1(-RATE * wait)))]![winners[i]!]! += 1;
  });
  t.true(computeIndependenceZ(table) < Z_LIMIT);
});

test("the k-th block comes by a time with the probability, mean and spread of the gamma law", (t) => {
  interface Inputs {
    readonly k: number;
    readonly t_s: number;
    readonly mean_interval_s: number;
  }
  interface Expected {
    readonly P_at_least_k_blocks_by_t: number;
    readonly mean_time_s: number;
    readonly sd_time_s: number;
  }
  for (const { id, inputs, expected } of readTheoryVectors<Inputs, Expected>("blocks.erlang")) {
    const runs = Math.min(10_000, Math.trunc(1e6 / inputs.k));
    const inTime = new Float64Array(runs);
    const times = new Float64Array(runs);
    const table = new AliasTable([1]);
    for (let run = 0; run < runs; run++) {
      const waits = createStream(`${id} ${run}`, "waits");
      const winners = createStream(`${id} ${run}`, "winners");
      const race = createBlockRace(0, waits);
      const wins = new Float64Array(1);
      raceFixed(race, 1 / inputs.mean_interval_s, Infinity, inputs.k, table, waits, winners, wins);
      times[run] = race.timeSeconds;
      inTime[run] = race.timeSeconds <= inputs.t_s ? 1 : 0;
    }
    const probability = expected.P_at_least_k_blocks_by_t;
    t.true(Math.abs(computeMeanZ(inTime, probability, probability * (1 - probability))) < Z_LIMIT, id);
    if (inputs.k === 1) continue;
    t.true(Math.abs(computeMeanZ(times, expected.mean_time_s, expected.sd_time_s ** 2)) < Z_LIMIT, id);
    // The fourth moment of the gamma law widens the spread of its variance by 1 + 3 / k.
    t.true(Math.abs(computeVarianceZ(times, expected.sd_time_s ** 2)) < Z_LIMIT * Math.sqrt(1 + 3 / inputs.k), id);
  }
});

test("in a fixed time everybody finds a Poisson number of blocks, independent of the others", (t) => {
  interface Inputs {
    readonly shares: readonly number[];
    readonly rate_per_s: number;
    readonly horizon_s: number;
  }
  const runs = 2000;
  for (const { id, inputs } of readTheoryVectors<Inputs, unknown>("sampling.poisson_race")) {
    const table = new AliasTable(inputs.shares);
    const counts = inputs.shares.map(() => new Float64Array(runs));
    for (let run = 0; run < runs; run++) {
      const wins = new Float64Array(inputs.shares.length);
      const waits = createStream(`${id} ${run}`, "waits");
      const winners = createStream(`${id} ${run}`, "winners");
      const race = createBlockRace(0, waits);
      raceFixed(race, inputs.rate_per_s, inputs.horizon_s, Infinity, table, waits, winners, wins);
      wins.forEach((count, i) => {
        counts[i]![run] = count;
      });
    }
    counts.forEach((sample, i) => {
      const mean = inputs.shares[i]! * inputs.rate_per_s * inputs.horizon_s;
      t.true(Math.abs(computeMeanZ(sample, mean, mean)) < Z_LIMIT, id);
      t.true(Math.abs(computeVarianceZ(sample, mean)) < Z_LIMIT, id);
    });
    const correlation =
      computeCovariance(counts[0]!, counts[1]!) /
      Math.sqrt(computeCovariance(counts[0]!, counts[0]!) * computeCovariance(counts[1]!, counts[1]!));
    t.true(Math.abs(correlation) * Math.sqrt(runs) < Z_LIMIT, id);
  }
});

test("after a change of rate in the middle of a wait, the block comes by the law of the two rates", (t) => {
  const runs = 100_000;
  const [first, second, change] = [0.5, 3, 1];
  const table = new AliasTable([1]);
  const wins = new Float64Array(1);
  const waits = createStream("change", "waits");
  const times = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const race = createBlockRace(0, waits);
    const isEarly = raceFixed(race, first, change, 1, table, waits, waits, wins) === 1;
    if (!isEarly) raceFixed(race, second, Infinity, 1, table, waits, waits, wins);
    times[run] = race.timeSeconds;
  }
  const cumulative = (time: number): number =>
    -Math.expm1(-first * Math.min(time, change) - second * Math.max(0, time - change));
  t.true(computeKolmogorov(times, cumulative) < KOLMOGOROV_LIMIT);
  const unreduced = times.map((time) => (time < change ? time : time + first / second));
  t.true(computeKolmogorov(unreduced, cumulative) > KOLMOGOROV_LIMIT);
});

test("a race with one exponential a miner and a linear scan gives the same waits and the same winners in law", (t) => {
  const blocks = 60_000;
  const weights = Float64Array.of(5, 1, 0, 3, 8, 2);
  const ours = recordBlocks("twin", weights, RATE, blocks);
  const naive = recordNaiveBlocks(createStream("twin", "naive"), weights, RATE, blocks);
  t.true(computeTwoSampleKolmogorov(ours.waits, naive.waits) < KOLMOGOROV_LIMIT);
  const rivals = [0, 1, 3, 4, 5];
  const table = [ours, naive].map(({ winners }) => {
    const counts = new Float64Array(weights.length);
    for (const winner of winners) counts[winner]! += 1;
    t.is(counts[2]!, 0);
    return Float64Array.from(rivals, (rival) => counts[rival]!);
  });
  t.true(computeIndependenceZ(table) < Z_LIMIT);
});

function countWins(seed: string, weights: Float64Array, blocks: number): Float64Array {
  const waits = createStream(seed, "waits");
  const wins = new Float64Array(weights.length);
  const race = createBlockRace(0, waits);
  raceFixed(race, RATE, Infinity, blocks, new AliasTable(weights), waits, createStream(seed, "winners"), wins);
  return wins;
}

function recordBlocks(seed: string, weights: Float64Array, rate: number, blocks: number): Blocks {
  const streams = [createStream(seed, "waits"), createStream(seed, "winners")] as const;
  const table = new AliasTable(weights);
  const wins = new Float64Array(weights.length);
  const record = { waits: new Float64Array(blocks), winners: new Int32Array(blocks) };
  const race = createBlockRace(0, streams[0]);
  for (let block = 0; block < blocks; block++) {
    // From zero each time, so that no time is rounded at the scale of the sum.
    race.timeSeconds = 0;
    wins.fill(0);
    raceFixed(race, rate, Infinity, 1, table, ...streams, wins);
    record.waits[block] = race.timeSeconds;
    record.winners[block] = wins.indexOf(1);
  }
  return record;
}

/** The plain twin: every miner draws its own wait, and the shortest wins. */
function recordNaiveBlocks(draw: RandomStream, weights: Float64Array, rate: number, blocks: number): Blocks {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const record = { waits: new Float64Array(blocks), winners: new Int32Array(blocks) };
  for (let block = 0; block < blocks; block++) {
    const waits = weights.map((weight) => drawExponential(draw) / ((rate * weight) / total));
    const shortest = Math.min(...waits);
    record.waits[block] = shortest;
    record.winners[block] = waits.indexOf(shortest);
  }
  return record;
}
