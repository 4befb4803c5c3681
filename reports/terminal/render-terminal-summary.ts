import type { Experiment, SchemeResult } from "../../scenarios/experiments/experiment.ts";
import type { SeriesMetricName } from "../../sim/metrics/series-metrics.ts";
import { composeAnswer } from "../answer/answer.ts";
import { getSummaryUnit } from "../answer/quotation.ts";
import { formatName } from "../display-name.ts";
import { formatEstimate } from "../estimate-format.ts";
import { headlineMetrics } from "../headline-metrics.ts";
import { formatQuantity, getDisplayUnit } from "../number-format.ts";
import { describeSeriesMetric, say } from "../work-words.ts";
import { plainText } from "./plain-text.ts";
import { renderSparkline } from "./sparkline.ts";
import { cutText, fitLeft, fitRight, wrapText } from "./text-layout.ts";

/** How a terminal can be written to; the caller looks at NO_COLOR and at whether it is a terminal at all. */
export interface TerminalStyle {
  /** Columns; fewer than 40 are taken as 40. */
  readonly width: number;
  readonly colour: boolean;
}

const sparkMetrics = ["hashrate_hs", "power_gw", "cost_usd_per_eh", "gini_pay"] as const satisfies SeriesMetricName[];
const schemeColours = [34, 33, 32, 35, 36] as const;
const TITLE_COLUMNS = 24;

/** What a run found, for a terminal: the answer, the headline metrics of each scheme, and four series in small. */
export function renderTerminalSummary(experiment: Experiment, style: TerminalStyle): string {
  const width = Math.max(40, Math.min(style.width, 100));
  const paint: Paint = style.colour ? (text, code) => `\u001b[${code}m${text}\u001b[0m` : (text) => text;
  const answer = composeAnswer(experiment);
  const blocks = [
    [...wrapPlain(experiment.title, width).map((line) => paint(line, 1)), ...wrapPlain(experiment.question, width)],
    answer.lead.flatMap((sentence) => wrapPlain(sentence, width)),
    renderMetrics(experiment, width, paint),
    renderSparklines(experiment, width, paint),
    answer.parts
      .filter(({ title }) => title === "Difference")
      .flatMap(({ sentences }) => wrapPlain(sentences.join(" "), width)),
    wrapPlain(answer.note, width).map((line) => paint(line, 2)),
  ];
  const text = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${text.join("\n\n")}\n`;
}

type Paint = (text: string, code: number) => string;

function renderMetrics(experiment: Experiment, width: number, paint: Paint): string[] {
  const { schemes } = experiment;
  const columns = Math.min(30, Math.max(12, Math.floor((width - TITLE_COLUMNS) / Math.max(1, schemes.length)) - 2));
  const perBlock = Math.max(1, Math.floor((width - TITLE_COLUMNS) / (columns + 2)));
  const blocks = Array.from({ length: Math.ceil(schemes.length / perBlock) }, (_, index) =>
    schemes.slice(index * perBlock, (index + 1) * perBlock),
  );
  return blocks.flatMap((block) => renderBlock(experiment, block, columns, paint));
}

function renderBlock(
  experiment: Experiment,
  schemes: readonly SchemeResult[],
  columns: number,
  paint: Paint,
): string[] {
  const names = schemes.map((scheme) => {
    const name = fitRight(plainText(formatName(scheme.name)), columns);
    return paint(name, schemeColours[experiment.schemes.indexOf(scheme) % schemeColours.length]!);
  });
  const rows = [...headlineMetrics, ...listGroupMetrics(experiment)].flatMap(({ name, title }) => {
    const estimates = schemes.map((scheme) =>
      formatEstimate(scheme.summary[name] ?? null, getSummaryUnit(experiment, name)),
    );
    if (estimates.every(({ mean }) => mean === "\u2013")) return [];
    const means = estimates.map(({ mean }) => fitRight(plainText(mean), columns));
    const intervals = estimates.map(({ interval, isSame }) =>
      fitRight(isSame ? "" : plainText(interval ?? ""), columns),
    );
    const first = [fitLeft(plainText(say(experiment, title)), TITLE_COLUMNS), ...means].join("  ");
    const second = [" ".repeat(TITLE_COLUMNS), ...intervals].join("  ").trimEnd();
    return second === "" ? [first] : [first, paint(second, 2)];
  });
  return [["".padEnd(TITLE_COLUMNS), ...names].join("  "), ...rows].map((line) => line.trimEnd());
}

/** More groups than these are left to the tables. */
const MOST_GROUPS = 8;

/** What each group earned: the first thing that a reader of his own scenario looks for. */
function listGroupMetrics(experiment: Experiment): { readonly name: string; readonly title: string }[] {
  const groups = experiment.schemes[0]?.groups ?? [];
  if (groups.length > MOST_GROUPS) return [];
  return groups.map(({ name }) => ({ name: `group:${name}:pay_share`, title: `Paid to ${formatName(name)}` }));
}

function renderSparklines(experiment: Experiment, width: number, paint: Paint): string[] {
  if (width < TITLE_COLUMNS + 36) return [];
  return experiment.schemes.flatMap((scheme, index) => {
    const rows = sparkMetrics.flatMap((name) => {
      const { mean } = scheme.series[name];
      const found = mean.filter((value) => value !== null);
      const [first, last] = [found[0], found.at(-1)];
      if (first === undefined || last === undefined || found.every((value) => value === 0)) return [];
      const described = describeSeriesMetric(experiment, name);
      const unit = getDisplayUnit(name, described);
      const ends = [first, last].map((value) => plainText(formatQuantity(value, unit)));
      const line = renderSparkline(mean, width - TITLE_COLUMNS - 30);
      const colour = schemeColours[index % schemeColours.length]!;
      return [
        `${fitLeft(described.title, TITLE_COLUMNS - 8)} ${fitRight(ends[0]!, 16)} ${paint(line, colour)} ${ends[1]!}`,
      ];
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
