import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { getPresetPath } from "../../scenarios/loading/presets.ts";
import { runWords, withFolder } from "../commands/run-words.ts";

const tiny = readFileSync(getPresetPath("tiny"), "utf8");

/** Values that a person or a program may put anywhere. Counts stay small, so that a run stays short. */
const oddValue = fc.oneof(
  fc.constantFrom("", "~", "0", "1", "-1", "0.5", "2", "37", "1e-9", "1e30", "1e308", ".nan", ".inf", "-.inf", "true"),
  fc.constantFrom(
    "[]",
    "{}",
    "[1, 2]",
    "history",
    "none",
    "constant",
    "proof-of-stake",
    "2013-07",
    "2010-08",
    "2014-06",
  ),
  fc.constantFrom("[cpu]", "[asic, asic]", "Core i7-920", "{distribution: uniform, low: 0, high: 1}"),
  fc.constantFrom("{distribution: lognormal, median: 1, sigma: 5}", "{distribution: pareto, minimum: 1, shape: 0.1}"),
  fc.constantFrom(
    "{model: constant, usd: 1e12}",
    "{model: constant, usd: 1e-9}",
    "{model: share-of-subsidy, share: 100}",
  ),
  fc.constantFrom("{model: geometric-brownian-motion, initialUsd: 1, driftPerYear: 5, volatilityPerYear: 5}"),
  fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text)),
);

const groupKeys = [
  ...["capitalUsd", "initialHashrateShare", "electricityUsdPerKwh", "horizonYears", "discountPerYear", "holdShare"],
  ...["hashrateGrowthPerYear", "trendWeight", "priceGrowthPerYear", "reinvestShare", "devices", "name", "count"],
];
const paths = [
  ...["price", "fees", "start", "end", "seed", "title", "stake.floatPerMonth", "hardware.pue", "hardware.siteSpread"],
  ...["chain.startHeight", "chain.startDifficulty", "chain.startHashrate", "chain.startDevice"],
  ...["chain.targetIntervalSeconds", "hardware.deliveryMonths", "hardware.lifeYears", "hardware.scrapAfterMonthsOff"],
  ...["hardware.supply.asic.firstMonthUsd", "hardware.supply.gpu.growthPerMonth", "hardware.exclude", "holders"],
  ...["holders[0].supplyShare", "holders[0].paretoShape", "holders[0].stakedShare", "schemes[0].difficulty.name"],
  ...["schemes[0].rule.name", "schemes[1].rule.nodePowerWatts", "schemes[1].difficulty.name"],
  ...groupKeys.map((key) => `miners[0].${key}`),
  ...groupKeys.map((key) => `miners[2].${key}`),
];
const mutation = fc.tuple(fc.constantFrom(...paths), oddValue).map(([path, value]) => `${path}=${value}`);
const budget = { numRuns: 40, seed: 20130, endOnFailure: true };

test("a scenario changed at random runs, or is refused with a message: it never shows a fault of ours", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "out");
    const property = fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (sets) => {
      const options = sets.flatMap((assignment) => ["--set", assignment]);
      const { code, error } = await runWords([
        "compare",
        "tiny",
        "--replications",
        "1",
        "--quiet",
        "--out",
        out,
        ...options,
      ]);
      if (code === 2) return error !== "";
      return code === 0 && error === "";
    });
    await t.notThrowsAsync(fc.assert(property, budget));
  });
});

test("a file damaged at random is read, or is refused with a message", async (t) => {
  await withFolder(async (folder) => {
    const file = join(folder, "damaged.yaml");
    const damage = fc.tuple(fc.nat(tiny.length), fc.nat(40), fc.string({ unit: "binary", maxLength: 12 }));
    const property = fc.asyncProperty(damage, async ([at, length, text]) => {
      writeFileSync(file, tiny.slice(0, at) + text + tiny.slice(at + length));
      const { code, error } = await runWords(["validate", file]);
      return code === 2 ? error.includes("damaged.yaml") : code === 0;
    });
    await t.notThrowsAsync(fc.assert(property, { ...budget, numRuns: 100 }));
  });
});
