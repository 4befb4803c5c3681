import test from "ava";
import type { DesignPoint, RangeFactor } from "../../scenarios/designs/design.ts";
import { ScenarioError } from "../../scenarios/scenario-error.ts";
import type { MorrisSensitivity } from "../../scenarios/statistics/morris-sensitivity.ts";
import type { PointOutcome } from "../../scenarios/statistics/point-outcome.ts";
import {
  computeSensitivity,
  planSensitivity,
  type Sensitivity,
  type SensitivityMethod,
} from "../../scenarios/statistics/sensitivity.ts";
import { listSensitivityStages } from "../../scenarios/statistics/sensitivity-convergence.ts";
import type { SobolSensitivity } from "../../scenarios/statistics/sobol-sensitivity.ts";
import { createStream, drawExponential } from "../../sim/engine/random-stream.ts";

type Model = (point: readonly number[]) => number;

const options = { seed: "test", resamples: 100, alpha: 0.05, metric: "y" };

function createFactors(count: number, low = 0, high = 1): RangeFactor[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: "range",
    name: `x${index + 1}`,
    low,
    high,
    scale: "linear",
    isWhole: false,
    levels: null,
  }));
}

function evaluate(points: readonly DesignPoint[], model: Model): PointOutcome[] {
  return points.map((point) => [model(point as readonly number[])]);
}

function analyse(method: SensitivityMethod, factors: readonly RangeFactor[], model: Model, seed = "1"): Sensitivity {
  const plan = planSensitivity(method, factors, seed);
  return computeSensitivity(plan, evaluate(plan.points, model), options)!;
}

const analyseSobol = (size: number, factors: readonly RangeFactor[], model: Model, seed = "1") =>
  analyse({ kind: "sobol", size }, factors, model, seed) as SobolSensitivity;
const analyseMorris = (factors: readonly RangeFactor[], model: Model, seed = "1") =>
  analyse({ kind: "morris", trajectories: 40, levels: 4 }, factors, model, seed) as MorrisSensitivity;

/** Ishigami and Homma, 1990, with a = 7, b = 0.1. */
const computeIshigami: Model = ([x, y, z]) => Math.sin(x!) * (1 + 0.1 * z! ** 4) + 7 * Math.sin(y!) ** 2;
const ishigamiFactors = createFactors(3, -Math.PI, Math.PI);

test("the Ishigami function has its published indices", (t) => {
  const { rows, variance } = analyseSobol(4096, ishigamiFactors, computeIshigami);
  // 1/2 + a^2 / 8 + b pi^4 / 5 + b^2 pi^8 / 18
  const exact = 1 / 2 + 49 / 8 + (0.1 * Math.PI ** 4) / 5 + (0.01 * Math.PI ** 8) / 18;
  t.true(Math.abs(variance / exact - 1) < 0.01);
  for (const [index, [first, total]] of [
    [0.3139, 0.5576],
    [0.4424, 0.4424],
    [0, 0.2437],
  ].entries()) {
    t.true(Math.abs(rows[index]!.first.value - first!) < 0.01, rows[index]!.factor);
    t.true(Math.abs(rows[index]!.total.value - total!) < 0.01, rows[index]!.factor);
  }
});

test("Sobol's g-function has its closed-form indices", (t) => {
  const weights = [0, 1, 4.5, 9, 99, 99];
  const partial = weights.map((weight) => 1 / 3 / (1 + weight) ** 2);
  const variance = partial.reduce((product, part) => product * (1 + part), 1) - 1;
  const { rows } = analyseSobol(4096, createFactors(6), (point) =>
    point.reduce((product, x, index) => product * ((Math.abs(4 * x - 2) + weights[index]!) / (1 + weights[index]!)), 1),
  );
  for (const [index, part] of partial.entries()) {
    const total = (part * (variance + 1)) / (1 + part) / variance;
    t.true(Math.abs(rows[index]!.first.value - part / variance) < 0.015);
    t.true(Math.abs(rows[index]!.total.value - total) < 0.015);
  }
});

