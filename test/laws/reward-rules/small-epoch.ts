import { createStream } from "../../../sim/engine/random-stream.ts";
import type { RuleParameters } from "../../../sim/parameter.ts";
import { computeDefaultParameters } from "../../../sim/reward-rules/default-parameters.ts";
import type { Epoch, EpochRule } from "../../../sim/reward-rules/epoch-rule.ts";

/** An epoch of parties with stake only, each its own validator, unless told otherwise. */
export function createSmallEpoch(stake: readonly number[], told: Partial<Epoch> = {}): Epoch {
  return {
    index: 0,
    startSeconds: 0,
    seconds: 86_400,
    work: new Float64Array(stake.length),
    stake: Float64Array.from(stake),
    validatorOf: Int32Array.from(stake.keys()),
    fees: 0,
    scheduledIssuance: 0,
    supply: stake.reduce((sum, coins) => sum + coins, 0),
    carried: 0,
    unitsPerCoin: 1e9,
    random: createStream("small-epoch", "luck"),
    ...told,
  };
}

/** A rule's defaults, but for some parameters and choices. */
export function createParameters(
  rule: EpochRule<never> | EpochRule,
  parameters: Readonly<Record<string, number>> = {},
  choices: Readonly<Record<string, string>> = {},
): RuleParameters {
  const defaults = computeDefaultParameters(rule);
  return {
    parameters: { ...defaults.parameters, ...parameters },
    choices: { ...defaults.choices, ...choices },
  };
}
