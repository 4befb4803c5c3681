import test from "ava";
import { type ChipFigures, lookUpNodeFigure, type NodeItem } from "../../hardware-models/chip-figures.ts";
import {
  computeFiguresAt,
  datedItems,
  datedPriceColumns,
  parseDatedPrices,
} from "../../hardware-models/dated-prices.ts";
import { getFirstVolumeYear } from "../../hardware-models/process-node.ts";
import { readChipLibrary } from "../../scenarios/fit/chip-library.ts";
import { readTable } from "../../scenarios/fit/read-table.ts";
import { listNodes } from "../../scenarios/listings/list-nodes.ts";

const { nodes, figures, prices } = readChipLibrary();
const rows = readTable("chip_prices_by_year.csv", datedPriceColumns);
const years = Array.from({ length: 51 }, (_, index) => 2002 + index / 2);
const isClose = (one: number, other: number) => Math.abs(one / other - 1) < 1e-9;
const look = (item: NodeItem, nanometres: number, year: number) =>
  lookUpNodeFigure(computeFiguresAt(figures, prices, year), item, nanometres);
const listPoints = (known: ChipFigures, item: NodeItem) => known.byNode.get(item) ?? [];

test("a price on record holds in its year, and the cited one in the year of its citation", (t) => {
  t.true(prices.length >= 25);
  for (const { item, nanometres, year, usd } of prices) {
    t.true(isClose(look(item, nanometres, year).mid, usd), `${item} ${nanometres} ${year}`);
  }
  for (const item of datedItems) {
    for (const { nanometres, year, mid } of listPoints(figures, item)) {
      t.true(isClose(look(item, nanometres, year).mid, mid), `${item} ${nanometres}`);
    }
  }
});

test("every price on record has its source, and none the year of the citation it is set against", (t) => {
  for (const row of rows) {
    t.true(row.source !== "" && row.confidence !== "", `${row.item} ${row.node_nm} ${row.year}`);
    const cited = listPoints(figures, row.item as NodeItem).find(
      ({ nanometres }) => nanometres === Number(row.node_nm),
    );
    t.not(cited, undefined, `${row.item} ${row.node_nm}`);
    t.not(cited?.year, Number(row.year));
  }
});

test("without prices of other years nothing changes, and figures of other items never do", (t) => {
  t.deepEqual(computeFiguresAt(figures, [], 2013), figures);
  const dated = computeFiguresAt(figures, prices, 2013);
  t.is(dated.general, figures.general);
  for (const [item, points] of figures.byNode) {
    if (!["wafer", "mask-set", "programme"].includes(item)) t.is(dated.byNode.get(item), points, item);
  }
});

test("prices of a year keep the bracket of the cited ones, and its order", (t) => {
  for (const year of years) {
    for (const item of datedItems) {
      for (const { nanometres } of nodes) {
        const [cited, dated] = [lookUpNodeFigure(figures, item, nanometres), look(item, nanometres, year)];
        t.true(
          isClose(dated.low / dated.mid, cited.low / cited.mid) &&
            isClose(dated.high / dated.mid, cited.high / cited.mid),
        );
      }
    }
  }
});

test("before the first record and after the last a price stays; between two it goes in equal ratios", (t) => {
  t.is(look("wafer", 40, 1990).mid, look("wafer", 40, 2008).mid);
  t.is(look("mask-set", 40, 2060).mid, lookUpNodeFigure(figures, "mask-set", 40).mid);
  const [first, middle, last] = [2008, 2014, 2020].map((year) => look("wafer", 40, year).mid);
  t.true(isClose(middle! ** 2, first! * last!));
});

test("mask sets only get cheaper; the rest of a programme costs the same in every year", (t) => {
  for (const { nanometres, name } of nodes) {
    let last = Number.POSITIVE_INFINITY;
    const rest = lookUpNodeFigure(figures, "programme", 5).mid - lookUpNodeFigure(figures, "mask-set", 5).mid;
    for (const year of years) {
      const masks = look("mask-set", nanometres, year).mid;
      t.true(masks <= last * (1 + 1e-12), `${name} ${year}`);
      last = masks;
      t.true(isClose(look("programme", 5, year).mid - look("mask-set", 5, year).mid, rest), `${name} ${year}`);
    }
  }
});

