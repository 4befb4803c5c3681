import type { ChipAnswer, OpenRange } from "../../scenarios/fit/run-chip.ts";
import { formatNumber, formatQuantity } from "../number-format.ts";
import { plainText } from "./plain-text.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

/** What a chip costs, in a table of brackets, then what they rest on. */
export function renderChip(answer: ChipAnswer): string {
  const { node, areaSquareMillimetres, kind, volume, diesPerWafer, diesPerWaferCounted, dieMillimetres } = answer;
  const [width, height] = dieMillimetres.map((side) => side.toFixed(1));
  const area = Number(areaSquareMillimetres.toPrecision(4));
  const { priceMonth } = answer;
  const dies = answer.dies === 1 ? "" : `${answer.dies} dies of `;
  const prices = priceMonth === null ? "on record, of 2020 to 2025" : `of ${priceMonth}`;
  const lines = [
    `${formatCount(volume)} chips of ${dies}${area} mm2 (${width} x ${height} mm) on ${node}: ${kind}, ${answer.package}`,
    `${diesPerWafer} dies a wafer of 300 mm by the usual estimate, ${diesPerWaferCounted} by counting the best layout`,
    `Prices of wafers and masks ${prices}; dollars of their year`,
    "",
    ...renderTextTable(columns, listRows(answer)),
    "",
    ...answer.assumptions.map((text) => `- ${plainText(text)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** What the chip would do as a miner; nothing where that was not asked for. */
function listHashing({ hashing }: ChipAnswer): string[][] {
  if (hashing === null) return [];
  const number = (value: number) => String(Number(value.toPrecision(3)));
  const figures = [
    ["as a miner sold then, J/TH", hashing.joulesPerTerahash],
    ["as a miner, TH/s a chip", hashing.terahashesPerSecond],
    ["as a miner, USD of chips a TH/s", hashing.usdPerTerahashPerSecond],
  ] as const;
  return figures.map(([title, { low, value, high }]) => row(title, { low, mid: value, high }, number));
}

const columns: readonly TextColumn[] = [
  { title: "", align: "left" },
  { title: "low", align: "right" },
  { title: "middle", align: "right" },
  { title: "high", align: "right" },
];

function listRows(answer: ChipAnswer): string[][] {
  const { usdPerChipParts: parts, nreParts, leadTimes, priceUsd, priceIsAssumed } = answer;
  const usd = (value: number) => formatQuantity(value, "USD");
  const price = `${plainText(usd(priceUsd))} each${priceIsAssumed ? ", assumed" : ""}`;
  return [
    row("yield, part of the dies that work", answer.yieldShare, (value) => formatQuantity(value, "share")),
    row("a wafer", answer.usdPerWafer, usd),
    row("a good die", answer.usdPerGoodDie, usd),
    ...(answer.dies === 1 ? [] : [row("all dies of a chip", parts.diesUsd, usd)]),
    row("memory (HBM) of a chip", parts.memoryUsd, usd),
    row("its package, assembly, test", parts.packageUsd, usd),
    row("its share of chips lost in packaging", parts.packageLossUsd, usd),
    row("a chip, to make", answer.usdPerChip, usd),
    row("design, once: labour, software", nreParts.labourUsd, usd),
    row("design, once: masks", nreParts.masksUsd, usd),
    row("design, once: licences", nreParts.licencesUsd, usd),
    row("design, once: package", nreParts.packageUsd, usd),
    row("design in all", answer.nreUsd, usd),
    row("a chip with its share of design", answer.usdPerChipAtVolume, usd),
    row(`chips to break even (at ${price})`, answer.breakEvenVolume, formatCount),
    row(`chips to go ahead (${answer.optionMultiple.toFixed(1)} times)`, answer.goAheadVolume, formatCount),
    row("wafers to buy", answer.wafers, formatCount),
    row("months: design", leadTimes.designMonths, formatMonths),
    row("months: silicon and package", leadTimes.siliconMonths, formatMonths),
    row("months: bring-up", leadTimes.bringUpMonths, formatMonths),
    row("months in all", leadTimes.totalMonths, formatMonths),
    ...listHashing(answer),
  ];
}

function row(title: string, range: OpenRange, format: (value: number) => string): string[] {
  const show = (value: number | null) => (value === null ? "never" : plainText(format(value)));
  return [title, show(range.low), show(range.mid), show(range.high)];
}

/** Whole things, to three digits: "1 450 000". */
function formatCount(value: number): string {
  return plainText(formatNumber(Number(value.toPrecision(3)), 0));
}

function formatMonths(value: number): string {
  return value.toFixed(1);
}
