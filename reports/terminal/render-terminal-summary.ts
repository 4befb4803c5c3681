import type { Experiment } from "../../scenarios/experiments/experiment.ts";
import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import { composeAnswer } from "../answer/answer.ts";
import { formatName } from "../display-name.ts";
import { formatQuantity, getDisplayUnit } from "../number-format.ts";
import { describeSeriesMetric } from "../work-words.ts";
import { asciiText } from "./ascii-text.ts";
import { getSchemeColour, type Paint, renderMetricTable, TITLE_COLUMNS } from "./metric-table.ts";
import { plainText } from "./plain-text.ts";
import { renderSparkline } from "./sparkline.ts";
import { cutText, fitLeft, fitRight, wrapText } from "./text-layout.ts";

/** How a terminal can be written to; the caller looks at NO_COLOR and at whether it is a terminal at all. */
export interface TerminalStyle {
  /** Columns; fewer than 40 are taken as 40. */
  readonly width: number;
  readonly colour: boolean;
  /** What the terminal can show; "unicode" where left out. */
  readonly charset?: "unicode" | "ascii";
}

const sparkMetrics = ["hashrate_hs", "power_gw", "cost_usd_per_eh", "gini_pay"] as const satisfies SeriesMetricName[];

/** What a run found, for a terminal: the answer, the headline metrics of each scheme, and four series in small. */
export function renderTerminalSummary(experiment: Experiment, style: TerminalStyle): string {
  const width = Math.max(40, Math.min(style.width, 100));
  const paint: Paint = style.colour ? (text, code) => `\u001b[${code}m${text}\u001b[0m` : (text) => text;
  const answer = composeAnswer(experiment);
  const blocks = [
    [...wrapPlain(experiment.title, width).map((line) => paint(line, 1)), ...wrapPlain(experiment.question, width)],
    answer.lead.flatMap((sentence) => wrapPlain(sentence, width)),
    renderMetricTable(experiment, width, paint),
    renderSparklines(experiment, width, paint),
    answer.parts
      .filter(({ title }) => title === "Serving" || title === "Credit")
      .flatMap(({ sentences }) => sentences.flatMap((sentence) => wrapPlain(sentence, width))),
    answer.parts
      .filter(({ title }) => title === "Difference")
      .flatMap(({ sentences }) => wrapPlain(sentences.join(" "), width)),
    wrapPlain(answer.note, width).map((line) => paint(line, 2)),
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  const whole = `${text.join("\n\n")}\n`;
  return style.charset === "ascii" ? asciiText(whole) : whole;
}

/** Columns on either side of a line for its metric and its first and last value; with fewer they stand above it. */
const WORDS_COLUMNS = TITLE_COLUMNS + 30;
const SHORTEST_LINE = 6;

function renderSparklines(experiment: Experiment, width: number, paint: Paint): string[] {
  const isWide = width >= WORDS_COLUMNS + SHORTEST_LINE;
  return experiment.schemes.flatMap((scheme, index) => {
    const rows = sparkMetrics.flatMap((name) => {
      const { mean } = scheme.series[name];
      const found = mean.filter((value) => value !== null);
      const [first, last] = [found[0], found.at(-1)];
      if (first === undefined || last === undefined || found.every((value) => value === 0)) return [];
      const described = describeSeriesMetric(experiment, name);
      const unit = getDisplayUnit(name, described);
      const [from, to] = [first, last].map((value) => plainText(formatQuantity(value, unit))) as [string, string];
      const line = paint(renderSparkline(mean, isWide ? width - WORDS_COLUMNS : width), getSchemeColour(index));
      if (isWide) return [`${fitLeft(described.title, TITLE_COLUMNS - 8)} ${fitRight(from, 16)} ${line} ${to}`];
      return [...wrapText(`${described.title}: ${from} to ${to}`, width), line];
    });
    const months = `${experiment.months[0] ?? ""} to ${experiment.months.at(-1) ?? ""}`;
    return rows.length === 0
      ? []
      : [`${cutText(plainText(formatName(scheme.name)), width - months.length - 2)}, ${months}`, ...rows];
  });
}

function wrapPlain(text: string, width: number): string[] {
  return wrapText(plainText(text), width);
}
