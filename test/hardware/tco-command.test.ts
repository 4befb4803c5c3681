import test from "ava";
import { findElectricityPrice } from "../../hardware-models/electricity-price.ts";
import { readElectricityPrices } from "../../scenarios/fit/read-electricity-prices.ts";
import type { OwnershipAnswer } from "../../scenarios/fit/run-ownership.ts";
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
