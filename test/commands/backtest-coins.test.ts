import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import type { BacktestResult } from "../../scenarios/backtest/backtest-result.ts";
import { runWords, withFolder } from "./run-words.ts";

const header = "month,price_usd,hashrate,issuance,fees,blocks";
const rows = Array.from({ length: 30 }, (_, at) => {
  const month = `${2019 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  return [month, String(10 + (at % 7)), `${1 + at / 20}e15`, "1000", "0", "4000"];
});
const series = [header, ...rows.map((row) => row.join(","))].join("\n");
const devices = `device,type,release_date,rate,watts,price
A,asic,2018-05-01,1e13,1000,1000
B,asic,2020-02-01,3e13,2000,1500
`;

async function ask(seriesText: string, devicesText: string, ...more: readonly string[]) {
  return withFolder(async (folder) => {
    const paths = [join(folder, "coin.csv"), join(folder, "devices.csv")] as const;
    writeFileSync(paths[0], seriesText);
    writeFileSync(paths[1], devicesText);
    return runWords([
      ...["backtest", "--series", paths[0], "--devices", paths[1]],
      ...["--replications", "2", "--json", ...more],
    ]);
  });
}

async function run(seriesText: string, devicesText: string, ...more: readonly string[]): Promise<BacktestResult> {
  const { code, out, error } = await ask(seriesText, devicesText, ...more);
  if (code !== 0) throw new Error(error);
  return JSON.parse(out) as BacktestResult;
}

/** Every number that JSON could not tell, by its path. */
function listNulls(value: unknown, path = ""): string[] {
  if (value === null) return [path];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => listNulls(inner, path === "" ? key : `${path}.${key}`));
}

const plain = await run(series, devices);
const mapRows = (change: (row: readonly string[], at: number) => readonly string[]) =>
  [header, ...rows.map((row, at) => change(row, at).join(","))].join("\n");

test("tables that say the same in another form give the same run, and tell what was taken for granted", async (t) => {
  t.deepEqual(plain.notes, []);
  const reordered = [
    "blocks,fees,note,issuance,hashrate,price_usd,month",
    ...rows.map((row) => [...row.slice(3).toReversed().slice(0, 2), "x", ...row.slice(0, 4).toReversed()].join(",")),
  ].join("\n");
  const cases: readonly (readonly [string, string, RegExp | null])[] = [
    [`\uFEFF${series.replaceAll("\n", "\r\n")}\r\n\r\n`, `\uFEFF${devices.replaceAll("\n", "\r\n")}`, null],
    [reordered, devices, null],
    [`${series}\n,,,,,\n`, devices, null],
    [series, devices.replace("release_date", "Release Date").replace("watts", "Power (W)"), null],
    [mapRows(([month = "", ...rest]) => [`${month}-28`, ...rest]), devices, /days were dropped/],
    [mapRows((row) => row.map((cell, at) => (at === 4 ? "" : cell))), devices, /30 months without fees/],
    [series, devices.replaceAll("-01,", ","), /2 release dates without a day/],
    [series.replace(header, `${header},mood`).replaceAll(/4000$/gm, "4000,fine"), devices, /not read: mood/],
    [
      `${header}\n2018-11,,1e15,1000,0,4000\n2018-12,9,0,1000,0,4000${series.slice(header.length)}`,
      devices,
      /2 months before 2019-01 left out/,
    ],
    [series, devices.replaceAll("asic,", "").replace("type,", ""), /taken for a mining chip/],
    [series, `${devices}C,asic,2019-05-01,9e13,10,\n`, /1 of 3 devices left out/],
    [
      mapRows((row) => row.map((cell, at) => (at === 2 ? String(Number(cell) / 1e12) : cell))).replace(
        "hashrate",
        "hashrate (TH/s)",
      ),
      devices,
      null,
    ],
    [
      series,
      devices
        .replace("rate", "rate_ths")
        .replace("1e13", "10")
        .replace("3e13", "30")
        .replace("release_rate_ths", "release_rate"),
      null,
    ],
  ];
  for (const [seriesText, devicesText, note] of cases) {
    const { months, notes } = await run(seriesText, devicesText);
    months.forEach(({ month, simulated }, at) => {
      t.is(month, plain.months[at]!.month);
      t.true(Math.abs(simulated / plain.months[at]!.simulated - 1) < 1e-9, `${String(note)} ${month}`);
    });
    t.is(months.length, plain.months.length);
    t.is(notes.length, note === null ? 0 : 1, notes.join(" "));
    if (note !== null) t.regex(notes.join(" "), note);
  }
});

test("rates in any unit give the same run, as long as both tables have it", async (t) => {
  const scaled = mapRows((row) => row.map((cell, at) => (at === 2 ? String(Number(cell) / 1e7) : cell)));
  const { months, notes } = await run(scaled, devices.replace("1e13", "1e6").replace("3e13", "3e6"));
  t.deepEqual(notes, []);
  for (const [at, { simulated }] of months.entries()) {
    t.true(Math.abs((simulated * 1e7) / plain.months[at]!.simulated - 1) < 1e-6);
  }
  for (const [text, ratio] of [
    [scaled, /do hashrate and rate have the same unit/],
    [mapRows((row) => row.map((cell, at) => (at === 2 ? String(Number(cell) * 1e9) : cell))), /merged mining/],
  ] as const) {
    t.regex((await run(text, devices)).notes.join(" "), ratio);
  }
});

test("months before the first device are left out, and told", async (t) => {
  const late = devices.replace("2018-05-01", "2019-03-15");
  const { months, notes } = await run(series, late);
  t.is(months[0]?.month, "2019-04");
  t.is(months.length, 27);
  t.regex(notes.join(" "), /no device with a price was out before 2019-04: the months from 2019-01 on were left out/);
});

test("a coin can be fitted on its own first months, and its file gives the same run again", async (t) => {
  await withFolder(async (folder) => {
    const saved = join(folder, "coin-fit.json");
    const fitted = await run(series, devices, "--fit", "--window-end", "2020-12", "--save", saved);
    t.true(fitted.isFittedToSeries);
    t.is(fitted.transferRuns, 0);
    t.is(plain.transferRuns, 2);
    t.is(fitted.scores.inSample?.errors.model.months, 24);
    t.is(fitted.scores.outOfSample?.errors.model.months, 6);
    const again = await run(series, devices, "--params", saved);
    t.deepEqual({ ...again, fitted: null }, { ...fitted, fitted: null });
    const changed = await run(series.replace("2019-05,14", "2019-05,14.5"), devices, "--params", saved);
    t.false(changed.isFittedToSeries);
    t.regex(
      changed.notes.join(" "),
      /fitted to a coin called coin, on other months or devices than these up to 2020-12/,
    );
    const inWindow = ({ months }: BacktestResult) =>
      months.slice(0, 24).reduce((sum, month) => sum + Math.log(month.simulated / month.observed) ** 2, 0);
    t.true(inWindow(fitted) < inWindow(plain));
  });
});

test("what cannot be used is refused with line, column, what was expected and found, and a cure", async (t) => {
  const line = (at: number, column: number, text: string) =>
    mapRows((row, index) => (index === at ? row.map((cell, place) => (place === column ? text : cell)) : row));
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      line(1, 2, '"1,234"'),
      devices,
      /coin\.csv: line 3: hashrate: expected a number above 0, got "1,234"\. Write it without separators/,
    ],
    [line(1, 1, "1 234.5"), devices, /line 3: price_usd: .*Write it without separators/],
    [line(1, 1, "$12"), devices, /line 3: price_usd: .*got "\$12"\. Write the bare number/],
    [line(1, 2, "1.2 PH/s"), devices, /line 3: hashrate: .*Write the bare number; a unit belongs to the header/],
    [line(1, 2, "0x10"), devices, /line 3: hashrate: expected a number above 0/],
    [line(1, 2, "NaN"), devices, /line 3: hashrate: expected a number above 0, got "NaN"/],
    [line(9, 2, "0"), devices, /line 11: hashrate: expected a number above 0, got "0"/],
    [line(9, 2, ""), devices, /line 11: hashrate: .*got an empty cell\. Take it from the difficulty/],
    [line(9, 1, ""), devices, /line 11: price_usd: .*got an empty cell\. Write 0 for a month without a market/],
    [line(9, 3, ""), devices, /line 11: issuance: expected a number >= 0, got an empty cell/],
    [line(9, 0, "2019-09"), devices, /line 11: month: expected 2019-10, got "2019-09"\. Give each month once/],
    [line(9, 0, "2019-11"), devices, /line 11: month: expected 2019-10, got "2019-11"\. Fill the gap/],
    [line(9, 0, "10/2019"), devices, /line 11: month: expected a month as YYYY-MM, got "10\/2019"/],
    [
      [header, ...rows.toReversed().map((row) => row.join(","))].join("\n"),
      devices,
      /line 3: month: expected 2021-07, got "2021-05"\. Sort the months/,
    ],
    [series.replaceAll(",", ";"), devices, /header: expected cells separated by commas, got ";"/],
    [series.replaceAll(",", "\t"), devices, /header: expected cells separated by commas, got tabs/],
    [series.replace("issuance", "isuance"), devices, /Did you mean "issuance"/],
    [
      series.replace("2019-03,", "2019-03,1,"),
      devices,
      /line 4: expected 6 cells, as in the header, got 7\. Quote a cell/,
    ],
    [
      series,
      devices.replace("2018-05-01", "2018"),
      /devices\.csv: line 2: release_date: expected a date as YYYY-MM-DD, or a month as YYYY-MM, got "2018"\. Add the month/,
    ],
    [series, devices.replace("2018-05-01", "May 2018"), /line 2: release_date: expected a date/],
    [
      series,
      devices.replaceAll(/,\d+$/gm, ","),
      /at least one device with a price, got none\. Add prices of new units/,
    ],
    [series, devices.replace("1e13", "0"), /line 2: rate: expected a number above 0, got "0"/],
    [series, devices.replace("A,asic", "A,chip"), /line 2: type: expected one of cpu, gpu, fpga, asic, got "chip"/],
  ];
  for (const [seriesText, devicesText, message] of cases) {
    const { code, out, error } = await ask(seriesText, devicesText);
    t.is(code, 2, message.source);
    t.is(out, "");
    t.regex(error, message);
  }
});

test("JSON holds every number but those that are told to be missing, on hard coins too", async (t) => {
  const told =
    /^(scores\.(inSample|outOfSample)|drawErrors|made|folder|months\.\d+\.referencePower|ablations\.\d+\.inSample|forecasts\.\d+\.errors\.\w+|power\.monthsWithin\.\w+\.\w+|fitted\.errors\.(power|origins))$/;
  const price = (change: (at: number) => string) =>
    mapRows((row, at) => row.map((cell, place) => (place === 1 ? change(at) : cell)));
  const texts = [
    series,
    [header, ...rows.slice(0, 3).map((row) => row.join(","))].join("\n"),
    price((at) => (at > 4 && at < 9 ? "0" : "10")),
    price((at) => (at === 0 ? "10" : "0")),
    price((at) => (at > 10 ? "1e-12" : "10")),
    price((at) => (at === 15 ? "1e9" : "10")),
    price((at) => String(1e-9 * 10 ** (at / 2))),
  ];
  for (const text of texts) {
    const result = await run(text, devices);
    t.deepEqual(
      listNulls(result).filter((path) => !told.test(path)),
      [],
    );
    t.true(
      result.months.every(({ simulated, freeEntry, revenueShare, randomWalk, halfRevenue }) =>
        [simulated, freeEntry, revenueShare, randomWalk, halfRevenue].every((rate) => rate > 0),
      ),
    );
  }
  t.deepEqual(
    (await run(texts[1]!, devices)).forecasts.map(({ origins, errors }) => [origins, errors.model]),
    [3, 12, 24].map(() => [0, null]),
  );
});
