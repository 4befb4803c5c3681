import type { CostRange } from "../../hardware-models/cost-range.ts";
import type { OwnershipAnswer } from "../../scenarios/fit/run-ownership.ts";
import { formatQuantity } from "../number-format.ts";
import { plainText } from "./plain-text.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

/** What a device costs its owner, in a table of brackets, then what they rest on. */
export function renderOwnership(answer: OwnershipAnswer): string {
  const { device, country, electricityUsdPerKwh, usdPerHourParts: parts, usdPerPetahashDay } = answer;
  const rows = [
    row("price", answer.priceRangeUsd, "USD"),
    row("power of the machine at the plug", answer.watts, "W"),
    row("an hour of work: capital", parts.capitalUsd, "USD"),
    row("an hour of work: electricity", parts.electricityUsd, "USD"),
    row("an hour of work: building or space", parts.buildingUsd, "USD"),
    row("an hour of work: failures", parts.failuresUsd, "USD"),
    row("an hour in all", answer.usdPerHour, "USD"),
    row("a year", answer.usdPerYear, "USD"),
    ...(usdPerPetahashDay === null ? [] : [row("a day of 1 PH/s", usdPerPetahashDay, "USD")]),
  ];
  const lines = [
    `${plainText(device)} in ${country} at ${Number(electricityUsdPerKwh.toPrecision(4))} USD/kWh`,
    "",
    ...renderTextTable(columns, rows),
    "",
    ...answer.assumptions.map((text) => `- ${plainText(text)}`),
  ];
  return `${lines.join("\n")}\n`;
}

const columns: readonly TextColumn[] = [
  { title: "", align: "left" },
  { title: "low", align: "right" },
  { title: "middle", align: "right" },
  { title: "high", align: "right" },
];

function row(title: string, { low, mid, high }: CostRange, unit: string): string[] {
  return [title, ...[low, mid, high].map((value) => plainText(formatQuantity(value, unit)))];
}
