import test from "ava";
import seedrandom from "seedrandom";
import { computeRoundSpread, sampleRuns } from "../../kernels/benchmark.ts";
import { wallClock } from "../../kernels/clock.ts";
import {
  computeFigure,
  computeMedian,
  computeRelativePrecision,
  computeRoundsFigure,
  mapFigure,
} from "../../kernels/figure.ts";

test("the interval of a median holds the true median in about 95 % of samples, for any distribution", (t) => {
  const random = seedrandom.alea("interval");
  // Exponential draws: median ln 2, far from symmetric.
  for (const count of [8, 15, 40, 200]) {
    const trials = 4000;
    let held = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { low, high } = computeFigure(
        Array.from({ length: count }, () => -Math.log(1 - random.double())),
        "s",
      );
      if (low <= Math.LN2 && Math.LN2 <= high) held += 1;
    }
    // The ranks are whole numbers and round outwards: 0.95 or a little more. z = 4.
    const noise = 4 * Math.sqrt((0.95 * 0.05) / trials);
    t.true(held / trials > 0.95 - noise && held / trials < 0.995 + noise, `${count}: ${held / trials}`);
  }
});

test("a median is the middle of the sorted values, and a figure keeps low <= median <= high", (t) => {
  t.is(computeMedian([3, 1, 2]), 2);
  t.is(computeMedian([4, 1, 3, 2]), 2.5);
  for (let count = 1; count < 60; count++) {
    const { low, median, high, repetitions } = computeFigure(
      Array.from({ length: count }, (_, index) => (index * 37) % count),
      "s",
    );
    t.true(low <= median && median <= high);
    t.is(repetitions, count);
  }
  t.throws(() => computeFigure([], "s"), { instanceOf: RangeError });
});

test("a figure over rounds weighs each round alike, and covers them all", (t) => {
  const rounds = [[1, 1, 1, 1, 1, 1, 1, 1, 1], [3], [2, 2, 2]];
  t.deepEqual(computeRoundsFigure(rounds, "s"), { unit: "s", median: 2, low: 1, high: 3, repetitions: 13 });
});

test("turning seconds into rates turns the interval round", (t) => {
  const seconds = { unit: "s", median: 2, low: 1, high: 4, repetitions: 9 };
  t.deepEqual(
    mapFigure(seconds, "1/s", (value) => 1 / value),
    { unit: "1/s", median: 0.5, low: 0.25, high: 1, repetitions: 9 },
  );
});

test("sampling ends at the stated precision, or when the time is up and the fewest repetitions are made", async (t) => {
  const run = () => new Promise<void>((resolve) => setTimeout(resolve, 2));
  const wait = { run, clock: wallClock };
  const short = await sampleRuns(wait, { precision: 0, budgetSeconds: 0, minRepetitions: 4 });
  t.is(short.length, 4);
  const steady = await sampleRuns(wait, { precision: 10, budgetSeconds: 60, minRepetitions: 4 });
  t.true(steady.length < 30 && computeRelativePrecision(computeFigure(steady, "s")) < 10);
  t.true(steady.every((seconds) => seconds > 0.0005));
});

test("runs too short for the clock are sampled many at once, and come out at their own length", async (t) => {
  // Each run takes 0.3 s of a clock that steps in whole seconds.
  let time = 0;
  const clock = { name: "processor", now: () => Math.floor(time), stepSeconds: 1 } as const;
  const guessClock = { name: "wall", now: () => time, stepSeconds: 1e-9 } as const;
  const run = () => {
    time += 0.3;
    return Promise.resolve();
  };
  const samples = await sampleRuns({ run, clock, guessClock }, { precision: 0, budgetSeconds: 0, minRepetitions: 5 });
  t.true(samples.every((seconds) => Math.abs(seconds - 0.3) < 0.01));
});

test("rounds that agree have a spread of one, and one round twice as slow a spread of two", (t) => {
  t.is(computeRoundSpread([[1, 2, 3], [2], [1, 2, 9]]), 1);
  t.is(
    computeRoundSpread([
      [1, 1],
      [2, 2, 2],
    ]),
    2,
  );
});
