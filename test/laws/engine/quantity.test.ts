import test from "ava";
import { drawQuantity } from "../../../sim/engine/quantity.ts";
import { createStream } from "../../../sim/engine/random-stream.ts";
import type { Quantity } from "../../../sim/simulation-input.ts";
import { computeKolmogorov, KOLMOGOROV_LIMIT } from "./goodness-of-fit.ts";

interface Law {
  readonly quantity: Exclude<Quantity, number>;
  readonly cumulative: (value: number) => number;
}

const LAWS: readonly Law[] = [
  { quantity: { distribution: "uniform", low: -2, high: 6 }, cumulative: (value) => (value + 2) / 8 },
  {
    quantity: { distribution: "lognormal", median: 0.05, sigma: 0.4 },
    cumulative: (value) => computeNormalCumulative(Math.log(value / 0.05) / 0.4),
  },
  {
    quantity: { distribution: "pareto", minimum: 1000, shape: 1.16 },
    cumulative: (value) => 1 - (1000 / value) ** 1.16,
  },
];

test("a plain number is itself and draws nothing", (t) => {
  const never = (): number => {
    throw new Error("drew");
  };
  for (const value of [0, -1.5, 3e9]) t.is(drawQuantity(value, never), value);
});

test("every law has the distribution its formula says, and a scale off by 2 % is caught", (t) => {
  for (const { quantity, cumulative } of LAWS) {
    const draw = createStream("quantity", quantity.distribution);
    const sample = Float64Array.from({ length: 200_000 }, () => drawQuantity(quantity, draw));
    t.true(computeKolmogorov(sample, cumulative) < KOLMOGOROV_LIMIT, quantity.distribution);
    const biased = sample.map((value) => value * 1.02);
    t.true(computeKolmogorov(biased, cumulative) > KOLMOGOROV_LIMIT, quantity.distribution);
  }
});

test("the ends of the unit interval give finite values", (t) => {
  for (const { quantity } of LAWS) {
    for (const end of [0, 1 - 2 ** -53]) {
      // The normal law draws pairs until one lies in the unit disc: end it with a harmless pair.
      const uniforms = [end, end, 0.6, 0.7];
      let next = 0;
      t.true(Number.isFinite(drawQuantity(quantity, () => uniforms[next++ % 4]!)), quantity.distribution);
    }
  }
});

test("parameters that give no finite number are refused by name", (t) => {
  const bad: readonly Quantity[] = [
    Number.NaN,
    Infinity,
    { distribution: "lognormal", median: -1, sigma: 1 },
    { distribution: "pareto", minimum: 1, shape: 1e-9 },
    { distribution: "uniform", low: 0, high: Number.NaN },
  ];
  const draw = createStream("quantity", "bad");
  for (const quantity of bad) {
    t.throws(() => drawQuantity(quantity, draw), {
      instanceOf: RangeError,
      message: /expected parameters of a finite/,
    });
  }
});

/** Abramowitz and Stegun 7.1.26: within 1.5e-7. */
function computeNormalCumulative(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const s = 1 / (1 + 0.3275911 * x);
  const tail =
    s *
    (0.254829592 + s * (-0.284496736 + s * (1.421413741 + s * (-1.453152027 + s * 1.061405429)))) *
    Math.exp(-x * x);
  return z > 0 ? 1 - tail / 2 : tail / 2;
}
