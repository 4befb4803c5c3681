import test from "ava";
import { findElectricityPrice } from "../../hardware-models/electricity-price.ts";
import { estimatePrice } from "../../hardware-models/price-estimate.ts";
import { readHardwareLibrary } from "../../scenarios/fit/hardware-library.ts";
import { readElectricityPrices } from "../../scenarios/fit/read-electricity-prices.ts";
import { type OwnershipAnswer, runOwnership } from "../../scenarios/fit/run-ownership.ts";
import { readDevices } from "../../scenarios/store/data-files.ts";
import { runWords } from "../commands/run-words.ts";

async function ask(...words: readonly string[]): Promise<OwnershipAnswer> {
  const { code, out, error } = await runWords(["tco", ...words, "--json"]);
  if (code !== 0) throw new Error(error);
  return JSON.parse(out) as OwnershipAnswer;
}

test("every price of electricity has a source, and answers to each of its names", (t) => {
  const rows = readElectricityPrices();
  t.is(rows.length, 123);
  for (const row of rows) {
    t.true(Number(row.usd_per_kwh) > 0 && row.underlying_source !== "", row.region);
    for (const name of [row.region, row.iso2, row.name].filter((known) => known !== "")) {
      t.is(findElectricityPrice(name.toLowerCase(), rows).region, row.region, name);
    }
  }
});

test("the bracket of an H100 holds what analysts say of its owners, and so does an H200's", async (t) => {
  for (const [device, hyperscaler, neocloud] of [
    ["NVIDIA H100 SXM", 1.3, 1.69],
    ["NVIDIA H200 SXM", 1.41, 1.74],
  ] as const) {
    const { usdPerHour, usdPerHourParts, usdPerPetahashDay } = await ask("--device", device);
    t.log(`${device}: ${usdPerHour.low.toFixed(2)}, ${usdPerHour.mid.toFixed(2)}, ${usdPerHour.high.toFixed(2)} USD/h`);
    t.true(usdPerHour.low < hyperscaler && usdPerHour.high > neocloud, device);
    t.is(usdPerPetahashDay, null);
    const sum = Object.values(usdPerHourParts).reduce((all, part) => all + part.mid, 0);
    t.true(Math.abs(sum / usdPerHour.mid - 1) < 1e-12);
  }
});

test("dearer electricity, a shorter life and a higher price cost more; a miner's cost of work goes with its efficiency", async (t) => {
  const device = ["--device", "AntMiner S21 (200T)"];
  const plain = await ask(...device, "--country", "US-TX");
  for (const more of [
    ["--electricity", "0.2"],
    ["--life", "1"],
    ["--price", "90000"],
    ["--capital", "0.5"],
    ["--pue", "2"],
    ["--busy", "0.5"],
  ]) {
    t.true((await ask(...device, "--country", "US-TX", ...more)).usdPerHour.mid > plain.usdPerHour.mid, more.join(" "));
  }
  const old = await ask("--device", "AntMiner S9 (13.5T)", "--country", "US-TX", "--price", "1");
  t.true(old.usdPerPetahashDay!.mid > plain.usdPerPetahashDay!.mid);
  t.true(Math.abs(plain.usdPerPetahashDay!.mid / ((24 * plain.usdPerHour.mid) / 0.2) - 1) < 1e-12);
});

test("what is left at the end, fewer failures and no building cost less; rented space costs its rent and nothing of a building", async (t) => {
  const device = ["--device", "NVIDIA H100 SXM"];
  const plain = await ask(...device);
  for (const less of [
    ["--residual", "0.3"],
    ["--failures", "0"],
    ["--building", "0"],
  ]) {
    t.true((await ask(...device, ...less)).usdPerHour.mid < plain.usdPerHour.mid, less.join(" "));
  }
  const rented = await ask(...device, "--colocation", "150");
  const { watts, usdPerHourParts } = rented;
  for (const end of ["low", "mid", "high"] as const) {
    const expected = ((watts[end] / 1000) * 150 * 12) / 8766;
    t.true(Math.abs(usdPerHourParts.buildingUsd[end] / expected - 1) < 1e-12, end);
  }
  t.deepEqual(usdPerHourParts.electricityUsd, plain.usdPerHourParts.electricityUsd);
  t.deepEqual((await ask(...device, "--colocation", "0")).usdPerHourParts.buildingUsd, { low: 0, mid: 0, high: 0 });
  t.true(Math.abs(plain.usdPerYear.mid / plain.usdPerHour.mid - 8766) < 1e-9);
  t.true(Math.abs((await ask(...device, "--busy", "0.5")).usdPerYear.mid / plain.usdPerYear.mid) < 1);
});

test("a figure that is given is told as given, and its usual bracket is not", async (t) => {
  for (const [option, value, told] of [
    ["life", "7", /^life: 7 years, as given$/],
    ["capital", "0.03", /^cost of capital: 0\.03 a year, as given$/],
    ["pue", "1.3", /^power of the building over that of machines \(PUE\): 1\.3, as given$/],
    ["failures", "0.2", /^failures: 0\.2 a year, as given$/],
    ["building", "3", /^building: 3 USD a W, as given$/],
    ["residual", "0.4", /^left of the price at the end of the life: 0\.4, as given$/],
    ["colocation", "90", /^space: 90 USD a kW and month, as given/],
  ] as const) {
    const { assumptions } = await ask("--device", "H200", `--${option}`, value);
    t.is(assumptions.filter((line) => told.test(line)).length, 1, `${option}: ${assumptions.join("\n")}`);
  }
});

