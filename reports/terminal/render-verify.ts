import { countVerdicts, type JudgedGroup, type VerifyResult } from "../../scenarios/verify/run-verify.ts";
import type { Bound, JudgedStatement, StatementVerdict } from "../../scenarios/verify/statement.ts";
import { describeRow } from "../../scenarios/verify/verify-row.ts";
import { plainText } from "./plain-text.ts";
import { fitLeft, fitRight, wrapText } from "./text-layout.ts";
import { renderTextTable, type TextColumn } from "./text-table.ts";

/** How many statements hold, by group and topic, and each that fails with all that is known of it. */
export function renderVerify(
  result: VerifyResult,
  { width, detail }: { readonly width: number; readonly detail: "counts" | "figures" },
): string {
  const room = Math.max(60, Math.min(width, 120));
  const { groups } = result;
  const blocks = [
    ...(detail === "figures" ? groups.map((group) => renderFigures(group, room)) : []),
    renderTextTable(countColumns, groups.flatMap(listCounts)),
    listOf(groups, "not applicable").flatMap((statement) => renderUntried(statement, room)),
    listOf(groups, "fails").flatMap((statement) => renderFailure(statement, room)),
    wrapText(sayAll(groups), room),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

const countColumns: readonly TextColumn[] = [
  { title: "group", align: "left" },
  { title: "topic", align: "left" },
  { title: "hold", align: "right" },
  { title: "fail", align: "right" },
  { title: "n/a", align: "right" },
  { title: "seconds", align: "right" },
];

/** One line a topic; the group's name and time stand on its first. */
function listCounts({ name, statements, seconds }: JudgedGroup): string[][] {
  const topics = [...new Set(statements.map(({ topic }) => topic))];
  return topics.map((topic, index) => {
    const count = (verdict: StatementVerdict) =>
      statements.filter((one) => one.topic === topic && one.verdict === verdict).length;
    const [hold, fail, other] = [count("holds"), count("fails"), count("not applicable")];
    const isFirst = index === 0;
    return [
      ...[isFirst ? name : "", topic, String(hold), fail === 0 ? "-" : String(fail), other === 0 ? "-" : String(other)],
      isFirst ? seconds.toFixed(1) : "",
    ];
  });
}

function listOf(groups: readonly JudgedGroup[], verdict: StatementVerdict): JudgedStatement[] {
  return groups.flatMap(({ statements }) => statements.filter((one) => one.verdict === verdict));
}

/** What was not tried, with the reason. */
function renderUntried({ id, measure }: JudgedStatement, room: number): string[] {
  const reason = measure.kind === "untried" ? measure.reason : "";
  return hang(`n/a ${id}: ${reason}`, room);
}

/** A failure, with all that is known of it. */
function renderFailure(statement: JudgedStatement, room: number): string[] {
  const { id, statement: stated, expected, tolerance, unit, found, source } = describeRow(statement);
  const lines = [
    `expected ${expected} (${tolerance}), got ${found}; ${unit}`,
    ...statement.differences,
    `Source: ${source}`,
  ];
  return [
    ...hang(`FAILS ${id}: ${stated}`, room),
    ...lines.flatMap((line) => hang(line, room - 4).map((part) => `    ${part}`)),
  ];
}

function hang(text: string, room: number): string[] {
  return wrapText(plainText(text), room - 4).map((line, index) => (index === 0 ? line : `    ${line}`));
}

const FOUND_COLUMNS = 16;
const BOUND_COLUMNS = 18;

/** What was found, what was expected, and the statement, line by line. */
function renderFigures({ title, statements }: JudgedGroup, room: number): string[] {
  const figures = statements.flatMap((judged) =>
    judged.measure.kind === "figure" ? [{ judged, ...judged.measure }] : [],
  );
  if (figures.length === 0) return [];
  const left = FOUND_COLUMNS + BOUND_COLUMNS + 8;
  return [
    title,
    ...figures.flatMap(({ judged, found, expected, unit }) => {
      const cells = [
        judged.verdict === "holds" ? "     " : "FAILS",
        fitRight(showFigure(found, unit), FOUND_COLUMNS),
        fitLeft(sayBound(expected, unit), BOUND_COLUMNS),
      ];
      const lines = wrapText(plainText(judged.stated), Math.max(20, room - left));
      return lines.map((line, index) => `${index === 0 ? cells.join(" ") : " ".repeat(left - 1)} ${line}`);
    }),
  ];
}

/** An expected figure with its bound, short enough for a column. */
function sayBound(bound: Bound, unit: string): string {
  const show = (value: number) => (unit === "share" ? showFigure(value, unit) : showNumber(value));
  switch (bound.kind) {
    case "near":
      return bound.tolerance === 0
        ? show(bound.value)
        : `${show(bound.value)} +- ${Number(bound.tolerance.toPrecision(2))}`;
    case "between":
      return `${show(bound.low)} to ${show(bound.high)}`;
    case "at most":
    case "at least":
      return `${bound.kind} ${show(bound.value)}`;
    default:
      return bound satisfies never;
  }
}

/** A figure with its unit; shares in percent, pure numbers bare. */
function showFigure(value: number, unit: string): string {
  if (unit === "share") return `${Number((100 * value).toPrecision(3))} %`;
  return unit === "ratio" ? showNumber(value) : `${showNumber(value)} ${unit}`;
}

/** Four digits are enough for the eye; the table written to a folder has all. */
function showNumber(value: number): string {
  return String(Number(value.toPrecision(4)));
}

function sayAll(groups: readonly JudgedGroup[]): string {
  const [holds, fails, others] = (["holds", "fails", "not applicable"] as const).map((verdict) =>
    countVerdicts(groups, verdict),
  ) as [number, number, number];
  const seconds = groups.reduce((sum, group) => sum + group.seconds, 0);
  return `${holds + fails + others} statements in ${seconds.toFixed(0)} s: ${holds} hold, ${fails} fail, ${others} not applicable.`;
}
