import { join } from "node:path";
import type { MatchErrors, MatchResult } from "../../scenarios/match/run-match.ts";
import { MATCHED_SCENARIO } from "../../scenarios/match/write-match.ts";
import { formatMonth } from "../month-format.ts";
import { formatNumber } from "../number-format.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

const factorColumns: readonly TextColumn[] = [
  { title: "set by the search", align: "left" },
  { title: "from", align: "right" },
  { title: "to", align: "right" },
  { title: "found", align: "right" },
];

const errorColumns: readonly TextColumn[] = [
  { title: "error, log10", align: "left" },
  { title: "before", align: "right" },
  { title: "matched", align: "right" },
];

/** What was found, and how far it is off inside the window and after it. */
export function renderMatch({ match, source, factors, before, after, evaluations }: MatchResult, out: string): string {
  const { from, to } = match.window;
  const row = (title: string, part: keyof MatchErrors) => [title, tellError(before[part]), tellError(after[part])];
  const lines = [
    `${match.metric} of ${source} against what was observed: ${evaluations} runs of the window.`,
    "",
    ...renderTextTable(
      factorColumns,
      factors.map(({ paths, low, high, value }) => [
        paths.length === 1 ? paths[0]! : `${paths[0]!} and ${paths.length - 1} more`,
        ...[low, high, value].map(String),
      ]),
    ),
    "",
    ...renderTextTable(errorColumns, [
      row(`${formatMonth(from)} to ${formatMonth(to)}, searched`, "inside"),
      row(`after ${formatMonth(to)}, not searched`, "outside"),
    ]),
    ...tellGain(before, after),
    "",
    "Errors are root mean squares of log10(simulated / observed): 0.1 is a factor of 1.26, 0.3 a factor of 2. The best",
    "of many settings fits its window better than it fits anything else: judge it by the months that it has not seen.",
    "",
    `Scenario: ${join(out, MATCHED_SCENARIO)}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Values that bring nothing look like a result otherwise: a factor without effect ends in the middle of its range. */
function tellGain(before: MatchErrors, after: MatchErrors): string[] {
  if (before.inside === null || after.inside === null || after.inside < before.inside) return [];
  return [
    "",
    "In its window the scenario was as near before, or nearer: what the search set brings nothing, so keep what it was.",
  ];
}

function tellError(error: number | null): string {
  return error === null ? "no month" : formatNumber(error, 3);
}
