import type { VerifyResult } from "../../scenarios/verify/run-verify.ts";
import { describeRow } from "../../scenarios/verify/verify-row.ts";
import { type CsvCell, renderCsvChunks } from "./csv-chunks.ts";

const columns = [
  ...["id", "group", "topic", "statement", "expected", "tolerance", "unit", "found", "verdict", "why", "source"],
];

/** verify.csv: every statement, one a row. */
export function renderVerifyCsv({ groups }: VerifyResult): Generator<string> {
  const rows = groups.flatMap(({ name, statements }) =>
    statements.map((judged): CsvCell[] => {
      const { id, topic, statement, expected, tolerance, unit, found, verdict, why, source } = describeRow(judged);
      return [id, name, topic, statement, expected, tolerance, unit, found, verdict, why, source];
    }),
  );
  return renderCsvChunks("verify.csv", columns, rows);
}
