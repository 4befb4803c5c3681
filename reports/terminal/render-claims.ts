import type { JudgedClaim, Part } from "../../scenarios/claims/claim.ts";
import type { Evidence } from "../../scenarios/claims/evidence.ts";
import type { Flip } from "../../scenarios/claims/list-flips.ts";
import type { ClaimsResult } from "../../scenarios/claims/run-claims.ts";
import type { Verdict } from "../../scenarios/claims/verdict.ts";
import { formatQuantity } from "../number-format.ts";
import { groupFlips, sayFlip, sayRange, sayVerdict } from "../say-verdict.ts";
import { plainText } from "./plain-text.ts";
import { countColumns, fitRight, wrapText } from "./text-layout.ts";
import { renderTextTable } from "./text-table.ts";

/** Claims one after the other: what was said, what data and model say, the verdict, and what would flip it. */
export function renderClaims(result: ClaimsResult, columns: number): string {
  const width = Math.max(60, Math.min(columns, 100));
  const lines = [
    ...(result.claims.length > 1 ? [...renderOverview(result), ""] : []),
    ...result.claims.flatMap((claim) => [...renderClaim(claim, width), ""]),
    ...wrapText(
      `Simulations: ${result.replications} replications each, seed ${JSON.stringify(plainText(result.seed))}. * rests on a trend or a scaling drawn on beyond what was seen.`,
      width,
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function renderOverview({ claims }: ClaimsResult): string[] {
  return renderTextTable(
    [
      { title: "", align: "right" },
      { title: "claim", align: "left" },
      { title: "verdict", align: "left" },
    ],
    claims.map(({ number, title, verdict }) => [String(number), title, sayVerdict(verdict)]),
  );
}

function renderClaim(claim: JudgedClaim, width: number): string[] {
  const sources = [...new Set([...claim.data, ...claim.model].map(({ source }) => source))];
  const title = `Claim ${claim.number}: ${claim.title}`;
  return [
    title,
    "=".repeat(countColumns(title)),
    ...wrapText(`Said (${claim.said.date}): ${claim.said.text}`, width),
    "",
    ...wrapText(`Verdict: ${sayVerdict(claim.verdict)}. Decided by: ${claim.decidedBy}.`, width),
    "",
    "What the data say",
    ...renderEvidence(claim.data, sources, width),
    "",
    "What the model says",
    ...renderEvidence(claim.model, sources, width),
    "",
    "Part by part",
    ...claim.parts.flatMap((part) => renderPart(part, width)),
    "",
    "Mind",
    ...claim.caveats.flatMap((caveat) => renderItem("-", caveat, width)),
    "",
    "Sources",
    ...renderItem("-", claim.said.source, width),
    ...sources.flatMap((source, index) => renderItem(`[${index + 1}]`, source, width)),
  ];
}

/** Value on the left, statement beside it, range below. */
function renderEvidence(list: readonly Evidence[], sources: readonly string[], width: number): string[] {
  const values = list.map(
    ({ value, unit, isExtrapolated }) => formatQuantity(value, unit) + (isExtrapolated ? "*" : ""),
  );
  const column = Math.max(...values.map(countColumns), 8);
  const room = width - column - 4;
  return list.flatMap((evidence, index) => {
    const source = `[${sources.indexOf(evidence.source) + 1}]`;
    const range = evidence.range === "" ? [] : wrapText(`${sayRange(evidence)}: ${evidence.range}`, room);
    const lines = [...wrapText(`${evidence.statement} ${source}`, room), ...range];
    return lines.map((line, row) => `  ${fitRight(row === 0 ? values[index]! : "", column)}  ${line}`);
  });
}

function renderPart({ statement, reading, rule, verdict, flips }: Part, width: number): string[] {
  const lead = reading === "other" ? "Another reading. " : "";
  const because = verdict.kind === "overstated" || verdict.factor === null ? "" : ` (${verdict.because})`;
  const room = width - 6;
  const flipLines = groupFlips(flips).flatMap(([assumption, group]) =>
    wrapText(`Would be ${group.map(sayFlip).join("; ")}, if ${assumption} (now ${sayNow(group)}).`, room).map(
      (line, index) => `${index === 0 ? "    ~ " : "      "}${line}`,
    ),
  );
  return [
    ...renderItem("-", `${lead}${statement}: ${sayLoudly(verdict)}${because}`, width),
    ...wrapText(`Rule: ${rule}.`, room).map((line) => `    ${line}`),
    ...flipLines,
  ];
}

/** The kind of a verdict in capitals. */
function sayLoudly(verdict: Verdict): string {
  return sayVerdict(verdict).replace(verdict.kind, verdict.kind.toUpperCase());
}

function sayNow([first]: readonly Flip[]): string {
  return first === undefined ? "" : formatQuantity(first.now, first.unit);
}

function renderItem(mark: string, text: string, width: number): string[] {
  const indent = " ".repeat(countColumns(mark) + 3);
  return wrapText(text, width - indent.length).map((line, index) =>
    index === 0 ? `  ${mark} ${line}` : `${indent}${line}`,
  );
}
