import { addMonths, listMonths } from "../../sim/calendar.ts";
import type { RewardRule } from "../../sim/reward-rules/reward-rule.ts";
import { getChosenRule } from "../named-rule.ts";
import type { Scenario, SchemeChoice } from "../scenario.ts";
import type { RunForm } from "./what-if.ts";

/** Replications from which an interval says something, and which most scenarios manage in a second. */
const REPLICATIONS = 3;
/** What a reader should wait at most on a laptop, ms. */
const PATIENCE_MS = 800;
const FEWEST_MONTHS = 6;
const SECONDS_PER_MONTH = (365.25 * 86_400) / 12;

/**
 * How much of a scenario a page runs while a reader moves an input: as many replications as fit, up to three, and fewer
 * months where not even one fits. It depends on the scenario alone, so the same report has the same small form anywhere.
 */
export function chooseSmallForm(scenario: Scenario): RunForm {
  const { start, end, replications } = scenario;
  const milliseconds = scenario.schemes.reduce((sum, scheme) => sum + estimateMilliseconds(scenario, scheme), 0);
  const fitting = Math.floor(PATIENCE_MS / milliseconds);
  const months = listMonths(start, end).length;
  const kept = Math.min(months, Math.max(FEWEST_MONTHS, Math.floor((months * PATIENCE_MS) / milliseconds)));
  const shortened = addMonths(start, kept - 1);
  if (fitting < 1 && !namesLaterMonth(scenario, shortened)) return { replications: 1, end: shortened };
  return { replications: Math.min(REPLICATIONS, replications, Math.max(1, fitting)), end };
}

/** True where something is set to happen after a month, so that the scenario cannot end there. */
function namesLaterMonth(scenario: Scenario, last: string): boolean {
  const dates = JSON.stringify({ ...scenario, end: "" }).match(/"\d{4}-\d{2}"/g) ?? [];
  return dates.some((date) => date.slice(1, -1) > last);
}

/**
 * 20 + 0.0025 * months * parties, and for each epoch 0.1 + 0.001 * parties, in ms of one core of a server of 2024: within
 * a factor of two of what the presets take.
 */
function estimateMilliseconds(scenario: Scenario, { rule: choice }: SchemeChoice): number {
  const months = listMonths(scenario.start, scenario.end).length;
  const parties = [...scenario.miners, ...scenario.holders].reduce((sum, { count }) => sum + count, 0);
  const rule: RewardRule = getChosenRule(choice);
  const epochs = rule.kind === "lottery" ? 0 : (months * SECONDS_PER_MONTH) / rule.computeEpochSeconds(choice);
  return 20 + 0.0025 * months * parties + epochs * (0.1 + 0.001 * parties);
}
