import { readFileSync } from "node:fs";
import test from "ava";
import { parse } from "csv-parse/sync";
import { drawSideFigures } from "../../reports/figures/side-figures.ts";
import { renderSideCsv } from "../../reports/tables/side-csv.ts";
import { runExperiment } from "../../scenarios/experiments/run-experiment.ts";
import { getDataPath } from "../../scenarios/fit/read-table.ts";
import { computeExperimentRequest } from "../../scenarios/runs/perform-run.ts";
import { planRun } from "../../scenarios/runs/run-plan.ts";
import { parseCsv, readDevices } from "../../scenarios/store/data-files.ts";
import { addRents } from "../../scenarios/work/device-rents.ts";

/** Sixteen months around the fall of the price, on a sixth of the miners with six times their money. */
const small = [
  "start=2023-09",
  "end=2024-12",
  ...[0, 1, 2].flatMap((group) => [`miners[${group}].count=4`, `miners[${group}].capitalUsd=1.5e6`]),
];
const experiment = await run([]);
const results = experiment.schemes[0]!.runs;

async function run(sets: readonly string[]) {
  const request = { kind: "run", source: "gpu-exodus", schemes: [], fields: { replications: "2" } } as const;
  return runExperiment(computeExperimentRequest(planRun({ ...request, sets: [...small, ...sets] }), () => undefined));
}

const sum = (values: Iterable<number | null>) => [...values].reduce<number>((total, value) => total + (value ?? 0), 0);
const isNear = (one: number, other: number, scale = other) =>
  Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(scale));

type Row = Readonly<Record<string, string>>;
const rows = parse<Row>([...renderSideCsv(experiment)].join(""), { columns: true });

test("in a small form of the preset cards are rented out, sold to miners and sold to players", (t) => {
  for (const { side } of results) {
    const { used_units, outside_units, rented_units } = side!.series;
    for (const units of [used_units, outside_units, rented_units]) t.true(sum(units) > 0);
  }
});

test("what parties of the preset gained is what others paid, and what they hold is what they bought and did not lose", (t) => {
  for (const { side, parties } of results) {
    const bought = side!.devices.map((row) => row.usedUnits * (row.usedPriceUsd ?? 0));
    const outside = sum(side!.devices.map(({ outsideUsd }) => outsideUsd)) + side!.scrapped.usd;
    const costs = sum(side!.devices.map(({ tradingCostUsd }) => tradingCostUsd));
    const gained = sum(side!.parties.map(({ resaleUsd }) => resaleUsd));
    t.true(isNear(gained, outside - costs, sum(bought) + outside));
    t.true(isNear(costs, 0.1 * sum(bought)));
    parties.forEach((party, index) => {
      const { resaleUsd, otherWorkUsd, switchingUsd } = side!.parties[index]!;
      const expected =
        party.revenueUsd - party.electricityUsd - party.hardwareUsd + resaleUsd + otherWorkUsd - switchingUsd;
      t.true(isNear(party.profitUsd, expected, party.revenueUsd), party.name);
      t.true(party.finalCashUsd >= -1e-6 * party.revenueUsd, party.name);
    });
    for (const { month, device, rentsUsd, newPriceUsd, usedPriceUsd } of side!.devices) {
      // Customers pay 2e6 USD in a month of 365.25 / 12 days, of which a quarter is the market place's.
      t.true(rentsUsd <= 2e6 * 0.75 * 1.02, `${month} ${device}`);
      t.true(newPriceUsd === null || usedPriceUsd === null || usedPriceUsd <= 1.2 * newPriceUsd, `${month} ${device}`);
    }
  }
});

test("side.csv has a row for each month and device that moved, with the numbers of its run", (t) => {
  const all = results.flatMap(({ side, replication }) => side!.devices.map((row) => ({ replication, ...row })));
  t.is(rows.length, all.length);
  all.forEach((month, index) => {
    const row = rows[index]!;
    t.is(row["scheme"], "proof-of-work");
    t.deepEqual([row["replication"], row["month"], row["device"]], [`${month.replication}`, month.month, month.device]);
    for (const [column, value] of [
      ["new_price_usd", month.newPriceUsd],
      ["used_price_usd", month.usedPriceUsd],
      ["used_units", month.usedUnits],
      ["trading_cost_usd", month.tradingCostUsd],
      ["outside_units", month.outsideUnits],
      ["outside_usd", month.outsideUsd],
      ["rent_usd_per_hour", month.rentUsdPerHour],
      ["rented_units", month.rentedUnits],
      ["rents_usd", month.rentsUsd],
    ] as const) {
      t.is(row[column], value === null ? "" : String(value), `${month.month} ${month.device} ${column}`);
    }
  });
});

test("the figures of the page show what side.csv adds up to", (t) => {
  const [elsewhere, prices] = drawSideFigures(experiment);
  if (elsewhere?.kind !== "lines" || prices?.kind !== "lines") return t.fail("no figure");
  const columns = { "sold to miners": "used_units", "sold outside": "outside_units", "rented out": "rented_units" };
  const lines = elsewhere.panels[0]!.lines;
  t.deepEqual(
    lines.map(({ label }) => label),
    Object.keys(columns),
  );
  const inMonth = (month: string) => rows.filter((row) => row["month"] === month);
  for (const { label, values } of lines) {
    experiment.months.forEach((month, at) => {
      const expected = sum(inMonth(month).map((row) => Number(row[columns[label as keyof typeof columns]]))) / 2;
      t.true(isNear(values[at] ?? 0, expected), `${label} ${month}: ${values[at]} against ${expected}`);
    });
  }
  const listed = new Map(readDevices().map(({ name, priceUsd }) => [name, priceUsd]));
  const used = prices.panels[0]!.lines.find(({ label }) => label === "used")!;
  experiment.months.forEach((month, at) => {
    const each = ["1", "2"].flatMap((replication) => {
      const sold = inMonth(month).filter((row) => row["replication"] === replication && Number(row["used_units"]) > 0);
      const paid = sum(sold.map((row) => Number(row["used_units"]) * Number(row["used_price_usd"])));
      const list = sum(sold.map((row) => Number(row["used_units"]) * listed.get(row["device"]!)!));
      return sold.length === 0 ? [] : [paid / list];
    });
    if (each.length < 2) return;
    t.true(isNear(used.values[at]!, sum(each) / 2), month);
  });
});

