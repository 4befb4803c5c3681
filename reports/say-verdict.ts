import type { Evidence, Range } from "../scenarios/claims/evidence.ts";
import type { Flip } from "../scenarios/claims/list-flips.ts";
import type { Verdict } from "../scenarios/claims/verdict.ts";
import { formatQuantity } from "./number-format.ts";

/** "overstated by a factor of 27.2 (19.4 to 32.6)", "supported". */
export function sayVerdict(verdict: Verdict): string {
  return verdict.kind === "overstated" ? `overstated by a factor of ${sayFactor(verdict.factor)}` : verdict.kind;
}

/** "27.2 (19.4 to 32.6)", or the number alone where it has no range. */
export function sayFactor({ value, low, high }: Range): string {
  return low === high ? saySize(value) : `${saySize(value)} (${saySize(low)} to ${saySize(high)})`;
}

/** What is claimed over nothing found has no bound. */
function saySize(factor: number): string {
  return Number.isFinite(factor) ? formatQuantity(factor, "1") : "any size";
}

/** "3 068x to 5 142x"; "" where the evidence has no range. */
export function sayRange({ low, high, unit }: Evidence): string {
  if (low === null || high === null) return "";
  const [least, most] = [formatQuantity(low, unit), formatQuantity(high, unit)];
  return least === most ? least : `${least} to ${most}`;
}

/** "supported at 0.506 J/TH or less", "the same up to 5x". */
export function sayFlip(flip: Flip): string {
  return flip.becomes === null ? `the same ${sayThreshold(flip)}` : `${flip.becomes} at ${sayThreshold(flip)}`;
}

/** "0.506 J/TH or less", "173x or more"; "up to 5x" where nothing flips it. */
export function sayThreshold({ now, threshold, unit, searchedTo }: Flip): string {
  if (threshold === null) return `${searchedTo < now ? "down" : "up"} to ${formatQuantity(searchedTo, unit)}`;
  return `${formatQuantity(threshold, unit)} or ${threshold < now ? "less" : "more"}`;
}

/** The flips of one assumption together, as found one after the other. */
export function groupFlips(flips: readonly Flip[]): (readonly [assumption: string, flips: readonly Flip[]])[] {
  const assumptions = [...new Set(flips.map(({ assumption }) => assumption))];
  return assumptions.map((assumption) => [assumption, flips.filter((flip) => flip.assumption === assumption)]);
}
