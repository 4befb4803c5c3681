import test from "ava";
import { computeBlockDifference } from "../../scenarios/claims/block-bootstrap.ts";
import { listFlips } from "../../scenarios/claims/list-flips.ts";
import {
  combineVerdicts,
  judgeAtLeast,
  judgeAtMost,
  judgeGreater,
  ROUNDNESS,
  type Verdict,
  type VerdictKind,
} from "../../scenarios/claims/verdict.ts";
import { createStream } from "../../sim/engine/random-stream.ts";

const stream = createStream("verdicts", "cases");
const cases = Array.from({ length: 200 }, () => {
  const value = 10 ** (6 * stream() - 3);
  const [down, up] = [1 + 3 * stream(), 1 + 3 * stream()];
  return { found: { value, low: value / down, high: value * up }, claimed: 10 ** (6 * stream() - 3) };
});
const order: readonly VerdictKind[] = ["supported", "not decidable", "overstated"];

test("a larger claim on the same evidence is never judged better, and each verdict has its bounds", (t) => {
  for (const { found, claimed } of cases) {
    const kinds = [0.01, 0.1, 1, 10, 100].map((times) => order.indexOf(judgeAtLeast(claimed * times, found).kind));
    t.deepEqual(kinds, kinds.toSorted());
    t.is(judgeAtLeast(found.low * ROUNDNESS * (1 - 1e-9), found).kind, "supported");
    t.is(judgeAtLeast(found.high * ROUNDNESS * (1 + 1e-9), found).kind, "overstated");
    t.is(judgeAtLeast(Math.sqrt(found.low * found.high) * ROUNDNESS, found).kind, "not decidable");
  }
});

test("units do not matter, and at most is at least of the inverse", (t) => {
  for (const { found, claimed } of cases) {
    const { value, low, high } = found;
    const scaled = judgeAtLeast(claimed * 1024, { value: value * 1024, low: low * 1024, high: high * 1024 });
    t.deepEqual(scaled, judgeAtLeast(claimed, found));
    const inverse = judgeAtLeast(1 / claimed, { value: 1 / value, low: 1 / high, high: 1 / low });
    const most = judgeAtMost(claimed, found);
    t.is(most.kind, inverse.kind);
    t.true(Math.abs(most.factor!.value / inverse.factor!.value - 1) < 1e-12);
  }
});

test("an overstated claim divided by the low end of its factor, and rounded, is not overstated any more", (t) => {
  for (const { found, claimed } of cases) {
    const verdict = judgeAtLeast(claimed, found);
    if (verdict.kind !== "overstated") continue;
    t.not(judgeAtLeast(claimed / verdict.factor.low, found).kind, "overstated");
    t.true(verdict.factor.low > ROUNDNESS && verdict.factor.value === claimed / found.value);
  }
});

test("more than is decided by the sign of the whole range; without a range nothing is", (t) => {
  t.is(judgeGreater({ value: 2, low: 1, high: 3 }).kind, "supported");
  t.is(judgeGreater({ value: -2, low: -3, high: -1 }).kind, "false");
  t.is(judgeGreater({ value: 0, low: 0, high: 0 }).kind, "false");
  t.is(judgeGreater({ value: 1, low: -1, high: 3 }).kind, "not decidable");
  t.is(judgeGreater(null).kind, "not decidable");
  t.is(judgeAtLeast(1, null).kind, "not decidable");
  t.is(judgeAtLeast(1, { value: 1.2, low: 0.9, high: 2 }, { tolerance: 1 }).kind, "not decidable");
});

test("a range that is none is our own mistake", (t) => {
  t.throws(() => judgeAtLeast(1, { value: 2, low: 3, high: 4 }), { message: /low <= value <= high/ });
  t.throws(() => judgeAtLeast(1, { value: Number.NaN, low: 1, high: 2 }), { message: /low <= value <= high/ });
});