test("the price of new devices is told by the units ordered, and not where nobody ordered any", async (t) => {
  const { schemes } = await run([
    "miners[0].reinvestShare=0",
    "miners[1].reinvestShare=0",
    "miners[2].reinvestShare=0",
  ]);
  for (const { side, series } of [...results, ...schemes[0]!.runs]) {
    side!.series.new_price_over_list.forEach((over, month) => {
      const spent = series.hardware_spend_usd[month]!;
      t.is(over === null, spent === 0, `${month}: ${over} with ${spent} USD spent`);
      if (over !== null) t.true(over > 0.29 && over < 3, `${over}`);
    });
  }
});

test("a glut of cards is sold to players for less each, fewer at once, and never for next to nothing", async (t) => {
  const sales = async (depth: number) => {
    const { side, months } = (await run([`hardware.used.playersDepthPerMonth=${depth}`])).schemes[0]!.runs[0]!;
    const [units, usd] = [new Float64Array(months.length), new Float64Array(months.length)];
    for (const row of side!.devices) {
      units[months.indexOf(row.month)]! += row.outsideUnits;
      usd[months.indexOf(row.month)]! += row.outsideUsd;
    }
    const fall = months.indexOf("2024-07");
    return { all: sum(units), first: units[fall]!, price: usd[fall]! / units[fall]! };
  };
  const [deep, shallow, tiny] = [await sales(1e12), await sales(5000), await sales(500)];
  t.true(shallow.price < 0.8 * deep.price, `${shallow.price} against ${deep.price}`);
  t.true(shallow.first < deep.first && tiny.first < shallow.first && tiny.first > 0);
  // No owner goes below what a card is worth to him: in the mean they hold out alike, however small the market is.
  t.true(tiny.price < deep.price && tiny.price > 0.2 * deep.price, `${tiny.price} against ${deep.price}`);
});

test("rents on record are read whole, each for the devices that it names, and a machine of two chips for twice as much", (t) => {
  const text = readFileSync(getDataPath("gpu_rental.csv"), "utf8");
  const table = parseCsv(text, ["device", "sha256_device", "from", "usd_per_hour", "quotes"]);
  t.is(table.length, 81);
  const hashing = addRents(readDevices(), { kernel: "sha256d" }).filter(({ rents }) => rents !== undefined);
  for (const { name, rents } of hashing) {
    const expected = table.filter((row) => row.sha256_device === name);
    t.deepEqual(
      rents,
      expected.map((row) => ({ from: row.from, usdPerHour: Number(row.usd_per_hour) })),
    );
  }
  t.is(
    sum(hashing.map(({ rents }) => rents!.length)),
    table.filter((row) => row.sha256_device !== "").length,
    "every name is a device of the catalogue",
  );
  const [model] = readDevices();
  const served = addRents([{ ...model!, name: "Google TPU v2" }], {
    ...{ kernel: "llm-tokens", model: "any", inputTokens: 1, outputTokens: 1, precision: "fp16" },
    chips: 2,
  });
  t.deepEqual(served[0]!.rents, [{ from: "2018-10", usdPerHour: 2.26 }]);
  for (const { from, usd_per_hour } of table) {
    t.regex(from, /^20\d\d-(0[1-9]|1[0-2])$/);
    t.true(Number(usd_per_hour) > 0);
  }
});

test("terms of other work, used devices, switching and prices may change at a date, and nothing before it does", async (t) => {
  const changes = {
    "hardware.otherWork.demandUsdPerMonth": 1e8,
    "hardware.otherWork.rates": [{ device: "GeForce RTX 3090", from: "2024-10", usdPerHour: 2 }],
    "hardware.used.playersShare": 0.9,
    "hardware.switching.takeOrPayShare": 0,
    "hardware.launchPrice.passThrough": 0,
  };
  for (const [path, value] of Object.entries(changes)) {
    const set = `interventions=[{ date: 2024-08, set: { "${path}": ${JSON.stringify(value)} } }]`;
    const changed = (await run([set])).schemes[0]!.runs[0]!;
    const before = results[0]!.side!.devices.filter(({ month }) => month < "2024-07");
    t.deepEqual(changed.side!.devices.slice(0, before.length), before, path);
    const quotesOf = (run: typeof changed) =>
      new Map(run.side!.devices.map((row) => [`${row.month} ${row.device}`, row.rentUsdPerHour]));
    const quotes = quotesOf(changed);
    for (const [place, usd] of quotesOf(results[0]!)) {
      if (place < "2024-08" && quotes.has(place)) t.is(quotes.get(place), usd, `${path}: ${place}`);
    }
    t.not(changed.fingerprint, results[0]!.fingerprint, path);
  }
  const refused = 'interventions=[{ date: 2024-08, set: { "hardware.used": {} } }]';
  await t.throwsAsync(run([refused]), { message: /a path that can change in mid-run: .*hardware\.used\.TERM/ });
});
