import test from "ava";
import { computeHashesPerArea } from "../../hardware-models/area-efficiency.ts";
import { computeChipCost, getDiesPerWafer } from "../../hardware-models/chip-cost.ts";
import { getWaferCut } from "../../hardware-models/chip-design.ts";
import type { CostRange } from "../../hardware-models/cost-range.ts";
import { computeFiguresAt } from "../../hardware-models/dated-prices.ts";
import { computeDesignCost } from "../../hardware-models/design-cost.ts";
import { countDiesPerWafer } from "../../hardware-models/wafer.ts";
import { readChipLibrary } from "../../scenarios/fit/chip-library.ts";
import { runChip } from "../../scenarios/fit/run-chip.ts";
import { createChipDesign } from "./chip-design.ts";

// Chips of which somebody else has told a cost. What the package's own figures were derived from says "input".

const { figures, prices } = readChipLibrary();

const costAt = (node: string, area: number, year: number) =>
  computeChipCost(createChipDesign(node, area), computeFiguresAt(figures, prices, year));

interface Known {
  readonly title: string;
  readonly found: CostRange;
  readonly told: number;
  /** The middle is within this factor either way. */
  readonly factor: number;
  readonly source: string;
}

const scale = ({ low, mid, high }: CostRange, by: number): CostRange => ({
  low: low * by,
  mid: mid * by,
  high: high * by,
});
const invert = ({ low, mid, high }: CostRange, of: number): CostRange => ({
  low: of / high,
  mid: of / mid,
  high: of / low,
});
const package25d = (area: number, memoryGigabytes: number, dies = 1) =>
  computeChipCost(createChipDesign("4nm", area, { package: "2.5d", memoryGigabytes, dies }), figures);

/** Net dies of a wafer that IBS expected of Apple's chips before they came. */
const netDies = (node: string, area: number, year: number) => invert(costAt(node, area, year).wafersPerChip, 1 / 0.99);

const known: readonly Known[] = [
  {
    title: "H100, USD of material",
    found: package25d(814, 80).totalUsd,
    told: 3320,
    factor: 1.1,
    source: "siliconanalysts.com cost-bridge (packaging and HBM are input)",
  },
  {
    title: "H200, USD of material",
    found: package25d(814, 141).totalUsd,
    told: 4250,
    factor: 1.15,
    source: "siliconanalysts.com market 2026-06-27; 4800 on its page of 2026-02",
  },
  {
    title: "B200, USD of material",
    found: package25d(800, 192, 2).totalUsd,
    told: 6400,
    factor: 1.15,
    source: "Epoch AI on fourweekmba.com (HBM is input)",
  },
  {
    title: "B200, USD of its two dies",
    found: package25d(800, 192, 2).diesUsd,
    told: 900,
    factor: 1.25,
    source: "Epoch AI on fourweekmba.com",
  },
  {
    title: "H100, USD of its die",
    found: package25d(814, 80).goodDieUsd,
    told: 300,
    factor: 1.7,
    source: "siliconanalysts.com cost-bridge",
  },
  {
    title: "A12, good dies of a 7 nm wafer",
    found: netDies("7nm", 83.27, 2018.75),
    told: 545.65,
    factor: 1.4,
    source: "IBS 2019 on techecast.blogspot.com",
  },
  {
    title: "A14, good dies of a 5 nm wafer",
    found: netDies("5nm", 85, 2020.75),
    told: 530.25,
    factor: 1.4,
    source: "IBS 2019 on techecast.blogspot.com",
  },
  {
    title: "A14, USD of a good die",
    found: costAt("5nm", 85, 2020.75).goodDieUsd,
    told: 12_500 / 530.25,
    factor: 1.25,
    source: "IBS 2019 on wccftech.com: 12500 USD a wafer",
  },
  {
    title: "BM1387 (S9), USD of a die",
    found: costAt("16nm", 12, 2017).goodDieUsd,
    told: 8000 / 5158,
    factor: 2.3,
    source: "Song 2017, programmingbitcoin.com: 3 x 4 mm, 8000 USD a wafer",
  },
  {
    title: "S9, USD of its 189 chips",
    found: scale(
      runChip({ node: "16nm", areaSquareMillimetres: 12, volume: 1e8, kind: "core", month: "2017-06" }).usdPerChip,
      189,
    ),
    told: 300,
    factor: 1.35,
    source: "Song 2017, programmingbitcoin.com",
  },
  {
    title: "Avalon 1, USD of its design at 110 nm",
    found: computeDesignCost("core", 110, computeFiguresAt(figures, prices, 2012.8)).totalUsd,
    told: 250_000,
    factor: 13,
    source: "zorinaq.com 2013: 200 to 300 thousand; two people",
  },
  {
    title: "hashing chip at 28 nm, USD of its design",
    found: computeDesignCost("core", 28, computeFiguresAt(figures, prices, 2013.5)).totalUsd,
    told: 4e6,
    factor: 2,
    source: "bitcointalk 2013 (HashFast): 3 to 5 million",
  },
  {
    title: "Avalon 1, MH/s a mm2 at 110 nm",
    found: toRange(110),
    told: 275 / 16.13,
    factor: 5,
    source: "bitcointalk 119668",
  },
  {
    title: "BM1387 (S9), MH/s a mm2 at 16 nm",
    found: toRange(16),
    told: 13.5e6 / 189 / 12,
    factor: 5,
    source: "13.5 TH/s on 189 chips of 3 x 4 mm (Song 2017)",
  },
  {
    title: "Bitfury, MH/s a mm2 at 55 nm",
    found: toRange(55),
    told: 2000 / 14.44,
    factor: 5,
    source: "bitcointalk 119668",
  },
  {
    title: "Butterfly Labs, MH/s a mm2 at 65 nm",
    found: toRange(65),
    told: 4000 / 56.25,
    factor: 5,
    source: "bitcointalk 119668",
  },
];

function toRange(nanometres: number): CostRange {
  const { low, value, high } = computeHashesPerArea(nanometres, figures);
  return scale({ low, mid: value, high }, 1e-6);
}

test("chips whose cost others have told come within the factor stated, and two of three within the bracket", (t) => {
  let inside = 0;
  for (const { title, found, told, factor, source } of known) {
    const ratio = found.mid / told;
    const show = (value: number) => String(Number(value.toPrecision(3)));
    t.log(
      `${title}: ${show(found.mid)} (${show(found.low)} to ${show(found.high)}), told ${show(told)}: x${ratio.toFixed(2)}; ${source}`,
    );
    t.true(Math.max(ratio, 1 / ratio) <= factor, `${title}: ${ratio}`);
    if (found.low <= told && told <= found.high) inside++;
  }
  t.log(`${inside} of ${known.length} within the bracket`);
  t.true(inside / known.length >= 2 / 3);
});

test("dies of a wafer are those that makers of chips were told", (t) => {
  // TSMC to Avalon: 4055 chips of 16.13 mm2 (bitcointalk 120184); IBS of 7 nm: 721 chips of 83.27 mm2 before yield.
  const avalon = createChipDesign("110nm", 16.13, { scribeMillimetres: 0.08, edgeMillimetres: 3 });
  for (const dies of [getDiesPerWafer(avalon), countDiesPerWafer(getWaferCut(avalon))]) {
    t.log(`Avalon 1: ${dies} against 4055`);
    t.true(Math.abs(dies / 4055 - 1) < 0.05);
  }
});