test("an additive model has equal first-order and total indices, shares of variance that add up to 1", (t) => {
  const slopes = [1, 2, 0, -4];
  const { rows } = analyseSobol(2048, createFactors(4), (point) =>
    point.reduce((sum, x, index) => sum + slopes[index]! * x, 100),
  );
  for (const [index, slope] of slopes.entries()) {
    t.true(Math.abs(rows[index]!.first.value - slope ** 2 / 21) < 0.005);
    t.true(Math.abs(rows[index]!.total.value - slope ** 2 / 21) < 0.005);
  }
});

test("indices do not change when the output is scaled or shifted", (t) => {
  const plain = analyseSobol(256, ishigamiFactors, computeIshigami);
  const moved = analyseSobol(256, ishigamiFactors, (point) => 1000 - 3 * computeIshigami(point));
  for (const [index, row] of plain.rows.entries()) {
    t.true(Math.abs(row.first.value - moved.rows[index]!.first.value) < 1e-9);
    t.true(Math.abs(row.total.low! - moved.rows[index]!.total.low!) < 1e-9);
  }
});

test("bootstrap intervals of Sobol indices cover the published ones at least as often as they say", (t) => {
  const seeds = 40;
  let covered = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const { rows } = analyseSobol(256, ishigamiFactors, computeIshigami, `${seed}`);
    for (const [index, total] of [0.5576, 0.4424, 0.2437].entries()) {
      const { low, high } = rows[index]!.total;
      if (low! <= total && total <= high!) covered++;
    }
  }
  t.true(covered / (3 * seeds) > 0.95 - 4 * Math.sqrt((0.05 * 0.95) / (3 * seeds)));
});

test("Morris finds the slopes of a linear model without spread, per whole range", (t) => {
  const slopes = [3, -5, 0];
  const { rows } = analyseMorris(createFactors(3, 10, 30), (point) =>
    point.reduce((sum, x, index) => sum + slopes[index]! * x, 0),
  );
  for (const [index, slope] of slopes.entries()) {
    t.true(Math.abs(rows[index]!.mu - 20 * slope) < 1e-9);
    t.true(Math.abs(rows[index]!.muStar.value - Math.abs(20 * slope)) < 1e-9);
    t.true(rows[index]!.sigma < 1e-9);
  }
});

test("Morris tells interplay and curvature from a factor that does nothing", (t) => {
  const { rows } = analyseMorris(createFactors(4), ([x, y, z]) => 4 * x! * y! + (2 * z! - 1) ** 2);
  t.true(rows[0]!.muStar.value > 1 && rows[0]!.sigma > 0.5);
  // The parabola's effects change their sign and cancel.
  t.true(Math.abs(rows[2]!.mu) < 0.4 && rows[2]!.muStar.value > 0.4);
  t.is(rows[3]!.muStar.value, 0);
  t.true(rows[0]!.muStar.low! <= rows[0]!.muStar.value && rows[0]!.muStar.value <= rows[0]!.muStar.high!);
});

test("Morris and Sobol agree on which factors matter", (t) => {
  const model: Model = (point) => point.reduce((sum, x, index) => sum + x ** 2 * 2 ** index, 0);
  const rank = ({ rows }: MorrisSensitivity | SobolSensitivity) =>
    rows
      .map((row) => ({ factor: row.factor, size: "muStar" in row ? row.muStar.value : row.total.value }))
      .sort((one, other) => other.size - one.size)
      .map(({ factor }) => factor);
  const expected = ["x5", "x4", "x3", "x2", "x1"];
  t.deepEqual(rank(analyseMorris(createFactors(5), model)), expected);
  t.deepEqual(rank(analyseSobol(256, createFactors(5), model)), expected);
});

test("luck alone lifts a factor without effect to the noise floor, and common luck lowers the floor", (t) => {
  const stream = createStream("noise", "luck");
  const drawNormal = () => Math.sqrt(2 * drawExponential(stream)) * Math.cos(2 * Math.PI * stream());
  const replications = 4;
  for (const method of [
    { kind: "morris", trajectories: 300, levels: 4 },
    { kind: "sobol", size: 512 },
  ] as const) {
    const plan = planSensitivity(method, createFactors(2), "floor");
    const run = (luck: (replication: number) => number) =>
      computeSensitivity(
        plan,
        plan.points.map(([x]) => Array.from({ length: replications }, (_, index) => 3 * (x as number) + luck(index))),
        options,
      )!;
    const idle = (sensitivity: Sensitivity) => {
      const row = sensitivity.rows[1]!;
      return { size: "muStar" in row ? row.muStar.value : row.total.value, floor: row.noiseFloor! };
    };
    const noisy = idle(run(drawNormal));
    t.true(Math.abs(noisy.size / noisy.floor - 1) < 0.15, method.kind);
    const shared = Array.from({ length: replications }, drawNormal);
    const common = idle(run((replication) => shared[replication]!));
    t.true(common.size < 1e-9 && common.floor < 1e-9);
  }
});