test("a price that is not given is a bracket, wider for an estimate than for a list price", async (t) => {
  const spread = async (...words: readonly string[]) => {
    const { priceRangeUsd, priceUsd } = await ask(...words);
    t.is(priceRangeUsd.mid, priceUsd);
    t.true(Math.abs(priceRangeUsd.high / priceUsd - priceUsd / priceRangeUsd.low) < 1e-9);
    return priceRangeUsd.high / priceUsd;
  };
  t.is(await spread("--device", "H200", "--price", "30000"), 1);
  const list = await spread("--device", "NVIDIA H100 SXM");
  const [estimate, miner] = [await spread("--device", "H200"), await spread("--device", "AntMiner S21 (200T)")];
  t.true(list > 1 && list < estimate && miner === list);
});

test("the prices of nine of ten ASICs lie within the factor of an estimate that leaves them out", (t) => {
  const priced = readDevices().filter(({ kind, priceIsEstimated }) => kind === "asic" && !priceIsEstimated);
  const errors = priced.map((device) => {
    const others = priced.filter((other) => other !== device);
    return Math.abs(Math.log(estimatePrice({ ...device, priceUsd: null }, others).priceUsd / device.priceUsd));
  });
  t.true(priced.length > 100);
  const inside = errors.filter((error) => error <= Math.log(3)).length / priced.length;
  t.log(`${(inside * 100).toFixed(0)} % of ${priced.length}`);
  t.true(inside > 0.85 && inside < 0.97);
});

test("every device on record can be told, or says which of price and power is missing and takes it", (t) => {
  const all = [...readHardwareLibrary().accelerators, ...readDevices()].map(({ name }) => name);
  const names = all.filter((_, at) => at % 16 === 0 || /TPU|Sohu|Trainium/.test(all[at]!));
  let missing = 0;
  for (const device of names) {
    const error = t.throws(() => runOwnership({ device, country: "US", priceUsd: -1 }));
    t.regex(String(error), /price: expected a price above 0/);
    const { usdPerHour } = runOwnership({ device, country: "US", priceUsd: 1000, watts: 300 });
    t.true(usdPerHour.low > 0 && usdPerHour.high < 100, device);
    try {
      t.is(runOwnership({ device, country: "US" }).device, device);
    } catch (unknown) {
      t.regex(String(unknown), /(price|watts): expected its (price|power), for none is on record of .*Give --/);
      missing++;
    }
  }
  t.true(missing > 0 && missing < names.length / 10);
});

test("a miner is found by the words of its name where only one has them all, and told with its year of price", async (t) => {
  for (const name of ["AntMiner S21 (200T)", "antminer s21 200t", "s21 (200T)"]) {
    const { device, hall, assumptions } = await ask("--device", name);
    t.deepEqual([device, hall], ["AntMiner S21 (200T)", "mining"]);
    t.regex(assumptions[0]!, /^price: new, in 2024: /);
  }
});

test("the text holds no gap", async (t) => {
  const { code, out } = await runWords(["tco", "--device", "H200"]);
  t.is(code, 0);
  t.regex(out, /an hour in all/);
  t.notRegex(out, /NaN|undefined|null|Infinity|\u202f/);
});

const mistakes: readonly (readonly [words: readonly string[], told: RegExp])[] = [
  [[], /--device: expected a name/],
  [["--device", "no such thing"], /--device/],
  [["--device", "H2\u001b[31m\nfoo"], /--device: expected a name of at most 100 printable characters/],
  [["--device", "a".repeat(5000)], /--device: expected a name of at most 100 printable characters/],
  [["--device", "antminer s9"], /--device: .* Among miners: AntMiner S9 \(11\.5T\), AntMiner S9 \(12\.5T\)/],
  [["--device", "Google TPU v5e"], /--watts: expected its power, for none is on record .*got nothing\. Give --watts/],
  [["--device", "H200", "--watts", "0"], /--watts: expected 0\.001 to 1e9 W, got 0/],
  [["--device", "S9"], /--device: .* Among miners: AntMiner S9 \(11\.5T\)/],
  [["--device", "   "], /--device: expected an accelerator/],
  [
    ["--device", "H200", "--colocation", "100", "--building", "5"],
    /--colocation: expected either .*got both.*Leave out/,
  ],
  [["--device", "H200", "--failures", "1.01"], /--failures: expected failures a year from 0 to 1, got 1\.01/],
  [["--device", "H200", "--residual", "-0.1"], /--residual: expected a share/],
  [["--device", "H200", "--building", "1e4"], /--building: expected a price/],
  [["--device", "H200", "--colocation", "-1"], /--colocation: expected a rent/],
  [["--device", "H200", "--country", "Germny"], /--country: .* Did you mean Germany/],
  [["--device", "H200", "--country", "zz"], /--country/],
  [["--device", "H200", "--pue", "0.9"], /--pue: expected a number from 1 to 10, got 0\.9/],
  [["--device", "H200", "--life", "0"], /--life/],
  [["--device", "H200", "--price", "-1"], /--price/],
  [["--device", "H200", "--busy", "0"], /--busy/],
  [["--device", "H200", "--capital", "-0.1"], /--capital/],
  [["--device", "H200", "--electricity", "much"], /--electricity: expected a number/],
];

test("a mistake is told with its option, and exit code 2", async (t) => {
  for (const [words, told] of mistakes) {
    const { code, out, error } = await runWords(["tco", ...words]);
    t.deepEqual([code, out], [2, ""], words.join(" "));
    t.regex(error, told);
  }
});
