import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import type { BacktestResult } from "../../scenarios/backtest/backtest-result.ts";
import { readMakersFit } from "../../scenarios/backtest/makers-file.ts";
import { getPackageRoot } from "../../scenarios/store/package-root.ts";
import { describeMakers } from "../../scenarios/verify/maker-statements.ts";
import { judgeStatement } from "../../scenarios/verify/statement.ts";
import { runWords, withFolder } from "./run-words.ts";

const bitcoin = await askBitcoin();

async function askBitcoin(): Promise<BacktestResult> {
  const { code, out, error } = await runWords(["backtest", "bitcoin", "--replications", "6", "--json"]);
  if (code !== 0) throw new Error(error);
  return JSON.parse(out) as BacktestResult;
}

test("Bitcoin is run from July 2010 to May 2026, with 2019 and later out of sample", (t) => {
  const { months, scores, years } = bitcoin;
  t.is(months[0]?.month, "2010-07");
  t.is(months.at(-1)?.month, "2026-05");
  t.true(months.every(({ month, isInSample }) => isInSample === month < "2019"));
  t.is(scores.inSample?.errors.model.months, 102);
  t.is(scores.outOfSample?.errors.model.months, 89);
  t.is(years.length, 17);
});

test("each mechanism is taken out in turn, and without shocks a run is that of a series without any", async (t) => {
  t.is(bitcoin.ablations.length, 8);
  for (const { without, inSample, outOfSample, years } of bitcoin.ablations) {
    t.true(inSample! > 0 && outOfSample! > 0 && years.length === 17, without);
  }
  const none = await askOwnFiles("--halving-blocks", "210000");
  const without = bitcoin.ablations.find((score) => score.without === "shocks")!;
  t.deepEqual(
    none.years.map(({ year, error }) => ({ year, bias: error.bias })),
    without.years,
  );
  t.true(without.outOfSample! > bitcoin.scores.outOfSample!.errors.model.rootMeanSquare);
});

test("power stands beside the Cambridge index from July 2014 on", (t) => {
  const measured = bitcoin.months.filter(({ referencePower }) => referencePower !== null);
  t.is(measured[0]?.month, "2014-07");
  for (const { year, referenceWatts } of bitcoin.power.years) {
    const own = measured.filter(({ month }) => month.startsWith(String(year)));
    const mean = own.reduce((sum, month) => sum + month.referencePower!, 0) / own.length;
    t.true(Math.abs(mean / referenceWatts - 1) < 1e-9, String(year));
  }
});

const series = `month,price_usd,hashrate,issuance,fees,blocks
2020-01,10,1e15,1000,1,4000
2020-02,11,1e15,1000,1,4000
2020-03,12,1.1e15,1000,2,4000
2020-04,12,1.2e15,1000,2,4000
`;
const devices = `device,release_date,rate,watts,price
A,2019-05-01,1e13,1000,1000
B,2020-02-01,3e13,2000,1500
`;

function runCoin(folder: string, seriesText: string, devicesText: string, ...more: readonly string[]) {
  const paths = [join(folder, "coin.csv"), join(folder, "devices.csv")] as const;
  writeFileSync(paths[0], seriesText);
  writeFileSync(paths[1], devicesText);
  return runWords(["backtest", "--series", paths[0], "--devices", paths[1], "--replications", "3", ...more]);
}

test("another coin runs with the parameters of Bitcoin, and is written to a folder", async (t) => {
  await withFolder(async (folder) => {
    const { code, out, error } = await runCoin(folder, series, devices, "--json", "--out", join(folder, "run"));
    t.is(code, 0, error);
    const result = JSON.parse(out) as BacktestResult;
    t.is(result.coin, "coin");
    t.false(result.isFittedToSeries);
    t.is(result.scores.inSample, null);
    t.is(result.scores.outOfSample?.errors.model.months, 4);
    t.true(result.months.every(({ simulated }) => simulated > 0));
    t.is(
      readFileSync(join(folder, "run", "backtest.csv"), "utf8")
        .trim()
        .split("\n").length,
      5,
    );
    t.is((JSON.parse(readFileSync(join(folder, "run", "summary.json"), "utf8")) as BacktestResult).coin, "coin");
    t.is((await runCoin(folder, series, devices, "--quiet", "--out", join(folder, "run"))).code, 0);
  });
});

