import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import { cutToBounds } from "../answer/metric-bounds.ts";
import { getSummaryUnit } from "../answer/quotation.ts";
import { formatName } from "../display-name.ts";
import { formatEstimate, formatOnCommonScale } from "../estimate-format.ts";
import { headlineMetrics } from "../headline-metrics.ts";
import { NO_VALUE } from "../number-format.ts";
import { listMeasures, type MeasureRow } from "../scheme-measures.ts";
import { say } from "../work-words.ts";
import { plainText } from "./plain-text.ts";
import { countColumns, fitLeft, fitRight, wrapText } from "./text-layout.ts";

export type Paint = (text: string, code: number) => string;

export const TITLE_COLUMNS = 24;
const schemeColours = [34, 33, 32, 35, 36] as const;

/** Columns that "1.20 to 1.42 EH/s" and its like need; where there are fewer, the interval is told by half its width. */
const WIDE = 18;
/** Columns that a plain number of three or four digits needs. */
const NARROW = 9;

/** Colour of a scheme, by its place in the experiment. */
export function getSchemeColour(index: number): number {
  return schemeColours[index % schemeColours.length]!;
}

/** Schemes as columns, measures as rows, each with its interval below; in blocks where the terminal is too narrow. */
export function renderMetricTable(experiment: Experiment, width: number, paint: Paint): string[] {
  const { schemes } = experiment;
  const room = width - TITLE_COLUMNS;
  const most = Math.max(1, Math.floor(room / (NARROW + 2)));
  const perBlock = Math.ceil(schemes.length / Math.ceil(schemes.length / most)) || 1;
  const columns = Math.min(30, Math.floor(room / perBlock) - 2);
  const blocks = Array.from({ length: Math.ceil(schemes.length / perBlock) }, (_, index) =>
    schemes.slice(index * perBlock, (index + 1) * perBlock),
  );
  const renderRow = columns >= WIDE ? renderWideRow : renderNarrowRow;
  return blocks.flatMap((block, index) => [
    ...(index === 0 ? [] : [""]),
    ...renderHead(experiment, block, columns, paint),
    ...listRows(experiment).flatMap((row) => renderRow(experiment, block, { row, columns, paint })),
  ]);
}

/** Names of the schemes, in as many lines as they need. */
function renderHead(
  experiment: Experiment,
  block: readonly SchemeResult[],
  columns: number,
  paint: Paint,
): readonly string[] {
  const names = block.map(({ name }) => wrapText(plainText(formatName(name)), columns));
  const lines = Math.max(...names.map(({ length }) => length));
  return Array.from({ length: lines }, (_, line) => {
    const cells = names.map((words, index) => {
      const text = fitRight(words[line - lines + words.length] ?? "", columns);
      return paint(text, getSchemeColour(experiment.schemes.indexOf(block[index]!)));
    });
    return ["".padEnd(TITLE_COLUMNS), ...cells].join("  ").trimEnd();
  });
}

interface RowRequest {
  readonly row: MeasureRow;
  readonly columns: number;
  readonly paint: Paint;
}

function renderWideRow(
  experiment: Experiment,
  block: readonly SchemeResult[],
  { row: { name, title }, columns, paint }: RowRequest,
): string[] {
  const unit = getSummaryUnit(experiment, name);
  const estimates = block.map((scheme) => formatEstimate(cutToBounds(name, scheme.summary[name] ?? null), unit));
  if (estimates.every(({ mean }) => mean === NO_VALUE)) return [];
  return renderLines(
    experiment,
    [title, ""],
    estimates.map(({ mean, interval, isSame }) => [mean, isSame ? "" : (interval ?? "")]),
    { columns, paint },
  );
}

function renderNarrowRow(
  experiment: Experiment,
  block: readonly SchemeResult[],
  { row: { name, title }, columns, paint }: RowRequest,
): string[] {
  const estimates = experiment.schemes.map(({ summary }) => summary[name] ?? null);
  const { unit, cells } = formatOnCommonScale(estimates, getSummaryUnit(experiment, name));
  const shown = block.map((scheme) => cells[experiment.schemes.indexOf(scheme)]!);
  if (shown.every(({ mean }) => mean === NO_VALUE)) return [];
  const texts = shown.map(({ mean, halfWidth }) => [mean, halfWidth] as const);
  const full = `${say(experiment, title)}${unit === "" ? "" : `, ${unit}`}`;
  const head = countColumns(plainText(full)) <= TITLE_COLUMNS ? ([full, ""] as const) : ([title, `  ${unit}`] as const);
  return renderLines(experiment, head, texts, { columns, paint });
}

function renderLines(
  experiment: Experiment,
  [title, below]: readonly [string, string],
  cells: readonly (readonly [mean: string, interval: string])[],
  { columns, paint }: Pick<RowRequest, "columns" | "paint">,
): string[] {
  const place = (text: string) => fitRight(shorten(plainText(text), columns), columns);
  const first = [fitLeft(plainText(say(experiment, title)), TITLE_COLUMNS), ...cells.map(([mean]) => place(mean))];
  const second = [fitLeft(plainText(below), TITLE_COLUMNS), ...cells.map(([, interval]) => place(interval))];
  const interval = second.join("  ").trimEnd();
  return interval === "" ? [first.join("  ").trimEnd()] : [first.join("  ").trimEnd(), paint(interval, 2)];
}

/** A number that does not fit is told shorter, as 2.6e-8: cut, it would be another number. */
function shorten(text: string, columns: number): string {
  if (countColumns(text) <= columns) return text;
  const plain = text.replace(/ \u00d7 10/u, "e").replace(/[\u207b\u2070\u00b9\u00b2\u00b3\u2074-\u2079]/gu, lowerDigit);
  const [, sign = "", digits = ""] = /^(\u00b1?\u2212?)([\d. ]+)$/u.exec(plain) ?? [];
  return digits === "" ? plain : `${sign}${Number(digits.replaceAll(" ", "")).toExponential(1).replace("e+", "e")}`;
}

function lowerDigit(superscript: string): string {
  const at = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".indexOf(superscript);
  return at < 0 ? "-" : String(at);
}

/** More groups than these are left to the tables. */
const MOST_GROUPS = 8;

function listRows(experiment: Experiment): readonly MeasureRow[] {
  const groups = experiment.schemes[0]?.groups ?? [];
  const pay = groups.map(({ name }) => ({ name: `group:${name}:pay_share`, title: `Paid to ${formatName(name)}` }));
  const shown = groups.length > MOST_GROUPS ? [] : pay;
  if (experiment.schemes.length < 2) return [...headlineMetrics, ...shown];
  const [paid, built, held] = (["paid", "built", "held"] as const).map((question) =>
    listMeasures(experiment, question),
  );
  return [...paid!, ...shown, ...built!, ...held!];
}
