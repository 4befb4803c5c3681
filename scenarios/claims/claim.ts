import type { ClaimContext } from "./claim-context.ts";
import type { ClaimRunName } from "./claim-runs.ts";
import type { Evidence } from "./evidence.ts";
import type { Flip } from "./list-flips.ts";
import type { Verdict } from "./verdict.ts";

/** What was said, in our own words. */
export interface Said {
  readonly text: string;
  readonly source: string;
  /** YYYY-MM */
  readonly date: string;
}

/** A statement within a claim that evidence can decide. */
export interface Part {
  readonly statement: string;
  /** said: what the claim says, which decides its verdict; other: another reading of the same words, told beside it. */
  readonly reading: "said" | "other";
  /** By what the verdict was found, in words. */
  readonly rule: string;
  readonly verdict: Verdict;
  readonly flips: readonly Flip[];
}

/** What data and model make of a claim. */
export interface Finding {
  readonly data: readonly Evidence[];
  readonly model: readonly Evidence[];
  readonly parts: readonly Part[];
  /** What the evidence leaves out. */
  readonly caveats: readonly string[];
}

/** A claim that can be put to the test. */
export interface Claim {
  readonly number: number;
  readonly title: string;
  readonly said: Said;
  readonly sources: readonly string[];
  /** Simulations that it rests on. */
  readonly runs: readonly ClaimRunName[];
  readonly evaluate: (context: ClaimContext) => Finding;
}

/** A claim with its finding, and the verdict that follows from its parts. */
export interface JudgedClaim extends Omit<Claim, "evaluate" | "runs">, Finding {
  readonly verdict: Verdict;
  /** The part that decided it. */
  readonly decidedBy: string;
}
