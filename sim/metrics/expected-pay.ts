import { createStream, type RandomStream } from "../engine/random-stream.ts";
import type { RuleParameters } from "../parameter.ts";
import type { Epoch, EpochRule } from "../reward-rules/epoch-rule.ts";
import type { LotteryRule } from "../reward-rules/lottery-rule.ts";
import type { RewardRule } from "../reward-rules/reward-rule.ts";
import { partyRoles, type Settlement } from "../reward-rules/settlement.ts";
import { askRule } from "../rule-error.ts";

/** Who works and who holds at one moment; one entry a party in every column. */
export interface Standing {
  /** Units of work a second. */
  readonly work: Float64Array;
  /** [smallest unit] at stake, whole */
  readonly stake: Float64Array;
  /** Party to which each party delegates: itself where it validates. */
  readonly validatorOf: Int32Array;
}

/** How a rule is tried on a standing. */
export interface PayTrial {
  readonly rule: RewardRule;
  readonly ruleParameters: RuleParameters;
  /** Epochs over which luck and memory average out; a lottery needs none. */
  readonly epochs: number;
  /** [smallest unit] that the market's schedule mints in an epoch: large, so that rounding does not show. */
  readonly issuancePerEpoch: number;
  readonly unitsPerCoin: number;
  /** [smallest unit] in existence */
  readonly supply: number;
  readonly seed: string;
}

/**
 * Share of all that a rule issues which each party earns while nobody's work or stake changes: payouts to the party in
 * every role over everything issued. What is burned, kept or paid to others is in the denominator, so the shares of
 * all parties may add up to less than 1.
 */
export function computeExpectedPay(trial: PayTrial, standing: Standing): Float64Array {
  return trial.rule.kind === "lottery" ? computeChances(trial.rule, standing) : measurePay(trial.rule, trial, standing);
}

/** One winner takes the block: the expected share is the chance to win. */
function computeChances(rule: LotteryRule, { work, stake }: Standing): Float64Array {
  const weights = rule.weighs === "work" ? work : stake;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 0));
}

function measurePay(rule: EpochRule, trial: PayTrial, standing: Standing): Float64Array {
  const { ruleParameters } = trial;
  const seconds = rule.computeEpochSeconds(ruleParameters);
  const random = createStream(trial.seed, "trial/luck");
  const work = standing.work.map((rate) => rate * seconds);
  const paid = new Float64Array(work.length);
  let memory = rule.createMemory(ruleParameters, work.length);
  let [issued, carried] = [0, 0];
  for (let index = 0; index < trial.epochs; index++) {
    const epoch = describeEpoch(trial, { ...standing, work }, { index, seconds, issued, carried, random });
    const outcome = askRule(rule.name, `epoch ${index} of a trial`, () => rule.settle(epoch, memory, ruleParameters));
    memory = outcome.memory;
    issued += outcome.settlement.issued;
    carried += outcome.settlement.carried;
    addPayouts(paid, outcome.settlement);
  }
  return paid.map((units) => (issued > 0 ? units / issued : 0));
}

interface Moment {
  readonly index: number;
  readonly seconds: number;
  readonly issued: number;
  readonly carried: number;
  readonly random: RandomStream;
}

function describeEpoch(trial: PayTrial, standing: Standing, moment: Moment): Epoch {
  const { index, seconds, issued, carried, random } = moment;
  return {
    index,
    startSeconds: index * seconds,
    seconds,
    ...standing,
    fees: 0,
    scheduledIssuance: trial.issuancePerEpoch,
    supply: trial.supply + issued,
    carried,
    unitsPerCoin: trial.unitsPerCoin,
    random,
  };
}

function addPayouts(paid: Float64Array, { payouts }: Settlement): void {
  for (const role of partyRoles) {
    const column = payouts[role];
    if (column === undefined) continue;
    for (let party = 0; party < paid.length; party++) paid[party]! += column[party]!;
  }
}
