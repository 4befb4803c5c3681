import assert from "node:assert/strict";
import test from "ava";
import fc from "fast-check";
import { type AsertAnchor, computeAsertBits } from "../../../sim/difficulty/asert.ts";
import { computeAsertGrowthRatio, computeAsertStep } from "../../../sim/difficulty/asert-fluid.ts";
import { computeTargetFromBits } from "../../../sim/difficulty/compact-bits.ts";
import { POW_LIMIT_BITS } from "../../../sim/difficulty/difficulty.ts";

const HALFLIFE_SECONDS = 172_800;
const anchor: AsertAnchor = {
  height: 1000n,
  parentTime: 1_600_000_000n,
  bits: 0x1802aee8,
  halflifeSeconds: BigInt(HALFLIFE_SECONDS),
  spacingSeconds: 600n,
  powLimitBits: POW_LIMIT_BITS,
};
const anchorTarget = computeTargetFromBits(anchor.bits);

/** Target after `blocks` blocks of which the last came `late` seconds after its schedule. */
function computeTarget(blocks: number, late: number): bigint {
  const time = anchor.parentTime + 600n * BigInt(blocks + 1) + BigInt(late);
  return computeTargetFromBits(computeAsertBits(anchor, anchor.height + BigInt(blocks), time));
}

const blocks = fc.integer({ min: 0, max: 1_000_000 });

test("ASERT doubles the target for each halflife behind schedule, whatever the height", (t) => {
  fc.assert(
    fc.property(blocks, fc.integer({ min: -5, max: 5 }), (count, halflives) => {
      const expected = Number(anchorTarget) * 2 ** halflives;
      const found = Number(computeTarget(count, halflives * HALFLIFE_SECONDS));
      assert.ok(found <= expected && found > expected * (1 - 2 ** -15));
    }),
    { seed: 21 },
  );
  t.pass();
});

test("ASERT follows 2^(delay / halflife) within the 0.013 % of its cubic", (t) => {
  fc.assert(
    fc.property(fc.integer({ min: -900_000, max: 900_000 }), (late) => {
      const expected = Number(anchorTarget) * 2 ** (late / HALFLIFE_SECONDS);
      const found = Number(computeTarget(0, late));
      assert.ok(Math.abs(found / expected - 1) < 0.00013 + 2 ** -15);
    }),
    { seed: 22, numRuns: 500 },
  );
  t.pass();
});

test("ASERT stays between target 1 and the limit, however far off schedule", (t) => {
  t.is(computeTarget(0, 1e12), computeTargetFromBits(POW_LIMIT_BITS));
  t.is(computeTarget(0, -1e12), 1n);
  t.is(computeAsertBits(anchor, 10n ** 25n, 0n), 0x01010000);
});

test("the fluid ASERT solves dD/dt = (h - D) / tau, and finds blocks at rate h / D", (t) => {
  const input = {
    halflifeSeconds: HALFLIFE_SECONDS,
    spacingSeconds: 600,
    hashrateStep: 3,
    initialDifficulty: 1.2,
    elapsedSeconds: 0,
  };
  let difficulty = 1.2;
  let found = 0;
  const step = 10;
  for (let elapsedSeconds = 0; elapsedSeconds < 400_000; elapsedSeconds += step) {
    // Midpoint rule: its error falls with the square of the step.
    const slope = (at: number) => ((3 - at) * Math.LN2) / HALFLIFE_SECONDS;
    const middle = difficulty + (slope(difficulty) * step) / 2;
    found += (3 / middle / 600) * step;
    difficulty += slope(middle) * step;
  }
  const closed = computeAsertStep({ ...input, elapsedSeconds: 400_000 });
  t.true(Math.abs((closed.difficultyRatio * 1.2) / difficulty - 1) < 1e-8);
  t.true(Math.abs(closed.blocks / found - 1) < 1e-8);
  t.is(computeAsertStep({ ...input, elapsedSeconds: 0 }).difficultyRatio, 1);
  t.is(computeAsertGrowthRatio(0, HALFLIFE_SECONDS), 1);
});