test("of the nodes on sale in a year the finer one has the dearer wafers and masks", (t) => {
  for (const year of years) {
    const known = computeFiguresAt(figures, prices, year);
    const ready = nodes.filter((node) => getFirstVolumeYear(node) <= year);
    for (const item of datedItems) {
      const usd = ready.map(({ nanometres }) => lookUpNodeFigure(known, item, nanometres).mid);
      for (const [at, one] of usd.slice(1).entries())
        t.true(one >= usd[at]! * (1 - 1e-9), `${item} ${ready[at + 1]!.name} ${year}`);
    }
  }
});

test("mask sets without a record fall as the middle one of those with one", (t) => {
  const falls = (confidence: string) =>
    rows
      .filter((row) => row.item === "mask-set" && row.confidence === confidence)
      .map(({ node_nm, year, usd }) => {
        const cited = listPoints(figures, "mask-set").find(({ nanometres }) => nanometres === Number(node_nm))!;
        return Math.log(Number(usd) / cited.mid) / (cited.year - Number(year));
      })
      .sort((one, other) => one - other);
  const sourced = falls("sourced");
  for (const fall of falls("derived")) t.true(Math.abs(fall - sourced[2]!) < 2e-4, String(fall));
});

test("outside truth: prices of 2010, 2017 and 2018 that no row rests on", (t) => {
  // Global Semiconductor Alliance (21ic.com 409408): 3200 USD in the middle of all 300 mm wafers sold in 2010.
  t.true(look("wafer", 90, 2010).mid < 3200 && look("wafer", 40, 2010).mid * 1.35 > 3200);
  // IC Insights (iconnect007.com 113182): 6050 USD a 300 mm wafer of 20 nm and finer in 2018.
  t.true(look("wafer", 20, 2018.4).mid < 6050 && look("wafer", 7, 2018.4).mid > 6050);
  // Moonwalk, ASPLOS 2017 (recalled): mask sets, thousands of USD.
  for (const [nanometres, thousands] of [
    [250, 65],
    [180, 105],
    [130, 290],
    [90, 560],
    [65, 700],
    [40, 1250],
    [28, 2250],
    [16, 5700],
  ] as const) {
    const ratio = look("mask-set", nanometres, 2017).mid / (thousands * 1000);
    t.log(`mask set at ${nanometres} nm in 2017: ${ratio.toFixed(2)} of Moonwalk's`);
    t.true(ratio > 1 / 2 && ratio < 1.5, `${nanometres}: ${ratio}`);
  }
});

test("list nodes tells every node's prices as they were at its first volume and are in the last year on record", (t) => {
  const { columns, rows: listed } = listNodes();
  t.is(listed.length, nodes.length);
  const last = Math.max(...prices.map(({ year }) => year));
  const at = (row: (typeof listed)[number], column: string) => row[columns.indexOf(column)];
  for (const [index, row] of listed.entries()) {
    const { name, nanometres } = nodes[index]!;
    const first = getFirstVolumeYear(nodes[index]!);
    t.is(at(row, "node"), name);
    for (const [item, column] of [
      ["wafer", "wafer_usd"],
      ["mask-set", "mask_set_usd"],
    ] as const) {
      t.is(at(row, `${column}_first`), Number(look(item, nanometres, first).mid.toPrecision(4)), name);
      t.is(at(row, `${column}_${last}`), Number(look(item, nanometres, last).mid.toPrecision(4)), name);
    }
  }
});

test("a row that cannot be read is told by its item, node and year; a year that is none is refused", (t) => {
  const row = { item: "wafer", node_nm: "28", year: "2011", usd: "3000", source: "x", confidence: "x", note: "" };
  for (const change of [{ item: "wafers" }, { usd: "0" }, { usd: "1e999" }, { year: "" }, { node_nm: "-1" }]) {
    t.throws(() => parseDatedPrices([{ ...row, ...change }]), { message: /chip prices by year: .*cannot be read/ });
  }
  for (const year of [Number.NaN, Number.POSITIVE_INFINITY]) {
    t.throws(() => computeFiguresAt(figures, prices, year), { instanceOf: RangeError });
  }
});