/** The package's own files, given as those of another coin. */
async function askOwnFiles(...more: readonly string[]): Promise<BacktestResult> {
  const path = (name: string) => join(getPackageRoot(), name);
  const files = ["--series", path("sim/markets/data/bitcoin_monthly.csv")];
  const table = ["--devices", path("hardware-models/data/sha256_hardware.csv")];
  const words = ["backtest", ...files, ...table, ...more, "--replications", "2", "--json"];
  const { code, out, error } = await runWords(words);
  if (code !== 0) throw new Error(error);
  return JSON.parse(out) as BacktestResult;
}

test("the package's own files with Bitcoin's halvings and shocks, given as a coin's, give Bitcoin's figures", async (t) => {
  const shocks = join(getPackageRoot(), "sim/markets/data/bitcoin_site_shocks.csv");
  const { months } = await askOwnFiles("--shocks", shocks, "--halving-blocks", "210000");
  t.deepEqual(
    months.map(({ simulated }) => simulated),
    bitcoin.months.map(({ simulated }) => simulated),
  );
});

test("what is known of the next halving rests on no later month", async (t) => {
  await withFolder(async (folder) => {
    const rows = [10, 11, 12, 13, 14, 15].map((price, at) => `2020-0${at + 1},${price},1e15,1000,1,${4000 + 10 * at}`);
    const header = "month,price_usd,hashrate,issuance,fees,blocks";
    const ask = async (lines: readonly string[]) => {
      const text = [header, ...lines, ""].join("\n");
      const options = ["--halving-blocks", "20000", "--start-height", "2000", "--json"];
      const { out, error } = await runCoin(folder, text, devices, ...options);
      t.is(error, "");
      return (JSON.parse(out) as BacktestResult).months.map(({ simulated }) => simulated);
    };
    const later = rows.map((row, at) => (at < 4 ? row : row.replace(/[0-9]+$/, "9000").replace("1000,1,", "500,7,")));
    t.deepEqual((await ask(later)).slice(0, 4), (await ask(rows)).slice(0, 4));
  });
});

test("a series may start with months of no price, and hold one later", async (t) => {
  await withFolder(async (folder) => {
    const text = series
      .replace("2020-01,10,", "2020-01,0,")
      .replace("2020-03,12,", "2020-03,0,")
      .concat("2020-05,9,1e15,1000,1,4000\n2020-06,9,1e15,1000,1,4000\n");
    const { code, out, error } = await runCoin(folder, text, devices, "--json");
    t.is(code, 0, error);
    const { months } = JSON.parse(out) as BacktestResult;
    t.is(months[0]?.month, "2020-02");
    t.true(months.every(({ simulated }) => simulated > 0));
    t.is(months[1]?.revenueUsd, 0);
  });
});

test("a mistake in a table of shocks is refused with its line", async (t) => {
  const shocks = "kind,date,until,share,source\nban,2020-02,end,0.4,a law\n";
  const cases: readonly (readonly [string, RegExp])[] = [
    [shocks.replace("ban,", "war,"), /shocks\.csv: line 2: kind: expected one of ban, outage, got "war"/],
    [shocks.replace("2020-02", "soon"), /line 2: date: expected a month as YYYY-MM, got "soon"/],
    [shocks.replace("end", "2020-01"), /line 2: until: expected a month after 2020-02, or end, got "2020-01"/],
    [shocks.replace("0.4", "1"), /line 2: share: expected a number above 0 and below 1, got "1"/],
    [shocks.replace("0.4", "-1"), /line 2: share: expected a number above 0, got "-1"/],
    [shocks.replace("share", "shar"), /header: expected known columns, got "shar"/],
  ];
  await withFolder(async (folder) => {
    const path = join(folder, "shocks.csv");
    for (const [text, message] of cases) {
      writeFileSync(path, text);
      const { code, error } = await runCoin(folder, series, devices, "--shocks", path);
      t.is(code, 2, message.source);
      t.regex(error, message);
    }
    writeFileSync(path, shocks);
    t.is((await runCoin(folder, series, devices, "--shocks", path, "--quiet")).code, 0);
  });
});

