import type { MatchResult } from "../../scenarios/match/run-match.ts";
import { renderCsvChunks } from "./csv-chunks.ts";

const columns = ["month", "in_window", "observed", "before", "matched", "log10_error"] as const;

/** One row a month: what was observed, what the scenario said before, and what it says with the values found. */
export function renderMatchCsv({ match: { window }, months }: MatchResult): Iterable<string> {
  const rows = months.map(({ month, observed, before, simulated }) => [
    month,
    window.from <= month && month <= window.to,
    observed,
    before,
    simulated,
    observed === null || simulated === null ? null : Math.log10(simulated / observed),
  ]);
  return renderCsvChunks("months", columns, rows);
}
