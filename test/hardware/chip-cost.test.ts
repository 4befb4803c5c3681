import test from "ava";
import { computeChipCost } from "../../hardware-models/chip-cost.ts";
import { designKinds, packageNames } from "../../hardware-models/chip-design.ts";
import {
  chipFigureColumns,
  getChipFigure,
  lookUpNodeFigure,
  type NodeItem,
} from "../../hardware-models/chip-figures.ts";
import type { CostRange } from "../../hardware-models/cost-range.ts";
import { computeDesignCost } from "../../hardware-models/design-cost.ts";
import { computeLeadTimes, computeLotMonths } from "../../hardware-models/lead-time.ts";
import { getFirstVolumeYear, listNodesAt } from "../../hardware-models/process-node.ts";
import { readChipLibrary } from "../../scenarios/fit/chip-library.ts";
import { readHashingChips } from "../../scenarios/fit/read-hashing-efficiency.ts";
import { readTable } from "../../scenarios/fit/read-table.ts";
import { createStream } from "../../sim/engine/random-stream.ts";
import { createChipDesign } from "./chip-design.ts";

const { nodes, figures } = readChipLibrary();
const rows = readTable("chip_economics.csv", chipFigureColumns);
const random = createStream("chip-cost", "cases");
const draw = (low: number, high: number) => low * (high / low) ** random();

const ends = ["low", "mid", "high"] as const;
const isOrdered = ({ low, mid, high }: CostRange) => low <= mid && mid <= high && Number.isFinite(high);
const isClose = (one: number, other: number) => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));

test("every figure keeps its source, its unit and its confidence", (t) => {
  for (const row of rows) t.true(row.source !== "" && row.confidence !== "", `${row.item} ${row.node_nm}`);
  for (const row of rows.filter(({ item }) => item !== "clustering" && !/^pue|^machine/.test(item))) {
    t.not(row.unit, "", row.item);
  }
});

test("every node has every figure, and a row's own figure where it has a row", (t) => {
  const items = [...new Set(rows.filter(({ node_nm }) => node_nm !== "").map(({ item }) => item))] as NodeItem[];
  t.is(items.length, 9);
  for (const item of items)
    for (const { nanometres } of nodes) t.true(isOrdered(lookUpNodeFigure(figures, item, nanometres)));
  for (const { item, node_nm, mid } of rows.filter((row) => row.node_nm !== "")) {
    t.is(lookUpNodeFigure(figures, item as NodeItem, Number(node_nm)).mid, Number(mid), `${item} ${node_nm}`);
  }
});

test("a finer node costs more a wafer, more a mask set, more a programme, and takes longer", (t) => {
  for (const item of ["wafer", "mask-set", "programme", "fabrication", "transistor-density"] as const) {
    const values = nodes.map(({ nanometres }) => lookUpNodeFigure(figures, item, nanometres).mid);
    for (const [at, value] of values.slice(1).entries())
      t.true(value >= values[at]!, `${item} at ${nodes[at + 1]!.name}`);
  }
});

test("a chip costs the sum of its parts, and its ends are in order", (t) => {
  for (const { name } of nodes) {
    for (const packageName of packageNames) {
      const cost = computeChipCost(
        createChipDesign(name, draw(1, 858), { package: packageName, memoryGigabytes: 40 }),
        figures,
      );
      for (const end of ends) {
        const parts = cost.goodDieUsd[end] + cost.memoryUsd[end] + cost.packageUsd[end] + cost.packageLossUsd[end];
        t.true(isClose(parts, cost.totalUsd[end]), `${name} ${packageName} ${end}`);
      }
      for (const range of [cost.yieldShare, cost.waferUsd, cost.goodDieUsd, cost.totalUsd, cost.wafersPerChip]) {
        t.true(isOrdered(range), name);
      }
    }
  }
});

test("several dies cost as many good dies, wafers and as much interposer, one assembly, and their design once", (t) => {
  for (let round = 0; round < 30; round++) {
    const [area, dies] = [draw(50, 800), Math.ceil(draw(2, 8))];
    for (const packageName of ["flip-chip", "2.5d"] as const) {
      const one = computeChipCost(createChipDesign("5nm", area, { package: packageName }), figures);
      const many = computeChipCost(createChipDesign("5nm", area, { package: packageName, dies }), figures);
      for (const end of ends) {
        t.true(isClose(many.diesUsd[end], dies * one.goodDieUsd[end]) && many.goodDieUsd[end] === one.goodDieUsd[end]);
        t.true(isClose(many.wafersPerChip[end] / one.wafersPerChip[end], dies));
        const assembly = getChipFigure(figures, `assembly-${packageName}`)[end];
        const pieces = (many.packageUsd[end] - assembly) / (one.packageUsd[end] - assembly);
        t.true(isClose(pieces, packageName === "2.5d" ? dies : 1));
      }
    }
    t.deepEqual(
      computeChipCost(createChipDesign("5nm", area, { dies: 1 }), figures),
      computeChipCost(createChipDesign("5nm", area), figures),
    );
  }
  // What chiplets are for: half the die twice has more good silicon than the whole once.
  const [whole, halves] = [createChipDesign("5nm", 800), createChipDesign("5nm", 400, { dies: 2 })].map((one) =>
    computeChipCost(one, figures),
  );
  t.true(halves!.diesUsd.mid < whole!.diesUsd.mid);
});

test("wafers bought and chips sold balance: a wafer's price is that of its good dies", (t) => {
  for (let round = 0; round < 50; round++) {
    const cost = computeChipCost(createChipDesign("7nm", draw(1, 858)), figures);
    t.true(isClose(cost.goodDieUsd.mid * cost.diesPerWafer * cost.yieldShare.mid, cost.waferUsd.mid));
  }
});

