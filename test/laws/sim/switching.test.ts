import test from "ava";
import { computeOptionExponent, computeOptionMultiple } from "../../../sim/theory/real-option.ts";
import { computeSwitchingThresholds } from "../../../sim/theory/switching-thresholds.ts";

const plants = [0.05, 0.1, 0.3, 0.8, 2].flatMap((volatility) =>
  [0.025, 0.1, 0.5].flatMap((discountPerYear) =>
    [0.01, 0.5, 4].flatMap((restartYears) =>
      [0, 0.3].map((stopYears) => ({ volatility, discountPerYear, restartYears, stopYears })),
    ),
  ),
);

test("Dixit's example: sunk 4 years of cost, 2.5 % a year, volatility 0.1: in at 1.4667, out at 0.7657", (t) => {
  const { start, stop } = computeSwitchingThresholds({
    volatility: 0.1,
    discountPerYear: 0.025,
    restartYears: 4,
    stopYears: 0,
  });
  t.true(Math.abs(start - 1.4667) < 1e-4 && Math.abs(stop - 0.7657) < 1e-4, `${start} and ${stop}`);
});

test("thresholds meet value matching and smooth pasting at both ends", (t) => {
  for (const plant of plants) {
    const { start, stop } = computeSwitchingThresholds(plant);
    const rho = plant.discountPerYear;
    const b = computeOptionExponent({ driftPerYear: 0, discountPerYear: rho, volatility: plant.volatility });
    const a = 1 - b;
    // A and B from value matching, with powers of P / stop; then the slopes must vanish.
    const [q, excess] = [start / stop, (price: number) => (price - 1) / rho];
    const [atStart, atStop] = [plant.restartYears - excess(start), -plant.stopYears - excess(stop)];
    const rising = (atStart - atStop * q ** a) / (q ** b - q ** a);
    const falling = atStop - rising;
    const slope = (ratio: number) => (rising * b * ratio ** (b - 1) + falling * a * ratio ** (a - 1)) / stop + 1 / rho;
    for (const end of [1, q]) t.true(Math.abs(slope(end)) < 1e-6 / rho, `${JSON.stringify(plant)}: ${slope(end)}`);
  }
});

test("without volatility the thresholds are Marshall's; with it they lie further apart, and further with more", (t) => {
  for (const { discountPerYear, restartYears, stopYears } of plants) {
    let last = { start: 1 + discountPerYear * restartYears, stop: 1 - discountPerYear * stopYears };
    const still = computeSwitchingThresholds({ volatility: 0, discountPerYear, restartYears, stopYears });
    t.true(Math.abs(still.start - last.start) < 1e-9 && Math.abs(still.stop - last.stop) < 1e-9);
    for (const volatility of [0.01, 0.1, 0.4, 1]) {
      const next = computeSwitchingThresholds({ volatility, discountPerYear, restartYears, stopYears });
      t.true(next.start > last.start && next.stop < last.stop);
      last = next;
    }
  }
});

test("where stopping costs as much as running for ever, entry is the option that is exercised once", (t) => {
  for (const { volatility, discountPerYear, restartYears } of plants) {
    const { start, stop } = computeSwitchingThresholds({
      volatility,
      discountPerYear,
      restartYears,
      stopYears: 1 / discountPerYear,
    });
    const exponent = computeOptionExponent({ driftPerYear: 0, discountPerYear, volatility });
    t.is(stop, 0);
    t.true(Math.abs(start / (computeOptionMultiple(exponent) * (1 + discountPerYear * restartYears)) - 1) < 1e-12);
    const nearly = computeSwitchingThresholds({
      volatility,
      discountPerYear,
      restartYears,
      stopYears: 0.999999 / discountPerYear,
    });
    t.true(Math.abs(nearly.start / start - 1) < 1e-3, `${nearly.start} against ${start}`);
  }
});

test("switching that costs nothing has no hysteresis", (t) => {
  t.deepEqual(computeSwitchingThresholds({ volatility: 0.8, discountPerYear: 0.3, restartYears: 0, stopYears: 0 }), {
    start: 1,
    stop: 1,
  });
});
