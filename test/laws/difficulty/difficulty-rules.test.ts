import assert from "node:assert/strict";
import test from "ava";
import fc from "fast-check";
import { computeBitsFromTarget, computeTargetFromBits } from "../../../sim/difficulty/compact-bits.ts";
import { computeHashesPerBlock, POW_LIMIT_BITS } from "../../../sim/difficulty/difficulty.ts";
import { difficultyRules } from "../../../sim/difficulty/registry.ts";
import { createStream, drawExponential } from "../../../sim/engine/random-stream.ts";
import { computeGammaQuantile } from "../../../sim/theory/gamma-quantile.ts";

const limit = computeTargetFromBits(POW_LIMIT_BITS);
const TARGET_SECONDS = 2016 * 600;

const bits = fc
  .tuple(fc.bigInt({ min: 2n ** 100n, max: limit }), fc.integer({ min: 0, max: 60 }))
  .map(([target, shift]) => computeBitsFromTarget(target >> BigInt(shift)));
const farFromLimit = bits.map((value) => computeBitsFromTarget(computeTargetFromBits(value) >> 2n));
const timespan = fc.integer({ min: -10_000, max: 6 * TARGET_SECONDS });
const time = fc.integer({ min: 0, max: 2 ** 32 });

for (const rule of Object.values(difficultyRules)) {
  if (rule.retargets !== "by-window") continue;
  const parameters = Object.fromEntries(Object.entries(rule.parameters).map(([name, spec]) => [name, spec.default]));
  const computeNext = (oldBits: number, seconds: number, firstTime = 0) =>
    rule.computeNextBits({ oldBits, firstTime, lastTime: firstTime + seconds, targetIntervalSeconds: 600 }, parameters);

  test(`${rule.name}: the next target rises with the old one and with the time taken, and the limit holds`, (t) => {
    fc.assert(
      fc.property(bits, bits, timespan, timespan, (first, second, shorter, longer) => {
        const next = computeTargetFromBits(computeNext(first, shorter));
        assert.ok(next <= limit);
        const later = computeTargetFromBits(computeNext(first, Math.max(shorter, longer)));
        assert.ok(later >= next);
        if (computeTargetFromBits(second) >= computeTargetFromBits(first)) {
          assert.ok(computeTargetFromBits(computeNext(second, shorter)) >= next);
        }
      }),
      { seed: 11, numRuns: 500 },
    );
    t.pass();
  });

  test(`${rule.name}: only the difference of the times counts`, (t) => {
    fc.assert(
      fc.property(bits, timespan, time, (old, seconds, start) => {
        assert.equal(computeNext(old, seconds, start), computeNext(old, seconds));
      }),
      { seed: 12 },
    );
    t.pass();
  });

  test(`${rule.name}: a window on schedule changes nothing`, (t) => {
    fc.assert(
      fc.property(bits, (old) => {
        assert.equal(computeNext(old, TARGET_SECONDS), old);
      }),
      { seed: 13 },
    );
    t.pass();
  });
}

function retarget(oldBits: number, seconds: number, targetIntervalSeconds = 600): number {
  return difficultyRules.bitcoin.computeNextBits(
    { oldBits, firstTime: 0, lastTime: seconds, targetIntervalSeconds },
    {},
  );
}

test("bitcoin: no retarget changes the target by more than a factor of four", (t) => {
  fc.assert(
    fc.property(bits, timespan, (old, seconds) => {
      const before = computeTargetFromBits(old);
      const after = computeTargetFromBits(retarget(old, seconds));
      assert.ok(after <= 4n * before);
      // Truncation may take up to 2^-15 more.
      assert.ok(after >= before / 4n - before / 2n ** 16n);
      if (seconds <= TARGET_SECONDS / 4) assert.equal(after, computeTargetFromBits(retarget(old, 0)));
    }),
    { seed: 14, numRuns: 500 },
  );
  t.is(retarget(0x1c05a3f4, -1e6), retarget(0x1c05a3f4, TARGET_SECONDS / 4));
  t.is(retarget(0x1c05a3f4, 1e9), retarget(0x1c05a3f4, TARGET_SECONDS * 4));
});

test("bitcoin: targets scale with the time taken, and with the target interval", (t) => {
  fc.assert(
    fc.property(farFromLimit, fc.integer({ min: TARGET_SECONDS / 4, max: TARGET_SECONDS }), (old, half) => {
      const seconds = 2 * half;
      const next = Number(computeTargetFromBits(retarget(old, seconds)));
      const expected = (Number(computeTargetFromBits(old)) * seconds) / TARGET_SECONDS;
      assert.ok(next <= expected && next > expected * (1 - 2 ** -15));
      assert.equal(retarget(old, seconds, 1200), retarget(old, seconds / 2));
    }),
    { seed: 15, examples: [[0x1b0404cb, TARGET_SECONDS]] },
  );
  t.pass();
});

/**
 * Mean interval over many windows of a chain at constant hashrate. The noise of one window is paid back by the next, so
 * of the mean only second-order noise is left: sd = sqrt(3) / 2015 / sqrt(windows), and what the two ends leave.
 */
function simulateMeanInterval(windows: number, seed: string): { mean: number; sd: number } {
  const draw = createStream(seed, "law/retarget-bias");
  const hashrate = computeHashesPerBlock(0x1b0404cb) / 600;
  let windowBits = 0x1b0404cb;
  let clock = 0;
  for (let window = 0; window < windows; window++) {
    const interval = computeHashesPerBlock(windowBits) / hashrate;
    const first = clock + drawExponential(draw) * interval;
    clock = first + computeGammaQuantile(2015, { lower: draw() }) * interval;
    windowBits = retarget(windowBits, Math.floor(clock) - Math.floor(first));
  }
  const noise = Math.sqrt(3 / windows) / 2015 + Math.sqrt(2 / 2015) / windows;
  return { mean: clock / (2016 * windows), sd: 600 * noise };
}

test("bitcoin: constant hashrate gives a mean interval of 600 * 2016 / 2014 s", (t) => {
  const { mean, sd } = simulateMeanInterval(5000, "retarget-bias");
  t.true(Math.abs(mean - (600 * 2016) / 2014) <= 4 * sd, `got ${mean} with sd ${sd}`);
  // The test is sharp enough to tell this from the noise-free 2016 / 2015.
  t.true(Math.abs(mean - (600 * 2016) / 2015) > 8 * sd);
});
