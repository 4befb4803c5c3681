import { epochSecondsParameter } from "./common-parameters.ts";
import type { EpochRule } from "./epoch-rule.ts";
import { settleWorkAndStake } from "./hybrid.ts";

/**
 * Everybody is paid pro rata to work done, without a lottery: what a pool pays its miners, or proof of work whose luck
 * has been averaged out.
 */
export const shares: EpochRule<null> = {
  kind: "epoch",
  name: "shares",
  title: "Shares of work",
  pays: "It pays for work done, pro rata: no lottery, and nothing for stake.",
  source: "assumption: proof of work without its luck",
  parameters: { epochSeconds: epochSecondsParameter() },
  choices: {},
  weighs: "work",
  computeEpochSeconds: ({ parameters }) => parameters["epochSeconds"]!,
  computeNodePowerWatts: () => 0,
  createMemory: () => null,
  settle: (epoch) => settleWorkAndStake(epoch, { workShare: 1, treasuryShare: 0, feeBurnShare: 0, commission: 0 }),
};