test("a larger die has a lower yield and costs more a mm2; fewer critical parts cost less", (t) => {
  for (let round = 0; round < 50; round++) {
    const area = draw(2, 400);
    const [one, two] = [
      computeChipCost(createChipDesign("5nm", area), figures),
      computeChipCost(createChipDesign("5nm", 2 * area), figures),
    ];
    t.true(two.diesPerWafer < one.diesPerWafer && two.yieldShare.mid < one.yieldShare.mid);
    t.true(two.goodDieUsd.mid > 2 * one.goodDieUsd.mid * (1 - 1 / one.diesPerWafer));
    const spared = computeChipCost(createChipDesign("5nm", area, { criticalShare: 0.5 }), figures);
    t.true(spared.goodDieUsd.high < one.goodDieUsd.high);
  }
});

test("without defects, or with a yield of one, a good die costs its share of the wafer", (t) => {
  for (const change of [{ defectsPerSquareCentimetre: 0 }, { yieldShare: 1 }, { criticalShare: 0 }]) {
    const cost = computeChipCost(createChipDesign("5nm", 100, change), figures);
    t.is(cost.goodDieUsd.mid, cost.waferUsd.mid / cost.diesPerWafer);
  }
});

test("an H100 is made for what analysts say, within a tenth; its die within a factor of two", (t) => {
  const cost = computeChipCost(createChipDesign("4nm", 814, { package: "2.5d", memoryGigabytes: 80 }), figures);
  t.true(Math.abs(cost.totalUsd.mid / 3320 - 1) < 0.1, String(cost.totalUsd.mid));
  t.true(cost.goodDieUsd.mid / 300 < 2 && cost.goodDieUsd.low < 1.2 * 300);
});

test("design costs are the sum of their parts; cited programmes lie within their brackets", (t) => {
  for (const kind of designKinds) {
    for (const { nanometres } of nodes) {
      const { totalUsd, ...parts } = computeDesignCost(kind, nanometres, figures);
      t.true(isOrdered(totalUsd));
      for (const end of ends) {
        const sum = Object.values(parts).reduce((all, part) => all + part[end], 0);
        t.true(isClose(sum, totalUsd[end]), `${kind} ${nanometres} ${end}`);
      }
    }
  }
  const core = computeDesignCost("core", 28, figures).totalUsd;
  t.true(Math.abs(core.mid / 4.45e6 - 1) < 0.02, "ASIC Clouds at 28 nm");
  const accelerator = (node: number) => computeDesignCost("accelerator", node, figures).totalUsd;
  t.true(accelerator(7).low < 62e6 && accelerator(7).high > 271e6, "TPU-class team and Gartner at 7 nm");
  t.true(Math.abs(accelerator(5).mid / 150e6 - 1) < 0.02, "Alphawave at 5 nm");
});

test("lead times are in order and add up, and advanced packaging is what is waited for", (t) => {
  for (const kind of designKinds) {
    for (const { nanometres } of nodes) {
      const plain = computeLeadTimes(kind, "flip-chip", nanometres, figures);
      const advanced = computeLeadTimes(kind, "2.5d", nanometres, figures);
      for (const end of ends) {
        const { designMonths, siliconMonths, bringUpMonths, totalMonths } = plain;
        t.true(isClose(designMonths[end] + siliconMonths[end] + bringUpMonths[end], totalMonths[end]));
        t.true(advanced.siliconMonths[end] > plain.siliconMonths[end]);
      }
    }
  }
});

test("a lot takes longer on a finer node, and at 110 nm what Avalon said of its own: 30 to 50 days", (t) => {
  const fineToCoarse = nodes.toSorted((one, other) => one.nanometres - other.nanometres);
  for (const [at, { nanometres }] of fineToCoarse.slice(1).entries()) {
    const [finer, lot] = [fineToCoarse[at]!.nanometres, nanometres].map((node) => computeLotMonths(node, figures));
    t.true(isOrdered(lot!), `${nanometres} nm`);
    for (const end of ends) t.true(lot![end] <= finer![end], `${nanometres} nm ${end}`);
  }
  const days = (months: number) => (months * 365.25) / 12;
  const { low, mid } = computeLotMonths(110, figures);
  t.true(days(low) >= 29 && days(mid) <= 50);
});

test("no hashing chip shipped before its node, and the wait of customers lies within its bracket", (t) => {
  const first = new Map<number, number>();
  for (const { nanometres, year } of readHashingChips()) {
    first.set(nanometres, Math.min(year, first.get(nanometres) ?? Number.POSITIVE_INFINITY));
  }
  const delay = getChipFigure(figures, "customer-delay");
  for (const node of nodes) {
    const shipped = first.get(node.nanometres);
    if (shipped === undefined) continue;
    const wait = shipped - getFirstVolumeYear(node);
    t.true(wait > 0, node.name);
    // Before 2013 there was no hashing chip on any node; from then on a node was waited for.
    if (["20nm", "16nm", "10nm", "8nm", "7nm", "5nm", "3nm"].includes(node.name)) {
      t.true(wait > delay.low - 0.1 && wait < delay.high + 0.1, `${node.name}: ${wait}`);
    }
  }
});

test("nodes come in the order of their years, and none goes away", (t) => {
  let known = 0;
  for (let year = 2000; year <= 2030; year++) {
    const now = listNodesAt(nodes, year, 1).length;
    t.true(now >= known);
    known = now;
  }
  t.is(known, nodes.length);
});
