import test from "ava";
import { computeHashesPerArea } from "../../hardware-models/area-efficiency.ts";
import {
  computeAttainableEfficiency,
  fitAttainableEfficiency,
  listRecords,
} from "../../hardware-models/attainable-efficiency.ts";
import { HardwareModelError } from "../../hardware-models/hardware-model-error.ts";
import { readChipLibrary } from "../../scenarios/fit/chip-library.ts";
import { readHashingChips, readHashingEfficiency } from "../../scenarios/fit/read-hashing-efficiency.ts";

const chips = readHashingChips();
const { fit, floor } = readHashingEfficiency();
const finest = [130, 110, 65, 55, 40, 28, 20, 16, 14, 12, 10, 8, 7, 5, 4, 3];
const root = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);

test("the attainable energy falls with time and with the node, and never below the floor", (t) => {
  for (const [at, node] of finest.entries()) {
    for (let year = 2013; year <= 2035; year += 0.5) {
      const { value, low, high } = computeAttainableEfficiency(fit, floor, node, year);
      t.true(low >= floor(node) && low <= value && value <= high, `${node} in ${year}`);
      t.true(computeAttainableEfficiency(fit, floor, node, year + 0.5).value < value);
      const finer = finest[at + 1];
      if (finer !== undefined) t.true(computeAttainableEfficiency(fit, floor, finer, year).value < value);
    }
  }
});

test("record chips of three orders of magnitude lie within a third of the fit, nodes left out likewise", (t) => {
  t.log(
    `chips ${fit.chips}, residual ${fit.residual.toFixed(3)}, held out ${fit.heldOutResidual.toFixed(3)}, ` +
      `spread x${fit.spreadFactor.toFixed(2)}, start ${fit.startExcess.toFixed(2)}, learning ${fit.learningYears.toFixed(2)} years`,
  );
  t.true(fit.chips > 40 && fit.residual < 0.3 && fit.heldOutResidual < 0.35 && fit.spreadFactor < 1.8);
});

test("fitted before 2019, it tells the records from 2019 on within 15 %, and a tenth on average", (t) => {
  const early = readHashingEfficiency(2019);
  const later = listRecords(chips).filter(({ year }) => year >= 2019);
  const misses = later.map(({ year, nanometres, joulesPerUnit }) =>
    Math.log(joulesPerUnit / computeAttainableEfficiency(early.fit, floor, nanometres, year).value),
  );
  const bias = misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
  t.log(`${later.length} chips, root mean square ${root(misses).toFixed(3)}, bias ${bias.toFixed(3)}`);
  t.true(later.length >= 20 && root(misses) < 0.15 && Math.abs(bias) < 0.1);
});

test("nine of ten record chips lie within the interval", (t) => {
  const records = listRecords(chips);
  const inside = records.filter(({ year, nanometres, joulesPerUnit }) => {
    const { low, high } = computeAttainableEfficiency(fit, floor, nanometres, year);
    return joulesPerUnit >= low && joulesPerUnit <= high;
  });
  t.true(inside.length / records.length >= 0.85, `${inside.length} of ${records.length}`);
});

test("the future does not change a fit of the past", (t) => {
  const past = chips.filter(({ year }) => year < 2019);
  const invented = past.map((chip) => ({ ...chip, year: chip.year + 10, joulesPerUnit: chip.joulesPerUnit / 100 }));
  const all = [...invented, ...past].filter(({ year }) => year < 2019);
  t.deepEqual(fitAttainableEfficiency(all, floor), readHashingEfficiency(2019).fit);
});

test("a fit finds the law that made its chips", (t) => {
  const made = [65, 28, 16, 7].flatMap((nanometres, at) =>
    Array.from({ length: 6 }, (_, step) => {
      const year = 2013 + at + step;
      return { nanometres, year, joulesPerUnit: floor(nanometres) * Math.exp(3 * Math.exp(-(year - 2013) / 2.5)) };
    }),
  );
  const found = fitAttainableEfficiency(made, floor);
  t.true(Math.abs(found.startExcess - 3) < 0.01 && Math.abs(found.learningYears - 2.5) < 0.02);
  t.true(found.spreadFactor < 1.01);
});

test("too few chips, and nodes without an energy, are refused", (t) => {
  t.throws(() => fitAttainableEfficiency(chips.slice(0, 2), floor), { instanceOf: HardwareModelError });
  t.throws(() => computeAttainableEfficiency(fit, floor, 2, 2026), { instanceOf: HardwareModelError });
});

test("hashes a mm2 grow with the node and pass through the one core whose area is public", (t) => {
  const { figures } = readChipLibrary();
  t.true(Math.abs(computeHashesPerArea(28, figures).value / (0.8061e9 / 0.66) - 1) < 1e-12);
  let last = 0;
  for (const node of finest) {
    const { value, low, high } = computeHashesPerArea(node, figures);
    t.true(value > last && low < value && value < high);
    last = value;
  }
});
