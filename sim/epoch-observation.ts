import type { Epoch } from "./reward-rules/epoch-rule.ts";
import type { Settlement } from "./reward-rules/settlement.ts";

/** What the epochs that ended in one month came to: all that a review may know of the rule. */
export interface EpochObservation {
  /** Length of those epochs. */
  seconds: number;
  /** Units of work done in them, and [smallest unit * s] at stake over them. */
  work: number;
  stakeSeconds: number;
  /** [smallest unit] paid to parties for work, and to parties as stakers or validators */
  workersPaid: number;
  stakersPaid: number;
  issued: number;
  scheduledIssuance: number;
  fees: number;
}

/** No epoch has ended yet. */
export function createObservation(): EpochObservation {
  return {
    seconds: 0,
    work: 0,
    stakeSeconds: 0,
    workersPaid: 0,
    stakersPaid: 0,
    issued: 0,
    scheduledIssuance: 0,
    fees: 0,
  };
}

/** Adds an epoch to what its month came to. */
export function noteObservation(sums: EpochObservation, epoch: Epoch, { payouts, issued, fees }: Settlement): void {
  sums.seconds += epoch.seconds;
  sums.work += sum(epoch.work);
  sums.stakeSeconds += sum(epoch.stake) * epoch.seconds;
  sums.workersPaid += sum(payouts.workers);
  sums.stakersPaid += sum(payouts.stakers) + sum(payouts.validators);
  sums.issued += issued;
  sums.scheduledIssuance += epoch.scheduledIssuance;
  sums.fees += fees;
}

function sum(values: Float64Array | undefined): number {
  if (values === undefined) return 0;
  let total = 0;
  for (let party = 0; party < values.length; party++) total += values[party]!;
  return total;
}
