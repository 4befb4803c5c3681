import type { RuleParameters } from "../parameter.ts";
import { commissionParameter, epochSecondsParameter, nodePowerParameter } from "./common-parameters.ts";
import type { Epoch, EpochOutcome, EpochRule } from "./epoch-rule.ts";
import type { PartyRole } from "./settlement.ts";
import { splitProRata } from "./split-pro-rata.ts";
import { computePools, splitPoolPay } from "./stake-pools.ts";
import { sumAmounts } from "./sum-amounts.ts";
import { computeShareOf } from "./take-share.ts";

const noProtocol = "assumption: no protocol in particular";

/** Where each part of an epoch's issuance and fees goes. */
export interface WorkAndStakeSplit {
  /** Of what is left after burn and treasury. */
  readonly workShare: number;
  /** Of issuance and unburned fees. */
  readonly treasuryShare: number;
  readonly feeBurnShare: number;
  readonly commission: number;
}

/**
 * A part for work, pro rata to work done, and the rest for stake, pro rata to coins at stake: no lottery, any split.
 * A validator keeps a commission on the coins delegated to it. What nobody earned is carried to the next settlement.
 */
export const hybrid: EpochRule<null> = {
  kind: "epoch",
  name: "hybrid",
  title: "Hybrid of work and stake",
  pays: "It pays a fixed part for work done and the rest for coins at stake, each pro rata.",
  source: noProtocol,
  parameters: {
    workShare: { title: "Part paid for work", unit: "share", default: 0.5, min: 0, max: 1, source: noProtocol },
    treasuryShare: {
      title: "Part of issuance and unburned fees that goes to a treasury",
      unit: "share",
      default: 0,
      min: 0,
      max: 1,
      source: noProtocol,
    },
    feeBurnShare: { title: "Part of fees burned", unit: "share", default: 0, min: 0, max: 1, source: noProtocol },
    commission: commissionParameter(0, noProtocol),
    epochSeconds: epochSecondsParameter(),
    nodePowerWatts: nodePowerParameter(),
  },
  choices: {},
  weighs: "both",
  computeEpochSeconds: ({ parameters }) => parameters["epochSeconds"]!,
  computeNodePowerWatts: ({ parameters }) => parameters["nodePowerWatts"]!,
  createMemory: () => null,
  settle: (epoch, _memory, rule) => settleWorkAndStake(epoch, readSplit(rule)),
};

/** burn and treasury first; then floor(rest * workShare) to work and what remains to stake. */
export function settleWorkAndStake(epoch: Epoch, split: WorkAndStakeSplit): EpochOutcome<null> {
  const { scheduledIssuance: issued, fees } = epoch;
  const burned = computeShareOf(fees, split.feeBurnShare);
  const treasury = computeShareOf(issued + fees - burned, split.treasuryShare);
  const pot = issued + fees - burned - treasury + epoch.carried;
  const workPot = computeShareOf(pot, split.workShare);
  const workers = splitProRata(workPot, epoch.work);
  const poolPay = splitProRata(pot - workPot, computePools(epoch));
  const payouts: Partial<Record<PartyRole, Float64Array>> = {
    ...(split.workShare > 0 ? { workers } : {}),
    ...(split.workShare < 1 ? splitPoolPay(poolPay, epoch, split.commission) : {}),
  };
  const paid = sumAmounts(workers) + sumAmounts(poolPay);
  const settlement = { payouts, treasury, burned, carried: pot - paid - epoch.carried, issued, fees };
  return { settlement, memory: null };
}

function readSplit({ parameters }: RuleParameters): WorkAndStakeSplit {
  return {
    workShare: parameters["workShare"]!,
    treasuryShare: parameters["treasuryShare"]!,
    feeBurnShare: parameters["feeBurnShare"]!,
    commission: parameters["commission"]!,
  };
}
