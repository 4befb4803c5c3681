import type { Evidence } from "../../scenarios/claims/evidence.ts";
import type { ClaimsResult } from "../../scenarios/claims/run-claims.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const columns = [
  ...["claim", "row", "statement", "reading", "value", "low", "high", "unit", "range", "extrapolated"],
  ...["verdict", "becomes", "source"],
];

/** claims.csv: every piece of evidence, every part with its verdict and factor, every flip, one a row. */
export function renderClaimsCsv({ claims }: ClaimsResult): Generator<string> {
  const rows = claims.flatMap(({ number, data, model, parts, verdict, decidedBy }): CsvCell[][] => [
    [number, "verdict", decidedBy, "", ...listFactor(verdict.factor), "factor", "", "", verdict.kind, "", ""],
    ...data.map((evidence) => listEvidence(number, "data", evidence)),
    ...model.map((evidence) => listEvidence(number, "model", evidence)),
    ...parts.flatMap((part) => [
      [
        ...[number, "part", part.statement, part.reading, ...listFactor(part.verdict.factor), "factor", ""],
        ...["", part.verdict.kind, "", part.rule],
      ],
      ...part.flips.map(({ assumption, unit, now, threshold, becomes }): CsvCell[] => [
        ...[number, "flip", assumption, part.reading, threshold, null, null, unit, `now ${now}`, ""],
        ...[part.verdict.kind, becomes ?? "", part.statement],
      ]),
    ]),
  ]);
  return renderCsvChunks("claims.csv", columns, rows);
}

function listEvidence(number: number, row: string, evidence: Evidence): CsvCell[] {
  const { statement, value, low, high, unit, range, isExtrapolated, source } = evidence;
  return [number, row, statement, "", value, low, high, unit, range, isExtrapolated, "", "", source];
}

function listFactor(factor: { readonly value: number; readonly low: number; readonly high: number } | null) {
  return factor === null ? [null, null, null] : [factor.value, factor.low, factor.high];
}
