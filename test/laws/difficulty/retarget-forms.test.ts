import assert from "node:assert/strict";
import test from "ava";
import fc from "fast-check";
import { computeRetargetBits, TARGET_TIMESPAN_SECONDS } from "../../../sim/difficulty/bitcoin.ts";
import { computeBlocksByTimeChance, computeWaitQuantileSeconds } from "../../../sim/difficulty/block-waiting.ts";
import { computeBitsFromTarget } from "../../../sim/difficulty/compact-bits.ts";
import { POW_LIMIT_BITS } from "../../../sim/difficulty/difficulty.ts";
import { computeSquareRootStartPeriod, computeSteadyLogStep } from "../../../sim/difficulty/retarget-growth.ts";
import { computeRetargetStep } from "../../../sim/difficulty/retarget-step.ts";
import { computeRetargetTimespans } from "../../../sim/difficulty/retarget-timespans.ts";

const rule = { targetTimespanSeconds: TARGET_TIMESPAN_SECONDS, powLimitBits: POW_LIMIT_BITS };
const bits = fc.bigInt({ min: 2n ** 150n, max: 2n ** 230n }).map(computeBitsFromTarget);
const timespanSeconds = fc.integer({ min: 0, max: 5 * TARGET_TIMESPAN_SECONDS });

test("the timespans of a retarget hold the one that led to it, and no other leads there unless clamped", (t) => {
  fc.assert(
    fc.property(bits, timespanSeconds, (oldBits, seconds) => {
      const newBits = computeRetargetBits({ ...rule, oldBits, timespanSeconds: seconds });
      const range = computeRetargetTimespans({ ...rule, oldBits }, newBits);
      assert.ok(range !== null);
      const { minSeconds, maxSeconds, clamped } = range;
      const inClamp = Math.min(4 * TARGET_TIMESPAN_SECONDS, Math.max(TARGET_TIMESPAN_SECONDS / 4, seconds));
      assert.ok(inClamp >= minSeconds && inClamp <= maxSeconds);
      for (const [outside, isClamped] of [
        [minSeconds - 1, clamped === "low" || clamped === "both"],
        [maxSeconds + 1, clamped === "high" || clamped === "both"],
      ] as const) {
        const other = computeRetargetBits({ ...rule, oldBits, timespanSeconds: outside });
        assert.equal(other === newBits, isClamped);
      }
    }),
    { seed: 31, numRuns: 300 },
  );
  t.is(computeRetargetTimespans({ ...rule, oldBits: POW_LIMIT_BITS }, 0x1b00ffff), null);
});

test("steady growth: the period t of the fluid rule solves t e^(g t) = 1", (t) => {
  for (const growth of [-0.36, -0.1, 1e-9, 0.01, 0.5, 3, 100]) {
    const period = Math.exp(-computeSteadyLogStep(growth));
    t.true(Math.abs(period * Math.exp(growth * period) - 1) < 1e-12, `growth ${growth}`);
    const approximate = computeSquareRootStartPeriod(growth);
    t.true(Math.abs(Math.expm1(growth * approximate) / growth / Math.sqrt(approximate) - 1) < 1e-12);
  }
});

test("a change of hashrate is absorbed in two retargets if it is within a factor of four at each", (t) => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (multiplier, done) => {
        const step = computeRetargetStep(multiplier, done);
        assert.ok(Math.abs(step.secondDifficulty / multiplier - 1) < 1e-12);
      },
    ),
    { seed: 32 },
  );
  for (const multiplier of [1e-6, 1e6]) {
    const step = computeRetargetStep(multiplier, 0);
    const change = multiplier > 1 ? 4 : 1 / 4;
    t.is(step.firstDifficulty, change);
    t.is(step.secondDifficulty, change ** 2);
  }
});

test("the wait for k blocks: quantiles invert the chance, from one block to a trillion", (t) => {
  for (const count of [1, 6, 2016, 1e6, 1e9, 1e12]) {
    for (const lower of [1e-9, 0.05, 0.5, 0.95]) {
      const seconds = computeWaitQuantileSeconds(count, { lower }, 600);
      // A time is known to 2^-53 of itself, which is sqrt(count) 2^-53 standard deviations.
      const slack = 1e-12 + 1e-14 * Math.sqrt(count);
      t.true(Math.abs(computeBlocksByTimeChance(count, seconds, 600) / lower - 1) < slack * 10, `${count} ${lower}`);
    }
  }
});

test("the chance of k blocks by a time is that of a Poisson count of at least k", (t) => {
  const mean = 7.3;
  let chance = Math.exp(-mean);
  let below = 0;
  for (let count = 1; count <= 20; count++) {
    below += chance;
    chance *= mean / count;
    t.true(Math.abs(computeBlocksByTimeChance(count, mean * 600, 600) - (1 - below)) < 1e-14);
  }
});
