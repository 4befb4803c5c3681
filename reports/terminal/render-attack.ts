import type { AttackAnswer, AttackFigure } from "../../scenarios/attack/attack-answer.ts";
import { wrapText } from "./text-layout.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

const columns: readonly TextColumn[] = [
  { title: "figure", align: "left" },
  { title: "value", align: "right" },
  { title: "95 % interval", align: "right" },
  { title: "unit", align: "left" },
  { title: "by", align: "left" },
];

/** Every figure with its unit, its interval where it was simulated, and where it comes from. */
export function renderAttack({ question, inputs, figures, notes }: AttackAnswer, width: number): string {
  const given = Object.entries(inputs).map(([name, value]) => `${name} ${renderInput(value)}`);
  const wide = Math.max(40, Math.min(width, 100));
  const sources = [...new Set(figures.map(({ source }) => source))];
  const lines = [
    ...wrapText(`${question}.`, wide),
    ...wrapText(given.join(", "), wide),
    "",
    ...renderTextTable(
      columns,
      figures.map((figure) => listCells(figure, sources.indexOf(figure.source) + 1)),
    ),
    "",
    ...sources.flatMap((source, at) => renderItem(`[${at + 1}]`, source, wide)),
    ...notes.flatMap((note) => renderItem("-", note, wide)),
  ];
  return `${lines.join("\n")}\n`;
}

function listCells({ name, value, unit, interval }: AttackFigure, source: number): string[] {
  const ends = interval === undefined ? "" : `${renderNumber(interval[0])} to ${renderNumber(interval[1])}`;
  return [name, value === null ? "none" : renderNumber(value), ends, unit, `[${source}]`];
}

function renderInput(value: number | string): string {
  return typeof value === "number" ? String(Number(value.toPrecision(6))) : value;
}

/** Four significant digits; large numbers in full, very large and very small ones with an exponent. */
function renderNumber(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e9 || size < 1e-3) return value.toExponential(2);
  if (size >= 1000) return Math.round(value).toLocaleString("en-US");
  return String(Number(value.toPrecision(4)));
}

function renderItem(mark: string, text: string, width: number): string[] {
  const indent = " ".repeat(mark.length + 1);
  return wrapText(text, width - indent.length).map((line, index) =>
    index === 0 ? `${mark} ${line}` : `${indent}${line}`,
  );
}