test("a claim is as good as its weakest part, in whatever order the parts come", (t) => {
  const supported = judgeAtLeast(1, { value: 1, low: 1, high: 1 });
  const small = judgeAtLeast(3, { value: 1, low: 1, high: 1 });
  const large = judgeAtLeast(30, { value: 1, low: 1, high: 1 });
  const open = judgeGreater(null);
  const wrong = judgeGreater({ value: -1, low: -1, high: -1 });
  const expected: readonly (readonly [readonly Verdict[], Verdict])[] = [
    [[supported], supported],
    [[supported, open], open],
    [[supported, open, small], small],
    [[small, large, open], large],
    [[small, large, wrong, open], wrong],
  ];
  for (const [parts, verdict] of expected) {
    t.is(combineVerdicts(parts), verdict);
    t.is(combineVerdicts(parts.toReversed()), verdict);
  }
  t.throws(() => combineVerdicts([]), { message: /at least one part/ });
});

test("a threshold flips the verdict as told, and right before it the verdict is the one before", (t) => {
  for (const { found, claimed } of cases) {
    const judge = (value: number) => judgeAtLeast(claimed, scale(found, value));
    for (const towards of [1e6, 1e-6]) {
      const flips = listFlips({ assumption: "", unit: "1", now: 1, towards, judge });
      let before = judge(1).kind;
      for (const { threshold, becomes } of flips) {
        if (threshold === null) {
          t.is(judge(towards).kind, before);
          continue;
        }
        const back = towards > 1 ? 1 - 1e-9 : 1 + 1e-9;
        t.is(judge(threshold * back).kind, before);
        t.is(judge(threshold).kind, becomes!);
        before = becomes!;
      }
      t.is(judge(towards).kind, before);
    }
  }
});

test("flips from 0 go in even steps; nothing found is told as such", (t) => {
  const judge = (value: number) => judgeGreater({ value: value - 0.3, low: value - 0.3, high: value - 0.3 });
  const [flip] = listFlips({ assumption: "", unit: "1", now: 0, towards: 1, judge });
  t.true(Math.abs(flip!.threshold! - 0.3) < 1e-12);
  t.is(flip!.becomes, "supported");
  const [none] = listFlips({ assumption: "", unit: "1", now: 0, towards: 0.2, judge });
  t.is(none!.threshold, null);
});

test("the block interval of a difference holds the truth about as often as it says, and sees a shift", (t) => {
  const draw = createStream("bootstrap", "normal");
  const series = (shift: number) => Array.from({ length: 60 }, () => draw() + draw() + draw() - 1.5 + shift);
  const trials = 300;
  let [holds, seen] = [0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const options = { block: 1, draws: 200, seed: String(trial) };
    const { low, high } = computeBlockDifference(series(0), series(0), options);
    if (low <= 0 && high >= 0) holds++;
    if (computeBlockDifference(series(1), series(0), options).low > 0) seen++;
  }
  // 95 % less what the percentile method loses on 60 values; z = 4 on 300 trials is 5 points.
  t.true(Math.abs(holds / trials - 0.94) < 0.055, String(holds / trials));
  t.true(seen / trials > 0.99);
});

test("series that do not vary have a difference without doubt; equal seeds give equal intervals", (t) => {
  const flat = (value: number) => new Array<number>(48).fill(value);
  t.deepEqual(computeBlockDifference(flat(3), flat(1), { block: 24, draws: 50, seed: "a" }), {
    value: 2,
    low: 2,
    high: 2,
  });
  const one = Array.from({ length: 50 }, (_, index) => Math.sin(index));
  const options = { block: 6, draws: 100, seed: "b" };
  t.deepEqual(computeBlockDifference(one, flat(0), options), computeBlockDifference(one, flat(0), options));
});

function scale({ value, low, high }: { value: number; low: number; high: number }, by: number) {
  return { value: value * by, low: low * by, high: high * by };
}
