import type { MonthRow } from "../../sim/markets/history.ts";
import type { Problem } from "../problem.ts";
import type { Scenario } from "../scenario.ts";
import { listStartFields } from "./start-fields.ts";

const MONTHS_LIMIT = 1200;

/** The end does not precede the start, the span is bearable, and history covers what is taken from it. */
export function checkDates(scenario: Scenario, history: readonly MonthRow[]): Problem[] {
  const months = countMonths(scenario.end) - countMonths(scenario.start) + 1;
  if (months < 1) {
    return [
      {
        path: "end",
        expected: `a month from ${scenario.start} (the start) on`,
        found: scenario.end,
        cure: "Swap start and end, or choose a later end.",
      },
    ];
  }
  if (months > MONTHS_LIMIT) {
    const expected = `at most ${MONTHS_LIMIT} months from start to end`;
    return [{ path: "end", expected, found: `${months} months`, cure: "Choose an earlier end." }];
  }
  return [...checkMarketHistory(scenario, history), ...checkStartHistory(scenario, history)];
}

function checkMarketHistory(scenario: Scenario, history: readonly MonthRow[]): Problem[] {
  const priced = history.filter((row) => row.priceUsd !== null);
  const models = [
    { path: "price.model", isUsed: scenario.price.model === "history", rows: priced, known: "prices" },
    { path: "fees.model", isUsed: scenario.fees.model === "history", rows: history, known: "fees" },
  ];
  return models.flatMap(({ path, isUsed, rows, known }) => {
    const first = rows[0]?.month ?? "";
    const last = rows.at(-1)?.month ?? "";
    if (!isUsed || (scenario.start >= first && scenario.end <= last)) return [];
    return [
      {
        path,
        expected: `months inside the ${known} on record, ${first} to ${last}, where the model is "history"`,
        found: `${scenario.start} to ${scenario.end}`,
        cure: "Change start or end, or choose another model.",
      },
    ];
  });
}

function checkStartHistory(scenario: Scenario, history: readonly MonthRow[]): Problem[] {
  // Of other work than hashes, history knows the height only; checkWork refuses the rest.
  const known = listStartFields(scenario).filter(
    (field) => scenario.work.kernel === "sha256d" || field === "startHeight",
  );
  const used = known.filter((field) => scenario.chain[field] === "history");
  // The state at the start is that of the month before; a height needs only the blocks before it.
  const second = history[1]?.month ?? "";
  const next = countMonths(history.at(-1)?.month ?? "") + 1;
  return used.flatMap((field) => {
    const earliest = field === "startHeight" ? (history[0]?.month ?? "") : second;
    if (scenario.start >= earliest && countMonths(scenario.start) <= next) return [];
    const expected = `a start from ${earliest} to ${renderMonth(next)} where it is "history"`;
    return [{ path: `chain.${field}`, expected, found: scenario.start, cure: "Give a number, or change start." }];
  });
}

/** Months since the year 0; -1 for no month. */
function countMonths(month: string): number {
  const [year, ofYear] = month.split("-").map(Number);
  return year === undefined || ofYear === undefined ? -1 : year * 12 + ofYear - 1;
}

function renderMonth(months: number): string {
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
}