test("a mistake in a table is refused with its line, what was expected and a cure", async (t) => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      series.replace("2020-03", "2020-04"),
      devices,
      /coin\.csv: line 4: month: expected 2020-03, got "2020-04"\. Fill the gap/,
    ],
    [series.replace("2020-03", "2020-01"), devices, /line 4: month: expected 2020-03.*Sort the months/],
    [
      series.replace(/^(2020-03),[^,]*/m, "$1,1e300"),
      devices,
      /line 4: price_usd: expected a number >= 0, at most 1e30/,
    ],
    [series.replace("2020-03", "March"), devices, /line 4: month: expected a month as YYYY-MM, got "March"/],
    [series.replace(",11,", ",-11,"), devices, /line 3: price_usd: expected a number >= 0, got "-11"/],
    [series.replace(",11,", ",,"), devices, /line 3: price_usd: expected a number >= 0, got an empty cell/],
    [series.replace("1.1e15", "fast"), devices, /line 4: hashrate: expected a number above 0, got "fast"/],
    [series.replace("1000,1,4000", "1000,1"), devices, /line 2: expected 6 cells/],
    [
      series.replace("price_usd", "prize_usd"),
      devices,
      /header: expected known columns, got "prize_usd"\. Did you mean "price_usd"/,
    ],
    [series.replace(",blocks", ",month"), devices, /header: expected one column month or date, got 2 of them/],
    ["month,price_usd,issuance,fees\n2020-01,1,1,1\n", devices, /header: expected one column hashrate or hashrate_hs/],
    ["", devices, /coin\.csv: header: expected one column month or date, got none/],
    [
      series,
      devices.replace("2019-05-01", "2021-05-01").replace("2020-02-01", "2021-02-01"),
      /an empty catalogue at that date/,
    ],
    [series, devices.replace("2019-05-01", "2019-02-30"), /devices\.csv: line 2: release_date: expected a date/],
    [series, devices.replace(",1000,1000", ",0,1000"), /line 2: watts: expected a number above 0, got "0"/],
    [series, devices.replace("B,", "A,"), /line 3: device: expected a name of its own/],
    [series, "device,release_date,rate,watts,price\n", /at least one device with a price/],
    [
      series,
      devices.replace("price\n", "cost\n"),
      /header: expected one column price_usd or price, got none\. Not known: cost/,
    ],
    [
      series,
      devices
        .replace("price\n", "price,process_nm\n")
        .replace("1000,1000\n", "1000,1000,5\n")
        .replace("1500\n", "1500,\n"),
      /line 2: process_nm: expected a process node in volume production by 2019-05.*got 5nm, in volume from 2020-04.*7 nm/,
    ],
    [
      series,
      devices
        .replace("price\n", "price,process_nm\n")
        .replace("1000,1000\n", "1000,1000,7\n")
        .replace("1500\n", "1500,0\n"),
      /line 3: process_nm: expected a number above 0, got "0"/,
    ],
  ];
  await withFolder(async (folder) => {
    for (const [seriesText, devicesText, message] of cases) {
      const { code, error, out } = await runCoin(folder, seriesText, devicesText);
      t.is(code, 2, message.source);
      t.is(out, "");
      t.regex(error, message);
    }
  });
});

