import { computeStakes } from "../stakes.ts";
import type { World } from "../world.ts";
import { computeExpectedPay, type PayTrial, type Standing } from "./expected-pay.ts";
import { computeMergeLoss, computeSplitGain } from "./identity-gain.ts";

/** Epochs over which luck and a rule's memory are averaged out. */
const TRIAL_EPOCHS = 20;

/** Names that an operator goes under in the Sybil test. */
export const SYBIL_NAMES = 10;

/** [coins] minted in an epoch of the trial: large, so that rounding to whole units does not show. */
const TRIAL_COINS_PER_EPOCH = 1000;

/** What names and caps would change at the run's end; null where nobody is paid. */
export interface IdentityMeasures {
  readonly sybilGain: number | null;
  readonly collusionGain: number | null;
}

/** Tries the run's rule on its last standing: the best-paid party under many names, the two best-paid as one. */
export function measureIdentities(world: World): IdentityMeasures {
  const trial = describeTrial(world);
  const standing: Standing = {
    work: world.fleet.workRate.slice(),
    stake: computeStakes(world),
    validatorOf: world.delegation.validatorOf.slice(),
  };
  const pay = computeExpectedPay(trial, standing);
  const paid = [...pay.keys()].filter((party) => pay[party]! > 0).sort((one, other) => pay[other]! - pay[one]!);
  const [first, second] = paid;
  return {
    sybilGain: first === undefined ? null : computeSplitGain(trial, standing, first, SYBIL_NAMES, pay).gain,
    collusionGain:
      first === undefined || second === undefined ? null : computeMergeLoss(trial, standing, [first, second], pay).gain,
  };
}

function describeTrial({ rule, input, unitsPerCoin, ledger }: World): PayTrial {
  return {
    rule,
    ruleParameters: input.scheme.rule,
    epochs: TRIAL_EPOCHS,
    issuancePerEpoch: TRIAL_COINS_PER_EPOCH * unitsPerCoin,
    unitsPerCoin,
    supply: ledger.supplyAtStart,
    seed: `${input.seed}#${input.replication}`,
  };
}
