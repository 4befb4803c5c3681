import assert from "node:assert/strict";
import test from "ava";
import fc from "fast-check";
import { computeBitsFromTarget, computeTargetFromBits } from "../../../sim/difficulty/compact-bits.ts";
import { computeHashesPerBlock, POW_LIMIT_BITS } from "../../../sim/difficulty/difficulty.ts";
import type { HeaderRule } from "../../../sim/difficulty/difficulty-rule.ts";
import { createHeaderHistory, type HeaderHistory, pushHeader } from "../../../sim/difficulty/header-history.ts";
import { difficultyRules } from "../../../sim/difficulty/registry.ts";
import { createStream, drawExponential } from "../../../sim/engine/random-stream.ts";

const TARGET_SECONDS = 600;
const limit = computeTargetFromBits(POW_LIMIT_BITS);
const bits = fc
  .tuple(fc.bigInt({ min: 2n ** 100n, max: limit >> 12n }), fc.integer({ min: 0, max: 60 }))
  .map(([target, shift]) => computeBitsFromTarget(target >> BigInt(shift)));

const rules = Object.values(difficultyRules).filter((rule) => rule.retargets === "every-block");

function createHistory(rule: HeaderRule, startBits: number, time = 1.6e9): HeaderHistory {
  return createHeaderHistory({
    headers: rule.countHeaders(getDefaults(rule)),
    height: 1000,
    time,
    bits: startBits,
    targetIntervalSeconds: TARGET_SECONDS,
  });
}

function getDefaults(rule: HeaderRule): Record<string, number> {
  return Object.fromEntries(Object.entries(rule.parameters).map(([name, spec]) => [name, spec.default]));
}

const compute = (rule: HeaderRule, history: HeaderHistory) => rule.computeNextBits(history, getDefaults(rule));

/** Blocks found at a hashrate that `hashrateAt` tells, from one that keeps the target interval. */
function simulate(rule: HeaderRule, blocks: number, hashrateAt: (block: number) => number, seed: string) {
  const draw = createStream(seed, `law/${rule.name}`);
  const history = createHistory(rule, 0x1b0404cb);
  const base = computeHashesPerBlock(0x1b0404cb) / TARGET_SECONDS;
  const intervals = new Float64Array(blocks);
  let clock = history.times.at(-1)!;
  let current = 0x1b0404cb;
  for (let block = 0; block < blocks; block++) {
    intervals[block] = (drawExponential(draw) * computeHashesPerBlock(current)) / (base * hashrateAt(block));
    clock += intervals[block]!;
    pushHeader(history, clock, current);
    current = compute(rule, history);
  }
  return { intervals, seconds: clock - 1.6e9, bits: current, base };
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

for (const rule of rules) {
  test(`${rule.name}: a chain on schedule keeps its target`, (t) => {
    fc.assert(
      fc.property(bits, (start) => {
        const history = createHistory(rule, start);
        for (let block = 0; block < 5; block++) {
          const next = compute(rule, history);
          assert.ok(Math.abs(computeHashesPerBlock(next) / computeHashesPerBlock(start) - 1) < 2 ** -13);
          pushHeader(history, history.times.at(-1)! + TARGET_SECONDS, next);
        }
      }),
      { seed: 21 },
    );
    t.pass();
  });

  test(`${rule.name}: the later the last block, the easier the next; shifting all times changes nothing`, (t) => {
    const late = fc.integer({ min: -100_000, max: 1_000_000 });
    fc.assert(
      fc.property(bits, late, late, fc.integer({ min: 0, max: 1e9 }), (start, first, second, shift) => {
        const next = (seconds: number, time?: number) => {
          const history = createHistory(rule, start, time);
          pushHeader(history, history.times.at(-1)! + seconds, start);
          return computeTargetFromBits(compute(rule, history));
        };
        assert.ok(next(Math.max(first, second)) >= next(Math.min(first, second)));
        assert.equal(next(first, 1e9 + shift), next(first));
      }),
      { seed: 22, numRuns: 300 },
    );
    t.pass();
  });

  test(`${rule.name}: no history, however strange, leads out of the range of targets`, (t) => {
    const any = fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 12 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(0x1d00ffff, 0x1b0404cb, 0x03000001, 0x02000100, 0x17034219), any, (start, steps) => {
        const history = createHistory(rule, start);
        let current: number = start;
        for (const step of steps) {
          pushHeader(history, history.times.at(-1)! + step, current);
          current = compute(rule, history);
          const target = computeTargetFromBits(current);
          assert.ok(target >= 1n && target <= limit);
        }
      }),
      { seed: 23, numRuns: 300 },
    );
    t.pass();
  });

  test(`${rule.name}: at constant hashrate blocks come at the target interval`, (t) => {
    const blocks = 40_000;
    const { intervals, seconds, bits: last, base } = simulate(rule, blocks, () => 1, "steady");
    // Four standard errors, measured over 18 runs of 20,000 blocks: feedback keeps the clock nearer to schedule than
    // free waits would. LWMA's mean of times that set each other is 0.73 % too long.
    const tolerance = { asert: 0.002, lwma: 0.0085, ethereum: 0.009 }[rule.name]!;
    t.true(Math.abs(mean(intervals) / TARGET_SECONDS - 1) < tolerance, `${mean(intervals)}`);
    t.true(Math.abs(mean(intervals) / (0.98 * TARGET_SECONDS) - 1) > tolerance, "a bias of 2 % must be seen");
    t.true(Math.abs(seconds / blocks / mean(intervals) - 1) < 1e-6);
    t.true(Math.abs(Math.log(computeHashesPerBlock(last) / (base * TARGET_SECONDS))) < 0.5);
  });

  test(`${rule.name}: after a step of hashrate the target interval comes back`, (t) => {
    for (const step of [0.25, 4]) {
      const blocks = 14_000;
      const { intervals } = simulate(rule, blocks, (block) => (block < 100 ? 1 : step), `step ${step}`);
      const early = mean(intervals.subarray(100, 120));
      const late = mean(intervals.subarray(12_000));
      t.true(step > 1 ? early < 0.6 * TARGET_SECONDS : early > 1.4 * TARGET_SECONDS, `${early}`);
      t.true(Math.abs(late / TARGET_SECONDS - 1) < 4 / Math.sqrt(2000), `${late}`);
    }
  });
}