test("options that do not fit together are refused", async (t) => {
  for (const [line, message] of [
    ["dogecoin", /coin: expected bitcoin, got "dogecoin"/],
    ["--series a.csv", /--devices: expected a file/],
    ["bitcoin --write", /--write: expected --fit beside it/],
    ["bitcoin --fit --write --window-end 2016-12", /--write: expected bitcoin, fitted up to 2018-12/],
    ["bitcoin --fit --window-end 2011-01", /at least 24 months to fit, got 7/],
    ["bitcoin --fit --window-end soon", /--window-end: expected a month/],
    ["bitcoin --fit --save package.json", /--save package\.json: expected a new file/],
    ["bitcoin --start-height 5", /--start-height: expected --halving-blocks beside it/],
    ["bitcoin --halving-blocks 5", /--halving-blocks: expected --series beside it/],
    ["bitcoin --fit --write --shocks package.json", /--write: expected the package's own shocks/],
    ["bitcoin --electricity 0", /--electricity: expected a price above 0/],
    ["bitcoin --replications 1", /--replications: expected a whole number from 2/],
    [
      "bitcoin --chips makers --fit --window-end 2016-12",
      /--window-end: expected the window of the miners' parameters/,
    ],
    ["bitcoin --chips makers --fit --maker-params a.json", /--maker-params: expected no --fit beside it/],
    ["bitcoin --chips makers --fit --write --makers a.yaml", /--write: expected no --makers beside it/],
    ["bitcoin --maker-params package.json", /--maker-params: expected --chips makers beside it/],
    ["bitcoin --chips makers --maker-params package.json", /expected what `backtest --chips makers --fit` writes/],
    [
      "bitcoin --params package.json",
      /package\.json: schema: expected what `backtest --fit` writes, of .*, got nothing/,
    ],
  ] as const) {
    const { code, error } = await runWords(["backtest", ...line.split(" ")]);
    t.is(code, 2, line);
    t.regex(error, message);
  }
});

test("the text holds no gap", async (t) => {
  const { code, out } = await runWords(["backtest", "--replications", "2"]);
  t.is(code, 0);
  t.regex(out, /random walk with drift/);
  t.notRegex(out, /NaN|undefined|null|Infinity/);
});

const made = JSON.parse(
  (await runWords(["backtest", "bitcoin", "--chips", "makers", "--replications", "3", "--json"])).out,
) as BacktestResult;

test("makers of chips have the same scores as the catalogue, and what they made beside them", (t) => {
  t.is(made.mode, "makers");
  t.is(bitcoin.mode, "catalogue");
  t.is(bitcoin.made, null);
  t.deepEqual(Object.keys(made.scores.outOfSample!), Object.keys(bitcoin.scores.outOfSample!));
  t.deepEqual(
    made.months.map(({ freeEntry }) => freeEntry),
    bitcoin.months.map(({ freeEntry }) => freeEntry),
  );
  const { totals, designs, makers, years, knownBeforeYear, realFirstMonth, bestJoulesPerHash, months } = {
    ...made.made!,
    months: made.months,
  };
  t.is(knownBeforeYear, 2019);
  t.is(realFirstMonth, "2013-01");
  t.true(totals.firstMonth! >= "2011-01");
  t.is(designs.length, totals.tapeOuts);
  t.is(
    makers.reduce((sum, { tapeOuts }) => sum + tapeOuts, 0),
    totals.tapeOuts,
  );
  const first = months.findIndex(({ month }) => month === totals.firstMonth);
  t.true(bestJoulesPerHash.every((joules, at) => (joules === null) === at < first));
  // The best of a year's end is never better than the best real chip by more than makers could know.
  for (const { year, madeJoulesPerHash, realJoulesPerHash } of years) {
    if (year < 2015 || madeJoulesPerHash === null || realJoulesPerHash === null) continue;
    t.true(madeJoulesPerHash / realJoulesPerHash > 0.4 && madeJoulesPerHash / realJoulesPerHash < 2.5, String(year));
  }
});

test("every statement on makers of chips holds, and README.md tells their errors as they are", (t) => {
  const judged = describeMakers(made, readMakersFit(undefined).error).map(judgeStatement);
  t.deepEqual(
    judged.filter(({ verdict }) => verdict !== "holds").map(({ id }) => id),
    [],
  );
  const readme = readFileSync(join(getPackageRoot(), "README.md"), "utf8").replaceAll(/\s+/g, " ");
  const [inSample, outOfSample] = (["inSample", "outOfSample"] as const).map((side) =>
    made.scores[side]!.errors.model.rootMeanSquare.toFixed(3),
  );
  t.true(
    readme.includes(`misses by ${inSample} in sample and ${outOfSample} out of sample`),
    `${inSample}, ${outOfSample}`,
  );
});

test("a folder of a run with makers holds their designs, and the catalogue's holds none", async (t) => {
  await withFolder(async (folder) => {
    const out = join(folder, "made");
    const { code, error } = await runWords([
      ...["backtest", "--chips", "makers", "--replications", "2", "--quiet", "--out", out],
    ]);
    t.is(code, 0, error);
    const rows = readFileSync(join(out, "made_chips.csv"), "utf8").trim().split("\n");
    t.is(rows.length, made.made!.designs.length + 1);
    t.is(readFileSync(join(out, "chips_by_year.csv"), "utf8").trim().split("\n").length, 18);
    t.is((await runWords(["backtest", "--replications", "2", "--quiet", "--out", out])).code, 0);
    t.false(existsSync(join(out, "made_chips.csv")));
  });
});

test("the text of a run with makers says what was known, and holds no gap", async (t) => {
  const { code, out } = await runWords([
    "backtest",
    "--chips",
    "makers",
    "--known-before",
    "2016",
    "--replications",
    "2",
  ]);
  t.is(code, 0);
  const flat = out.replace(/\s+/g, " ");
  t.regex(flat, /fitted to chips on sale before 2016/);
  t.regex(flat, /first real one in January 2013/);
  t.notRegex(out, /NaN|undefined|null|Infinity/);
});

test("what makers cannot make, or cannot be, is refused with its place and a cure", async (t) => {
  const cases: readonly (readonly [string, RegExp])[] = [
    [
      "makers: [{ name: a }]\nmarket: { dieSquareMillimetres: 900 }",
      /market\.dieSquareMillimetres: expected a die within the reticle/,
    ],
    ["makers: [{ name: a }]\nmarket: { dieSquareMillimetres: 0 }", /market\.dieSquareMillimetres: expected a number/],
    ["makers: [{ name: a, siliconSuccess: 0 }]", /makers\[0\]\.siliconSuccess: expected a number/],
    ["makers: [{ name: a, accessMonths: 240 }]\nmarket: {}", /^$/],
    ["makers: [{ name: a, entry: 2030-01 }]", /makers\[0\]\.entry: expected a month up to 2026-05/],
    ["makers: [{ name: a }, { name: a }]", /makers\[1\]\.name: expected a name that no other maker has/],
    ["makers: [{ name: a, ownShare: 0.1 }]", /ownShare/],
    ["makers: []", /makers/],
    ["market: {}", /makers/],
    ["makers: [{ name: a, capitalCost: 0.3 }]", /capitalCostPerYear/],
    [
      "makers: [{ name: a, capitalCostPerYear: 0.06 }]\nmarket: { volumeDriftPerYear: 0.2 }",
      /capitalCostPerYear: expected a return/,
    ],
  ];
  await withFolder(async (folder) => {
    const path = join(folder, "makers.yaml");
    for (const [text, told] of cases) {
      writeFileSync(path, text);
      const words = ["backtest", "--chips", "makers", "--makers", path, "--replications", "2", "--quiet"];
      const { code, error } = await runWords(words);
      t.is(code, told.source === "^$" ? 0 : 2, text);
      t.regex(error, told);
    }
  });
});

test("makers are for SHA-256 only, and their options for makers only", async (t) => {
  await withFolder(async (folder) => {
    const early = devices.replace("A,2019-05-01", "A,2019-05-01");
    const asked = ["--chips", "makers"];
    const bare = await runCoin(folder, series, early, ...asked);
    t.is(bare.code, 2);
    t.regex(
      bare.error,
      /--work: expected sha256d, the one work whose chips are modelled.*got nothing\. Add --work sha256d/,
    );
    const other = await runCoin(folder, series, early, ...asked, "--work", "scrypt");
    t.is(other.code, 2);
    t.regex(other.error, /--work: expected sha256d.*got "scrypt"\. Leave --chips out/);
    const known = await runCoin(folder, series, early, ...asked, "--work", "sha256d", "--json");
    t.is(known.code, 0, known.error);
    t.is((JSON.parse(known.out) as BacktestResult).mode, "makers");
  });
  for (const [line, message] of [
    ["--chips makres", /--chips: expected catalogue or makers, got "makres"\. Did you mean "makers"/],
    ["--known-before 2016", /--known-before: expected --chips makers beside it/],
    ["--makers a.yaml", /--makers: expected --chips makers beside it/],
    ["--work sha256d", /--work: expected --chips makers beside it/],
    ["--chips makers --known-before 2010", /--known-before: expected a whole number from 2014/],
    ["--chips makers --makers nowhere.yaml", /nowhere\.yaml/],
  ] as const) {
    const { code, error } = await runWords(["backtest", ...line.split(" ")]);
    t.is(code, 2, line);
    t.regex(error, message);
  }
});