test("one replication has no noise floor", (t) => {
  for (const { noiseFloor } of analyseSobol(8, ishigamiFactors, computeIshigami).rows) t.is(noiseFloor, null);
  for (const { noiseFloor } of analyseMorris(ishigamiFactors, computeIshigami).rows) t.is(noiseFloor, null);
});

test("a point without a value takes its row or trajectory along, and is counted", (t) => {
  for (const [method, width] of [
    [{ kind: "morris", trajectories: 10, levels: 4 }, 4],
    [{ kind: "sobol", size: 16 }, 5],
  ] as const) {
    const plan = planSensitivity(method, ishigamiFactors, "gaps");
    const outcomes = evaluate(plan.points, computeIshigami);
    const whole = computeSensitivity(plan, outcomes, options)!;
    const broken = outcomes.map((outcome, index) => (index === width + 1 ? [null] : outcome));
    const found = computeSensitivity(plan, broken, options)!;
    t.deepEqual([found.used, found.dropped], [whole.used - 1, 1]);
    const without = (list: readonly PointOutcome[]) => [...list.slice(0, width), ...list.slice(2 * width)];
    const rest = computeSensitivity(
      { ...plan, trajectories: plan.trajectories.filter((_, index) => index !== 1) },
      without(outcomes),
      options,
    )!;
    t.deepEqual(found.rows, rest.rows as never);
    t.is(
      computeSensitivity(
        plan,
        outcomes.map(() => [null]),
        options,
      ),
      null,
    );
  }
});

test("an output that never varies has no Sobol indices", (t) => {
  const plan = planSensitivity({ kind: "sobol", size: 16 }, createFactors(2), "flat");
  t.is(
    computeSensitivity(
      plan,
      evaluate(plan.points, () => 0.1),
      options,
    ),
    null,
  );
});

test("stages double up to the whole, where they end at its indices, and come nearer the truth", (t) => {
  const plan = planSensitivity({ kind: "sobol", size: 2048 }, ishigamiFactors, "stages");
  const outcomes = evaluate(plan.points, computeIshigami);
  const stages = listSensitivityStages(plan, outcomes, options);
  t.deepEqual(
    stages.map(({ size }) => size),
    [4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048],
  );
  t.deepEqual(stages.at(-1)!.sensitivity, computeSensitivity(plan, outcomes, options));
  const getError = (index: number) => {
    const { rows } = stages.at(index)!.sensitivity as SobolSensitivity;
    return Math.max(...[0.5576, 0.4424, 0.2437].map((total, factor) => Math.abs(rows[factor]!.total.value - total)));
  };
  t.true(getError(-1) < 0.03 && getError(-1) < getError(1));
});

test("the same seed gives the same indices and intervals", (t) => {
  t.deepEqual(analyseSobol(64, ishigamiFactors, computeIshigami), analyseSobol(64, ishigamiFactors, computeIshigami));
  t.deepEqual(analyseMorris(ishigamiFactors, computeIshigami), analyseMorris(ishigamiFactors, computeIshigami));
});

test("a sample that cannot be drawn is refused", (t) => {
  for (const [method, count] of [
    [{ kind: "sobol", size: 100 }, 2],
    [{ kind: "sobol", size: 16 }, 65],
    [{ kind: "morris", trajectories: 1, levels: 4 }, 2],
    [{ kind: "morris", trajectories: 4, levels: 3 }, 2],
    [{ kind: "morris", trajectories: 4, levels: 4 }, 0],
  ] as const) {
    t.throws(() => planSensitivity(method, createFactors(count), "1"), { instanceOf: ScenarioError });
  }
});
