import { CONFIRMATION_ALPHA } from "./confirmation.ts";

/** A sequential probability ratio test between two rates of failure. */
export interface SequentialTest {
  /** Rate of failure of a good host. */
  readonly goodRate: number;
  /** Rate of failure of a bad host. */
  readonly badRate: number;
  /** Log likelihood ratio at which it is decided. */
  readonly threshold: number;
}

/** Default of the code; mainnet takes 0.1 for the bad rate of invalid answers. @source gonka-ai/gonka x/inference/types/params.go at 8a35022b */
export const defaultInvalidationTest: SequentialTest = { goodRate: 0.05, badRate: 0.2, threshold: 4 };
/** Default of the code; mainnet relaxed it to 0.98, 0.99 and 100 in v0.2.5, which switches it off. */
export const defaultDowntimeTest: SequentialTest = { goodRate: 0.1, badRate: 0.2, threshold: 4 };

/** A run of failures less likely than this is no accident. */
export const QUICK_FAILURE_THRESHOLD = 1e-6;

/** What is known of a host in the current epoch. */
export interface HostRecord {
  readonly consecutiveInvalid: number;
  readonly validated: number;
  readonly invalidated: number;
  readonly answered: number;
  readonly missed: number;
  /** Ratio of the last confirmation; 1 without one. */
  readonly confirmationRatio: number;
}

export interface StatusRule {
  readonly invalidation: SequentialTest;
  readonly downtime: SequentialTest;
  readonly quickFailureThreshold: number;
  readonly confirmationAlpha: number;
}

export const defaultStatusRule: StatusRule = {
  invalidation: defaultInvalidationTest,
  downtime: defaultDowntimeTest,
  quickFailureThreshold: QUICK_FAILURE_THRESHOLD,
  confirmationAlpha: CONFIRMATION_ALPHA,
};

export interface HostStatus {
  readonly status: "ACTIVE" | "INVALID" | "INACTIVE";
  /** Empty for an active host. */
  readonly reason:
    | ""
    | "consecutive_failures"
    | "statistical_invalidations"
    | "downtime"
    | "failed_confirmation_poc"
    | "algorithm_error";
}

/**
 * INVALID where goodRate^n < 1e-6 for n invalid answers in a row, or the invalidation test fails; INACTIVE where the
 * downtime test fails or the last confirmation's ratio is below alpha; in this order. A test's rates must lie between
 * 0 and 1: else the host stays active, with an algorithm error for a reason.
 *
 * @source gonka-ai/gonka x/inference/calculations/status.go ComputeStatus at 8a35022b
 */
export function computeHostStatus(host: HostRecord, rule: StatusRule): HostStatus {
  if (rule.invalidation.goodRate ** host.consecutiveInvalid < rule.quickFailureThreshold) {
    return { status: "INVALID", reason: "consecutive_failures" };
  }
  const invalidation = computeLogLikelihoodRatio(rule.invalidation, host.invalidated, host.validated);
  if (invalidation === null) return { status: "ACTIVE", reason: "algorithm_error" };
  if (invalidation >= rule.invalidation.threshold) return { status: "INVALID", reason: "statistical_invalidations" };
  const downtime = computeLogLikelihoodRatio(rule.downtime, host.missed, host.answered);
  if (downtime === null) return { status: "ACTIVE", reason: "algorithm_error" };
  if (downtime >= rule.downtime.threshold) return { status: "INACTIVE", reason: "downtime" };
  if (host.confirmationRatio < rule.confirmationAlpha) return { status: "INACTIVE", reason: "failed_confirmation_poc" };
  return { status: "ACTIVE", reason: "" };
}

/**
 * LLR = failures ln(bad / good) + passes ln((1 - bad) / (1 - good)); null for rates that are no chances.
 *
 * @source gonka-ai/gonka x/inference/calculations/sprt.go at 8a35022b; Wald 1945
 */
export function computeLogLikelihoodRatio(test: SequentialTest, failures: number, passes: number): number | null {
  const { goodRate, badRate } = test;
  if (!(goodRate > 0 && goodRate < 1 && badRate > 0 && badRate < 1)) return null;
  return failures * Math.log(badRate / goodRate) + passes * Math.log((1 - badRate) / (1 - goodRate));
}
