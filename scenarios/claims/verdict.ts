import type { Range } from "./evidence.ts";

/** What evidence makes of a claim. Only the functions of this file make one. */
export type Verdict =
  | { readonly kind: "supported"; readonly because: string; readonly factor: Range | null }
  /** The claim is `factor` times what was found. */
  | { readonly kind: "overstated"; readonly because: string; readonly factor: Range }
  | { readonly kind: "not decidable"; readonly because: string; readonly factor: Range | null }
  | { readonly kind: "false"; readonly because: string; readonly factor: null };

export type VerdictKind = Verdict["kind"];

/** A spoken figure is round: up to half again what was found counts as right. */
export const ROUNDNESS = 1.5;

export interface SizeOptions {
  /** Claimed over found up to which a claim counts as right: `ROUNDNESS` for figures, 1 for "more than". */
  readonly tolerance: number;
}

/**
 * "At least `claimed`": factor = claimed / found. Supported where the whole range of the factor is within the
 * tolerance, overstated where all of it is above, not decidable where the range straddles it or nothing was found.
 */
export function judgeAtLeast(claimed: number, found: Range | null, options: SizeOptions = { tolerance: ROUNDNESS }) {
  if (found === null) return judgeNothing();
  const { value, low, high } = found;
  return judgeFactor({ value: claimed / value, low: claimed / high, high: claimed / low }, options);
}

/** "At most `claimed`": the same with factor = found / claimed. */
export function judgeAtMost(claimed: number, found: Range | null, options: SizeOptions = { tolerance: ROUNDNESS }) {
  if (found === null) return judgeNothing();
  const { value, low, high } = found;
  return judgeFactor({ value: value / claimed, low: low / claimed, high: high / claimed }, options);
}

/**
 * "One is greater than the other": supported where the range of the difference lies above 0, false where all of it is
 * at or below 0, not decidable where it straddles 0 or there is none.
 */
export function judgeGreater(difference: Range | null): Verdict {
  if (difference === null) return judgeNothing();
  const { low, high } = difference;
  if (low > 0) return { kind: "supported", because: "the whole range of the difference is above 0", factor: null };
  if (high <= 0) return { kind: "false", because: "the whole range of the difference is at or below 0", factor: null };
  return { kind: "not decidable", because: "the range of the difference holds 0", factor: null };
}

/**
 * A claim of several parts is as good as its weakest: false where one is false, else overstated by the largest factor,
 * else not decidable where one is not, else supported.
 */
export function combineVerdicts(verdicts: readonly Verdict[]): Verdict {
  const overstated = verdicts.filter((verdict) => verdict.kind === "overstated");
  const weakest =
    verdicts.find(({ kind }) => kind === "false") ??
    overstated.reduce<Verdict | undefined>(
      (worst, verdict) => (verdict.factor.value > (worst?.factor?.value ?? 0) ? verdict : worst),
      undefined,
    ) ??
    verdicts.find(({ kind }) => kind === "not decidable") ??
    verdicts[0];
  if (weakest === undefined) throw new Error("a claim needs at least one part to be judged");
  return weakest;
}

function judgeNothing(): Verdict {
  return { kind: "not decidable", because: "no figure to judge it by", factor: null };
}

function judgeFactor(factor: Range, { tolerance }: SizeOptions): Verdict {
  const limit = tolerance === 1 ? "what was found" : `${tolerance} times what was found`;
  if (!(factor.low >= 0 && factor.low <= factor.value && factor.value <= factor.high)) {
    throw new Error(`verdict: expected low <= value <= high, got ${JSON.stringify(factor)}`);
  }
  if (factor.high <= tolerance) {
    return { kind: "supported", because: `over its whole range the claim is at most ${limit}`, factor };
  }
  if (factor.low > tolerance) {
    return { kind: "overstated", because: `over its whole range the claim is more than ${limit}`, factor };
  }
  return { kind: "not decidable", because: `the range holds figures on both sides of ${limit}`, factor };
}
